"""A real server process, for programs that come over the network."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from inroad.kit.ids import new_id
from tests.ports import free_port

PASSWORD = "a long sentence of mine"
OURS = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}
PATIENCE = 60.0


@dataclass(slots=True)
class Seeker:
    """Somebody signed in at a server, with a search of their own."""

    web: httpx.AsyncClient
    workspace_id: str

    async def token(self, *scopes: str) -> str:
        """A fresh access token with these scopes."""
        body = {"name": "test", "scopes": list(scopes), "expires_in_days": 1}
        return str((await self.post("/tokens", body))["token"])

    async def post(self, path: str, body: Any, status: int = 201) -> Any:
        """The JSON of a POST below the search."""
        url = f"/api/v1/workspaces/{self.workspace_id}{path}"
        # An answer that holds a secret is never stored, so it takes no key.
        key = {} if path == "/tokens" else {"Idempotency-Key": new_id()}
        answer = await self.web.post(url, json=body, headers=key)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def get(self, path: str) -> Any:
        """The JSON of a GET below the search."""
        answer = await self.web.get(f"/api/v1/workspaces/{self.workspace_id}{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server answers, and what it writes."""

    url: str
    log: Path

    @asynccontextmanager
    async def seeker(self, email: str = "nora@whelan.example") -> AsyncIterator[Seeker]:
        """Somebody new, signed in; the first of a server, or one who may sign up."""
        async with httpx.AsyncClient(base_url=self.url, headers=OURS, timeout=PATIENCE) as web:
            person = {"email": email, "password": PASSWORD, "display_name": "Nora Whelan"}
            answer = await web.post("/api/v1/accounts", json=person | {"time_zone": "Europe/Dublin"})
            assert answer.status_code == 201, answer.text
            yield Seeker(web, answer.json()["workspaces"][0]["id"])


@asynccontextmanager
async def serving(database_url: str, folder: Path, **settings: str) -> AsyncIterator[Server]:
    """`inroad serve` as its own process, until the block ends."""
    port = free_port()
    told = {name: value for name, value in os.environ.items() if not name.startswith("INROAD_")}
    told |= {
        "INROAD_DATABASE_URL": database_url,
        "INROAD_DATA_DIR": str(folder),
        "INROAD_PORT": str(port),
        "INROAD_SECRET": "s" * 40,
        **settings,
    }
    log = folder / "server.log"
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "inroad",
            "serve",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=told,
            cwd=folder,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient(base_url=url) as web:
            while True:
                assert process.returncode is None, log.read_text()
                try:
                    if (await web.get("/readyz")).status_code == 200:
                        break
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        # Whoever answered is the server of this test only if that is still there.
        assert process.returncode is None, log.read_text()
        yield Server(url, log)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), 15)
            except TimeoutError:
                process.kill()
                await process.wait()
