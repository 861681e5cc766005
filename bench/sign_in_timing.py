"""Whether the time of an answer tells that an address has an account (S4): signing in, and asking for a
new password.

Run in `backend/`: .venv/bin/python ../bench/sign_in_timing.py [PAIRS]
"""

import asyncio
import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx
import structlog
from sqlalchemy import delete

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.rooms.accounts.tables import SignInAttempt
from inroad.settings import load

HOUSE = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}
KNOWN, UNKNOWN = "nora@whelan.example", "nobody@whelan.example"


async def pairs(
    web: httpx.AsyncClient, database: Database, path: str, more: dict[str, str], count: int
) -> None:
    """Ask for one and the other in turn, each first as often; print the medians and how far they lie
    apart."""
    taken: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for n in range(count + 5):
        # Beyond ten tries nothing would be looked at any more.
        async with database.write(None) as db:
            await db.execute(delete(SignInAttempt))
        for email in (KNOWN, UNKNOWN) if n % 2 else (UNKNOWN, KNOWN):
            started = time.perf_counter()
            answer = await web.post(path, json={"email": email, **more})
            if n >= 5:  # the first few warm up
                taken[email].append(time.perf_counter() - started)
            if answer.status_code not in (401, 202):
                raise RuntimeError(answer.text)
    known, unknown = (statistics.median(taken[email]) * 1000 for email in (KNOWN, UNKNOWN))
    apart = abs(known - unknown) / max(known, unknown)
    print(f"{path}: known {known:.2f} ms, unknown {unknown:.2f} ms, apart {apart:.1%} ({count} pairs)")


async def main(count: int) -> None:
    """A new house with one account, asked from inside the process."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(INROAD_WORKER="false", INROAD_LIMIT_IP="1000000", INROAD_LIMIT_USER="1000000")
        os.environ.update(INROAD_MAIL_HOST="127.0.0.1", INROAD_MAIL_FROM="inroad@house.example")
        url = f"sqlite:///{Path(folder) / 'inroad.sqlite3'}"
        await migrate(url)
        database = Database.open(url)
        app = create_app(load(), database=database, secret=Secret(bytes(range(32))), frontend=None)
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000", headers=HOUSE
        ) as web:
            account = {"email": KNOWN, "password": "a long sentence of mine", "display_name": "Nora"}
            await web.post("/api/v1/accounts", json={**account, "time_zone": "UTC"})
            web.cookies.clear()
            await pairs(web, database, "/api/v1/sessions", {"password": "not this one"}, count)
            await pairs(web, database, "/api/v1/password-resets", {}, count * 5)
        await database.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
