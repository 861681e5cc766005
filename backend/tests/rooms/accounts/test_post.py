"""The installation's own letters outlive whoever was asked for them (S4, P2)."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from inroad.kit.db import Database
from inroad.kit.db.session import ACROSS, OPTION
from inroad.kit.ids import INSTALLATION
from inroad.kit.jobs import Job, JobState
from inroad.kit.jobs.queue import as_worker
from inroad.kit.secrets import Secret
from inroad.main import make_means, make_worker
from inroad.rooms.accounts.tables import AccountLink
from inroad.settings import load
from tests.factories.mailbox import Mailbox, open_mailbox
from tests.ports import free_port
from tests.rooms.accounts.conftest import Postman
from tests.rooms.accounts.test_routes import browser
from tests.rooms.conftest import OURS, PASSWORD, Caller

ASK = "/api/v1/password-resets"
NORA = "nora@whelan.example"


async def jobs(database: Database) -> list[Job]:
    """What waits or was done, of the installation and of everybody."""
    async with database.read(INSTALLATION) as db:
        await as_worker(db)
        found = await db.execute(select(Job), execution_options={OPTION: ACROSS})
        return list(found.scalars())


async def test_p2_a_letter_that_waits_is_sealed_and_one_that_is_out_leaves_nothing(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman, database: Database
) -> None:
    asked = await caller.send("POST", "/invitations", json={"email": "ed@itor.example", "role": "editor"})
    assert asked.status_code == 201, asked.text
    assert (await browser(web).post(ASK, json={"email": NORA})).status_code == 202
    assert mailbox.letters == []
    waiting = await jobs(database)
    assert {job.kind for job in waiting} == {"own_mail.letter", "own_mail.reset"}
    for job in waiting:
        assert set(job.args) == {"letter_id", "sealed"}
        for word in ("nora", "whelan", "ed@itor", "http", "#"):
            assert word not in str(job.args).lower()
    await post.drain()
    assert sorted(mailbox.to()) == ["ed@itor.example", NORA]
    assert [(job.state, job.args) for job in await jobs(database)] == [(JobState.DONE, {})] * 2


async def test_s4_asking_leaves_the_same_whoever_is_asked_for(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman, database: Database
) -> None:
    other = browser(web)
    answers = [await other.post(ASK, json={"email": email}) for email in (NORA, "x@y.example")]
    assert [each.status_code for each in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    kinds = [(job.kind, job.workspace_id, job.state) for job in await jobs(database)]
    assert kinds == [("own_mail.reset", INSTALLATION, JobState.READY)] * 2
    await post.drain()
    assert mailbox.to() == [NORA]


async def test_a_letter_sent_twice_carries_one_link_and_one_id(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman, database: Database
) -> None:
    """The worker dies after the server took the letter, before that was written down."""
    assert (await browser(web).post(ASK, json={"email": NORA})).status_code == 202
    before = (await jobs(database))[0]
    await post.drain()
    used = {"token": mailbox.secret(), "password": "another sentence of mine"}
    async with database.write(INSTALLATION) as db:
        again = {"state": JobState.READY, "args": before.args, "finished_at": None}
        await db.execute(update(Job).values(**again))
    await post.drain()
    first, second = mailbox.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert mailbox.secret(0) == mailbox.secret(1)
    assert (await browser(web).post(ASK + "/use", json=used)).status_code == 204
    async with database.write(INSTALLATION) as db:
        await db.execute(update(Job).where(Job.kind == "own_mail.reset").values(**again))
    await post.drain()
    # What was used stays used.
    assert (await browser(web).post(ASK + "/use", json=used)).status_code == 410
    async with database.read(None) as db:
        assert len((await db.execute(select(AccountLink.id))).all()) == 1


async def test_a_process_killed_after_its_answer_loses_no_letter(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """kill -9 as soon as 202 is there; the next worker sends it."""
    store = tmp_path / "inroad.sqlite3"
    store.write_bytes(sqlite_template.read_bytes())
    port, secret = free_port(), "s" * 40
    told = {
        "INROAD_DATABASE_URL": f"sqlite:///{store}",
        "INROAD_DATA_DIR": str(tmp_path),
        "INROAD_SECRET": secret,
        "INROAD_PORT": str(port),
        "INROAD_WORKER": "false",
        "INROAD_MAIL_SECURITY": "none",
        "INROAD_MAIL_FROM": "inroad@house.example",
        "INROAD_MAIL_HOST": "127.0.0.1",
    }
    async with open_mailbox() as mailbox:
        for name, value in {**told, "INROAD_MAIL_PORT": str(mailbox.port)}.items():
            monkeypatch.setenv(name, value)
        with subprocess.Popen(
            [sys.executable, "-m", "inroad", "serve"],
            env=dict(os.environ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=OURS) as web:
                until = time.monotonic() + 60
                while time.monotonic() < until:
                    try:
                        if (await web.get("/healthz")).status_code == 200:
                            break
                    except httpx.TransportError:
                        time.sleep(0.1)
                account = {"email": NORA, "password": PASSWORD, "display_name": "Nora"}
                assert (await web.post("/api/v1/accounts", json=account)).status_code == 201
                web.cookies.clear()
                assert (await web.post(ASK, json={"email": NORA})).status_code == 202
            server.send_signal(signal.SIGKILL)
        database = Database.open(told["INROAD_DATABASE_URL"])
        await make_worker(database, make_means(load(), Secret(secret.encode()))).run_due()
        await database.close()
        assert mailbox.to() == [NORA]
