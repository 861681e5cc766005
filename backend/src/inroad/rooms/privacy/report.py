"""How somebody came to be kept here, and what is kept: for them to read, should they ask (P5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from inroad.kit.db import Session
from inroad.kit.zones import local_day
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.coaching.tables import CoachGrant
from inroad.rooms.contacts.tables import Activity, Contact
from inroad.rooms.imports.tables import Import
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is told: where it came from, what is kept, who may see it, and it all as one text."""

    sources: list[dict[str, Any]]
    held: dict[str, Any]
    counts: dict[str, int]
    seen_by: list[str]
    text: str


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


async def _sources(db: Session, contact: Contact, zone: str) -> list[dict[str, Any]]:
    """The ways by which the person came in, the first one first."""
    on = local_day(contact.created_at, zone)
    found: list[dict[str, Any]] = []
    came_by = await db.find(Import, contact.import_id) if contact.import_id else None
    if came_by is not None:
        found.append({"kind": "import", "on": on, "text": f"A file of contacts brought in on {_day(on)}."})
    elif contact.source == "api":
        found.append({"kind": "api", "on": on, "text": f"Sent by another program on {_day(on)}."})
    elif contact.source != "referral":
        found.append({"kind": "manual", "on": on, "text": f"Written down by hand on {_day(on)}."})
    givers = await db.execute(
        select(Contact.display_name, Referral.named_on)
        .join(Contact, Contact.id == Referral.from_contact_id)
        .where(Referral.to_contact_id == contact.id, Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
    )
    for name, named_on in givers:
        text = f"{name} gave the name on {_day(named_on)}."
        found.append({"kind": "referral", "on": named_on, "text": text})
    if contact.source_note:
        found.append({"kind": "note", "on": None, "text": contact.source_note})
    return found


async def _seen_by(db: Session, workspace_id: str, now: datetime) -> list[str]:
    """People who may look: members by name, and coaches whom the seeker lets see names or letters."""
    members = await db.execute(
        select(Account.display_name, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.workspace_id == workspace_id)
        .order_by(Membership.created_at)
    )
    found = [f"{name} ({role})" for name, role in members]
    grants = await db.execute(
        select(Account.display_name, CoachGrant.scopes)
        .join(CoachGrant, CoachGrant.coach_id == Account.id)
        .where(
            CoachGrant.workspace_id == workspace_id,
            CoachGrant.revoked_at.is_(None),
            CoachGrant.ends_at > now,
        )
    )
    return found + [f"{name} (coach)" for name, scopes in grants if {"contacts", "letters"} & set(scopes)]


def _held(contact: Contact, organization: str | None) -> dict[str, Any]:
    return {
        "name": contact.display_name,
        "honorific": contact.honorific,
        "headline": contact.headline,
        "organization": organization or "",
        "emails": [email["address"] for email in contact.emails],
        "phones": [phone["number"] for phone in contact.phones],
        "address": contact.address,
        "linkedin_url": contact.linkedin_url or "",
        "tags": list(contact.tags),
        "notes": contact.notes,
        "shared_path": contact.shared_path,
        "can_offer": contact.can_offer,
        "talk_preferences": contact.talk_preferences,
        "do_not_contact": contact.do_not_contact,
    }


async def report_of(db: Session, workspace: Workspace, contact: Contact, now: datetime) -> Report:
    """All of it, for one contact."""
    place = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    counts = {}
    kinds = {"letters": Letter, "meetings": Meeting, "promises": Promise, "attempts": Attempt}
    models: dict[str, Any] = {**kinds, "timeline": Activity}
    for name, model in models.items():
        count = select(func.count(model.id)).where(model.contact_id == contact.id)
        counts[name] = await db.scalar(count) or 0
    sources = await _sources(db, contact, workspace.time_zone)
    held = _held(contact, place.name if place else None)
    seen_by = await _seen_by(db, workspace.id, now)
    today = local_day(now, workspace.time_zone)
    return Report(sources, held, counts, seen_by, _text(held, sources, counts, seen_by, today))


_LABELS = {
    "name": "Name",
    "honorific": "Form of address",
    "headline": "Work",
    "organization": "Organization",
    "emails": "E-mail",
    "phones": "Telephone",
    "address": "Address",
    "linkedin_url": "Profile",
    "tags": "Tags",
    "notes": "Notes",
    "shared_path": "What you share",
    "can_offer": "What may be of use to you",
    "talk_preferences": "How you like to talk",
}
_COUNTED = {
    "letters": ("letter", "letters"),
    "meetings": ("meeting", "meetings"),
    "promises": ("promise of a call", "promises of calls"),
    "attempts": ("call or message", "calls and messages"),
    "timeline": ("dated line of history", "dated lines of history"),
}


def _text(
    held: dict[str, Any],
    sources: Sequence[dict[str, Any]],
    counts: dict[str, int],
    seen_by: Sequence[str],
    today: date,
) -> str:
    lines = [f"What is kept about {held['name']}", f"As of {_day(today)}", "", "How it came here"]
    lines += [f"- {source['text']}" for source in sources] or ["- Not written down."]
    lines += [
        "",
        "What it is for",
        "- Informational interviews: asking for advice, calling, meeting, thanking.",
    ]
    lines += ["", "What is kept"]
    for name, label in _LABELS.items():
        value = held[name]
        said = ", ".join(value) if isinstance(value, list) else value
        if said:
            lines.append(f"- {label}: {said}")
    for name, (one, many) in _COUNTED.items():
        if counts[name]:
            lines.append(f"- {counts[name]} {one if counts[name] == 1 else many}")
    if held["do_not_contact"]:
        lines.append("- The wish not to be contacted, which is kept to.")
    lines += ["", "Who may see it", *(f"- {name}" for name in seen_by)]
    lines += [
        "",
        "How long",
        "- As long as the search goes on; two years after it was last opened at the latest.",
        "",
        "What can be asked for",
        "- A copy, a correction, not to be contacted, or that all of it be erased.",
        "- Erasing takes letters, meetings and notes too, at once; backups follow within 35 days.",
    ]
    return "\n".join(lines) + "\n"
