"""Settings, read once from the environment (names begin with INROAD_) and passed to whoever needs them.

An INROAD_ name that nothing reads is an error at start: a misspelt setting must not be ignored in silence.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "INROAD_"
ELSEWHERE = frozenset({"INROAD_CLOCK"})
"""Names read elsewhere: the clock of tests."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class SettingsError(Exception):
    """The environment does not make sense; the message says what to change, and shows no secret."""


class _Area(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)


class StoreSettings(_Area):
    """Where data is kept."""

    database_url: SecretStr = SecretStr("sqlite:///data/inroad.sqlite3")
    data_dir: Path = Path("data")


class ServerSettings(_Area):
    """Where the server listens, and the address people type."""

    host: Annotated[str, Field(min_length=1, max_length=255)] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    public_url: str = ""
    trusted_proxies: str = ""
    worker: bool = True

    @field_validator("public_url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        if (
            parts.scheme not in ("http", "https")
            or not parts.hostname
            or parts.path.strip("/")
            or parts.query
        ):
            raise ValueError("must be an address such as https://inroad.example.org, without a path")
        return f"{parts.scheme}://{parts.netloc}"

    @model_validator(mode="after")
    def _check_reach(self) -> "ServerSettings":
        if self.host not in LOOPBACK and not self.public_url:
            raise ValueError(
                "INROAD_PUBLIC_URL must be set when INROAD_HOST is reachable from other machines"
            )
        return self

    @property
    def origin(self) -> str:
        """scheme://host[:port] of the address people type."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def cookie_secure(self) -> bool:
        """Whether cookies are for https only; then they are named with the __Host- prefix."""
        return self.origin.startswith("https://")


class SecretSettings(_Area):
    """The installation's secret: at least 32 characters; made and kept in a file when not given."""

    secret: Annotated[SecretStr, Field(min_length=32)] | None = None


class LogSettings(_Area):
    """How much is logged, and for whom."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "json"


class LimitSettings(_Area):
    """Requests a minute, for each address, user and workspace."""

    limit_ip: Annotated[int, Field(ge=1, le=1_000_000)] = 3000
    limit_user: Annotated[int, Field(ge=1, le=1_000_000)] = 600
    limit_workspace: Annotated[int, Field(ge=1, le=1_000_000)] = 3000


class AccountSettings(_Area):
    """Who may have an account. The first one can always be made."""

    sign_up: bool = True


class Settings:
    """All areas. Build one with `load`."""

    __slots__ = ("accounts", "limits", "log", "secret", "server", "store")

    def __init__(self) -> None:
        self.store = StoreSettings()
        self.accounts = AccountSettings()
        self.server = ServerSettings()
        self.secret = SecretSettings()
        self.log = LogSettings()
        self.limits = LimitSettings()


AREAS: tuple[type[_Area], ...] = (
    StoreSettings,
    ServerSettings,
    SecretSettings,
    LogSettings,
    LimitSettings,
    AccountSettings,
)


def known_names() -> frozenset[str]:
    """Every name of the environment the product reads."""
    return ELSEWHERE | {f"{PREFIX}{name}".upper() for area in AREAS for name in area.model_fields}


def check_names(environment: Mapping[str, str]) -> None:
    """SettingsError for an INROAD_ name that nothing reads."""
    unknown = sorted(name for name in environment if name.upper().startswith(PREFIX)) if environment else []
    unknown = [name for name in unknown if name.upper() not in known_names()]
    if unknown:
        raise SettingsError(
            f"unknown setting {', '.join(unknown)}; known are {', '.join(sorted(known_names()))}"
        )


def load() -> Settings:
    """The settings of this process's environment; SettingsError with one line for each fault."""
    check_names(os.environ)
    try:
        return Settings()
    except ValidationError as error:
        faults = []
        for fault in error.errors(include_input=False, include_url=False):
            name = f"{PREFIX}{fault['loc'][0]}".upper() + ": " if fault["loc"] else ""
            faults.append(name + fault["msg"].removeprefix("Value error, "))
        raise SettingsError("; ".join(faults)) from None
