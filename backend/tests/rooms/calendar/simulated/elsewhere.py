"""The search as it stands in somebody else's calendar program, read from its feed."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.rooms.calendar.simulated.acts import HOME
from tests.rooms.calendar.simulated.invariants import everything
from tests.rooms.calendar.simulated.seeker import Seeker
from tests.rooms.feeds.programs import follow, shown
from tests.rooms.feeds.test_routes import feed

FORM = "{start-date} {start-time};{title};{status}"
TITLES = {
    "call": "Call {name}",
    "check_back": "Check back with {name}",
    "send_something": "Send {name} what you promised",
}
Line = tuple[str, str, bool]
PLACE = {"place": "Their office", "travel_minutes": 20}


async def read_elsewhere(seeker: Seeker, address: str, folder: Path, first: date) -> None:
    """Every meeting and promise stands there on its day; one moved moves there, one called off goes."""
    last = seeker.now.date() + timedelta(days=70)
    moving, going = [await _agreed(seeker) for _ in range(2)]
    await follow(folder, address + (await feed(seeker.caller)).partition(":8000")[2])
    await _compare(seeker, folder, first, last)

    path = f"/contacts/{moving['contact']['id']}/meeting-slots?without_meeting_id={moving['id']}"
    starts = [each["local_start"] for each in (await seeker.caller.get(path))["items"]]
    slot = next(start for start in starts if start != moving["local_start"][:16])
    await seeker.caller.patch(f"/meetings/{moving['id']}", {"local_start": slot})
    await seeker.caller.post(f"/meetings/{going['id']}/cancel", {}, 200, headers={"If-Match": "*"})
    for each in (moving, going):
        await seeker.keep(each["id"])
    there = await _compare(seeker, folder, first, last)
    assert there[slot.replace("T", " "), f"Meet {_name(moving)}", False] == 1
    assert not there[_when(moving), f"Meet {_name(moving)}", False]
    assert there[_when(going), f"Meet {_name(going)}", True] == 1


async def _agreed(seeker: Seeker) -> dict[str, Any]:
    """A meeting that lies ahead, with somebody at home."""
    contact_id = next(id for id, zone in seeker.people.items() if zone == HOME)
    slot = await seeker.slot(contact_id)
    body = {"contact_id": contact_id, "local_start": slot, **PLACE}
    made: dict[str, Any] = await seeker.caller.post("/meetings", body)
    await seeker.keep(made["id"])
    return made


async def _compare(seeker: Seeker, folder: Path, first: date, last: date) -> Counter[Line]:
    """What khal shows, which has to be what was said: when, what, and whether it was called off."""
    there: Counter[Line] = Counter()
    for line in await shown(folder, FORM, first.isoformat(), last.isoformat()):
        when, title, status = line.split(";")
        # "Kept, not reached: Call Given1 Family1"
        there[when.strip(), title.rpartition(": ")[2], "CANCELLED" in status] += 1
    names = {row["id"]: row["display_name"] for row in await everything(seeker, "/contacts")}
    said: Counter[Line] = Counter()
    for meeting in seeker.meetings.values():
        said[_when(meeting), f"Meet {_name(meeting)}", meeting["state"] == "cancelled"] += 1
    for promise in seeker.ledger.said.values():
        moved = seeker.ledger.state(promise, seeker.now) == "renegotiated"
        title = TITLES[promise.kind].format(name=names[promise.contact_id])
        said[promise.on.isoformat(), title, moved] += 1
    notes = {line for line in there if line[1].startswith("Thank ")}
    assert {line: n for line, n in there.items() if line not in notes} == said
    assert sum(there[line] for line in notes) == len(seeker.meetings)
    return there


def _when(meeting: dict[str, Any]) -> str:
    return f"{datetime.fromisoformat(meeting['starts_at']).astimezone(HOME):%Y-%m-%d %H:%M}"


def _name(meeting: dict[str, Any]) -> str:
    return str(meeting["contact"]["display_name"])
