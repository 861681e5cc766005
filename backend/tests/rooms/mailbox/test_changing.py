"""A mailbox that is set up anew while the worker writes what became of its last look."""

import asyncio

from inroad.rooms.mailbox.inbox import inbox_of
from tests.ports import free_port
from tests.rooms.conftest import Caller
from tests.rooms.mailbox.conftest import set_up


async def test_setting_up_waits_for_a_look_and_is_never_stale(caller: Caller) -> None:
    await set_up(caller, free_port())
    given = {
        "host": "imap.whelan.example",
        "port": 993,
        "security": "tls",
        "username": "nora",
        "password": "x",
    }
    path = "/mail-account/inbox"
    assert (await caller.send("PUT", path, json=given)).status_code == 200
    async with caller.database.write(caller.workspace_id) as db:
        looked_at = await inbox_of(db)
        assert looked_at is not None
        looked_at.failures += 1
        await db.flush()
        change = asyncio.create_task(caller.send("PUT", path, json=given | {"port": 1993}))
        await asyncio.sleep(0.3)
        assert not change.done()
    answer = await change
    assert (answer.status_code, answer.json()["port"]) == (200, 1993)
