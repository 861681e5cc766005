"""Settings: defaults that run at once, clear words for what does not make sense, and no secret shown."""

import pytest

from inroad import settings


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.known_names():
        monkeypatch.delenv(name, raising=False)


def test_defaults_need_nothing() -> None:
    found = settings.load()
    assert found.store.database_url.get_secret_value() == "sqlite:///data/inroad.sqlite3"
    assert (found.server.host, found.server.port, found.server.worker) == ("127.0.0.1", 8000, True)
    assert found.server.origin == "http://127.0.0.1:8000"
    assert found.server.cookie_secure is False
    assert found.secret.secret is None


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INROAD_PUBLIC_URL", "https://inroad.example.org/")
    monkeypatch.setenv("INROAD_HOST", "0.0.0.0")
    monkeypatch.setenv("INROAD_WORKER", "off")
    monkeypatch.setenv("INROAD_DATABASE_URL", "postgresql://u:hidden@h/db")
    found = settings.load()
    assert found.server.origin == "https://inroad.example.org"
    assert found.server.cookie_secure is True
    assert found.server.worker is False
    assert "hidden" not in repr(found.store)


def test_settings_do_not_change() -> None:
    found = settings.load()
    with pytest.raises(ValueError, match="frozen"):
        setattr(found.server, "port", 9)  # noqa: B010 - the type checker refuses the plain form, as it should


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("INROAD_PROT", "1", "unknown setting INROAD_PROT"),
        ("inroad_databse_url", "x", "unknown setting inroad_databse_url"),
        ("INROAD_PORT", "80000", "INROAD_PORT: Input should be less than or equal to 65535"),
        ("INROAD_PORT", "http", "INROAD_PORT"),
        ("INROAD_PUBLIC_URL", "inroad.example.org", "INROAD_PUBLIC_URL: must be an address"),
        ("INROAD_PUBLIC_URL", "https://x.org/path", "INROAD_PUBLIC_URL: must be an address"),
        ("INROAD_LOG_LEVEL", "loud", "INROAD_LOG_LEVEL"),
        ("INROAD_HOST", "0.0.0.0", "INROAD_PUBLIC_URL must be set"),
        ("INROAD_SECRET", "too short", "INROAD_SECRET"),
    ],
)
def test_what_makes_no_sense_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(settings.SettingsError) as caught:
        settings.load()
    assert said in str(caught.value)
    assert "too short" not in str(caught.value).replace("String should", "")


def test_the_clock_of_tests_is_a_known_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INROAD_CLOCK", "2026-11-23T09:00:00+00:00")
    settings.load()
