"""The mailbox and the answers found in it, on the wire."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Day, Email, Id, Input, Instant, Line, Name, Output, Text, Version
from inroad.rooms.mailbox.schemas import Host, Secret, Security
from inroad.rooms.wire import PersonOut, Reasons

ReplyKind = Literal["yes", "later", "someone_else", "away", "bounced", "declined", "unclear"]
ReplyState = Literal["open", "confirmed", "dismissed"]
_EXAMPLE: dict[str, Any] = {
    "host": "imap.whelan.example",
    "port": 993,
    "security": "tls",
    "username": "nora@whelan.example",
    "password": "an app password",
}


class MailInboxIn(Input):
    """Where answers arrive, over IMAP. Without `password` the one that is kept stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    host: Host
    port: Annotated[int, Field(ge=1, le=65535)] = 993
    security: Annotated[
        Security, Field(description="none only within networks that the operator has opened")
    ] = "tls"
    username: Annotated[Line, StringConstraints(min_length=1, max_length=254)]
    password: Annotated[Secret | None, Field(min_length=1, description="Sealed, and never shown again")] = (
        None
    )


class MailInboxOut(Output):
    """The mailbox without its secret; `configured` is false while there is none."""

    configured: bool
    host: Annotated[str, Field(max_length=255)] = ""
    port: int | None = None
    security: Security | None = None
    username: Annotated[str, Field(max_length=254)] = ""
    has_password: bool = False
    state: Annotated[
        Literal["none", "under_way", "passed", "stopped"],
        Field(description="stopped: nothing is read until the mailbox is saved or tried again"),
    ] = "none"
    reason: Annotated[str, Field(max_length=20, description="Why it was not read the last time")] = ""
    words: Annotated[str, Field(max_length=300, description="The same in words")] = ""
    said: Annotated[str, Field(max_length=500, description="What the mail server answered")] = ""
    read_at: Annotated[Instant | None, Field(description="When it was last read through")] = None
    next_try_at: Annotated[
        Instant | None, Field(description="After tries that came to nothing: when the next one comes")
    ] = None


class InboxCheckIn(Input):
    """Try the mailbox now."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class SpanOut(Output):
    """Words of the text, by code points, end exclusive."""

    start: int
    end: int


class NamedOut(Output):
    """Somebody an answer names."""

    name: Annotated[str, Field(max_length=200)]
    email: Annotated[str, Field(max_length=254)] = ""
    phone: Annotated[str, Field(max_length=40)] = ""


class ReplyRow(Output):
    """An answer in a list."""

    id: Id
    contact: PersonOut
    letter_id: Id
    received_at: Instant
    subject: Annotated[str, Field(max_length=500)]
    kind: ReplyKind
    state: ReplyState
    confirmed_as: ReplyKind | None
    version: Version


class ReplyOut(ReplyRow):
    """An answer to a letter, and what it seems to say: a suggestion until somebody confirms it."""

    from_address: Annotated[str, Field(max_length=254)]
    text: Annotated[str, Field(max_length=20_000, description="Their own words, without what they quote")]
    says: Annotated[str, Field(max_length=200, description="The suggestion in words")]
    reasons: Reasons
    words: Annotated[list[SpanOut], Field(max_length=20, description="What in the text led to it")]
    suggested_on: Annotated[
        Day | None, Field(description="The day it names: to call again, or the end of an absence")
    ]
    people: Annotated[list[NamedOut], Field(max_length=20)]
    calendar: Annotated[str, Field(max_length=70_000, description="The answer to an invitation (iTIP)")]
    promised_on: Annotated[Day | None, Field(description="The day of the open promise to call")]
    settled_at: Instant | None
    attempt_id: Id | None
    created_at: Instant
    updated_at: Instant


class NamedIn(Input):
    """Somebody they send one to: becomes a contact with the edge from who gave the name (NET-4)."""

    name: Name
    email: Email | None = None
    phone: Annotated[Line, StringConstraints(max_length=60)] = ""
    may_use_name: Annotated[
        bool | None, Field(description="Whether the one who gave the name may be named (LND-3)")
    ] = None


class ReplyConfirmIn(Input):
    """What an answer says, as the seeker reads it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "later", "on": "2026-10-28"}]})

    kind: Literal["yes", "later", "someone_else", "away", "bounced", "declined"]
    on: Annotated[
        Day | None,
        Field(
            description="later, and a yes that asks for a call: the day to call, which the promise moves to; "
            "away: when they are back"
        ),
    ] = None
    people: Annotated[list[NamedIn], Field(max_length=5)] = []
    note: Text = ""


class ReplyConfirmedOut(Output):
    """The answer settled, and who was added."""

    reply: ReplyOut
    contacts: Annotated[list[PersonOut], Field(max_length=5)]


class ReplyDismissIn(Input):
    """Nothing comes of an answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})
