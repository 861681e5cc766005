"""A next step as a value, and what may stand in its way."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from inroad.domain.hours import Part
from inroad.domain.method import Reason
from inroad.domain.state import ContactState

Kind = Literal[
    "call_promised",
    "check_back",
    "hold_meeting",
    "debrief",
    "thank_you",
    "update_referrer",
    "prepare_meeting",
    "ask_by_phone",
    "ask_permission",
    "write_letter",
    "post_letter",
    "name_day",
    "call_again",
    "resend_letter",
    "find_number",
    "find_introduction",
    "rest",
    "keep_warm",
    "none_do_not_contact",
    "none_archived",
]
Firmness = Literal["promised", "due", "suggested", "broken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTouch:
    """One step: what, whom, when, why.

    on       the contact's local day (the seeker's for debrief, thank-you and notes to referrers)
    at       the instant, where there is one (meetings)
    firmness promised, due, suggested, or broken when a promised day passed
    part     the part of the day to try first, where an earlier try says so
    about    id of the promise, letter, meeting or referrer the step is about
    """

    kind: Kind
    contact_id: str
    on: date | None
    firmness: Firmness
    reasons: tuple[Reason, ...]
    at: datetime | None = None
    part: Part | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Why a step is refused (`blocks`) or only worth a second look.

    A block that is `overridable` gives way to a reason, which is kept.
    """

    code: str
    reason: Reason
    blocks: bool = True
    overridable: bool = True


def due(
    kind: Kind, contact: ContactState, on: date, reason: Reason, about: str, at: datetime | None = None
) -> NextTouch:
    return NextTouch(
        kind=kind, contact_id=contact.id, on=on, firmness="due", reasons=(reason,), at=at, about=about
    )


def suggest(
    kind: Kind,
    contact: ContactState,
    on: date,
    *reasons: Reason,
    part: Part | None = None,
    about: str | None = None,
) -> NextTouch:
    return NextTouch(
        kind=kind, contact_id=contact.id, on=on, firmness="suggested", reasons=reasons, part=part, about=about
    )
