"""What is known of one contact, as plain values: the input of cadence, starter and Today.

A room fills these from its tables; nothing here reads a database or a clock. Instants are aware UTC, days are
`datetime.date`, zones IANA names.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from inroad.domain.policy import OfficeHours, Policy
from inroad.domain.promises import Attempt, Promise
from inroad.domain.timing import NO_DIARY, Diary, FridayStyle, Medium, local_day

Circle = Literal[
    "church", "community", "family", "friend", "former_colleague", "alumni", "professional", "other"
]
ThankYou = Literal["owed", "on the night", "late", "missing"]


@dataclass(slots=True, kw_only=True)  # not frozen, for the same reason as ContactState
class LetterState:
    """The latest letter to a contact. `errors` counts open findings that keep a draft from being sent."""

    id: str
    status: Literal["draft", "sent"]
    medium: Medium = "post"
    sent_at: datetime | None = None
    arrives_on: date | None = None
    errors: int = 0

    def __post_init__(self) -> None:
        if (self.status == "sent") != (self.sent_at is not None):
            raise ValueError("a letter that was sent says when; a draft does not")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingState:
    """One meeting, agreed or held. `zone` is the zone of the place; `travel_minutes` is the way there.

    `prepared`: the seeker has said that everything is ready.
    """

    id: str
    starts_at: datetime
    zone: str
    place: str = ""
    status: Literal["agreed", "held", "cancelled"] = "agreed"
    over_lunch: bool = False
    travel_minutes: int | None = None
    prepared: bool = False
    ended_at: datetime | None = None
    debriefed_at: datetime | None = None
    thanked_at: datetime | None = None

    def over(self, now: datetime, policy: Policy) -> bool:
        """Held, or its promised minutes have gone by."""
        if self.status == "held":
            return True
        return (now - self.starts_at).total_seconds() >= policy.minutes * 60

    def thank_you(self, now: datetime, seeker_zone: str) -> ThankYou:
        """How the thank-you note stands: due by the end of that day on the seeker's clock (FLW-2)."""
        day = local_day(self.ended_at or self.starts_at, seeker_zone)
        if self.thanked_at is not None:
            return "on the night" if local_day(self.thanked_at, seeker_zone) <= day else "late"
        return "owed" if local_day(now, seeker_zone) <= day else "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferrerState:
    """The one who gave the name. `told_at`: when they were told what came of it (FLW-3)."""

    id: str
    name: str
    given_name: str
    may_use_name: bool = False
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Somebody at the same place from whom no answer has come `since`; `turn` is 1 for who is next (3B7)."""

    given_name: str
    place: str
    since: date
    turn: int = 1


# Not frozen, though nobody changes one: Today makes one for each contact, and freezing triples its price.
@dataclass(slots=True, kw_only=True)
class ContactState:
    """One contact. closeness and standing run 1–5 (None: not said); degree None is cold (NET-1).

    `standing` is how successful and highly regarded they are (NET-2); `shared_path` says in a few words what
    the two have in common (NET-11), as the end of "You both …". An `archived` contact is kept for the record:
    what is owed to them stays owed, but nothing new is proposed.
    """

    id: str
    name: str
    given_name: str
    degree: int | None
    zone: str
    headline: str = ""
    phone: str | None = None
    do_not_contact: bool = False
    archived: bool = False
    circle: Circle = "other"
    closeness: int | None = None
    standing: int | None = None
    trusted: bool = False
    decision_maker: bool = False
    champion: bool = False
    shared_path: str = ""
    friday_style: FridayStyle = "unknown"
    diary: Diary = NO_DIARY
    office_hours: OfficeHours | None = None
    referrer: ReferrerState | None = None
    beside: Beside | None = None
    letter: LetterState | None = None
    promises: tuple[Promise, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    meetings: tuple[MeetingState, ...] = ()
    resting_until: date | None = None
    last_touch_on: date | None = None

    def __post_init__(self) -> None:
        near, standing = self.closeness, self.standing
        if (near is not None and not 1 <= near <= 5) or (standing is not None and not 1 <= standing <= 5):
            raise ValueError("closeness and standing run from 1 to 5")
        if self.degree is not None and self.degree < 1:
            raise ValueError("a contact has degree 1 and up, or None")

    @property
    def met(self) -> bool:
        return bool(self.meetings) and any(m.status == "held" or m.debriefed_at for m in self.meetings)

    @property
    def untouched(self) -> bool:
        """Nothing has happened with them yet, so that nothing can be owed."""
        return not (self.letter or self.promises or self.attempts or self.meetings or self.resting_until)
