"""A search of any size: people with names, places and words to look for, and a forest of referrals.

Deterministic by size and seed. One in 200 is known to the seeker; whoever named people names more
(preferential attachment), with a fifth more names across. One in ten works nowhere: a way there is made of
names given alone. One in 20 is a buyer, one in 5,000 a beekeeper.
"""

import random
from collections.abc import Sequence
from datetime import date

from lookalikes import FAMILY, GIVEN, PLACES, TRADES
from sqlalchemy import select

from inroad.domain.network import degrees
from inroad.kit.db import Database, bulk_insert, scoped
from inroad.kit.db.search import fold
from inroad.kit.fold import fold as folded
from inroad.kit.ids import new_id
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

BATCH = 20_000
COMMON, RARE = "buyer", "beekeeper"


def forest(people: int, seed: int) -> tuple[int, list[tuple[int, int]]]:
    """How many are known (the first ones), and who named whom."""
    chance = random.Random(seed)
    roots = max(1, people // 200)
    pool = list(range(roots))
    edges: set[tuple[int, int]] = set()
    for named in range(roots, people):
        giver = pool[int(chance.random() * len(pool))]
        edges.add((giver, named))
        pool += (giver, named)
    for _ in range(people // 5):
        giver, named = int(chance.random() * people), int(chance.random() * people)
        if giver != named:
            edges.add((giver, named))
    return roots, sorted(edges)


async def fill(database: Database, workspace_id: str, people: int, seed: int = 7) -> dict[str, int]:
    """Stores the people and the forest in a workspace that is there; returns the degrees by id."""
    chance = random.Random(seed)
    roots, edges = forest(people, seed)
    ids = [new_id() for _ in range(people)]
    found = degrees(ids[:roots], [(ids[a], ids[b]) for a, b in edges])
    names = [f"{one} {two}" for one in PLACES for two in TRADES]
    async with database.write(workspace_id) as db:
        rows = [{"name": name, "name_key": folded(name)} for name in names]
        places = await bulk_insert(db, Organization, rows)
    for start in range(0, people, BATCH):
        async with database.write(workspace_id) as db:
            await bulk_insert(
                db,
                Contact,
                [
                    _person(n, ids[n], n < roots, found.get(ids[n]), chance, names, places)
                    for n in range(start, min(start + BATCH, people))
                ],
            )
    for start in range(0, len(edges), BATCH):
        async with database.write(workspace_id) as db:
            named = [
                {
                    "from_contact_id": ids[a],
                    "to_contact_id": ids[b],
                    "named_on": date(2026, 9, 1),
                    "may_use_name": (None, True, False)[b % 3],
                }
                for a, b in edges[start : start + BATCH]
            ]
            await bulk_insert(db, Referral, named)
    return found


def _person(
    n: int,
    id: str,
    known: bool,
    degree: int | None,
    chance: random.Random,
    names: Sequence[str],
    places: Sequence[str],
) -> dict[str, object]:
    given, family = chance.choice(GIVEN), chance.choice(FAMILY).replace("_", " ")
    place = n % len(names)
    trade = (
        RARE
        if n % 5000 == 11
        else COMMON
        if n % 20 == 3
        else chance.choice(("engineer", "editor", "founder"))
    )
    name = f"{given} {family}"
    headline = f"{chance.choice(('Senior', 'Lead', 'Deputy'))} {trade}"
    mail = f"{given}.{family}{n}@{names[place].split()[0]}.example".lower().replace(" ", "")
    return {
        "id": id,
        "given_name": given,
        "family_name": family,
        "display_name": name,
        "sort_name": folded(name),
        "headline": headline,
        "organization_id": places[place] if n % 10 != 7 else None,
        "emails": [{"address": mail, "label": ""}],
        "known": known,
        "degree": degree,
        "closeness": 1 + n % 5 if known else None,
        "source": "import",
        "search_text": fold(name, headline, names[place], mail),
        "search_key": n + 1,
    }


ALONE = scoped(
    select(Contact.id)
    .where(Contact.organization_id.is_(None), Contact.degree.is_not(None))
    .order_by(Contact.search_key)
)
"""Those who work nowhere and can be reached."""
