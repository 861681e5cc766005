"""A search of some weeks with many contacts and random outcomes, driven through the API with a moved clock.

No promise is lost, moved or doubled, no day holds more than it has room for, nobody is without a next action
or a day of rest: asked on every evening, on both databases. In the end calendar programs of other people read
its feed and show the same. SEARCH_WEEKS and SEARCH_CONTACTS make it as long as bench/README.md says; what
happens changes with SEARCH_SEED.
"""

import os
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from inroad.kit.db import Database
from inroad.settings import Settings
from tests.rooms.calendar.simulated.acts import HOME
from tests.rooms.calendar.simulated.elsewhere import read_elsewhere
from tests.rooms.calendar.simulated.invariants import check
from tests.rooms.calendar.simulated.seeker import Seeker
from tests.rooms.conftest import Caller
from tests.rooms.feeds.programs import served

WEEKS = int(os.environ.get("SEARCH_WEEKS", "2"))
CONTACTS = int(os.environ.get("SEARCH_CONTACTS", "40"))
SEED = int(os.environ.get("SEARCH_SEED", "7"))
FIRST = date.fromisoformat(os.environ.get("SEARCH_FROM", "2026-10-19"))
"""A Monday; the clocks go back in Dublin on the Sunday after, in New York a week later."""


@pytest.mark.timeout(300 + 900 * WEEKS)
async def test_a_search_keeps_every_promise_in_sight(
    caller: Caller,
    settings: Settings,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seeker = Seeker(caller, monkeypatch, SEED)
    seeker.clock(datetime.combine(FIRST, time(7), HOME))
    await seeker.sign_in()
    await caller.patch("", {"country": "IE"})
    for n in range(7 * WEEKS):
        day = FIRST + timedelta(days=n)
        if day.weekday() == 0:
            seeker.clock(datetime.combine(day, time(7), HOME))
            await seeker.sign_in()
            fair = CONTACTS * (n // 7 + 1) // WEEKS
            await seeker.meet_people(max(0, fair - len(seeker.people)))
        await seeker.live(day)
        await check(seeker)
    print(
        f"{WEEKS} weeks, {len(seeker.people)} contacts, {len(seeker.ledger.said)} promises: {seeker.counts}"
    )
    assert len(seeker.people) >= CONTACTS
    assert len(seeker.ledger.said) > WEEKS
    async with served(settings, database) as address:
        await read_elsewhere(seeker, address, tmp_path, FIRST)
