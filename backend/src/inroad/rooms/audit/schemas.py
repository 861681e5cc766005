"""The audit trail on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from inroad.kit.http.models import Id, Instant, Output


class AuditEventOut(Output):
    """One change. Values are never kept, only the names of the fields."""

    id: Id
    position: Annotated[int, Field(description="Its place in the search's chain, from 1")]
    at: Instant
    account_id: Id
    account_name: Annotated[
        str, Field(max_length=200, description="Who did it; empty when the account is gone")
    ]
    credential: Annotated[Literal["session", "token"], Field(description="Signed in, or by an access token")]
    credential_id: Id
    action: Annotated[str, Field(max_length=100, description="The operation, as the contract names it")]
    title: Annotated[str, Field(max_length=200, description="The operation in words")]
    object_id: Id | None
    fields: Annotated[list[str], Field(max_length=50, description="Names of the fields that were sent")]
    address: Annotated[str, Field(max_length=45, description="Where the request came from")]
    request_id: Annotated[str, Field(max_length=64)]


class AuditVerdictOut(Output):
    """Whether the trail is whole."""

    whole: bool
    events: Annotated[int, Field(description="Events that were looked at, the oldest kept first")]
    broken_at: Annotated[int, Field(description="Position of the first event that does not fit")] | None


class NightCheckOut(Output):
    """What was found when the chain was last looked through at night."""

    at: Instant
    whole: bool
    broken_at: Annotated[int, Field(description="Position of the first event that does not fit")] | None
