"""Accounts on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Email, Id, Input, Instant, Name, Output, Patch, Version, Zone
from inroad.rooms.accounts.passkey_schemas import PasskeyIn

Password = Annotated[str, StringConstraints(min_length=12, max_length=256, strip_whitespace=False)]
"""12 to 256 characters, nothing else asked (S3)."""

Scope = Literal[
    "contacts:read",
    "contacts:write",
    "letters:read",
    "letters:write",
    "calendar:read",
    "calendar:write",
    "meetings:read",
    "meetings:write",
    "imports:read",
    "imports:write",
    "exports:read",
    "exports:write",
    "workspace:read",
    "workspace:write",
]
"""What a personal access token may do. A signed-in browser may do all of it."""


class SetupOut(Output):
    """What a visitor may do before signing in."""

    first_account_needed: bool
    sign_up_open: bool
    mail_ready: Annotated[bool, Field(description="Whether this server sends mail, such as a new password")]
    passkeys_possible: Annotated[
        bool, Field(description="Whether browsers keep passkeys for this server's address")
    ]
    provider_name: Annotated[
        str | None, Field(max_length=60, description="Whom one may sign in with beside, such as a church")
    ]


class SignUpIn(Input):
    """A new account, with its first search."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "email": "nora@whelan.example",
                    "password": "a long sentence of mine",
                    "display_name": "Nora Whelan",
                    "time_zone": "Europe/Dublin",
                }
            ]
        }
    )

    email: Email
    password: Password
    display_name: Name
    time_zone: Zone = "UTC"


class SignInIn(Input):
    """E-mail and password."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"email": "nora@whelan.example", "password": "a long sentence of mine"}]
        }
    )

    email: Email
    password: Annotated[str, StringConstraints(min_length=1, max_length=256, strip_whitespace=False)]
    code: Annotated[
        str | None,
        Field(
            min_length=6,
            max_length=20,
            description="From the app, or from paper; asked for with 401 `second_factor_needed`",
        ),
    ] = None
    passkey: Annotated[PasskeyIn | None, Field(description="Instead of a code")] = None


Secret = Annotated[str, StringConstraints(min_length=20, max_length=100)]
"""What stands behind the # of a link."""


class ResetAskIn(Input):
    """Whose password is forgotten."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"email": "nora@whelan.example"}]})

    email: Email


class SentOut(Output):
    """A mail is on its way, if there is somebody for it."""

    sent: bool


class LinkIn(Input):
    """The secret of a link that came by e-mail."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"token": "secret-behind-the-hash-of-a-link"}]})

    token: Secret


class ResetIn(Input):
    """The secret of the link, and the new password."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"token": "secret-behind-the-hash-of-a-link", "password": "another sentence of mine"}
            ]
        }
    )

    token: Secret
    password: Password


class NewPasswordIn(Input):
    """A new password."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "another sentence of mine"}]})

    password: Password


class EmailChangeIn(Input):
    """The address one would rather sign in with."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"email": "nora@hillcrest.example"}]})

    email: Email


class CodeIn(Input):
    """A code the app shows."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "492039"}]})

    code: Annotated[str, StringConstraints(min_length=6, max_length=6, pattern="^[0-9]{6}$")]


class TotpOut(Output):
    """What an app needs to make codes; shown once."""

    id: Id
    secret: Annotated[str, Field(max_length=64, description="To type where the picture cannot be read")]
    uri: Annotated[str, Field(max_length=600)]
    qr_path: Annotated[str, Field(max_length=40000, description="The `d` of the SVG path of a QR code")]
    qr_width: Annotated[int, Field(ge=21, le=200, description="Of the picture's square viewBox")]


class RecoveryCodesOut(Output):
    """Codes for paper, each good once; shown once."""

    codes: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=20)]


class CredentialOut(Output):
    """A second factor, without its secret."""

    id: Id
    kind: Literal["totp", "passkey"]
    name: Annotated[str, Field(max_length=200)]
    created_at: Instant
    last_used_at: Instant | None


class CredentialPatch(Patch):
    """What a device is called."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "My old telephone"}]})

    name: Name = ""


class CredentialsOut(Output):
    """The second factors of an account."""

    items: Annotated[list[CredentialOut], Field(max_length=50)]
    recovery_codes_left: Annotated[int, Field(ge=0, le=20)]


class ProofIn(Input):
    """The password once more, or a passkey: one of the two."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "a long sentence of mine"}]})

    password: (
        Annotated[str, StringConstraints(min_length=1, max_length=256, strip_whitespace=False)] | None
    ) = None
    passkey: PasskeyIn | None = None


class AccountOut(Output):
    """The signed-in person."""

    id: Id
    email: Annotated[str, Field(max_length=254)]
    email_verified_at: Instant | None
    display_name: Annotated[str, Field(max_length=200)]
    erase_at: Annotated[Instant | None, Field(description="When the account goes, unless that is called off")]
    version: Version


class AccountPatch(Patch):
    """Change how one is called."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"display_name": "Nora Whelan"}]})

    display_name: Name = ""


class WorkspaceBrief(Output):
    """A search one belongs to."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    role: Literal["owner", "editor"]
    time_zone: Annotated[str, Field(max_length=64)]
    erase_at: Annotated[Instant | None, Field(description="When the search goes, unless that is called off")]


class CurrentSessionOut(Output):
    """Who is signed in, and into which searches they may go."""

    account: AccountOut
    workspaces: Annotated[list[WorkspaceBrief], Field(max_length=200)]
    expires_at: Instant | None


class SessionOut(Output):
    """One place where one is signed in."""

    id: Id
    current: bool
    created_at: Instant
    last_seen_at: Instant
    expires_at: Instant
    user_agent: Annotated[str, Field(max_length=300)]


class TokenIn(Input):
    """A personal access token for one workspace."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": "import script", "scopes": ["contacts:read", "imports:write"], "expires_in_days": 90}
            ]
        }
    )

    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=20)]
    expires_in_days: Annotated[int, Field(ge=1, le=366)] = 90


class TokenOut(Output):
    """A token without its secret."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    scopes: Annotated[list[Scope], Field(max_length=20)]
    created_at: Instant
    expires_at: Instant
    last_used_at: Instant | None
    hint: Annotated[str, Field(max_length=20, description="First characters, to tell tokens apart")]


class NewTokenOut(TokenOut):
    """A token just made: the only time the secret is shown."""

    token: Annotated[str, Field(max_length=100)]
