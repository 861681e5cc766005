"""A few thousand connections there and back, by export; `bench/import_whole.py` takes 100,000."""

import asyncio
from typing import Any

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports import actions
from tests.factories.imports import look, make_workspace, rows_of, start, upload, worker
from tests.factories.linkedin import connections, people
from tests.rooms.exports.demo import archive_of, data_of

ROWS = 2500


async def all_but_the_import(database: Database, workspace_id: str) -> dict[str, Any]:
    """The search by its export, without the entry in the list of imports, which stays."""
    found = data_of(await archive_of(database, workspace_id))
    del found["imports"]
    return found


async def test_undo_leaves_the_export_as_it_was_and_progress_is_seen(database: Database) -> None:
    workspace_id = await make_workspace(database)
    await upload(database, workspace_id, connections(people(40)), dry_run=False)
    runner = worker(database)
    await runner.run_due()
    before = await all_but_the_import(database, workspace_id)

    # Forty of them are there already, and are brought up to date where they can be.
    import_id = await upload(database, workspace_id, connections(people(ROWS)), filename="More.csv")
    await runner.run_due()
    record = await look(database, workspace_id, import_id)
    assert (record.new, record.duplicates) == (ROWS - 40, 40)
    async with database.write(workspace_id) as db:
        await actions.choose_all(db, import_id, "duplicate", "update")
    await start(database, workspace_id, import_id)
    work = asyncio.create_task(runner.run_due())
    seen = set()
    while not work.done():
        seen.add((await look(database, workspace_id, import_id)).progress_done)
        await asyncio.sleep(0)
    await work
    assert len(seen) > 2
    assert len(await rows_of(database, workspace_id, Contact)) == ROWS
    during = await all_but_the_import(database, workspace_id)
    assert len(during["contacts"]) == ROWS

    async with database.write(workspace_id) as db:
        await actions.undo(db, import_id, clock.now())
    await runner.run_due()
    record = await look(database, workspace_id, import_id)
    assert (record.state, record.removed, record.kept) == ("undone", ROWS - 40, 0)
    assert await all_but_the_import(database, workspace_id) == before
