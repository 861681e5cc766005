"""Referrals on the wire."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from inroad.domain.quick_add import MAX_CHARS
from inroad.kit.http.models import Day, Id, Identifier, Input, Instant, Output, Patch, Text, Version
from inroad.rooms.edges import EdgeState
from inroad.rooms.wire import PersonOut, ReferralKind


class ReferralIn(Input):
    """A name that someone gave. Both contacts exist already; `POST …/contacts` makes the new one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "from_contact_id": "0198c0de-0000-7000-8000-000000000001",
                    "to_contact_id": "0198c0de-0000-7000-8000-000000000002",
                    "named_on": "2026-10-06",
                    "may_use_name": True,
                    "introduction": "Tell her I sent you.",
                }
            ]
        }
    )

    from_contact_id: Identifier
    to_contact_id: Identifier
    named_on: Day | None = None
    may_use_name: Annotated[bool | None, Field(description="May the letter name them? null = not asked")] = (
        None
    )
    introduction: Text = ""
    kind: ReferralKind = "informational"


class ReferralPatch(Patch):
    """Change what is known of a referral; who and whom stay."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"may_use_name": True}]})

    named_on: Day = None  # type: ignore[assignment]  # never read unless sent
    may_use_name: bool | None = None
    introduction: Text = ""
    kind: ReferralKind = "informational"


class ReferralOut(Output):
    """A dated edge from the one who gave the name to the one named (NET-4)."""

    id: Id
    from_contact: PersonOut
    to_contact: PersonOut
    meeting_id: Id | None
    named_on: Day
    may_use_name: bool | None
    introduction: Annotated[str, Field(max_length=20000)]
    kind: ReferralKind
    state: Annotated[EdgeState, Field(description="How far things have come with the one named")]
    told_at: Annotated[Instant | None, Field(description="When the giver heard what came of it (FLW-3)")]
    update_due_on: Annotated[
        Day | None, Field(description="The giver is to hear what came of it by this day; null: nothing owed")
    ]
    created_at: Instant
    updated_at: Instant
    version: Version


class ContactLineIn(Input):
    """One typed line about a person to keep."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"line": "Ann Lee, Harbour Mills, ann@harbour.example, via Bob Hale"}]
        }
    )

    line: Annotated[str, StringConstraints(min_length=1, max_length=MAX_CHARS)]
    via_contact_id: Annotated[
        Identifier | None, Field(description="Who gave the name, where the name in the line is not enough")
    ] = None


class ContactLineOut(Output):
    """Who was kept, and through whom."""

    contact: PersonOut
    referrer: PersonOut | None
    referrer_added: Annotated[bool, Field(description="They were not among the contacts before")]
    referral_id: Id | None
