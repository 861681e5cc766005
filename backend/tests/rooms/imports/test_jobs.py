"""Whole imports on both databases, with the real worker."""

import asyncio
from datetime import date, timedelta

from sqlalchemy import update

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.ids import new_id
from inroad.kit.jobs import Job
from inroad.rooms import following
from inroad.rooms.contacts.tables import Activity, Contact, ContactIdentifier
from inroad.rooms.imports.tables import Import, ImportCellError, ImportFile, ImportRow
from inroad.rooms.organizations.tables import Organization
from tests.factories.imports import look, make_workspace, rows_of, start, upload, worker
from tests.factories.linkedin import connections, people


def counts(record: Import) -> tuple[int, int, int, int, int]:
    """rows, new, duplicates, errors, added."""
    return record.rows, record.new, record.duplicates, record.errors, record.added


async def test_a_thousand_rows_go_from_preview_to_contacts(database: Database) -> None:
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, connections(people(1000)))
    runner = worker(database)
    await runner.run_due()

    record = await look(database, workspace_id, import_id)
    assert (record.state, record.format, record.encoding) == ("ready", "linkedin_connections", "utf_8")
    assert counts(record) == (1000, 1000, 0, 0, 0)
    assert await rows_of(database, workspace_id, Contact) == []

    await start(database, workspace_id, import_id)
    await runner.run_due()
    record = await look(database, workspace_id, import_id)
    assert record.state == "succeeded"
    assert counts(record) == (1000, 1000, 0, 0, 1000)
    assert record.committed_at is not None
    assert record.progress_done == record.progress_total == 1000

    contacts = {one.linkedin_url: one for one in await rows_of(database, workspace_id, Contact)}
    assert len(contacts) == 1000
    zoe = contacts["https://www.linkedin.com/in/person-2"]
    assert (zoe.display_name, zoe.given_name, zoe.family_name) == ("Zoë Okafor", "Zoë", "Okafor")
    assert (zoe.known, zoe.degree, zoe.stage, zoe.deleted_at) == (False, None, "new", None)
    assert (zoe.source, zoe.source_note, zoe.import_id) == ("import", "Connections.csv", import_id)
    assert zoe.connected_on == date(2012, 1, 15)
    assert zoe.sort_name == "zoe okafor"
    assert {"zoe", "okafor", "harbour", "mills", "warehouse", "planner"} <= set(zoe.search_text.split())
    assert zoe.next_kind == "find_introduction"
    assert zoe.next_on is not None
    assert [reason["rule"] for reason in zoe.next_reasons] == ["NET-5"]
    places = {one.id: one.name for one in await rows_of(database, workspace_id, Organization)}
    assert places[zoe.organization_id] == "Harbour Mills 2"
    kinds = {
        (one.kind, one.value)
        for one in await rows_of(database, workspace_id, ContactIdentifier, contact_id=zoe.id)
    }
    assert kinds == {("email", "person2@place2.example")}
    assert (zoe.came_in, zoe.created_at) == ("Came in with Connections.csv", record.started_at)
    assert await rows_of(database, workspace_id, Activity) == []


async def test_what_comes_next_is_what_the_method_says_of_a_cold_contact(database: Database) -> None:
    workspace_id = await make_workspace(database)
    rows = [*people(4), ("Björk", "", "", "", "", "", "")]
    await upload(database, workspace_id, connections(rows), dry_run=False)
    await worker(database).run_due()
    contacts = await rows_of(database, workspace_id, Contact)
    async with database.read(workspace_id) as db:
        judged = await following.judge(db, [one.id for one in contacts], clock.now())
    assert len(judged) == 5
    for one in contacts:
        stored = {name: getattr(one, name) for name in judged[one.id].columns()}
        assert stored == judged[one.id].columns()


async def test_the_same_file_again_adds_nobody(database: Database) -> None:
    workspace_id = await make_workspace(database)
    bare = [
        ("Ann", "Lee", "", "", "", "", ""),
        ("Ann", "Lee", "", "ann@quay.example", "", "", ""),
        ("Ann", "Lee", "", "", "Quay", "", ""),
    ]
    content = connections([*people(50), *bare])
    first = await upload(database, workspace_id, content, dry_run=False)
    await worker(database).run_due()
    assert counts(await look(database, workspace_id, first)) == (53, 53, 0, 0, 53)

    again = await upload(database, workspace_id, content, dry_run=False)
    await worker(database).run_due()
    record = await look(database, workspace_id, again)
    assert record.state == "succeeded"
    assert counts(record) == (53, 0, 53, 0, 0)
    assert len(await rows_of(database, workspace_id, Contact)) == 53
    rows = await rows_of(database, workspace_id, ImportRow, ImportRow.line, import_id=again)
    assert {(row.state, row.choice) for row in rows} == {("duplicate", "skip")}
    assert all(row.duplicate_of_id and row.why for row in rows)


async def test_two_files_at_once_with_the_same_people_add_each_once(database: Database) -> None:
    workspace_id = await make_workspace(database)
    one = await upload(database, workspace_id, connections(people(300)))
    two = await upload(database, workspace_id, connections(people(300, start=151)))
    runner = worker(database)
    await runner.run_due()
    assert counts(await look(database, workspace_id, two))[1] == 300
    await start(database, workspace_id, one)
    await start(database, workspace_id, two)
    for _ in range(40):
        await runner.run_due()
        if (await look(database, workspace_id, two)).state == "succeeded":
            break
        await asyncio.sleep(0.1)
    assert counts(await look(database, workspace_id, one)) == (300, 300, 0, 0, 300)
    assert counts(await look(database, workspace_id, two)) == (300, 150, 150, 0, 150)
    assert len(await rows_of(database, workspace_id, Contact)) == 450


async def test_ninety_seven_good_rows_of_a_hundred(database: Database) -> None:
    workspace_id = await make_workspace(database)
    rows = people(100)
    rows[10] = ("", "", *rows[10][2:])
    rows[40] = (*rows[40][:3], "not an address", *rows[40][4:])
    rows[70] = (*rows[70][:6], "sometime in June")
    import_id = await upload(database, workspace_id, connections(rows))
    await worker(database).run_due()
    record = await look(database, workspace_id, import_id)
    assert (record.state, counts(record)) == ("ready", (100, 97, 0, 3, 0))
    errors = await rows_of(database, workspace_id, ImportCellError, ImportCellError.line, import_id=import_id)
    assert [(error.line, error.column, error.code, error.value) for error in errors] == [
        (15, "First Name", "missing_name", ""),
        (45, "Email Address", "invalid_email", "not an address"),
        (75, "Connected On", "invalid_date", "sometime in June"),
    ]
    await start(database, workspace_id, import_id)
    await worker(database).run_due()
    record = await look(database, workspace_id, import_id)
    assert (record.state, counts(record)) == ("succeeded_with_errors", (100, 97, 0, 3, 97))
    assert len(await rows_of(database, workspace_id, Contact)) == 97
    assert await rows_of(database, workspace_id, ImportFile) != []


async def test_an_import_whose_workers_all_died_says_so_and_blocks_nobody(database: Database) -> None:
    workspace_id = await make_workspace(database)
    runner = worker(database)
    ids = [
        await upload(database, workspace_id, connections(people(20, start=start)), filename=f"{start}.csv")
        for start in (1, 101)
    ]
    await runner.run_due()
    for import_id in ids:
        await start(database, workspace_id, import_id)
    # Five workers took the first commit, and none of them came back.
    async with database.write(workspace_id) as db:
        await db.execute(
            update(Job)
            .where(Job.kind == "import.commit", Job.dedup_key == ids[0])
            .values(
                state="running", owner=new_id(), attempts=5, lease_until=clock.now() - timedelta(minutes=1)
            )
        )
    for _ in range(40):
        await runner.run_due()
        if (await look(database, workspace_id, ids[1])).state == "succeeded":
            break
        await asyncio.sleep(0.1)
    first, second = [await look(database, workspace_id, import_id) for import_id in ids]
    assert (first.state, first.added) == ("failed", 0)
    assert first.problem is not None
    assert first.problem["code"] == "given_up"
    assert (second.state, second.added) == ("succeeded", 20)
    assert len(await rows_of(database, workspace_id, Contact)) == 20
