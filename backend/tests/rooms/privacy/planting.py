"""A search in which one person's name stands everywhere, and bytes that must not hold it any more."""

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, String, Text, inspect, select

from inroad.kit.db import Base, Owned
from inroad.kit.ids import new_id
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from tests.postgres import PostgresServer, _program
from tests.rooms.conftest import Caller

OWN = "qzvownwords"
"""Stands in every text of the person's own rows. No other word begins or ends like it."""
GIVEN, FAMILY = "Mirabelx", "Wqzfamily"
NAME = f"{GIVEN} {FAMILY}"
EMAIL = "kqzmirabel@vqzplace.example"
PHONE = "+353 1 555 0177"
PROFILE = "https://www.linkedin.com/in/jqzmirabel"
TRACES = (OWN, FAMILY, "kqzmirabel", "vqzplace", "jqzmirabel", "5550177", "555 0177")
KEPT_AS_THEY_ARE = {"audit_event", "audit_chain", "job", "schedule", "forgotten"}
FIXED = re.compile(r"(state|kind|zone|_id$|^id$|hash|sealed|mark|sha256|fingerprint|format|medium|url$)")


def texts(model: Any) -> Iterator[Any]:
    """Columns of a table in which somebody's words may stand."""
    for column in inspect(model).columns:
        kind = column.type
        if FIXED.search(column.name) or column.name in ("sort_name", "search_text", "name_key"):
            continue
        if isinstance(kind, JSON) or (isinstance(kind, String | Text) and (kind.length or 999) > 40):
            yield column


def words(column: Any, said: str) -> Any:
    """The words as this column holds them; None for a document of another shape."""
    if not isinstance(column.type, JSON):
        return said[: column.type.length]
    shapes = {"questions": [said], "gains": [{"kind": "advice", "note": said}], "answers": {"a": said}}
    return shapes.get(column.name)


async def plant(caller: Caller) -> dict[str, str]:
    """Somebody with a history, named by one person and naming another; and their name with all others."""
    person = await caller.post(
        "/contacts",
        {
            "given_name": GIVEN,
            "family_name": FAMILY,
            "headline": OWN,
            "organization_name": f"{OWN} and daughters",
            "emails": [{"address": EMAIL, "label": OWN}],
            "phones": [{"number": PHONE, "label": OWN}],
            "notes": f"Knows {OWN}",
            "tags": [OWN],
            "address": OWN,
            "source_note": OWN,
        },
    )
    giver = await caller.post(
        "/contacts", {"given_name": "Ruth", "family_name": "Adeyemi", "notes": f"Friend of {NAME}"}
    )
    named = await caller.post("/contacts", {"given_name": "Daniel", "family_name": "Byrne", "known": False})
    half = await caller.post("/contacts", {"given_name": GIVEN, "family_name": FAMILY, "notes": OWN})
    ids = {"person": person["id"], "giver": giver["id"], "named": named["id"], "half": half["id"]}
    merge = {"other_id": half["id"], "other_version": None}
    await caller.post(f"/contacts/{person['id']}/merges", merge, headers={"If-Match": "*"})
    for one, other in ((giver, person), (person, named)):
        edge = {
            "from_contact_id": one["id"],
            "to_contact_id": other["id"],
            "may_use_name": True,
            "introduction": f"{OWN}: say hello from {GIVEN}",
        }
        await caller.post("/referrals", edge)
    sent = {"override_reason": "They asked for it."}
    letter = await caller.post("/letters", {"contact_id": person["id"], "medium": "email"})
    await caller.patch(f"/letters/{letter['id']}", {"body": f"Dear {NAME}, {OWN}"})
    await caller.post(f"/letters/{letter['id']}/send", sent, 200)
    beside = await caller.post("/letters", {"contact_id": named["id"], "referrer_id": person["id"]})
    await caller.patch(
        f"/letters/{beside['id']}", {"body": f"{GIVEN} {FAMILY} said I may write. {GIVEN} knows."}
    )
    await caller.post(f"/letters/{beside['id']}/send", sent, 200)
    await caller.post(f"/contacts/{person['id']}/attempts", {"outcome": "voicemail", "note": OWN})
    await caller.post(f"/contacts/{person['id']}/notes", {"text": OWN})
    await caller.post(f"/contacts/{giver['id']}/notes", {"text": f"Ask about {NAME.upper()}, {EMAIL}"})
    await caller.post("/promises", {"contact_id": person["id"], "due_on": "2027-03-03", "note": OWN})
    meeting = {"contact_id": person["id"], "place": f"{OWN} house", "local_start": "2027-03-04T12:30"}
    ids["meeting"] = (await caller.post("/meetings", meeting))["id"]
    await caller.post(
        "/contacts/bulk", {"action": "tag", "tag": "choir", "ids": [person["id"], giver["id"]]}, 200
    )
    await caller.post("/contact-views", {"name": "Theirs", "filters": {"q": NAME}})
    await caller.post("/snippets", {"text": f"{NAME} told me so."})
    head = "First Name,Last Name,E-mail Address,Company,Job Title,Referred By"
    csv = f"{head}\n{GIVEN},{FAMILY},{EMAIL},Quay,{OWN},{OWN}\nAda,Abe,a@quay.example,Quay,Editor,x\n"
    for file in ("one.csv", f"{NAME}.csv"):
        sending = {"file": (file, (csv + "\n" * (file == "one.csv")).encode(), "text/csv")}
        made = (await caller.send("POST", "/imports", files=sending)).json()
        await caller.run_jobs()
        if file == "one.csv":
            await caller.post(f"/imports/{made['id']}/commit", status=202)
            await caller.run_jobs()
    await caller.post("/exports", {}, status=202)
    await caller.run_jobs()
    await _everywhere(caller, ids)
    return ids


async def _everywhere(caller: Caller, ids: dict[str, str]) -> None:
    """The person's words in every text of their rows, their name in a text of every other row there is."""
    mine = {ids["person"], ids["half"]}
    async with caller.database.write(caller.workspace_id) as db:
        for mapper in Base.registry.mappers:
            model: Any = mapper.class_
            if not issubclass(model, Owned) or not model.__module__.startswith("inroad."):
                continue  # other tests have tables of their own, in no migrated database
            if str(mapper.local_table) in KEPT_AS_THEY_ARE:
                continue
            for row in (await db.scalars(select(model))).all():
                if isinstance(row, Organization) and OWN in row.name:
                    continue  # of an organization of which more is known, the rest stays
                own = mine & {getattr(row, name, None) for name in ("id", "contact_id", "meeting_id")} or (
                    getattr(row, "meeting_id", None) == ids["meeting"] and not hasattr(row, "contact_id")
                )
                for column in texts(model):
                    if isinstance(row, Contact) and column.name in (
                        "display_name",
                        "given_name",
                        "family_name",
                    ):
                        continue
                    said = words(column, f"{OWN} {NAME}" if own else f"with {NAME}")
                    if said is not None and not (isinstance(column.type, JSON) and not own):
                        setattr(row, column.key, said)
                if isinstance(row, Meeting):
                    row.state = "held"
                if isinstance(row, Contact) and row.id in mine:
                    row.linkedin_url = PROFILE
                    row.search_text = f"{OWN} mirabelx wqzfamily kqzmirabel"


def found_in(data: bytes) -> list[str]:
    """Which traces these bytes hold, in whatever case."""
    low = data.lower()
    return [
        trace for trace in TRACES if trace.lower().encode() in low or trace.lower().encode("utf-16-le") in low
    ]


def dump(server: PostgresServer) -> bytes:
    """The whole database as `pg_dump` writes it."""
    arguments = [_program("pg_dump"), "--host", str(server.folder), "--username", "postgres", "inroad"]
    return subprocess.run(arguments, check=True, capture_output=True).stdout


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file there, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


__all__ = ["EMAIL", "FAMILY", "GIVEN", "NAME", "PHONE", "UTC", "date", "datetime", "new_id"]
