"""One secret, a key of its own for each purpose."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.kit.secrets import Secret, load_secret

SECRET = Secret(b"0" * 32)


@given(st.binary(max_size=200))
def test_what_is_sealed_is_unsealed_for_the_same_purpose_alone(payload: bytes) -> None:
    text = SECRET.seal("a", payload)
    assert text.isascii()
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert SECRET.unseal("a", text) == payload
    assert SECRET.unseal("b", text) is None
    assert Secret(b"1" * 32).unseal("a", text) is None


@given(st.binary(max_size=60), st.data())
def test_any_change_is_noticed(payload: bytes, data: st.DataObject) -> None:
    text = SECRET.seal("a", payload)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCxyz019-_=+/ ä"))
    changed = text[:at] + other + text[at + 1 :]
    assert changed == text or SECRET.unseal("a", changed) is None
    assert SECRET.unseal("a", text[:at]) is None


def test_hashes_depend_on_secret_and_purpose() -> None:
    found = SECRET.keyed_hash("email", "ann@lee.example")
    assert len(found) == 64
    assert found == SECRET.keyed_hash("email", "ann@lee.example")
    assert (
        len(
            {found, SECRET.keyed_hash("token", "ann@lee.example"), Secret(b"1" * 32).keyed_hash("email", "x")}
        )
        == 3
    )


def test_the_secret_is_made_once_readable_by_its_owner_alone_and_never_shown(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret"
    made = load_secret(None, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_secret(None, file).key("a") == made.key("a")
    assert load_secret("x" * 32, file).key("a") != made.key("a")
    assert file.read_text() not in repr(made)
    file.write_text("short")
    with pytest.raises(ValueError, match="32 bytes"):
        load_secret(None, file)
