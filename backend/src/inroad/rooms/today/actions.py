"""Today, put together: the domain decides what and in which order, here it gets the words of the wire."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select

from inroad.domain import today as domain
from inroad.domain.timing import local
from inroad.domain.today_items import TodayItem
from inroad.domain.touch import Kind
from inroad.domain.wording import clock
from inroad.kit.db import Session
from inroad.rooms import history
from inroad.rooms.accounts.tables import Account, Workspace
from inroad.rooms.today import loading
from inroad.rooms.today.schemas import TodayOut
from inroad.rooms.wire import MAX_REASONS

UNDO_FOR: Final = timedelta(minutes=5)
"""How long a logged call can be taken back from Today."""
MEETING_NEAR: Final = timedelta(minutes=30)
MOST_ITEMS: Final = 200
MOST_DONE: Final = 50
MOST_LINES: Final = 50

_KINDS: Final = {
    "call_promised": "promise_due",
    "check_back": "check_back",
    "hold_meeting": "meeting",
    "prepare_meeting": "meeting",
    "ask_by_phone": "call",
    "call_again": "call",
    "first_names": "add_people",
    "rest": "keep_warm",
}
"""What the wire calls a row; kinds that are not here have the same name."""

_SECTIONS: Final = {"today": "later_today"}
_ACTIONS: Final = {
    "write_debrief": "debrief",
    "write_thank_you": "write_note",
    "write_update": "write_note",
    "name_day": "open_letter",
    "ask_referrer": "open_contact",
    "find_introduction": "open_contact",
    "find_number": "open_contact",
    "mark_trusted": "open_contact",
}
_LABELS: Final = {
    "log_attempt": "Log how it went",
    "get_ready": "Get ready",
    "run_meeting": "Begin the meeting",
    "debrief": "Write it down",
    "write_letter": "Write the letter",
    "open_letter": "Open",
    "write_note": "Write the note",
    "add_contact": "Add a contact",
    "open_contact": "Open",
    "mark_sent": "I have sent it",
    "read_reply": "Read the answer",
}
_PROMISES: Final[frozenset[Kind]] = frozenset({"call_promised", "check_back"})
_MEETINGS: Final[frozenset[Kind]] = frozenset({"hold_meeting", "prepare_meeting", "debrief", "thank_you"})
_LETTERS: Final[frozenset[Kind]] = frozenset({"post_letter", "name_day", "resend_letter"})
_REFERRERS: Final[frozenset[Kind]] = frozenset({"update_referrer", "ask_permission"})
"""Steps that are taken with the referrer, not with the one they are about."""


async def build(db: Session, workspace: Workspace, account_id: str, now: datetime) -> TodayOut:
    """Today for the account in this search, at `now`. Never empty (NET-6)."""
    name = (await db.execute(select(Account.display_name).where(Account.id == account_id))).scalar_one()
    return await build_for(db, workspace, name, now)


async def build_for(db: Session, workspace: Workspace, seeker: str, now: datetime) -> TodayOut:
    """Today for a seeker of that name. The touched contacts decide it, unless it is a quiet day."""
    policy = history.policy_of(workspace)
    found = await loading.load(db, workspace, now)

    def judged() -> domain.Today:
        snapshot = domain.Snapshot(
            seeker_given_name=seeker.split(" ")[0],
            seeker_zone=workspace.time_zone,
            contacts=list(found.states.values()),
            practice_debriefs=found.debriefs,
            replies=found.replies,
        )
        return domain.build_today(snapshot, now, policy)

    today = judged()
    if found.contacts > len(found.states) and any(row.section == "when_ready" for row in today.items):
        await loading.complete(db, found)
        today = judged()
    done = [item for item in today.items if item.section == "done"]
    ahead = [item for item in today.items if item.section != "done"]
    rows = [_row(item, found, now) for item in (*ahead[: MOST_ITEMS - MOST_DONE], *done[-MOST_DONE:])]
    rows += _logged(found, {item.about for item in done}, now)
    return TodayOut.model_validate(
        {
            "on": today.day,
            "time_zone": workspace.time_zone,
            "greeting": today.title,
            "lede": today.lede,
            "note": today.note,
            "items": rows[:MOST_ITEMS],
            "week": [
                {
                    "on": line.on,
                    "state": "due" if line.state in ("broken", "kept") else line.state,
                    "title": line.text,
                    "contact": _person(line.contact_id, found),
                }
                for line in today.week[:MOST_LINES]
            ],
            "contacts": found.contacts,
        }
    )


def _person(id: str | None, found: loading.Loaded) -> dict[str, str] | None:
    state = found.states.get(id or "")
    return None if state is None else {"id": state.id, "display_name": state.name}


def _row(item: TodayItem, found: loading.Loaded, now: datetime) -> dict[str, Any]:
    contact_id = item.subject_ids[0] if item.subject_ids else None
    past = found.histories.get(contact_id or "")
    contact = _person(contact_id, found)
    meeting_id = item.about if item.kind in _MEETINGS else None
    letter_id = item.about if item.kind in _LETTERS else None
    reply = next((each for each in found.replies if item.kind == "reply" and each.id == item.about), None)
    if reply is not None:
        letter_id = reply.letter_id
        contact = {"id": reply.contact_id, "display_name": found.reply_names[reply.id]}
    if past is not None and item.kind in _REFERRERS and len(item.subject_ids) > 1:
        state = found.states[past.contact.id]
        if state.referrer is not None:
            contact = {"id": state.referrer.id, "display_name": state.referrer.name}
        held = [meeting for meeting in past.meetings if meeting.state == "held"]
        if item.kind == "update_referrer" and held:
            meeting_id = held[-1].id
    if item.kind == "thank_you" and past is not None:
        letter_id = _draft(past.letters, "thank_you", meeting_id)
    if item.kind == "update_referrer" and contact is not None:
        drafts = found.by_contact.get(contact["id"], {}).get("letters", [])
        letter_id = _draft(drafts, "update", meeting_id)
    action = _action(item, now)
    broken = item.state == "broken"
    return {
        "id": ":".join([item.kind, *(part for part in (item.about, contact_id) if part)]),
        "kind": "promise_passed" if broken else _KINDS.get(item.kind, item.kind),
        "state": item.state,
        "section": _SECTIONS.get(item.section, item.section),
        "when": item.when,
        "on": item.on,
        "starts_at": item.at if item.kind in ("hold_meeting", "prepare_meeting") else None,
        "title": item.title,
        "detail": item.detail,
        "action": action,
        "action_label": f"Call {item.phone}"[:120] if action == "call" else _LABELS[action],
        "phone": item.phone,
        "contact": contact,
        "promise_id": item.about if item.kind in _PROMISES else None,
        "meeting_id": meeting_id,
        "letter_id": letter_id,
        "reply_id": reply.id if reply is not None else None,
        "undo_attempt_id": _undo(item, past, now) if item.section == "done" else None,
        "reasons": [{"rule": reason.rule, "text": reason.text} for reason in item.reasons[:MAX_REASONS]],
    }


def _action(item: TodayItem, now: datetime) -> str:
    if item.action == "call":
        return "call" if item.phone else "log_attempt"
    if item.kind == "hold_meeting" and item.at is not None and now >= item.at - MEETING_NEAR:
        return "run_meeting"
    return _ACTIONS.get(item.action, item.action)


def _draft(letters: Iterable[Any], kind: str, meeting_id: str | None) -> str | None:
    """The draft of that kind about that meeting, if one was begun."""
    return next(
        (
            letter.id
            for letter in letters
            if letter.kind == kind and letter.state == "draft" and letter.meeting_id == meeting_id
        ),
        None,
    )


def _undo(item: TodayItem, past: history.History | None, now: datetime) -> str | None:
    """The attempt that kept this promise, while it is fresh enough to be taken back."""
    if past is None:
        return None
    for attempt in reversed(past.attempts):
        if attempt.promise_id == item.about and attempt.created_at >= now - UNDO_FOR:
            return attempt.id
    return None


def _logged(found: loading.Loaded, kept: set[Any], now: datetime) -> list[dict[str, Any]]:
    """Calls logged in the last minutes that kept no promise: shown so that they can be taken back."""
    rows: list[dict[str, Any]] = []
    for attempt in found.attempts:
        past = found.histories.get(attempt.contact_id)
        fresh = attempt.created_at >= now - UNDO_FOR
        if past is None or not fresh or (attempt.promise_id and attempt.promise_id in kept):
            continue
        at = local(attempt.happened_at, found.workspace.time_zone)
        rows.append(
            {
                "id": f"attempt:{attempt.id}",
                "kind": "call",
                "state": "kept",
                "section": "done",
                "when": "Done",
                "on": attempt.local_on,
                "starts_at": None,
                "title": f"Logged: you tried {past.given_name} at {clock(at.time())}.",
                "detail": "",
                "action": "open_contact",
                "action_label": _LABELS["open_contact"],
                "phone": None,
                "contact": _person(attempt.contact_id, found),
                "promise_id": None,
                "meeting_id": None,
                "letter_id": None,
                "undo_attempt_id": attempt.id,
                "reasons": [],
            }
        )
    return rows
