"""Tables we wrote ourselves, taken in again: the mark before a formula comes off (S16)."""

import json

import pytest

from tests.rooms.conftest import Caller
from tests.rooms.imports.test_choices import committed
from tests.rooms.imports.test_routes import previewed

RISKY = ("=cmd|' /C calc'!A0", "+1", "-Ann", "@lee", "'=quoted", "''+twice", "'s plain", "＝wide")
MAPPING = json.dumps({name: name for name in ("given_name", "family_name", "headline")})


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_s16_our_own_tables_come_back_as_they_were(caller: Caller, kind: str) -> None:
    for number, name in enumerate(RISKY):
        person = {"given_name": name, "family_name": "Lee", "headline": name}
        await caller.post("/contacts", {**person, "emails": [{"address": f"a{number}@quay.example"}]})
    before = (await caller.get("/contacts"))["items"]
    content = (await caller.send("GET", f"/contacts.{kind}")).content
    for one in before:
        await caller.delete(f"/contacts/{one['id']}")
    seen = await previewed(caller, content, name=f"contacts.{kind}", mapping=MAPPING)
    assert (seen["state"], seen["new"]) == ("ready", len(RISKY)), seen["columns"]
    await committed(caller, seen["id"])
    after = (await caller.get("/contacts"))["items"]
    assert [(one["display_name"], one["headline"]) for one in after] == [
        (one["display_name"], one["headline"]) for one in before
    ]
