"""A letter goes out: it is frozen, and its promise is made in the same transaction (LND-2, LND-4, LND-6)."""

from datetime import date, datetime, time
from typing import cast

from sqlalchemy import select

from inroad.domain.letters.checks.lnd05_minutes import number_word
from inroad.domain.letters.days import promised_days
from inroad.domain.timing import Medium, instant
from inroad.domain.wording import counted, listed, long_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following, history
from inroad.rooms.calendar import actions as calls
from inroad.rooms.calendar import ledger
from inroad.rooms.calendar.days import check_day, letter_days
from inroad.rooms.contacts.actions import forget, record
from inroad.rooms.letters import versions
from inroad.rooms.letters.knowing import Known, report_of, unsent, willing
from inroad.rooms.letters.tables import Letter
from inroad.rooms.referrals.tables import Referral


async def send(
    db: Session,
    known: Known,
    letter: Letter,
    now: datetime,
    *,
    sent_on: date | None = None,
    went_by: str | None = None,
    override_reason: str = "",
) -> None:
    """Keeps that a letter went out: freezes it, and makes its promise in the same transaction.

    sent_on          the seeker's own day, not in the future; today when None
    went_by          post, hand or email; by the letter's medium when None
    override_reason  why it goes out though findings block it; kept (LND-2, LND-7)
    Problem 409 for a letter that has gone out, someone who asked not to be contacted, a promised day that
    cannot be kept (naming the next good one; no reason overrides that, TIM-5), or blocking findings.
    """
    unsent(letter)
    willing(known)
    sent_on = sent_on or known.today
    if sent_on > known.today:
        detail = "A letter has gone out today or before."
        raise Problem(422, "invalid", errors=[FieldError("/sent_on", "in_future", detail)])
    letter.went_by = went_by or letter.medium
    # What is handed over is there as soon as an e-mail.
    medium: Medium = "post" if letter.went_by == "post" else "email"
    arrives_on, read_on, _ = letter_days(sent_on, medium, known.state.diary, known.policy)
    announced = _announced(letter, known)
    if announced is not None:
        await _check_promise(db, known, announced, arrives_on, read_on, now)
    blocks = blocks_of(letter, known)
    if blocks and not override_reason.strip():
        raise Problem(
            409,
            "rule_blocks",
            detail="The letter can go out once this is changed.",
            errors=[FieldError("/override_reason", code.partition(":")[0], text) for code, text in blocks],
        )
    letter.state = "sent"
    letter.sent_on = sent_on
    letter.sent_at = now if sent_on == known.today else instant(sent_on, time(12), known.workspace.time_zone)
    letter.arrives_on = arrives_on
    letter.blocking = 0
    letter.override_reason = override_reason if blocks else ""
    letter.promised_on = announced
    versions.keep_sent(db, letter, now)
    await _follow(db, known, letter, read_on, now)


def blocks_of(letter: Letter, known: Known) -> list[tuple[str, str]]:
    """What keeps a letter from going out without a reason: code and sentence of each (LND-2, LND-7)."""
    blocks = [
        (finding.code, f"{finding.message} ({finding.rule})")
        for finding in report_of(letter, known).findings
        if finding.severity == "block"
    ]
    if letter.kind == "pitch" and _announced(letter, known) is None:
        text = "A letter goes out with a promise: say on which day you will call. (LND-2)"
        blocks.append(("no_promise", text))
    return blocks


def _announced(letter: Letter, known: Known) -> date | None:
    """The day a pitch promises in both places, text and calendar (LND-4)."""
    if letter.kind != "pitch" or letter.promised_on is None:
        return None
    said = {each.day for each in promised_days(letter.body, known.today)}
    return letter.promised_on if letter.promised_on in said else None


async def _check_promise(
    db: Session, known: Known, day: date, arrives_on: date, read_on: date, now: datetime
) -> None:
    try:
        await check_day(
            db,
            known.workspace,
            known.past.zone,
            day,
            now,
            arrives_on=arrives_on,
            earliest=read_on,
            friday_style=known.state.friday_style,
            place=known.past.place,
            pointer="/promised_on",
        )
    except Problem as refused:
        # The request is fine; it is the letter that names a day nobody can keep.
        raise Problem(
            409, "day_cannot_be_promised", detail=refused.detail, errors=refused.errors, extra=refused.extra
        ) from None


async def _follow(db: Session, known: Known, letter: Letter, read_on: date, now: datetime) -> None:
    """What a sent letter brings about: its line, its promise, and what comes next."""
    contact = known.past.contact
    touched = [contact.id]
    await forget(db, letter.id)
    _record_sent(db, known, letter)
    if letter.promised_on is not None:
        promise = await ledger.make_promise(
            db,
            known.workspace,
            contact,
            zone=known.past.zone,
            due_on=letter.promised_on,
            now=now,
            letter_id=letter.id,
            arrives_on=letter.arrives_on,
            earliest=read_on,
            friday_style=known.state.friday_style,
            place=known.past.place,
        )
        letter.promise_id = promise.id
    await db.flush()
    if letter.kind == "update" and letter.meeting_id is not None:
        touched += await _tell(db, known, letter)
    if letter.kind == "check_back" and letter.medium == "email" and _owes_check_back(known):
        # An e-mail on the day they named is the follow-up itself (TIM-5).
        tried = calls.Try(
            outcome="no_answer",
            channel="email",
            happened_at=letter.sent_at,
            override_reason=letter.override_reason or "They were to be asked again on this day.",
        )
        await calls.log_attempt(db, known.workspace, contact.id, tried, now)
    await following.refresh(db, touched, now)


def _owes_check_back(known: Known) -> bool:
    return any(row.state == "open" and row.kind == "check_back" for row in known.past.promises)


def _record_sent(db: Session, known: Known, letter: Letter) -> None:
    name = known.past.given_name
    people: list[str] = []
    parts: list[str] = []
    if letter.kind == "pitch":
        title = "You sent your letter again" if letter.resends_id else "Your letter went out"
        referrer = known.referrer(letter.referrer_id)
        if referrer is not None and referrer.name in letter.body:
            people.append(referrer.id)
            parts.append(f"named {referrer.given_name}")
        parts.append(f"asked for {number_word(known.workspace.minutes)} minutes")
        if letter.questions:
            parts.append(f"enclosed {counted(len(letter.questions), 'question')}")
    elif letter.kind == "thank_you":
        late = letter.due_on is not None and letter.sent_on is not None and letter.sent_on > letter.due_on
        title = "Thank-you note, a little later" if late else "Thank-you note, on the night"
        if letter.due_on is None:
            title = "Thank-you note"
    elif letter.kind == "questions":
        title = "You sent your questions ahead"
        if letter.questions:
            parts.append(f"held {counted(len(letter.questions), 'question')}")
    elif letter.kind == "goodbye":
        title = f"You told {name} that your search has ended"
    elif letter.kind == "update":
        title = f"You told {name} what came of it"
    else:
        title = f"You wrote to check back with {name}"
    detail = f"It {listed(parts)}." if parts else ""
    if letter.went_by == "hand":
        title = f"You handed your letter to {name}" if letter.kind == "pitch" else f"{title}, by hand"
    if letter.override_reason:
        detail = f"{detail} It went out as it was: {letter.override_reason}".strip()
    if letter.went_by == "post" and letter.arrives_on is not None:
        detail = f"{detail} It arrives on {long_day(letter.arrives_on)}.".strip()
    assert letter.sent_at is not None  # noqa: S101 - set by send just before
    kind = {"thank_you": "thank_you_sent", "update": "referrer_told"}.get(letter.kind, "letter_sent")
    record(db, letter.contact_id, kind, letter.sent_at, title, detail, people, letter.id)


async def _tell(db: Session, known: Known, letter: Letter) -> list[str]:
    """The line with the person met; their id, since what comes next with them changes (FLW-3)."""
    named = await db.scalars(
        select(Referral.to_contact_id)
        .where(Referral.from_contact_id == letter.contact_id)
        .limit(history.CHUNK)
    )
    pasts = await history.load(db, list(named), known.workspace)
    for id, past in pasts.items():
        if any(meeting.id == letter.meeting_id for meeting in past.meetings):
            title = f"You told {known.past.given_name} what came of it"
            at = cast(datetime, letter.sent_at)
            record(db, id, "referrer_told", at, title, "", [letter.contact_id], letter.id)
            return [id]
    return []
