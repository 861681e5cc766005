"""What has to hold on every evening of a search, asked of the API alone."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from inroad.domain.policy import Policy
from tests.rooms.calendar.simulated.acts import HOME
from tests.rooms.calendar.simulated.seeker import Seeker


async def everything(seeker: Seeker, path: str) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    found: list[dict[str, Any]] = []
    following: str | None = f"{path}{'&' if '?' in path else '?'}limit=200"
    while following:
        page = await seeker.caller.get(following.partition("://127.0.0.1:8000")[2] or following)
        found += page["items"]
        following = page.get("next")
    return found


async def check(seeker: Seeker) -> None:
    """Raises AssertionError with the day and what broke."""
    day = seeker.now.astimezone(HOME).date()
    await _promises(seeker, day)
    await _room(seeker, day)
    await _next_steps(seeker, day)


async def _promises(seeker: Seeker, day: date) -> None:
    """None lost, none moved, none doubled; each judged as the seeker's own ledger judges it."""
    rows = {row["id"]: row for row in await everything(seeker, "/promises")}
    said = seeker.ledger.said
    assert rows.keys() == said.keys(), (
        f"{day}: lost {said.keys() - rows.keys()}, new {rows.keys() - said.keys()}"
    )
    for id, promise in said.items():
        row = rows[id]
        assert row["due_on"] == promise.on.isoformat(), f"{day}: {id} moved silently"
        assert row["contact"]["id"] == promise.contact_id
        assert row["moved_to_id"] == promise.moved_to, f"{day}: {id}"
        mine = seeker.ledger.state(promise, seeker.now)
        assert row["state"] == mine, f"{day}: {promise} is {row['state']}, by the words {mine}"
    twice = Counter(
        (promise.contact_id, promise.kind, promise.on)
        for promise in said.values()
        if seeker.ledger.state(promise, seeker.now) == "open"
    )
    assert not [each for each, times in twice.items() if times > 1], f"{day}: doubled"


async def _room(seeker: Seeker, day: date) -> None:
    """No day has more than it has room for, what they asked for themselves aside."""
    seen = await seeker.caller.get(f"/calendar?from_on={day}&to_on={day + timedelta(days=61)}")
    planned = await everything(seeker, "/planned-touches")
    calls = Counter(row["planned_on"] for row in planned if row["lane"] == "call")
    mail = Counter(row["planned_on"] for row in planned if row["lane"] == "mail")
    # Where it is tomorrow already, today's promise has passed; it takes the room of today all the same.
    open_ = seeker.ledger.owed(seeker.now)
    promised = Counter(each.on.isoformat() for each in open_)
    asked = Counter(each.on.isoformat() for each in open_ if each.asked)
    assert not [row for row in planned if row["planned_on"] and row["planned_on"] < str(day)], (
        f"{day}: gone by"
    )
    for each in seen["days"]:
        on, room = each["on"], each["capacity"]
        assert each["promised_calls"] == promised[on], f"{day}: the calendar counts {each}"
        assert promised[on] - asked[on] <= room, f"{day}: {promised[on]} promised for {on}"
        assert calls[on] <= max(0, room - promised[on]), f"{day}: {calls[on]} planned for {on}"
        assert mail[on] <= Policy().letters_per_day, f"{day}: {mail[on]} letters planned for {on}"


async def _next_steps(seeker: Seeker, day: date) -> None:
    """Everyone has a next action with its day, or a day until which they rest (NET-12)."""
    rows = await everything(seeker, "/contacts")
    assert {row["id"] for row in rows} == set(seeker.people), f"{day}: somebody is gone"
    for row in rows:
        assert row["next_kind"] != "none", f"{day}: {row}"
        assert row["next_on"] is not None, f"{day}: {row}"
        assert row["next_on"] >= (day - timedelta(days=1)).isoformat() or row["next_kind"] != "rest", (
            f"{day}: {row}"
        )
    listed = {item["promise_id"] for item in (await seeker.caller.get("/today"))["items"]}
    for promise in seeker.ledger.owed(seeker.now):
        if promise.on <= day:
            assert promise.id in listed, f"{day}: Today does not say {promise}"
