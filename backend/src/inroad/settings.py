"""Settings, read once from the environment (names begin with INROAD_) and passed to whoever needs them.

An INROAD_ name that nothing reads is an error at start: a misspelt setting must not be ignored in silence.
"""

import os
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_network
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
    old_secrets: SecretStr = SecretStr("")

    @field_validator("old_secrets")
    @classmethod
    def _check_old(cls, value: SecretStr) -> SecretStr:
        if any(len(part.strip()) < 32 for part in value.get_secret_value().split(",") if part.strip()):
            raise ValueError("each must have at least 32 characters; commas part them")
        return value


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


class OidcSettings(_Area):
    """A provider people may sign in with (OpenID Connect). Without an issuer there is none."""

    oidc_issuer: Annotated[str, Field(max_length=255)] = ""
    oidc_client_id: Annotated[str, Field(max_length=255)] = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_name: Annotated[str, Field(max_length=60)] = ""

    @model_validator(mode="after")
    def _check_whole(self) -> "OidcSettings":
        if not self.oidc_issuer:
            return self
        parts = urlsplit(self.oidc_issuer)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("INROAD_OIDC_ISSUER must be an address such as https://id.example.org")
        for name in ("oidc_client_id", "oidc_name"):
            if not getattr(self, name):
                raise ValueError(f"{PREFIX}{name.upper()} must be set when INROAD_OIDC_ISSUER is")
        return self


class MailSettings(_Area):
    """The installation's own mail: resets, invitations, reminders. Without a host no such mail goes out."""

    mail_host: Annotated[str, Field(max_length=255)] = ""
    mail_port: Annotated[int, Field(ge=1, le=65535)] = 587
    mail_security: Literal["tls", "starttls", "none"] = "starttls"
    mail_username: Annotated[str, Field(max_length=254)] = ""
    mail_password: SecretStr = SecretStr("")
    mail_from: Annotated[str, Field(max_length=254)] = ""

    @model_validator(mode="after")
    def _check_sender(self) -> "MailSettings":
        if self.mail_host and not self.mail_from:
            raise ValueError("INROAD_MAIL_FROM must be set when INROAD_MAIL_HOST is: whom mail comes from")
        return self


class OutboundSettings(_Area):
    """Networks beside the public internet that addresses typed by users may lead to, such as 10.0.0.0/8."""

    outbound_allow: Annotated[str, Field(max_length=2000)] = ""

    @field_validator("outbound_allow")
    @classmethod
    def _check_networks(cls, value: str) -> str:
        for text in (part.strip() for part in value.split(",") if part.strip()):
            try:
                ip_network(text)
            except ValueError:
                raise ValueError(f"{text} is no network; right would be 10.0.0.0/8 or fd00::/8") from None
        return value


class KeepSettings(_Area):
    """How long things are kept (P4). Days, but for stored answers (hours) and idle searches (months)."""

    keep_jobs: Annotated[int, Field(ge=1, le=3650)] = 30
    keep_deliveries: Annotated[int, Field(ge=1, le=3650)] = 30
    keep_idempotency_hours: Annotated[int, Field(ge=1, le=48)] = 48
    keep_import_files: Annotated[int, Field(ge=1, le=7)] = 7
    keep_audit: Annotated[int, Field(ge=400, le=36500)] = 400
    keep_sessions: Annotated[int, Field(ge=7, le=365)] = 30
    keep_deleted: Annotated[int, Field(ge=1, le=30)] = 30
    keep_coach_grants: Annotated[int, Field(ge=1, le=3650)] = 180
    keep_idle_months: Annotated[int, Field(ge=1, le=1200)] = 24
    keep_leaving: Annotated[int, Field(ge=1, le=90)] = 14

    @property
    def spans(self) -> dict[str, timedelta]:
        """By what is kept, for how long."""
        days = ("jobs", "deliveries", "import_files", "audit", "sessions", "deleted", "coach_grants")
        found = {name: timedelta(days=getattr(self, f"keep_{name}")) for name in (*days, "leaving")}
        found["idempotency"] = timedelta(hours=self.keep_idempotency_hours)
        found["idle"] = timedelta(days=self.keep_idle_months * 365 // 12)
        return found


class Settings:
    """All areas. Build one with `load`."""

    __slots__ = ("accounts", "keep", "limits", "log", "mail", "oidc", "outbound", "secret", "server", "store")

    def __init__(self) -> None:
        self.store = StoreSettings()
        self.accounts = AccountSettings()
        self.server = ServerSettings()
        self.secret = SecretSettings()
        self.log = LogSettings()
        self.limits = LimitSettings()
        self.mail = MailSettings()
        self.outbound = OutboundSettings()
        self.oidc = OidcSettings()
        self.keep = KeepSettings()


AREAS: tuple[type[_Area], ...] = (
    StoreSettings,
    ServerSettings,
    SecretSettings,
    LogSettings,
    LimitSettings,
    AccountSettings,
    MailSettings,
    OutboundSettings,
    OidcSettings,
    KeepSettings,
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
