"""Signing in with a provider, on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Id, Input, Instant, Output, Zone
from inroad.rooms.accounts.schemas import CurrentSessionOut


class ProviderWayIn(Input):
    """Where to go on afterwards."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"next": "/today"}]})

    next: Annotated[str, StringConstraints(max_length=1000)] = ""


class ProviderWayOut(Output):
    """Where the browser goes now."""

    address: Annotated[str, Field(max_length=4000)]


class ProviderAnswerIn(Input):
    """What the provider sent the browser back with: the parameters of the address, as they are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "state": "xH1Kq0c2m8Vb5oT7sYw3uE9rJ4aLzNfG6dPiQkWtBvc",
                    "code": "SplxlOBeZQQYbYS6WxSbIA",
                    "time_zone": "Europe/Dublin",
                }
            ]
        }
    )

    state: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    code: Annotated[str, StringConstraints(max_length=4000)] | None = None
    iss: Annotated[str, StringConstraints(max_length=255)] | None = None
    error: Annotated[str, StringConstraints(max_length=200)] | None = None
    time_zone: Annotated[Zone, Field(description="Of a new account's search")] = "UTC"


class ProviderSessionOut(Output):
    """What came of it, and who is signed in."""

    did: Literal["signed_in", "signed_up", "linked", "renewed"]
    next: Annotated[str, Field(max_length=1000)]
    session: CurrentSessionOut


class IdentityOut(Output):
    """A provider that opens the door to this account."""

    id: Id
    issuer: Annotated[str, Field(max_length=255)]
    email: Annotated[str, Field(max_length=254)]
    created_at: Instant
    last_used_at: Instant | None


class IdentitiesOut(Output):
    """All of them."""

    items: Annotated[list[IdentityOut], Field(max_length=50)]
