"""Coaching on the wire."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Email, Id, Identifier, Input, Instant, Name, Output, Text
from inroad.rooms.wire import NextKind, Stage

GrantScope = Literal["progress", "contacts", "letters"]
"""Counts and dates; names and next steps; letters and comments."""
GroupRole = Literal["admin", "coach", "seeker"]
Count = Annotated[int, Field(ge=0)]


class GroupIn(Input):
    """A new group."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Job seekers of St Brigid"}]})

    name: Name


class GroupOut(Output):
    """A group, and what one is in it."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    roles: Annotated[list[GroupRole], Field(max_length=3)]


class GroupsOut(Output):
    """The groups one belongs to."""

    items: Annotated[list[GroupOut], Field(max_length=200)]


class GroupMemberOut(Output):
    """Somebody in a group. Nothing of a search stands here."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]
    role: GroupRole
    created_at: Instant


class FiguresOut(Output):
    """Sums over the seekers who share their progress."""

    seekers: Count
    met: Annotated[int, Field(description="Meetings held in the last 30 days")]
    meetings_ahead: Count
    kept: Count
    due: Count
    thanks_owed: Count
    stuck: Annotated[int, Field(description="Seekers for whom a hand may help (NET-6)")]


class GroupDetailOut(GroupOut):
    """A group with its people, and its figures from five seekers on (P9)."""

    members: Annotated[list[GroupMemberOut], Field(max_length=500)]
    figures: FiguresOut | None
    figures_note: Annotated[str, Field(max_length=300)]


class GroupInvitationIn(Input):
    """Whom to ask into a group, and as what."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "brid@nolan.example", "role": "coach"}]}
    )

    email: Email
    role: GroupRole


class InvitationIn(Input):
    """Whom to let work in the search."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "tom@whelan.example", "role": "editor"}]}
    )

    email: Email
    role: Literal["editor"] = "editor"


class InvitationOut(Output):
    """An invitation that waits."""

    id: Id
    email: Annotated[str, Field(max_length=254)]
    role: Literal["editor", "admin", "coach", "seeker"]
    mailed: bool
    created_at: Instant
    expires_at: Instant


class NewInvitationOut(InvitationOut):
    """An invitation just made; the link only where no mail carries it, and only now."""

    link: Annotated[str, Field(max_length=400)] | None


class InvitationsOut(Output):
    """Invitations that wait for an answer."""

    items: Annotated[list[InvitationOut], Field(max_length=200)]


class AcceptIn(Input):
    """The secret of an invitation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"token": "secret-behind-the-hash-of-a-link"}]})

    token: Annotated[str, Field(min_length=20, max_length=100)]


class AcceptedOut(Output):
    """Where one has come in."""

    id: Id
    role: Literal["editor", "admin", "coach", "seeker"]
    workspace_id: Id | None
    group_id: Id | None
    name: Annotated[str, Field(max_length=200)]


class PersonalOut(Output):
    """Somebody with an account."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]


class CoachesOut(Output):
    """Coaches of the groups one is a seeker in."""

    items: Annotated[list[PersonalOut], Field(max_length=200)]


class GrantIn(Input):
    """What a coach may see, and for how many days."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "coach_id": "0198c0de-0000-7000-8000-000000000000",
                    "scopes": ["progress", "letters"],
                    "days": 180,
                }
            ]
        }
    )

    coach_id: Identifier
    scopes: Annotated[list[GrantScope], Field(min_length=1, max_length=3)]
    days: Annotated[int, Field(ge=1, le=366)] = 180


class GrantOut(Output):
    """What a coach may see, until when."""

    id: Id
    coach: PersonalOut
    scopes: Annotated[list[GrantScope], Field(max_length=3)]
    created_at: Instant
    ends_at: Instant


class GrantsOut(Output):
    """Grants that hold now."""

    items: Annotated[list[GrantOut], Field(max_length=200)]


class ProgressOut(Output):
    """A search in numbers, and the word for where it stands."""

    people: Count
    letters_out: Count
    met: Count
    meetings_ahead: Count
    kept: Count
    passed: Count
    ahead: Count
    thanks_owed: Count
    last_on: date | None
    standing: Literal["beginning", "moving", "stuck", "thanks_owed", "day_passed"]
    text: Annotated[str, Field(max_length=300)]
    rule: Annotated[str, Field(max_length=16)]


class CoachedOut(Output):
    """A seeker who lets one help: always counts, the rest by what is granted."""

    workspace_id: Id
    seeker: PersonalOut
    scopes: Annotated[list[GrantScope], Field(max_length=3)]
    ends_at: Instant
    progress: ProgressOut | None


class CoachedListOut(Output):
    """The seekers who let one help."""

    items: Annotated[list[CoachedOut], Field(max_length=200)]


class CoachedContactOut(Output):
    """A name and the next step. No notes, numbers or addresses: those stay with the seeker."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]
    stage: Stage
    next_kind: NextKind
    next_on: date | None
    next_title: Annotated[str, Field(max_length=300)]


class CoachedLetterOut(Output):
    """A letter as its reader gets it."""

    id: Id
    contact_id: Id
    contact_name: Annotated[str, Field(max_length=200)]
    kind: Annotated[str, Field(max_length=20)]
    state: Literal["draft", "sent"]
    subject: Annotated[str, Field(max_length=500)]
    body: Annotated[str, Field(max_length=20000)]
    updated_at: Instant


class CommentIn(Input):
    """A word about a letter; without one, about the plan as a whole."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "The second sentence says it all. Begin with it."}]}
    )

    letter_id: Identifier | None = None
    text: Annotated[Text, Field(min_length=1, max_length=4000)]


class CommentOut(Output):
    """A comment and who wrote it."""

    id: Id
    letter_id: Id | None
    author_name: Annotated[str, Field(max_length=200)]
    text: Annotated[str, Field(max_length=4000)]
    created_at: Instant
