"""What is known around a letter, and what the checks make of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import func, select

from inroad.domain import letters as domain
from inroad.domain.cadence import warnings_for_pitch
from inroad.domain.letters.days import promised_days
from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.state import ContactState
from inroad.domain.timing import best_posting_day, day_quality, local_day, read_by_then
from inroad.domain.wording import counted, long_day
from inroad.kit.db import Session
from inroad.kit.encoder import asking
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.spelling import misspelt
from inroad.rooms import history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.days import letter_days
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting

MOST_FINDINGS = 500


@dataclass(frozen=True, slots=True)
class Referrer:
    """Someone who gave the contact's name; `may_use_name` is None until they have been asked."""

    id: str
    name: str
    given_name: str
    may_use_name: bool | None


@dataclass(frozen=True, slots=True)
class Known:
    """A contact with all that happened, read for the letters to them.

    today    the seeker's local day; `there` the contact's own (TIM-8)
    """

    workspace: Workspace
    sender: str
    past: history.History
    state: ContactState
    policy: Policy
    debriefs: int
    today: date
    there: date

    @property
    def referrers(self) -> list[Referrer]:
        """Everybody who gave this name, the one to name first (LND-3)."""
        order = {True: 0, None: 1, False: 2}
        found = [
            Referrer(
                referral.from_contact_id,
                display,
                history.given_name_of(given, display),
                referral.may_use_name,
            )
            for referral, given, display in self.past.referrals
        ]
        return sorted(found, key=lambda referrer: order[referrer.may_use_name])

    def referrer(self, id: str | None) -> Referrer | None:
        """The referrer of that id, None when they gave no name (any more)."""
        return next((referrer for referrer in self.referrers if referrer.id == id), None)

    @property
    def organization(self) -> str:
        """Where the contact works; may be empty."""
        return self.past.organization.name if self.past.organization is not None else ""


async def know(
    db: Session, workspace: Workspace, contact_id: str, sender: str, now: datetime, *, pointer: str = ""
) -> Known:
    """Reads a contact for a letter.

    Problem 404 when there is no such live contact; 422 where `pointer` says which field named it.
    """
    past = (await history.load(db, [contact_id], workspace)).get(contact_id)
    if past is None:
        if pointer:
            fault = FieldError(pointer, "not_found", "There is no such contact in this search.")
            raise Problem(422, "invalid", errors=[fault])
        raise Problem(404, "not_found", detail="There is no such letter or contact here.")
    state = (await history.states(db, {contact_id: past}, workspace, now))[contact_id]
    debriefs = select(func.count(Meeting.id)).where(Meeting.debriefed_at.is_not(None))
    return Known(
        workspace=workspace,
        sender=sender,
        past=past,
        state=state,
        policy=history.policy_of(workspace),
        debriefs=int(await db.scalar(debriefs) or 0),
        today=local_day(now, workspace.time_zone),
        there=local_day(now, past.zone),
    )


def willing(known: Known) -> None:
    """Problem 409 for someone who asked not to be contacted (NET-12)."""
    if known.past.contact.do_not_contact:
        detail = f"{known.past.given_name} asked not to be contacted."
        raise Problem(409, "do_not_contact", detail=detail)


def unsent(letter: Letter) -> None:
    """Problem 409 for a letter that has gone out."""
    if letter.state == "sent":
        raise Problem(409, "letter_sent")


def context_of(letter: Letter, known: Known) -> domain.LetterContext:
    """What the checks may know of a letter; a sent one is judged by the day on which it went out."""
    contact = known.past.contact
    referrer = known.referrer(letter.referrer_id)
    today = letter.sent_on or known.today
    return domain.LetterContext(
        kind=cast(domain.Kind, letter.kind),
        medium=cast(domain.Medium, letter.medium),
        recipient_given=contact.given_name,
        recipient_family=contact.family_name,
        recipient_display=contact.display_name,
        recipient_honorific=contact.honorific,
        referrer_name=referrer.name if referrer else None,
        referrer_may_be_named=referrer.may_use_name if referrer else None,
        degree=contact.degree,
        minutes=known.workspace.minutes,
        promised_on=letter.promised_on,
        closed={} if letter.sent_on else _closed(letter, known),
        today=today,
        met_on=_met_on(letter, known),
        questions=tuple(letter.questions),
        sender_name=known.sender,
    )


def _met_on(letter: Letter, known: Known) -> date | None:
    """The seeker's day of the talk that a thank-you note is for (FLW-2)."""
    if letter.kind != "thank_you":
        return None
    talks = (meeting for meeting in known.past.meetings if meeting.id == letter.meeting_id)
    days = (local_day(talk.ended_at or talk.starts_at, known.workspace.time_zone) for talk in talks)
    return next(days, None)


def _closed(letter: Letter, known: Known) -> dict[date, str]:
    """Of the days the text names, those that cannot be promised, with their cause (TIM-5, TIM-7)."""
    diary = known.state.diary
    closed: dict[date, str] = {}
    for said in promised_days(letter.body, known.today):
        if said.day is None:
            continue
        quality = day_quality(said.day, diary=diary, policy=known.policy)
        if quality.word == "full":
            closed[said.day] = f"it already holds {counted(diary.booked[said.day], 'call')}"
        elif said.day in diary.holidays:
            closed[said.day] = diary.holidays[said.day]
    return closed


def report_of(letter: Letter, known: Known) -> domain.Report:
    """Every finding on a letter: those of the text, and those that only the search can know."""
    report = domain.lint(
        letter.body, context_of(letter, known), subject=letter.subject, speller=misspelt, judge=asking
    )
    more = [*question_findings(letter.questions)]
    if letter.kind == "pitch" and letter.sent_on is None:
        more += _about_the_search(letter, known)
    return replace(report, findings=(*report.findings, *more)[:MOST_FINDINGS])


def question_findings(questions: Iterable[str]) -> list[domain.Finding]:
    """What LND-7 says to the enclosed questions; they stand outside the text, so without a place in it."""
    found: list[domain.Finding] = []
    for question in questions:
        for finding in domain.lint(question, domain.LetterContext(kind="questions"), judge=asking).findings:
            if finding.rule == "LND-7":
                message = f"In a question: {finding.message}"[:1000]
                found.append(replace(finding, start=0, end=0, message=message, fix=None))
    return found


def _about_the_search(letter: Letter, known: Known) -> list[domain.Finding]:
    found: list[domain.Finding] = []
    referrer = known.referrer(letter.referrer_id)
    if referrer is not None and referrer.may_use_name is None and known.past.contact.degree != 1:
        found.append(
            domain.Finding(
                "LND-3",
                "referrer_not_asked",
                "block",
                0,
                0,
                f"Ask {referrer.given_name} first",
                f"You have not noted yet whether {referrer.name} agrees to be named. One call settles it.",
            )
        )
    for warning in warnings_for_pitch(known.state, known.debriefs, known.policy):
        if warning.code == "practice_first":
            title = "Begin with someone you trust"
            found.append(
                domain.Finding(warning.reason.rule, warning.code, "warn", 0, 0, title, warning.reason.text)
            )
    medium = cast(domain.Medium, letter.medium)
    if medium == "post":
        _, _, heavy = letter_days(known.there, medium, known.state.diary, known.policy)
        if heavy is not None:
            better = long_day(
                best_posting_day(known.there, medium, diary=known.state.diary, policy=known.policy)
            )
            message = f"{heavy.text} Posted on {better}, it arrives on a quieter day."
            found.append(
                domain.Finding(
                    heavy.rule, "arrives_on_tuesday", "warn", 0, 0, "It would arrive on Tuesday", message
                )
            )
    return found


def reasons_for(letter: Letter, known: Known) -> list[Reason]:
    """What speaks for, or against, the promised day of a draft (TIM-1 to TIM-7)."""
    if letter.promised_on is None or letter.sent_on is not None:
        return []
    quality = day_quality(
        letter.promised_on,
        diary=known.state.diary,
        friday_style=known.state.friday_style,
        policy=known.policy,
    )
    medium = cast(domain.Medium, letter.medium)
    sent_on = best_posting_day(known.there, medium, diary=known.state.diary, policy=known.policy)
    arrives_on, _, _ = letter_days(sent_on, medium, known.state.diary, known.policy)
    reasons = list(quality.reasons)
    if letter.promised_on >= known.there and quality.proposable:
        reasons.append(read_by_then(letter.promised_on, arrives_on, known.past.given_name))
    return reasons
