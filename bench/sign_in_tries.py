"""Ten thousand tries to sign in against a running app (S4): how many passwords are looked at, and for how
long.

Run in `backend/`: .venv/bin/python ../bench/sign_in_tries.py [TRIES]
"""

import asyncio
import logging
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import httpx
import structlog

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.settings import load

HOUSE = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}


async def main(tries: int) -> None:
    """Sign up, try on, sign in again when the pause is over for others; print what came of it."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(INROAD_WORKER="false", INROAD_LIMIT_IP="1000000", INROAD_LIMIT_USER="1000000")
        url = f"sqlite:///{Path(folder) / 'inroad.sqlite3'}"
        await migrate(url)
        database = Database.open(url)
        app = create_app(load(), database=database, secret=Secret(bytes(range(32))), frontend=None)
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000", headers=HOUSE
        ) as web:
            account = {"email": "nora@whelan.example", "password": "a long sentence of mine"}
            await web.post("/api/v1/accounts", json={**account, "display_name": "Nora", "time_zone": "UTC"})
            web.cookies.clear()
            answers: Counter[int] = Counter()
            started = time.perf_counter()
            for n in range(tries):
                answer = await web.post("/api/v1/sessions", json={**account, "password": f"guess {n}"})
                answers[answer.status_code] += 1
            took = time.perf_counter() - started
        await database.close()
    print(f"{tries} tries in {took:.1f} s: {answers[401]} passwords looked at, {answers[429]} turned away")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
