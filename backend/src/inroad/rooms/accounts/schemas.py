"""Accounts on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Email, Id, Input, Instant, Name, Output, Patch, Version, Zone

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
    "workspace:read",
    "workspace:write",
]
"""What a personal access token may do. A signed-in browser may do all of it."""


class SetupOut(Output):
    """What a visitor may do before signing in."""

    first_account_needed: bool
    sign_up_open: bool


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


class AccountOut(Output):
    """The signed-in person."""

    id: Id
    email: Annotated[str, Field(max_length=254)]
    display_name: Annotated[str, Field(max_length=200)]
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
