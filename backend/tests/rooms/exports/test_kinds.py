"""Nothing a search holds is forgotten, and what goes out is what the API says."""

from typing import Any

import pytest
from sqlalchemy import inspect

from inroad.kit import clock
from inroad.kit.db import Base, Database, Owned
from inroad.kit.ids import new_id
from inroad.rooms.accounts.tables import Membership, Workspace
from inroad.rooms.exports.kinds import ALWAYS_LEFT_OUT, JUDGED, KINDS, LEFT_OUT, SEARCH, owned_kinds
from inroad.rooms.exports.records import codec
from inroad.tables import metadata
from tests.rooms.conftest import Caller
from tests.rooms.exports.demo import NOW, archive_of, data_of, tell_story

OWNED = sorted(name for name, table in metadata.tables.items() if "workspace_id" in table.primary_key.columns)


@pytest.mark.parametrize("table", OWNED)
def test_every_table_of_a_search_is_exported_or_left_out_with_a_reason(table: str) -> None:
    """A new table fails here: make it a Kind (rooms/exports/kinds.py), or say in LEFT_OUT why it stays."""
    assert (table in owned_kinds()) != (table in LEFT_OUT), table
    assert len(LEFT_OUT.get(table, "a reason")) > 5


def test_nothing_is_left_out_that_is_not_there() -> None:
    assert set(LEFT_OUT) <= set(OWNED)
    for kind in KINDS:
        columns = set(inspect(kind.model).columns.keys())
        for named in (kind.left_out, kind.people, kind.lists, kind.types):
            assert set(named) <= columns, kind.name
        assert set(kind.owners) <= set(kind.people)
        assert issubclass(kind.model, Owned)
        assert issubclass(kind.model, Base)


@pytest.mark.parametrize("kind", [SEARCH, *KINDS], ids=lambda kind: kind.name)
def test_every_field_of_the_api_is_there_or_worked_out(kind: Any) -> None:
    found = codec(kind)
    if kind.shown is None:
        return
    there = set(found.model.model_fields) | ({"organization_name"} if kind.name == "contacts" else set())
    assert set(kind.shown.model_fields) - there == JUDGED[kind.name]
    assert set(found.columns).isdisjoint(set(ALWAYS_LEFT_OUT) | set(kind.left_out))


def _alike(ours: Any, theirs: Any) -> bool:
    """Equal, but that an instant of the API ends at milliseconds."""
    if isinstance(ours, str) and isinstance(theirs, str) and ours.endswith("Z") and len(ours) == 27:
        return ours[:23] == theirs[:23]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(_alike(value, theirs[name]) for name, value in ours.items() if name in theirs)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_alike, ours, theirs))
    return bool(ours == theirs)


async def test_records_are_what_the_api_answers(
    stranger: Caller, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every record of the story beside the API's answer for it, field by field."""
    told = await tell_story(database)
    member = {"workspace_id": told, "account_id": stranger.account["id"], "role": "editor"}
    async with database.write(None) as db:
        db.add(Membership(id=new_id(), created_at=NOW, **member))
    monkeypatch.setattr(clock, "now", lambda: NOW)
    data = data_of(await archive_of(database, told))
    stranger.workspace_id = told
    wrong, seen = [], 0
    for kind in KINDS:
        if kind.shown is None or kind.name == "timeline":
            continue
        for record in data[kind.name]:
            path = f"/{kind.name}/{record['id']}"
            theirs = await stranger.get(path)
            for name, value in record.items():
                if name not in theirs or (kind.name, name) in DIFFERENT:
                    continue
                seen += 1
                if not _alike(value, theirs[name]):
                    wrong.append(f"{path} {name}: {value!r} is not {theirs[name]!r}")
    assert wrong == []
    assert seen > 1500
    lines = {line["id"]: line for line in data["timeline"]}
    for contact in data["contacts"]:
        for line in (await stranger.get(f"/contacts/{contact['id']}/timeline?limit=200"))["items"]:
            assert _alike(lines.pop(line["id"]), line)
    assert lines == {}
    assert _alike(data["search"], await stranger.get(""))


DIFFERENT = {
    ("meetings", "questions"),  # the API fills in those of the last letter, or of the bank
    ("promises", "state"),  # the API judges whether the day has passed
    ("contacts", "phones"),  # the file keeps the zone as well
    ("contacts", "next_action"),  # the API judges one whose day has passed
}
"""Fields that stand in the file as they are stored."""


def test_the_search_is_the_only_global_table_with_data_of_it() -> None:
    """Memberships, tokens, grants and invitations say who may come in, and go nowhere (S5, S14)."""
    others = {
        name for name, table in metadata.tables.items() if "workspace_id" in table.c and name not in OWNED
    }
    who = {"membership", "access_token", "coach_grant", "group_member", "invitation"}
    assert others == {*who, "calendar_feed", "erasure"}
    assert SEARCH.model is Workspace
