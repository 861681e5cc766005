"""What tools answer: of the API's answers, what an assistant needs and no more (data minimisation)."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Result(BaseModel):
    """Part of an answer. What is not named here is left out."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Reason(Result):
    """Why, and the rule of the method it comes from."""

    rule: str
    text: str


class Person(Result):
    """Somebody, with the id the other tools take."""

    id: str
    display_name: str


class TodayItem(Result):
    """One thing to do, and why."""

    section: str
    state: str
    when: str
    on: date | None
    title: str
    detail: str
    contact: Person | None
    promise_id: str | None
    meeting_id: str | None
    letter_id: str | None
    reasons: list[Reason]


class WeekLine(Result):
    """What stands on one of the days after today."""

    on: date
    state: str
    title: str
    contact: Person | None


class Today(Result):
    """What to do now, the first thing first."""

    on: date
    lede: str
    note: str
    items: list[TodayItem]
    week: list[WeekLine]


class ContactLine(Result):
    """Somebody found, and what comes next with them."""

    id: str
    display_name: str
    headline: str
    organization_id: str | None
    organization_name: str | None
    circle: str | None
    degree: Annotated[int | None, Field(description="1: the seeker knows them; null: no way leads there yet")]
    stage: str
    next_kind: str
    next_on: date | None


class Contacts(Result):
    """Who was found."""

    items: list[ContactLine]


class Match(Result):
    """Somebody who is there already and may be the same person."""

    contact: Person
    organization_name: str | None
    why: str
    level: str


class Matches(Result):
    """Who may be the same person."""

    items: list[Match]


class LineRead(Result):
    """What a line about a person is read as, before anything is kept."""

    display_name: str
    organization_name: str
    emails: list[str]
    phones: list[str]


class NameLine(Result):
    """What a line about a person was understood as."""

    contact: Person
    referrer: Person | None
    referrer_added: bool
    referral_id: str | None


class NameAdded(NameLine):
    """Who was kept, through whom, and who may be the same person as somebody there already."""

    may_be_the_same_as: list[Match] = []


class Finding(Result):
    """Something in a text that a rule of the method speaks about."""

    rule: str
    severity: Literal["block", "warn", "hint"]
    title: str
    message: str


class Praise(Result):
    """Something that is in order."""

    rule: str
    text: str


class Report(Result):
    """What the checks found; `blocked` texts do not go out unless the seeker gives a reason."""

    blocked: bool
    findings: list[Finding]
    praises: list[Praise]
    words: int


class LetterDraft(Result):
    """A letter with its findings. `version` is what a change of it is sent with."""

    id: str
    contact: Person
    referrer: Person | None
    kind: str
    medium: str
    state: str
    subject: str
    body: str
    questions: list[str]
    promised_on: Annotated[date | None, Field(description="The day of the call the letter announces (LND-4)")]
    sent_on: date | None
    promise_id: str | None
    report: Report
    version: int


class PromiseLine(Result):
    """A dated promise to somebody."""

    id: str
    contact: Person
    kind: str
    due_on: date
    state: str
    reached: bool | None
    note: str
    reasons: list[Reason]


class Promises(Result):
    """Promises, the earliest day first."""

    items: list[PromiseLine]


class Attempt(Result):
    """A logged try."""

    contact: Person


class AttemptLogged(Result):
    """What logging a call did."""

    attempt: Attempt
    kept: PromiseLine | None
    promise: PromiseLine | None
    meeting_id: str | None
    next_title: str
    next_on: date | None
    reasons: list[Reason]
    repeated: bool


class Logged(Result):
    """What came of logging it: the promise it kept or made, and what comes next."""

    contact: Person
    kept_promise: PromiseLine | None = None
    new_promise: PromiseLine | None = None
    meeting_id: str | None = None
    letter: LetterDraft | None = None
    next_title: str = ""
    next_on: date | None = None
    reasons: list[Reason] = []
    repeated: Annotated[bool, Field(description="The same was logged a moment ago; nothing was added")] = (
        False
    )


class CallDay(Result):
    """A day as a day to call somebody."""

    on: date
    word: str
    proposed: bool
    closed_because: str | None
    reasons: list[Reason]


class CallDays(Result):
    """Days on which to promise a call; `best_on` is the one to propose."""

    contact: Person
    time_zone: str
    best_on: date | None
    arrives_on: date | None
    days: list[CallDay]


class Ask(Result):
    """The one thing to ask next, and of whom."""

    person: Person
    kind: str
    on: date | None
    reason: Reason


class Way(Result):
    """A way to somebody, in words."""

    text: str
    person: Person
    ask: Ask | None


class Helper(Result):
    """Somebody who may know a way."""

    person: Person
    reasons: list[Reason]


class Ways(Result):
    """Up to three ways; without any, whom to ask."""

    paths: list[Way]
    whom_to_ask: list[Helper]
    reason: Reason


class MeetingLine(Result):
    """A meeting of somebody."""

    id: str
    contact: Person
    place: str
    starts_at: datetime
    state: str


class Meetings(Result):
    """Meetings, in the order of the list."""

    items: list[MeetingLine]


class MeetingTimes(Result):
    """When and where, and when to leave."""

    contact: Person
    place: str
    format: str
    local_start: str
    time_zone: str
    arrive_at: datetime
    leave_at: datetime
    minutes: int
    state: str
    question_findings: list[dict[str, str | int]] = []


class Introduced(Result):
    """Who gave the name, with their words."""

    person: Person
    introduction: str
    may_use_name: bool | None


class Said(Result):
    """Something said or done before."""

    on: date
    title: str
    detail: str


class Preparation(Result):
    """What to have in mind before one goes in."""

    pack: list[str]
    big_picture_question: str
    questions: list[str]
    carried_over: list[str]
    skill_stories: list[str]
    can_offer: str
    talk_preferences: str
    shared_path: str
    introduced_by: list[Introduced]
    said_before: list[Said]
    reasons: list[Reason]


class MeetingPrepared(Result):
    """A meeting and everything to have in mind before it."""

    meeting_id: str
    meeting: MeetingTimes
    preparation: Preparation


class Figure(Result):
    """One figure in a sentence, with its definition; below `needed` it says little."""

    sentence: str
    definition: str
    rule: str
    enough: bool
    missing: int


class Part(Result):
    """A part of the insights; only its figure is passed on."""

    figure: Figure


class Insights(Result):
    """What has come of it. Observation, never a target (NET-7)."""

    on: date
    lede: str
    meetings: int
    promises: Part
    names: Part
    waits: Part
    slots: Part
    calls: Part
    pace: Part
    growth: Part
    reproduction: Part
    said: Part
    gains: Part
    steps: Part
    letters: Part
