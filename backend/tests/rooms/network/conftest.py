"""A search of a handful of people, as they come up in a November."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.rooms.conftest import Caller

NOW = "2026-11-23T09:00:00+00:00"


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Monday 23 November 2026, before anybody signs up."""
    monkeypatch.setenv("INROAD_CLOCK", NOW)


@dataclass(slots=True)
class Search:
    """A caller with people by name."""

    caller: Caller
    patch: pytest.MonkeyPatch
    ids: dict[str, str] = field(default_factory=dict)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)

    async def person(self, name: str, *, known: bool = False, **more: Any) -> str:
        """Adds somebody; the name is two words."""
        given, family = name.split(" ")
        body = {"given_name": given, "family_name": family, "known": known, **more}
        self.ids[given] = (await self.caller.post("/contacts", body))["id"]
        return self.ids[given]

    async def named(self, giver: str, named: str, **more: Any) -> str:
        """Keeps a name given, by given names."""
        body = {"from_contact_id": self.ids[giver], "to_contact_id": self.ids[named], **more}
        self.edges[giver, named] = (await self.caller.post("/referrals", body))["id"]
        return self.edges[giver, named]

    async def held(self, name: str, day: str) -> str:
        """A meeting that took place at noon of a day, and was written down."""
        meeting = {"contact_id": self.ids[name], "place": "Canteen", "local_start": f"{day}T12:00"}
        self.patch.setenv("INROAD_CLOCK", f"{day}T09:00:00+00:00")
        made = (await self.caller.post("/meetings", meeting))["id"]
        self.patch.setenv("INROAD_CLOCK", f"{day}T13:00:00+00:00")
        body = {"outcome": "neither", "no_gain_reason": "It was short.", "gains": []}
        await self.caller.post(f"/meetings/{made}/debrief", body, status=200)
        self.patch.setenv("INROAD_CLOCK", NOW)
        return str(made)

    async def ways(self, name: str) -> Any:
        """The ways to somebody."""
        return await self.caller.get(f"/contacts/{self.ids[name]}/introduction-paths")

    def name(self, person: dict[str, Any]) -> str:
        """The given name of a person on the wire."""
        return str(person["display_name"]).split(" ", maxsplit=1)[0]

    def routes(self, answer: dict[str, Any]) -> list[list[str]]:
        """The given names along each way."""
        return [[self.name(step["person"]) for step in way["steps"]] for way in answer["paths"]]


@pytest.fixture
async def search(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> Search:
    """Nora knows Ruth well and Frank a little; Ruth named Daniel, Daniel Amara; Helen is wanted."""
    found = Search(caller, monkeypatch)
    await found.person("Ruth Adeyemi", known=True, closeness=5, circle="church")
    await found.person("Frank Molloy", known=True, closeness=2)
    await found.person("Daniel Kerrigan", organization_name="Harbour Mills")
    await found.person("Amara Okafor", organization_name="Northgate Foods")
    await found.person("Helen Marsh", organization_name="Harbour Mills")
    await found.named("Ruth", "Daniel", named_on="2026-09-23", may_use_name=True, introduction="Say hello.")
    await found.named("Daniel", "Amara", named_on="2025-10-06")
    return found
