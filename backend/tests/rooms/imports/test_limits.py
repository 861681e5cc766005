"""Files that want too much: each ends with words that say what to do, and nothing of it comes in."""

import functools
from typing import Any

import pytest

from inroad.domain.importing import MAX_FILE_BYTES
from inroad.kit import confined
from inroad.kit.archives import unpacked_size
from inroad.kit.db import Database
from inroad.rooms.imports import confining
from inroad.rooms.imports.tables import ImportChunk, ImportRow
from tests.factories import books
from tests.factories.imports import look, make_workspace, rows_of, upload, worker
from tests.factories.linkedin import connections, people
from tests.rooms.conftest import Caller
from tests.rooms.imports.test_choices import committed
from tests.rooms.imports.test_routes import previewed, take_in

LARGE = connections(people(4_000))
WRONG = b"A,B,,x,,,zz\n"
"""An address and a day that are none: the dearest rows there are."""


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        (WRONG * 100_000, {"cpu_seconds": 1}, "reading_took_too_long"),
        (WRONG * 40_000, {"memory_bytes": 2**20}, "reading_took_too_much_memory"),
    ],
    ids=["time", "memory"],
)
async def test_a_file_that_takes_too_much_is_stopped_with_advice(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, content: bytes, limits: dict[str, int], code: str
) -> None:
    content = connections([], preamble=False) + content
    assert len(content) > confining.LIGHT
    monkeypatch.setattr(confined, "call", functools.partial(confined.call, **limits))  # type: ignore[arg-type]  # these are no targets
    seen = await previewed(caller, content)
    assert (seen["state"], seen["problem"]["code"]) == ("failed", code)
    assert "Split it" in seen["problem"]["detail"]
    assert (await caller.get("/contacts"))["items"] == []


async def test_limits_are_those_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (confined.CPU_SECONDS, confined.MEMORY_BYTES) == (60, 512 * 2**20)
    asked: list[str] = []
    real = confined.call

    async def seen(target: str, *arguments: Any) -> list[bytes]:
        asked.append(target)
        return await real(target, *arguments)

    monkeypatch.setattr(confined, "call", seen)
    small, zipped = connections(people(3)), books.zipped({"Connections.csv": LARGE})
    assert unpacked_size(zipped) > confining.LIGHT > len(zipped)
    assert (await confining.read(small, {})).rows == 3
    assert asked == []
    for content in (LARGE, zipped):
        found = await confining.read(content, {})
        assert (found.rows, found.file.found) == (4_000, 4_000)
        assert sum(len(part) for _, part in found.parts()) == 4_000
    assert asked == ["inroad.rooms.imports.reading:pieces"] * 2


async def test_a_table_nobody_knows_is_asked_about_from_within_the_limits(caller: Caller) -> None:
    rows = "".join(f"Ann {number} Lee;Quay;ann{number}@quay.example\r\n" for number in range(9_000))
    content = ("Who;Shop;Mail\r\n" + rows).encode()
    assert len(content) > confining.LIGHT
    seen = await previewed(caller, content, name="people.csv")
    assert seen["state"] == "needs_mapping"
    assert seen["columns"]["columns"][0]["samples"] == ["Ann 0 Lee", "Ann 1 Lee", "Ann 2 Lee"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (books.zipped({"Connections.csv": bytes(30 * 2**20)}), "archive_too_large"),
        (books.zipped({f"{n}.csv": bytes(900_000) for n in range(120)}), "archive_too_large"),
        (books.zipped({"a.zip": books.zipped({"Connections.csv": bytes(2**20)})}), "archive_nested"),
        (books.zipped({f"{n}.csv": b"" for n in range(1_001)}), "archive_too_many_files"),
    ],
    ids=["one", "many", "nested", "names"],
)
async def test_bombs_are_refused(caller: Caller, content: bytes, code: str) -> None:
    seen = await previewed(caller, content, name="bomb.zip")
    assert (seen["state"], seen["problem"]["code"]) == ("failed", code)
    assert (await caller.get("/contacts"))["items"] == []


async def test_a_hundred_megabytes_are_refused_at_the_door(caller: Caller) -> None:
    answer = await take_in(caller, bytes(100 * 2**20), status=413)
    assert answer["code"] in ("content_too_large", "file_too_large")
    just_over = await take_in(caller, b"a" * (MAX_FILE_BYTES + 1), status=413)
    assert just_over["code"] in ("content_too_large", "file_too_large")
    assert (await caller.get("/imports"))["items"] == []


async def test_a_card_with_fifty_thousand_numbers_spoils_only_itself(caller: Caller) -> None:
    numbers = "".join(f"TEL:+1555{number:07d}\r\n" for number in range(50_000))
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Many Numbers\r\n{numbers}END:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nTEL:+353861234567\r\nEND:VCARD\r\n"
    )
    seen = await previewed(caller, cards.encode(), name="cards.vcf")
    assert (seen["state"], seen["rows"], seen["errors"], seen["new"]) == ("ready", 2, 1, 1)
    [error] = (await caller.get(f"/imports/{seen['id']}/errors"))["items"]
    assert (error["line"], error["code"]) == (1, "too_many_properties")
    assert (await committed(caller, seen["id"]))["added"] == 1


CIRCLE = (
    b"First Name,Last Name,E-mail Address,Referred By\r\n"
    b"Ann,Lee,ann@quay.example,Cleo Marsh\r\n"
    b"Bob,Stone,bob@quay.example,Ann Lee\r\n"
    b"Cleo,Marsh,cleo@mill.example,Bob Stone\r\n"
    b"Dora,Hale,dora@mill.example,Dora Hale\r\n"
)


async def test_a_circle_of_referrals_comes_in_and_nobody_refers_themselves(caller: Caller) -> None:
    seen = await previewed(caller, CIRCLE, name="outlook.csv")
    assert (seen["state"], seen["new"], seen["edges"]) == ("ready", 4, 3)
    await caller.post(f"/imports/{seen['id']}/edge-choices", {"choice": "confirm"}, status=200)
    done = await committed(caller, seen["id"])
    assert (done["added"], done["edges_added"]) == (4, 3)
    people = {one["display_name"]: one for one in (await caller.get("/contacts"))["items"]}
    # Nobody of the circle is known: nobody in it has a degree.
    assert [people[name]["degree"] for name in ("Ann Lee", "Bob Stone", "Cleo Marsh", "Dora Hale")] == [
        None
    ] * 4
    await caller.patch(f"/contacts/{people['Ann Lee']['id']}", {"known": True})
    people = {one["display_name"]: one for one in (await caller.get("/contacts"))["items"]}
    assert [people[name]["degree"] for name in ("Ann Lee", "Bob Stone", "Cleo Marsh", "Dora Hale")] == [
        1,
        2,
        3,
        None,
    ]


async def test_a_file_brought_again_is_all_known(database: Database) -> None:
    """Every row leaves the others' company; counted, kept and shown each by itself."""
    workspace_id = await make_workspace(database)
    await upload(database, workspace_id, LARGE, dry_run=False)
    await worker(database).run_due()
    again = await upload(database, workspace_id, LARGE)
    await worker(database).run_due()
    record = await look(database, workspace_id, again)
    assert (record.state, record.new, record.duplicates, record.progress_done) == ("ready", 0, 4_000, 4_000)
    assert len(await rows_of(database, workspace_id, ImportRow, import_id=again)) == 4_000
    assert await rows_of(database, workspace_id, ImportChunk, import_id=again) == []
