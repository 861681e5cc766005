"""The means of the story: days counted from today, and steps taken through the rooms' own actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import event, select

from inroad.demo.people import INTEREST, Person
from inroad.domain.timing import Diary, instant, is_business_day, local_day
from inroad.kit.db import Session, Versioned
from inroad.kit.holidays import closed_days
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar import actions as calls
from inroad.rooms.calendar import ledger
from inroad.rooms.calendar.tables import Promise
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters import actions as letters
from inroad.rooms.letters import sending
from inroad.rooms.letters.knowing import know
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings import actions as meetings
from inroad.rooms.meetings import debriefing
from inroad.rooms.meetings.naming import Named
from inroad.rooms.meetings.tables import Meeting

PROMPT = "[what you would like to understand]"
NOTHING_SHARED = " [what you share]"


@dataclass(frozen=True, slots=True)
class Days:
    """Business days around today in the seeker's zone (TIM-7)."""

    today: date
    zone: str
    diary: Diary

    @classmethod
    def around(cls, now: datetime, zone: str, country: str) -> "Days":
        """The days around the instant `now`."""
        today = local_day(now, zone)
        reach = timedelta(days=120)
        return cls(today, zone, Diary(holidays=closed_days(country, None, today - reach, today + reach)))

    @property
    def open_today(self) -> bool:
        """Whether today is a business day."""
        return is_business_day(self.today, self.diary)

    def back(self, count: int) -> date:
        """The count-th business day before today."""
        return self._step(count, timedelta(days=-1))

    def on(self, count: int) -> date:
        """The count-th business day after today."""
        return self._step(count, timedelta(days=1))

    def _step(self, count: int, step: timedelta) -> date:
        day = self.today
        while count:
            day += step
            count -= is_business_day(day, self.diary)
        return day

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """An hour of a day, as an instant."""
        return instant(day, time(hour, minute), self.zone)


@dataclass(slots=True)
class Teller:
    """Does things at past instants, as the API does them now."""

    db: Session
    workspace: Workspace
    seeker: str
    days: Days
    at: datetime
    cast: dict[str, Contact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Rows are stamped with the instant of their step, as they would have been then."""
        event.listen(self.db.sync_session, "before_flush", self._stamp)

    def _stamp(self, session: Any, _context: object, _instances: object) -> None:
        for row in session.new:
            if isinstance(row, Versioned):
                # A promise says itself when it was made.
                row.created_at = row.created_at or self.at
                row.updated_at = self.at
        for row in session.dirty:
            if isinstance(row, Versioned):
                row.updated_at = self.at

    async def add(self, person: Person, at: datetime) -> Contact:
        """A contact, by hand."""
        self.at = at
        contact = await contacts.create(self.db, self.workspace, person.fields(), at)
        self.cast[person.name] = contact
        return contact

    async def know_more(self, name: str, changes: Mapping[str, Any], at: datetime) -> None:
        """What is learnt of somebody later."""
        self.at = at
        await contacts.update(self.db, self.workspace, self.cast[name], changes, at)

    async def call(self, name: str, at: datetime, outcome: str, note: str = "", **more: Any) -> None:
        """One try to reach somebody."""
        self.at = at
        tried = calls.Try(outcome=outcome, happened_at=at, note=note, **more)
        await calls.log_attempt(self.db, self.workspace, self.cast[name].id, tried, at)

    async def agree(
        self,
        name: str,
        at: datetime,
        place: str,
        day: date,
        hour: tuple[int, int],
        travel: int,
        note: str = "",
    ) -> Meeting:
        """A call that ends with a meeting (SET-1)."""
        self.at = at
        agreed = calls.MeetingAgreed(
            place=place, local_start=datetime.combine(day, time(*hour)), travel_minutes=travel
        )
        tried = calls.Try(outcome="meeting_agreed", happened_at=at, note=note, meeting=agreed)
        logged = await calls.log_attempt(self.db, self.workspace, self.cast[name].id, tried, at)
        meeting = await self.db.find(Meeting, logged.attempt.meeting_id or "")
        if meeting is None:
            raise RuntimeError("a meeting agreed on the phone is there at once")
        return meeting

    async def pitch(self, name: str, at: datetime, promised_on: date) -> Letter:
        """A letter by post that goes out with its promise (LND-2)."""
        letter = await self.draft(name, at, promised_on)
        known = await know(self.db, self.workspace, self.cast[name].id, self.seeker, at)
        await sending.send(self.db, known, letter, at)
        return letter

    async def draft(self, name: str, at: datetime, promised_on: date | None, more: str = "") -> Letter:
        """A letter with its open words filled in; `more` is a sentence added to the part about the writer."""
        self.at = at
        known = await know(self.db, self.workspace, self.cast[name].id, self.seeker, at)
        letter = await letters.create(self.db, known, letters.Wish(promised_on=promised_on), at)
        body = letter.body.replace(PROMPT, INTEREST).replace(NOTHING_SHARED, "")
        if more:
            body = body.replace(f"{INTEREST}.", f"{INTEREST}. {more}", 1)
        await letters.change(self.db, known, letter, {"body": body}, at)
        return letter

    async def hold(self, meeting: Meeting, minutes: int, *, stayed: bool = False) -> datetime:
        """The meeting itself, from its hour on; returns when it ended."""
        _, contact = await meetings.find(self.db, meeting.id)
        began = self.at = meeting.starts_at
        ended = began + timedelta(minutes=minutes)
        await meetings.start(self.db, meeting, None, began)
        self.at = ended
        await meetings.end(
            self.db, self.workspace, meeting, contact, None, ended, told_time=True, invited_to_stay=stayed
        )
        return ended

    async def debrief(
        self,
        meeting: Meeting,
        at: datetime,
        outcome: str,
        *,
        names: Sequence[Named] = (),
        gains: Sequence[tuple[str, str]] = (),
        feedback: str = "",
        told: Mapping[str, Any] | None = None,
        champion: bool = False,
        check_back_on: date | None = None,
    ) -> Letter:
        """What came of it; returns tonight's draft (FLW-2)."""
        self.at = at
        _, contact = await meetings.find(self.db, meeting.id)
        said = debriefing.Debrief(
            outcome=outcome,
            names=names,
            gains=[{"kind": kind, "text": text} for kind, text in gains],
            feedback=feedback,
            answers={},
            told=told or {},
            champion=champion,
            check_back_on=check_back_on,
        )
        made = await debriefing.debrief(
            self.db, self.workspace, meeting, contact, said, self.seeker, at, questions=meeting.questions
        )
        for person in made.people:
            self.cast[person.display_name] = person
        if made.thank_you is None:
            raise RuntimeError("everybody in the story may be thanked")
        return made.thank_you

    async def send(self, letter: Letter, at: datetime) -> None:
        """A note goes out as it was drafted."""
        self.at = at
        known = await know(self.db, self.workspace, letter.contact_id, self.seeker, at)
        await sending.send(self.db, known, letter, at)

    async def tell(self, referrer: str, meeting: Meeting, at: datetime) -> None:
        """Word to a referrer of what came of the name (FLW-3)."""
        self.at = at
        known = await know(self.db, self.workspace, self.cast[referrer].id, self.seeker, at)
        wish = letters.Wish(kind="update", medium="email", meeting_id=meeting.id)
        letter = await letters.create(self.db, known, wish, at)
        await self.send(letter, at)

    async def agree_longer(self, name: str, at: datetime, due_on: date, note: str) -> None:
        """The one open promise moves to another day, by agreement (TIM-5)."""
        self.at = at
        found = await self.db.scalars(
            select(Promise).where(Promise.contact_id == self.cast[name].id, Promise.state == "open")
        )
        promise = found.one()
        await ledger.move(self.db, self.workspace, promise, due_on=due_on, agreed=True, note=note, now=at)

    async def settle(self, now: datetime) -> None:
        """What comes next with everybody, as of now: until here each day of the story had its own."""
        self.at = now
        ids = [contact.id for contact in self.cast.values()]
        await following.refresh_degrees(self.db, ids, now)
        await following.refresh(self.db, ids, now)
