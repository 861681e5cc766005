"""Undo: the tables as they were before, compared whole; and what is kept for what was built on it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from inroad.kit.db import Database
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Activity, Contact, ContactIdentifier, ContactTag
from inroad.rooms.imports.tables import Import
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from tests.factories.imports import rows_of
from tests.factories.linkedin import connections, people
from tests.rooms.conftest import Caller
from tests.rooms.imports.test_choices import OUTLOOK, committed
from tests.rooms.imports.test_routes import previewed

TABLES: tuple[Any, ...] = (
    Workspace, Organization, Contact, ContactIdentifier, ContactTag, Activity, Referral, Letter, Promise,
    Attempt, Meeting,
)  # fmt: skip
#: A row that was changed and changed back has been changed twice: whoever holds an old version must be told.
MOVES_ON = ("version", "updated_at")


async def dump(database: Database, workspace_id: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Every row of the workspace's tables, by table and id."""
    found = {}
    for model in TABLES:
        where = {"id": workspace_id} if model is Workspace else {}
        rows = await rows_of(database, workspace_id, model, **where)
        found[model.__tablename__] = {
            row.id: {
                column.key: getattr(row, column.key)
                for column in model.__table__.columns
                if column.key not in MOVES_ON
            }
            for row in rows
        }
    return found


async def undone(caller: Caller, import_id: str) -> dict[str, Any]:
    """The import once it is taken back."""
    begun = await caller.post(f"/imports/{import_id}/undo", status=202)
    assert begun["state"] == "undoing"
    await caller.run_jobs()
    found: dict[str, Any] = await caller.get(f"/imports/{import_id}")
    return found


async def test_everything_is_as_it_was(caller: Caller) -> None:
    ann = await caller.post(
        "/contacts",
        {
            "given_name": "Ann",
            "family_name": "Lee",
            "emails": [{"address": "ann@quay.example"}],
            "tags": ["kind"],
            "known": True,
        },
    )
    other = await caller.post("/contacts", {"given_name": "Dana", "organization_name": "Ferry"})
    await caller.post("/referrals", {"from_contact_id": ann["id"], "to_contact_id": other["id"]})
    before = await dump(caller.database, caller.workspace_id)
    seen = await previewed(caller, OUTLOOK, name="outlook.csv")
    path = f"/imports/{seen['id']}"
    await caller.post(f"{path}/choices", {"state": "duplicate", "choice": "update"}, status=200)
    await caller.post(f"{path}/edge-choices", {"choice": "confirm"}, status=200)
    done = await committed(caller, seen["id"])
    assert (done["added"], done["updated"], done["edges_added"]) == (2, 1, 1)
    assert done["undo_until"] is not None
    assert await dump(caller.database, caller.workspace_id) != before

    gone = await undone(caller, seen["id"])
    assert (gone["state"], gone["removed"], gone["restored"], gone["kept"]) == ("undone", 2, 1, 0)
    assert gone["undo_until"] is None
    assert await dump(caller.database, caller.workspace_id) == before
    again = await caller.post(f"{path}/undo", status=202)
    assert again["state"] == "undone"
    await caller.run_jobs()
    assert await dump(caller.database, caller.workspace_id) == before
    # And the same file can come in once more.
    more = await previewed(caller, OUTLOOK, name="outlook.csv", dry_run="false")
    assert (more["state"], more["added"], more["same_as_id"]) == ("succeeded", 2, None)


async def test_what_was_built_upon_is_kept_and_named(caller: Caller) -> None:
    done = await previewed(caller, connections(people(9)), dry_run="false")
    rows = (await caller.get("/contacts?limit=50"))["items"]
    ids = [row["id"] for row in rows]
    await caller.post("/letters", {"contact_id": ids[0]})
    await caller.post("/promises", {"contact_id": ids[1], "due_on": "2027-03-03"})
    await caller.post(
        f"/contacts/{ids[2]}/attempts", {"outcome": "voicemail", "override_reason": "She asked for it."}
    )
    await caller.post(f"/contacts/{ids[3]}/notes", {"text": "Met on the ferry."})
    await caller.post("/referrals", {"from_contact_id": ids[4], "to_contact_id": ids[5]})
    await caller.patch(f"/contacts/{ids[6]}", {"headline": "Captain"})
    gone = await undone(caller, done["id"])
    assert (gone["removed"], gone["kept"]) == (2, 7)
    kept = (await caller.get(f"/imports/{done['id']}/kept"))["items"]
    why = {one["contact"]["id"]: one["why"] for one in kept}
    assert set(why) == set(ids[:7])
    assert [why[id].split()[-1] for id in ids[:7]] == [
        *("them.", "something.", "message.", "something.", "them.", "them.", "since.")
    ]
    left = {row["id"] for row in (await caller.get("/contacts?limit=50"))["items"]}
    assert left == set(ids[:7])


async def test_a_field_changed_since_stays_as_the_user_has_it(caller: Caller) -> None:
    known = await caller.post("/contacts", {"given_name": "Ann", "emails": [{"address": "ann@quay.example"}]})
    seen = await previewed(caller, OUTLOOK, name="outlook.csv")
    await caller.post(
        f"/imports/{seen['id']}/choices", {"state": "duplicate", "choice": "update"}, status=200
    )
    await committed(caller, seen["id"])
    ann = await caller.get(f"/contacts/{known['id']}")
    more = [*({"number": phone["number"]} for phone in ann["phones"]), {"number": "+353 1 555 0100"}]
    await caller.patch(f"/contacts/{known['id']}", {"headline": "Editor at large", "phones": more})
    gone = await undone(caller, seen["id"])
    assert (gone["restored"], gone["kept"]) == (1, 1)
    (kept,) = (await caller.get(f"/imports/{seen['id']}/kept"))["items"]
    assert "headline" in kept["why"]
    ann = await caller.get(f"/contacts/{known['id']}")
    assert ann["headline"] == "Editor at large"
    assert ann["organization_name"] is None
    assert [phone["number"] for phone in ann["phones"]] == ["+353 1 555 0100"]


async def test_only_what_was_added_can_be_undone_and_only_for_seven_days(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(3)))
    early = await caller.post(f"/imports/{seen['id']}/undo", status=409)
    assert early["code"] == "import_not_done"
    await committed(caller, seen["id"])
    async with caller.database.write(caller.workspace_id) as db:
        long_ago = datetime.now(UTC) - timedelta(days=7, minutes=1)
        await db.execute(update(Import).where(Import.id == seen["id"]).values(committed_at=long_ago))
    late = await caller.post(f"/imports/{seen['id']}/undo", status=409)
    assert late["code"] == "undo_expired"


@pytest.mark.parametrize("rows", [300])
async def test_two_undos_at_once_are_one(caller: Caller, rows: int) -> None:
    done = await previewed(caller, connections(people(rows)), dry_run="false")
    before = await caller.get("/contacts?include=total")
    assert before["total"] == str(rows)
    await caller.post(f"/imports/{done['id']}/undo", status=202)
    await caller.post(f"/imports/{done['id']}/undo", status=202)
    await caller.run_jobs()
    assert (await caller.get("/contacts"))["items"] == []
    assert (await caller.get("/organizations"))["items"] == []
