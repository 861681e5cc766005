"""How quick Today is: 2,000 contacts, 500 of them with something under way.

    PYTHONPATH=backend/src python bench/today.py [--contacts 2000] [--open 500] [--rounds 40] [--url sqlite:///…]

Makes a search of its own in a fresh SQLite file, or in the database of `--url` (migrated, and better empty),
then asks for Today in process, without HTTP: reading, judging and the words of the wire. Prints p50 and p95
of the wall clock and the median of the processor's time in milliseconds (the same on an idle machine), and
the number of statements a round sends.
"""

import argparse
import asyncio
import gc
import random
import statistics
import tempfile
import time as clock
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, select

from inroad.domain.timing import is_business_day
from inroad.kit.db import Database, Session
from inroad.kit.db.migrate import migrate
from inroad.kit.ids import new_id
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.today.actions import build_for

NOW = datetime(2026, 10, 14, 9, tzinfo=UTC)
ZONE = "Europe/Dublin"


def working_day(after: int) -> date:
    """The first working day so many days from the day of the bench."""
    day = NOW.date() + timedelta(days=after)
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


async def fill(db: Session, contacts: int, under_way: int) -> None:
    """Contacts by the thousand, every fourth named by another; for `under_way` of them something is owed."""
    chance = random.Random(7)
    people: list[Contact] = []
    for n in range(contacts):
        known = n % 4 != 3
        person = Contact(
            given_name=f"Given{n}",
            family_name=f"Family{n}",
            display_name=f"Given{n} Family{n}",
            sort_name=f"given{n} family{n}",
            headline="Head of something",
            phones=[{"number": f"01 555 {n:04d}", "label": "", "e164": None, "zone": None}],
            known=known,
            degree=1 if known else 2,
            closeness=chance.randint(1, 5),
            trusted=chance.random() < 0.1,
        )
        person.search_key = n + 1
        people.append(person)
    db.add_all(people)
    await db.flush()
    for n in range(3, contacts, 4):
        db.add(
            Referral(
                from_contact_id=people[n - 1].id,
                to_contact_id=people[n].id,
                named_on=date(2026, 9, 1),
                may_use_name=True,
            )
        )
    for n, person in enumerate(chance.sample(people, under_way)):
        await _under_way(db, person, n, chance)
    await db.flush()


async def _under_way(db: Session, person: Contact, n: int, chance: random.Random) -> None:
    sent_at = NOW - timedelta(days=chance.randint(3, 40))
    letter = Letter(
        contact_id=person.id,
        kind="pitch",
        medium="post",
        state="sent",
        body="A page. " * 150,
        questions=["How did you get started?"] * 5,
        sent_at=sent_at,
        sent_on=sent_at.date(),
        arrives_on=sent_at.date() + timedelta(days=2),
    )
    db.add(letter)
    if n % 5 < 2:
        db.add(_promise(person, working_day(chance.randint(1, 20)), "open"))
    elif n % 5 < 4:
        # Called on the promised day, and some again since: nobody answered yet.
        called = NOW - timedelta(days=chance.choice((1, 2, 5, 6, 8, 9)))
        db.add(_promise(person, called.date(), "kept"))
        for back in range(chance.randint(1, 3)):
            at = called - timedelta(days=7 * back)
            db.add(
                Attempt(
                    contact_id=person.id,
                    outcome="no_answer",
                    channel="phone",
                    happened_at=at,
                    local_on=at.date(),
                    created_at=at,
                )
            )
    else:
        start = NOW + timedelta(days=chance.randint(-10, 10))
        held = start < NOW
        db.add(
            Meeting(
                contact_id=person.id,
                place="Their office",
                local_start=start.replace(tzinfo=None),
                time_zone=ZONE,
                starts_at=start,
                minutes=20,
                state="held" if held else "planned",
                ended_at=start + timedelta(minutes=25) if held else None,
                debriefed_at=start + timedelta(hours=2) if held and n % 2 else None,
            )
        )


def _promise(person: Contact, day: date, state: str) -> Promise:
    return Promise(
        contact_id=person.id,
        kind="call",
        due_on=day,
        time_zone=ZONE,
        state=state,
        created_at=NOW - timedelta(days=10),
        closed_at=NOW - timedelta(days=3) if state == "kept" else None,
    )


async def measure(url: str, contacts: int, under_way: int, rounds: int) -> None:
    """Fills the store, warms it up and prints what was seen."""
    await migrate(url)
    database = Database.open(url)
    workspace_id = new_id()
    try:
        async with database.write(workspace_id) as db:
            workspace = Workspace(
                id=workspace_id,
                name="Bench",
                time_zone=ZONE,
                country="IE",
                office_opens=time(9),
                office_closes=time(17),
            )
            db.add(workspace)
            await db.flush()
            await fill(db, contacts, under_way)
            everybody = list(await db.scalars(select(Contact.id)))
            for at in range(0, len(everybody), 500):
                await following.refresh(db, everybody[at : at + 500], NOW)
        sent: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if statement.lstrip().upper().startswith(("SELECT", "WITH")):
                sent.append(statement)

        # As the server does once it has started (main.py).
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 50, 50)
        took: list[float] = []
        spent: list[float] = []
        for turn in range(rounds + 3):
            async with database.read(workspace_id) as db:
                if turn == rounds + 2:
                    event.listen((await db.connection()).sync_connection, "before_cursor_execute", note)
                begin, worked = clock.perf_counter(), clock.process_time()
                today = await build_for(db, workspace, "Nora Whelan", NOW)
                took.append(1000 * (clock.perf_counter() - begin))
                spent.append(1000 * (clock.process_time() - worked))
        seen = sorted(took[3:])
        print(
            f"{contacts} contacts, {under_way} under way: p50 {statistics.median(seen):.1f} ms, "
            f"p95 {seen[int(len(seen) * 0.95) - 1]:.1f} ms; "
            f"processor p50 {statistics.median(spent[3:]):.1f} ms, least {min(spent[3:]):.1f} ms; "
            f"{len(sent)} statements; "
            f"{len(today.items)} rows, {len(today.week)} lines ahead"
        )
    finally:
        await database.close()


def main() -> None:
    """Reads the options and runs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--contacts", type=int, default=2000)
    parser.add_argument("--open", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--url")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = asked.url or f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        asyncio.run(measure(url, asked.contacts, asked.open, asked.rounds))


if __name__ == "__main__":
    main()
