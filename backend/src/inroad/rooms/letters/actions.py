"""Letters begun, changed and thrown away; `sending` is what happens when one goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import select

from inroad.domain import letters as domain
from inroad.domain.timing import Medium, local_day
from inroad.domain.wording import counted, long_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following, history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.days import call_days, check_day
from inroad.rooms.contacts.actions import forget, record
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters import drafting, templating, versions
from inroad.rooms.letters.knowing import Known, Referrer, know, report_of, unsent, willing
from inroad.rooms.letters.tables import Letter
from inroad.rooms.referrals.tables import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The letter to begin; fields as on the wire."""

    kind: str = "pitch"
    medium: str = "post"
    referrer_id: str | None = None
    promised_on: date | None = None
    resends_id: str | None = None
    meeting_id: str | None = None


def _refuse(pointer: str, code: str, detail: str) -> Problem:
    return Problem(422, "invalid", errors=[FieldError(pointer, code, detail)])


def _chosen(known: Known, referrer_id: str | None) -> Referrer | None:
    """The referrer of that id, or the one to name; Problem 422 for someone who gave no name."""
    if referrer_id is None:
        return next(iter(known.referrers), None)
    found = known.referrer(referrer_id)
    if found is None:
        detail = f"Only who gave you {known.past.given_name}'s name can be named as the referrer. (LND-3)"
        raise _refuse("/referrer_id", "not_a_referrer", detail)
    return found


async def create(db: Session, known: Known, wish: Wish, now: datetime) -> Letter:
    """Begins a letter from the template and what is known. The contact's next action follows.

    Problem 404, 409 for someone who asked not to be contacted or a letter that may not be sent again yet
    (NRS-3), 422 for a referrer, day or meeting that does not fit.
    """
    willing(known)
    if wish.kind != "pitch" and wish.promised_on is not None:
        raise _refuse("/promised_on", "not_allowed", "Only a pitch promises a call. (LND-4)")
    if wish.kind not in ("thank_you", "update") and wish.meeting_id is not None:
        raise _refuse("/meeting_id", "not_allowed", "Thank-you notes and news are about a meeting.")
    letter = Letter(
        contact_id=known.past.contact.id,
        kind=wish.kind,
        medium=wish.medium,
        state="draft",
        questions=[],
        override_reason="",
    )
    if wish.resends_id is not None:
        await _again(db, known, letter, wish, now)
    elif wish.kind == "pitch":
        await _pitch(db, known, letter, wish, now)
    elif wish.kind == "thank_you":
        await _thank_you(db, known, letter, wish)
    elif wish.kind == "update":
        await _update(db, known, letter, wish)
    else:
        await _plain(db, known, letter, wish)
    letter.blocking = open_findings(letter, known)
    db.add(letter)
    await db.flush()
    title = f"You began a letter to {known.past.given_name}"
    record(db, letter.contact_id, "letter_drafted", now, title, subject_id=letter.id)
    await following.refresh(db, [letter.contact_id], now)
    return letter


async def _write(db: Session, letter: Letter, facts: domain.LetterFacts) -> None:
    found = await templating.draft(db, domain.kind_of(letter.kind, letter.medium), facts)
    letter.subject, letter.body = found.subject, found.body


async def _plain(db: Session, known: Known, letter: Letter, wish: Wish) -> None:
    """A question list, a note to check back, or the note at the end of a search (FLW-4)."""
    if letter.kind == "questions":
        letter.questions = list(drafting.FIRST_QUESTIONS)
    gains: tuple[str, ...] = ()
    if letter.kind == "goodbye":
        gains = drafting.gains_of((), await named_by(db, known.past.contact.id))
    made = drafting.facts(
        known, medium=wish.medium, referrer=None, questions=tuple(letter.questions), gains=gains
    )
    await _write(db, letter, made)


async def named_by(db: Session, contact_id: str) -> list[str]:
    """Whom this contact named, the first first; five at most."""
    found = await db.scalars(
        select(Contact.display_name)
        .join(Referral, Referral.to_contact_id == Contact.id)
        .where(Referral.from_contact_id == contact_id, Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
        .limit(5)
    )
    return list(found)


def open_findings(letter: Letter, known: Known) -> int:
    """How many findings keep it from going out."""
    return sum(finding.severity == "block" for finding in report_of(letter, known).findings)


async def _check_wish(db: Session, known: Known, day: date, now: datetime) -> None:
    await check_day(
        db,
        known.workspace,
        known.past.zone,
        day,
        now,
        friday_style=known.state.friday_style,
        place=known.past.place,
        pointer="/promised_on",
    )


async def _day_for(db: Session, known: Known, wish: Wish, now: datetime) -> date | None:
    """The day to promise: as wished, if it can be promised at all, or the best one (TIM-1 to TIM-7)."""
    medium = cast(Medium, wish.medium)
    if wish.promised_on is None:
        return (await call_days(db, known.workspace, known.past, now, medium=medium, weeks=1)).best_on
    await _check_wish(db, known, wish.promised_on, now)
    return wish.promised_on


async def _pitch(db: Session, known: Known, letter: Letter, wish: Wish, now: datetime) -> None:
    referrer = _chosen(known, wish.referrer_id)
    letter.referrer_id = referrer.id if referrer else None
    letter.promised_on = await _day_for(db, known, wish, now)
    letter.questions = list(drafting.FIRST_QUESTIONS)
    made = drafting.facts(
        known,
        medium=wish.medium,
        referrer=referrer,
        promised_on=letter.promised_on,
        questions=drafting.FIRST_QUESTIONS,
    )
    await _write(db, letter, made)
    if letter.promised_on is not None:
        # A template of one's own may have left the promise out; the letter does not (LND-4).
        address = drafting.address_of(known)
        letter.body = drafting.with_day(letter.body, letter.promised_on, address, known.today)


async def _again(db: Session, known: Known, letter: Letter, wish: Wish, now: datetime) -> None:
    """The letter once more, dated anew, with a new promise, from the second try in vain on (NRS-3)."""
    first = next((each for each in known.past.letters if each.id == wish.resends_id), None)
    if first is None or first.kind != "pitch" or wish.kind != "pitch" or first.sent_at is None:
        detail = "Only a pitch that went out to this contact can be sent again. (NRS-3)"
        raise _refuse("/resends_id", "not_a_sent_letter", detail)
    silent = 0
    for attempt in reversed(known.past.attempts):
        if attempt.happened_at < first.sent_at or history.OUTCOMES[attempt.outcome].spoke:
            break
        silent += 1
    needed = known.policy.resend_from_attempt
    if silent < needed:
        detail = (
            f"The letter can go out again after {counted(needed, 'try', 'tries')} without an answer. (NRS-3)"
        )
        raise Problem(
            409, "rule_blocks", detail=detail, errors=[FieldError("/resends_id", "too_soon", detail)]
        )
    letter.resends_id = first.id
    referrer = _chosen(known, wish.referrer_id or first.referrer_id)
    letter.referrer_id = referrer.id if referrer else None
    letter.promised_on = await _day_for(db, known, wish, now)
    letter.subject, letter.questions = first.subject, list(first.questions)
    letter.body = drafting.with_referrer(first.body, known.referrer(first.referrer_id), referrer)
    if letter.promised_on is not None:
        address = drafting.address_of(known)
        letter.body = drafting.with_day(letter.body, letter.promised_on, address, known.today)


def _meeting_of(past: history.History, meeting_id: str | None) -> Any:
    """The meeting of that id, or the latest that was held; None without one."""
    if meeting_id is not None:
        return next((meeting for meeting in past.meetings if meeting.id == meeting_id), None)
    held = [meeting for meeting in past.meetings if meeting.state == "held" or meeting.debriefed_at]
    return held[-1] if held else None


async def _thank_you(db: Session, known: Known, letter: Letter, wish: Wish) -> None:
    """A note from what the meeting gave, due by the end of its day on the seeker's clock (FLW-2)."""
    meeting = _meeting_of(known.past, wish.meeting_id)
    if meeting is None and wish.meeting_id is not None:
        raise _refuse("/meeting_id", "not_found", "There is no such meeting with this contact.")
    gains: tuple[str, ...] = ()
    met_on = None
    if meeting is not None:
        begun = [each for each in known.past.letters if each.meeting_id == meeting.id]
        if any(each.kind == "thank_you" for each in begun):
            raise Problem(409, "already_exists", detail="There is a thank-you note for this meeting already.")
        letter.meeting_id = meeting.id
        met = meeting.ended_at or meeting.starts_at
        met_on = local_day(met, known.workspace.time_zone)
        letter.due_on = meeting.thank_you_due_on or met_on
        names = await db.scalars(
            select(Contact.display_name)
            .join(Referral, Referral.to_contact_id == Contact.id)
            .where(Referral.meeting_id == meeting.id, Contact.deleted_at.is_(None))
            .order_by(Referral.created_at, Referral.id)
            .limit(5)
        )
        gains = drafting.gains_of(meeting.gains, names)
        meeting.thank_you_letter_id = letter.id
    made = drafting.facts(known, medium=wish.medium, referrer=None, gains=gains, met_on=met_on)
    await _write(db, letter, made)


async def _update(db: Session, known: Known, letter: Letter, wish: Wish) -> None:
    """Word to the one who gave a name, of what came of meeting the person named (FLW-3)."""
    giver_id = known.past.contact.id
    named = await db.scalars(
        select(Referral.to_contact_id).where(Referral.from_contact_id == giver_id).limit(history.CHUNK)
    )
    pasts = await history.load(db, list(named), known.workspace)
    found = [(_meeting_of(past, wish.meeting_id), past) for past in pasts.values()]
    met = [(meeting, past) for meeting, past in found if meeting is not None]
    if not met and wish.meeting_id is not None:
        detail = f"That is no meeting with somebody {known.past.given_name} named. (FLW-3)"
        raise _refuse("/meeting_id", "not_found", detail)
    met.sort(key=lambda pair: (giver_id not in pair[1].updates, pair[0].starts_at))
    gains: tuple[str, ...] = ()
    named_person = ""
    if met:
        meeting, past = met[-1]
        letter.meeting_id = meeting.id
        named_person = past.contact.display_name
        gains = drafting.gains_of(meeting.gains, ())
    made = drafting.facts(known, medium=wish.medium, referrer=None, gains=gains, named_person=named_person)
    await _write(db, letter, made)


async def change(
    db: Session, known: Known, letter: Letter, changes: Mapping[str, Any], now: datetime
) -> None:
    """Applies a merge patch to a draft; day and text move together (LND-4, decision 0007).

    Problem 409 for a letter that has gone out, 422 when day and text are both sent and differ (naming both),
    or for a day that cannot be promised.
    """
    unsent(letter)
    if changes.get("promised_on") is not None and letter.kind != "pitch":
        raise _refuse("/promised_on", "not_allowed", "Only a pitch promises a call. (LND-4)")
    before = versions.standing(letter)
    for name in ("subject", "body", "medium"):
        if name in changes:
            setattr(letter, name, changes[name])
    if "questions" in changes:
        letter.questions = list(changes["questions"])
    if "referrer_id" in changes:
        _change_referrer(known, letter, changes["referrer_id"], keep_text="body" in changes)
    if letter.kind == "pitch":
        await _change_day(db, known, letter, changes, now)
    letter.blocking = open_findings(letter, known)
    chosen = not {"promised_on", "referrer_id"}.isdisjoint(changes)
    await versions.keep(db, letter, before, now, chosen=chosen)
    await db.flush()
    await following.refresh(db, [letter.contact_id], now)


def _change_referrer(known: Known, letter: Letter, referrer_id: str | None, *, keep_text: bool) -> None:
    old = known.referrer(letter.referrer_id)
    new = _chosen(known, referrer_id) if referrer_id is not None else None
    letter.referrer_id = referrer_id
    if not keep_text:
        letter.body = drafting.with_referrer(letter.body, old, new)
        letter.subject = drafting.with_referrer(letter.subject, old, new)


async def _change_day(
    db: Session, known: Known, letter: Letter, changes: Mapping[str, Any], now: datetime
) -> None:
    said = drafting.said_day(letter.body, known.today)
    if "promised_on" not in changes:
        # A text that names no day promises none: the calendar does not go on without it.
        letter.promised_on = said
        return
    day: date | None = changes["promised_on"]
    if "body" in changes and said is not None and said != day:
        words = "no day" if day is None else long_day(day)
        detail = f"The text promises a call on {long_day(said)}, promised_on says {words}. (LND-4)"
        raise Problem(
            422,
            "invalid",
            detail=detail,
            errors=[
                FieldError("/body", "day_differs", detail),
                FieldError("/promised_on", "day_differs", detail),
            ],
        )
    if day is None:
        letter.body = drafting.without_day(letter.body, known.today)
    else:
        if day != letter.promised_on:
            await _check_wish(db, known, day, now)
        letter.body = drafting.with_day(letter.body, day, drafting.address_of(known), known.today)
    letter.promised_on = day


async def remove(db: Session, known: Known, letter: Letter, now: datetime) -> None:
    """Throws a draft away. Problem 409 for a letter that has gone out."""
    unsent(letter)
    for meeting in known.past.meetings:
        if meeting.thank_you_letter_id == letter.id:
            meeting.thank_you_letter_id = None
    await forget(db, letter.id)
    await db.delete(letter)
    await following.refresh(db, [letter.contact_id], now)


async def find(db: Session, letter_id: str) -> Letter:
    """The letter, or Problem 404."""
    letter = await db.find(Letter, letter_id)
    if letter is None:
        raise Problem(404, "not_found", detail="There is no such letter here.")
    return letter


async def with_known(
    db: Session, workspace: Workspace, letter_id: str, sender: str, now: datetime
) -> tuple[Letter, Known]:
    """The letter and all that is known around it. Problem 404, also when the contact has been deleted."""
    letter = await find(db, letter_id)
    return letter, await know(db, workspace, letter.contact_id, sender, now)
