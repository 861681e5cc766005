"""What lies sealed in the store is worth nothing without the secret, and moves with a new one (P6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.kit.secrets import Secret
from inroad.kit.vault import Vault, VaultError

OLD, NEW = Secret(b"o" * 32), Secret(b"n" * 32)
VAULT = Vault(NEW, [OLD])


@given(st.text(max_size=200))
def test_what_is_sealed_opens_for_its_purpose_and_owner_alone(plain: str) -> None:
    sealed = VAULT.seal("mail", "account 1", plain)
    assert VAULT.open("mail", "account 1", sealed) == plain
    assert sealed != VAULT.seal("mail", "account 1", plain)
    for purpose, owner in (("hook", "account 1"), ("mail", "account 2")):
        with pytest.raises(VaultError):
            VAULT.open(purpose, owner, sealed)


@given(st.data())
def test_any_change_is_noticed(data: st.DataObject) -> None:
    sealed = VAULT.seal("mail", "a", "hunter2 hunter2")
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:at] + data.draw(st.sampled_from("ABxy09-_.ä ")) + sealed[at + 1 :]
    if changed != sealed:
        with pytest.raises(VaultError):
            VAULT.open("mail", "a", changed)


def test_a_new_secret_opens_what_the_old_one_sealed_until_it_is_taken_away() -> None:
    sealed = Vault(OLD).seal("mail", "a", "hunter2")
    assert VAULT.open("mail", "a", sealed) == "hunter2"
    assert VAULT.outdated(sealed)
    anew = VAULT.seal("mail", "a", VAULT.open("mail", "a", sealed))
    assert not VAULT.outdated(anew)
    with pytest.raises(VaultError):
        Vault(NEW).open("mail", "a", sealed)
    with pytest.raises(VaultError):
        Vault(OLD).open("mail", "a", anew)
    assert "hunter2" not in anew
