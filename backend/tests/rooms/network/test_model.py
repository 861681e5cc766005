"""Degrees and ways under random changes, against a plain model kept beside the database.

NETWORK_STEPS sets how many changes; the figure of 10,000 on both databases stands in bench/README.md.
"""

import os
import random
from datetime import date, datetime
from itertools import pairwise

import pytest
from sqlalchemy import select

from inroad.domain.introductions import introduction_paths
from inroad.domain.network import Network
from inroad.domain.ways import known_warmth, named_warmth
from inroad.kit import clock
from inroad.kit.db import Database, Session, scoped
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.network.paths import person_row, ways_to
from inroad.rooms.referrals import actions as referrals
from inroad.rooms.referrals.tables import Referral
from tests.rooms.conftest import Caller

STEPS = int(os.environ.get("NETWORK_STEPS", "250"))
CROWD = 24
PERMISSION = (True, None, False)


class Model:
    """Who is known, who is deleted, who named whom; everything else is worked out anew each time."""

    def __init__(self) -> None:
        self.people: list[str] = []
        self.known: dict[str, int] = {}
        self.gone: set[str] = set()
        self.edges: dict[tuple[str, str], bool | None] = {}

    def live(self) -> list[str]:
        """Everyone who is not deleted."""
        return [one for one in self.people if one not in self.gone]

    def network(self, target: str | None = None) -> Network:
        """What the search looks like; without the names given of people one knows, but for the target."""
        live = self.live()
        return Network(
            live,
            {one: closeness for one, closeness in self.known.items() if one not in self.gone},
            (
                (a, b, named_warmth(may, ""))
                for (a, b), may in self.edges.items()
                if not {a, b} & self.gone and (target is None or b == target or b not in self.known)
            ),
        )

    async def step(self, db: Session, chance: random.Random, now: datetime) -> None:
        """One random change, made in both."""
        workspace = await db.get_one(Workspace, db.workspace_id)
        live = self.live()
        what = chance.choices(
            ("add", "name", "take", "delete", "restore", "known"),
            (3, 8, 4, 2, 2, 3) if len(live) > 4 else (1, 0, 0, 0, 0, 0),
        )[0]
        if what == "add" and len(self.people) < CROWD:
            known = chance.random() < 0.3
            closeness = chance.randint(1, 5)
            fields = {"given_name": f"P{len(self.people)}", "known": known, "closeness": closeness}
            made = await contacts.create(db, workspace, fields, now)
            self.people.append(made.id)
            if known:
                self.known[made.id] = closeness
        elif what == "name":
            giver, named = chance.sample(live, 2)
            if (giver, named) not in self.edges:
                may = chance.choice(PERMISSION)
                ends = await referrals.endpoints(db, giver, named)
                await referrals.create(db, *ends, now, named_on=date(2026, 11, 1), may_use_name=may)
                self.edges[giver, named] = may
        elif what == "take" and self.edges:
            pair = chance.choice(sorted(self.edges))
            row = await db.scalar(
                select(Referral).where(Referral.from_contact_id == pair[0], Referral.to_contact_id == pair[1])
            )
            assert row is not None
            await referrals.remove(db, row, now)
            del self.edges[pair]
        elif what == "delete":
            one = chance.choice(live)
            await contacts.remove(db, await contacts.get(db, one), now)
            self.gone.add(one)
        elif what == "restore" and self.gone:
            one = chance.choice(sorted(self.gone))
            await contacts.restore(db, await contacts.get(db, one, deleted=True), now)
            self.gone.discard(one)
        elif what == "known":
            one = chance.choice(live)
            closeness = chance.randint(1, 5)
            known = one not in self.known
            contact = await contacts.get(db, one)
            await contacts.update(db, workspace, contact, {"known": known, "closeness": closeness}, now)
            if known:
                self.known[one] = closeness
            else:
                del self.known[one]


@pytest.mark.timeout(max(180, STEPS // 3))
async def test_net_1_net_5_degrees_and_ways_agree_with_the_model(caller: Caller, database: Database) -> None:
    chance = random.Random(11)
    model = Model()
    for turn in range(STEPS):
        async with database.write(caller.workspace_id) as db:
            await model.step(db, chance, clock.now())
        async with database.read(caller.workspace_id) as db:
            rows = await db.rows(
                scoped(select(Contact.id, Contact.degree).where(Contact.deleted_at.is_(None)))
            )
            network = model.network()
            assert {row["id"]: row["degree"] for row in rows} == {
                one: network.degree(one) for one in model.live()
            }, f"step {turn}"
            target = chance.choice(model.live())
            await _compare(db, model, target)


async def _compare(db: Session, model: Model, target: str) -> None:
    """The ways found are those of the whole network, as far as they are no more than a detour longer."""
    network = model.network(target)
    row = await person_row(db, target)
    assert row is not None
    found = [way.path for way in await ways_to(db, row)]
    meant = introduction_paths(network, target)
    longest = len(meant[0].people) + 2 if meant else 0
    assert found == [path for path in meant if len(path.people) <= longest]
    for path in found:
        warmth = known_warmth(model.known[path.people[0]])
        warmth += sum(named_warmth(model.edges[pair], "") for pair in pairwise(path.people))
        assert path.warmth == warmth
