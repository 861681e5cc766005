"""What happens is told as it happens, to who may hear it, as long as they may (issue 7; S1, S9)."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from inroad.kit import clock
from inroad.rooms.accounts.tables import AccessToken, AccountSession, Membership
from inroad.rooms.events import telling
from inroad.rooms.events.streams import MOST
from inroad.rooms.webhooks.events import OF_OPERATION
from tests.contract.test_roles import join, let_look
from tests.rooms.conftest import Caller
from tests.rooms.events.serving import Ear, House, listening, served


def path_of(caller: Caller) -> str:
    return f"/api/v1/workspaces/{caller.workspace_id}/events"


def cookie_of(caller: Caller) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{each.name}={each.value}" for each in caller.client.cookies.jar)}


async def token_of(caller: Caller, *scopes: str) -> tuple[str, dict[str, str]]:
    made = (await caller.send("POST", "/tokens", json={"name": "t", "scopes": list(scopes)})).json()
    return made["id"], {"Authorization": f"Bearer {made['token']}"}


async def began(ear: Ear) -> int:
    """Past the first word of a stream; where it begins."""
    first = await ear.get()
    assert first is not None
    assert first.event == "ready"
    return int(first.id)


async def gone(house: House) -> None:
    """Every stream is closed, and leaves nothing behind."""
    async with asyncio.timeout(5):
        while house.streams.count():
            await asyncio.sleep(0.02)


async def test_who_asks_now_and_then_goes_on_where_they_were(caller: Caller) -> None:
    start = await caller.get("/events")
    assert start["items"] == []
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "notes": "likes tea"})
    view = await caller.post("/contact-views", {"name": "Choir", "filters": {"tag": ["choir"]}})
    told = await caller.get(f"/events?after={start['last']}")
    assert [(each["type"], each["operation"], each["object_id"]) for each in told["items"]] == [
        ("contact.created", "create_contact", ruth["id"]),
        ("changed", "create_contact_view", view["id"]),
    ]
    assert [each["position"] for each in told["items"]] == [start["last"] + 1, start["last"] + 2]
    assert told["last"] == start["last"] + 2
    assert told["more"] is False
    # Ids and kinds, no words.
    assert "Ruth" not in str(told)
    assert "tea" not in str(told)
    assert (await caller.get(f"/events?after={told['last']}"))["items"] == []
    for wrong in ("-1", "x", "9999999999"):
        assert (await caller.send("GET", f"/events?after={wrong}")).status_code == 422


async def test_many_changes_come_in_parts(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        await caller.post("/contacts", {"given_name": f"Ann {number}"})
    rows: list[Any] = []
    async with caller.database.read(caller.workspace_id) as db:
        while found := await telling.changes_since(db, rows[-1]["position"] if rows else 0, 2):
            rows += found
    assert len(rows) == await telling_length(caller)
    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))


async def telling_length(caller: Caller) -> int:
    async with caller.database.read(caller.workspace_id) as db:
        return await telling.last_position(db)


async def test_another_process_hears_within_a_second(caller: Caller, database_url: str) -> None:
    """The change is made in one process, and heard from another; the ids and the kind, and nothing else."""
    async with (
        served(database_url) as other,
        listening(other.url, path_of(caller), cookie_of(caller)) as ear,
    ):
        assert ear.status == 200
        start = await began(ear)
        took = []
        for number in range(3):
            contact = await caller.post("/contacts", {"given_name": "Ruth"})
            at = time.monotonic()
            heard = await ear.get()
            took.append(time.monotonic() - at)
            assert heard is not None
            assert heard.event == "change"
            assert int(heard.id) == start + number + 1
            assert heard.data.pop("request_id")
            expected = {"type": "contact.created", "operation": "create_contact"}
            assert heard.data == expected | {"object_id": contact["id"]}
        assert max(took) <= 1.0, took


async def test_who_comes_back_hears_what_was_missed(caller: Caller, database_url: str) -> None:
    async with served(database_url) as house:
        async with listening(house.url, path_of(caller), cookie_of(caller)) as ear:
            start = await began(ear)
        ids = [(await caller.post("/contacts", {"given_name": "Ann"}))["id"] for _ in range(3)]
        back = {**cookie_of(caller), "Last-Event-ID": str(start + 1)}
        async with listening(house.url, f"{path_of(caller)}?after=0", back) as ear:
            heard = [await ear.get(), await ear.get()]
            assert [each.data["object_id"] for each in heard if each] == ids[1:]
            assert await ear.nothing()
        # What cannot be: the store was brought back from an older copy.
        ahead = {**cookie_of(caller), "Last-Event-ID": str(start + 1000)}
        async with listening(house.url, path_of(caller), ahead) as ear:
            first = await ear.get()
            assert first is not None
            assert (first.event, first.id) == ("reset", str(start + 3))
        await gone(house)


async def test_who_missed_too_much_reads_everything_anew(
    caller: Caller, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "BEHIND", 2)
    for _ in range(3):
        await caller.post("/contacts", {"given_name": "Ann"})
    async with (
        served(database_url) as house,
        listening(house.url, f"{path_of(caller)}?after=0", cookie_of(caller)) as ear,
    ):
        first = await ear.get()
        assert first is not None
        assert first.event == "reset"
        assert await ear.nothing()


async def test_work_in_the_background_is_told_when_it_is_done(caller: Caller, database_url: str) -> None:
    async with (
        served(database_url) as house,
        listening(house.url, path_of(caller), cookie_of(caller)) as ear,
    ):
        await began(ear)
        export = await caller.post("/exports", {}, status=202)
        asked = await ear.get()
        assert asked is not None
        assert asked.data["type"] == "export.asked"
        await caller.run_jobs()
        done = await ear.get()
        assert done is not None
        assert (done.event, done.id) == ("change", "")
        assert (done.data["type"], done.data["object_id"]) == ("work.done", export["id"])
        assert await ear.nothing(1.0)


async def test_nobody_hears_of_another_search(caller: Caller, stranger: Caller, database_url: str) -> None:
    async with (
        served(database_url) as house,
        listening(house.url, path_of(stranger), cookie_of(stranger)) as ear,
    ):
        await began(ear)
        await caller.post("/contacts", {"given_name": "Ruth"})
        await caller.post("/exports", {}, status=202)
        await caller.run_jobs()
        assert await ear.nothing(1.0)


async def test_doors_of_the_stream(caller: Caller, stranger: Caller, database_url: str) -> None:
    _, reader = await token_of(caller, "workspace:read")
    _, other = await token_of(caller, "contacts:read")
    _, foreign = await token_of(stranger, "workspace:read")
    await let_look(caller, stranger, "progress", "contacts", "letters")
    async with served(database_url) as house:
        for headers, status in (
            ({}, 401),
            ({"Authorization": "Bearer inroad_pat_" + "0" * 43}, 401),
            (other, 403),
            (foreign, 404),
            (cookie_of(stranger), 403),  # a coach looks, and is not told of every step
            (reader, 200),
        ):
            async with listening(house.url, path_of(caller), headers) as ear:
                assert ear.status == status, headers


async def end_of(ear: Ear) -> bool:
    while (heard := await ear.get()) is not None:
        assert heard.event != "change"
    return True


@pytest.mark.parametrize("how", ["signed_out", "expired", "idle", "left", "token", "token_expired"])
async def test_a_stream_ends_with_the_right_to_it(
    caller: Caller, stranger: Caller, database_url: str, how: str
) -> None:
    """And nothing more is told, not even what happens before the end is noticed (S1)."""
    await join(caller, stranger, "editor")
    token_id, bearer = await token_of(caller, "workspace:read")
    headers = bearer if how.startswith("token") else cookie_of(stranger)
    past = clock.now() - timedelta(days=8)
    async with (
        served(database_url, beat=0.3) as house,
        listening(house.url, path_of(caller), headers) as ear,
    ):
        await began(ear)
        async with caller.database.write(None) as db:
            theirs = AccountSession.account_id == stranger.account["id"]
            if how == "signed_out":
                await db.execute(delete(AccountSession).where(theirs))
            elif how == "expired":
                await db.execute(update(AccountSession).where(theirs).values(expires_at=past))
            elif how == "idle":
                await db.execute(update(AccountSession).where(theirs).values(last_seen_at=past))
            elif how == "left":
                await db.execute(delete(Membership).where(Membership.account_id == stranger.account["id"]))
            elif how == "token":
                await db.execute(delete(AccessToken).where(AccessToken.id == token_id))
            else:
                await db.execute(
                    update(AccessToken).where(AccessToken.id == token_id).values(expires_at=past)
                )
        if how in ("signed_out", "token"):
            await caller.post("/contacts", {"given_name": "Ruth"})
        assert await end_of(ear)


async def test_a_stream_keeps_nobody_signed_in(caller: Caller) -> None:
    """A page left open for a week is signed out all the same (S1)."""
    app: Any = caller.client._transport
    seen = app.app.state.seen
    seen._uses.clear()
    await caller.get("/events")
    assert seen._uses == {}
    await caller.get("/contacts")
    assert len(seen._uses) == 1


async def test_streams_have_a_most_and_an_end(caller: Caller, database_url: str) -> None:
    async with served(database_url) as house:
        for _ in range(MOST):
            house.streams._open[caller.account["id"]] += 1
        async with listening(house.url, path_of(caller), cookie_of(caller)) as ear:
            assert ear.status == 429
            assert ear.problem["code"] == "too_many_streams"
        house.streams._open.clear()
        async with listening(house.url, path_of(caller), cookie_of(caller)) as ear:
            await began(ear)
            assert house.streams.count() == 1
            house.streams.stop()
            assert await ear.get(1.0) is None
        await gone(house)


async def test_nobody_listens_and_nothing_is_asked(caller: Caller, database_url: str) -> None:
    async with served(database_url, poll=0.05) as house:
        looked = 0
        look = house.streams.look

        async def counted() -> None:
            nonlocal looked
            looked += 1
            await look()

        house.streams.look = counted  # type: ignore[method-assign]  # counts the real looks
        async with listening(house.url, path_of(caller), cookie_of(caller)) as ear:
            await began(ear)
            await asyncio.sleep(0.4)
            while_open = looked
        await asyncio.sleep(0.3)
        after = looked
        await asyncio.sleep(0.4)
        assert while_open >= 3
        assert looked == after


def test_every_kind_of_a_webhook_is_one_of_a_stream() -> None:
    assert telling.OTHER not in OF_OPERATION.values()
    assert telling.WORK not in OF_OPERATION.values()
