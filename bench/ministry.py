"""A ministry of 40 seekers and 6 coaches: how long a coach's screens take, and how many statements they ask.

Makes the people, the group, the grants and a search of 60 contacts for each seeker through the API, then asks
each screen as each coach, several times over: median and 95th percentile of the processor's milliseconds.

Run in `backend/`: .venv/bin/python ../bench/ministry.py [SEEKERS] [COACHES]
INROAD_DATABASE_URL names another database than a fresh SQLite file.
"""

import asyncio
import logging
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx
import structlog
from sqlalchemy import event

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.rooms.accounts.passwords import Passwords
from inroad.settings import load

HOUSE = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}
CONTACTS = 60
ROUNDS = 10
SCOPES = ["progress", "contacts", "letters"]


class Person:
    """Somebody signed in."""

    def __init__(self, web: httpx.AsyncClient, state: dict[str, Any]) -> None:
        self.web = web
        self.id = state["account"]["id"]
        self.email = state["account"]["email"]
        self.search = f"/api/v1/workspaces/{state['workspaces'][0]['id']}"

    async def send(self, method: str, path: str, body: Any = None, keyed: bool = True) -> Any:
        """The JSON of a request that succeeds."""
        headers = {"Idempotency-Key": new_id()} if keyed and method == "POST" else {}
        answer = await self.web.request(method, path, json=body, headers=headers)
        if answer.status_code >= 400:
            raise SystemExit(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None


async def person(app: Any, email: str) -> Person:
    """A new account with its cookie."""
    transport = httpx.ASGITransport(app=app)
    web = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=HOUSE)
    body = {"email": email, "password": "a long sentence of mine", "display_name": email.partition("@")[0]}
    answer = await web.post("/api/v1/accounts", json={**body, "time_zone": "Europe/Dublin"})
    return Person(web, answer.json())


async def join(host: Person, guest: Person, group: str, role: str) -> None:
    """Ask somebody in, and accept."""
    asked = await host.send("POST", f"{group}/invitations", {"email": guest.email, "role": role}, keyed=False)
    token = {"token": asked["link"].partition("#")[2]}
    await guest.send("POST", "/api/v1/invitations/accept", token, keyed=False)


async def live(seeker: Person) -> None:
    """A search that is under way: people, letters that went out, calls, promises."""
    for number in range(CONTACTS):
        made = {"given_name": f"Given{number}", "family_name": f"Family{number}", "known": number % 3 == 0}
        contact = await seeker.send("POST", f"{seeker.search}/contacts", made)
        if number % 6 == 0:
            tried = {"outcome": "voicemail", "override_reason": "We met at the fair."}
            await seeker.send("POST", f"{seeker.search}/contacts/{contact['id']}/attempts", tried)
        if number % 10 == 0:
            body = {"contact_id": contact["id"]}
            letter = await seeker.send("POST", f"{seeker.search}/letters", body)
            if number % 20 == 0:
                sent = {"override_reason": "They asked for it."}
                await seeker.send("POST", f"{seeker.search}/letters/{letter['id']}/send", sent)


class Statements:
    """How many statements the stores have been asked."""

    def __init__(self, database: Database) -> None:
        self.count = 0
        for engine in {id(each): each for each in database._engines}.values():
            event.listen(engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.count += statement.lstrip().upper().startswith(("SELECT", "WITH"))


async def measure(
    coaches: list[tuple[Person, list[Person]]], admin: Person, group: str, said: Statements
) -> dict[str, tuple[list[float], set[int]]]:
    """Milliseconds of each screen, and the numbers of statements seen."""
    found: dict[str, tuple[list[float], set[int]]] = defaultdict(lambda: ([], set()))

    async def ask(name: str, who: Person, path: str) -> Any:
        before, began = said.count, time.process_time()
        answer = await who.send("GET", path)
        took = (time.process_time() - began) * 1000
        found[name][0].append(took)
        found[name][1].add(said.count - before)
        return answer

    for number in range(ROUNDS + 1):
        for coach, seekers in coaches:
            listed = await ask("the seekers who let one help", coach, "/api/v1/coached-seekers")
            if len(listed["items"]) != len(seekers):
                raise SystemExit(f"{len(listed['items'])} seekers are shown, {len(seekers)} let look")
            await ask("the group, as a coach", coach, group)
            for seeker in seekers[:3]:
                below = f"{seeker.search}/coaching"
                await ask("one seeker: counts", coach, f"{below}/progress")
                await ask("one seeker: names and next steps", coach, f"{below}/contacts")
                await ask("one seeker: letters", coach, f"{below}/letters")
                await ask("one seeker: comments", coach, f"{seeker.search}/comments")
        await ask("the group, as who looks after it", admin, group)
        if number == 0:  # the first round warms the statements up
            found.clear()
    return found


async def main(seekers: int, coaches: int) -> None:
    """Build, measure, print."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    for name in ("IP", "USER", "WORKSPACE"):
        os.environ[f"INROAD_LIMIT_{name}"] = "1000000"
    os.environ["INROAD_WORKER"] = "false"
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("INROAD_DATABASE_URL") or f"sqlite:///{Path(folder) / 'inroad.sqlite3'}"
        await migrate(url)
        database = Database.open(url)
        weak = Passwords(memory_kib=19 * 1024, rounds=2)
        app = create_app(
            load(), database=database, secret=Secret(bytes(range(32))), passwords=weak, frontend=None
        )
        admin = await person(app, "admin@parish.example")
        begun = await admin.send("POST", "/api/v1/groups", {"name": "St Brigid"}, keyed=False)
        group = f"/api/v1/groups/{begun['id']}"
        helpers = [await person(app, f"coach{number}@parish.example") for number in range(coaches)]
        for helper in helpers:
            await join(admin, helper, group, "coach")
        shared: list[list[Person]] = [[] for _ in helpers]
        for number in range(seekers):
            seeker = await person(app, f"seeker{number}@parish.example")
            await join(admin, seeker, group, "seeker")
            await live(seeker)
            grant = {"coach_id": helpers[number % coaches].id, "scopes": SCOPES, "days": 90}
            await seeker.send("POST", f"{seeker.search}/coach-grants", grant, keyed=False)
            shared[number % coaches].append(seeker)
        found = await measure(list(zip(helpers, shared, strict=True)), admin, group, Statements(database))
        kind = url.partition(":")[0]
        await database.close()
    print(f"{seekers} seekers, {coaches} coaches, {CONTACTS} contacts each, {kind}, {ROUNDS} rounds")
    print("| screen | p50, CPU ms | p95, CPU ms | statements |\n|---|---|---|---|")
    for name, (times, counts) in found.items():
        p95 = statistics.quantiles(times, n=20)[-1]
        said = "–".join(str(each) for each in sorted({min(counts), max(counts)}))
        print(f"| {name} | {statistics.median(times):.1f} | {p95:.1f} | {said} |")


if __name__ == "__main__":
    asyncio.run(main(*[int(each) for each in (*sys.argv[1:3], *("40", "6")[len(sys.argv[1:3]) :])]))
