"""A real app over each database, with somebody signed in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from inroad.kit.db import Database
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.main import create_app, make_means, make_worker
from inroad.rooms.accounts.passwords import Passwords
from inroad.settings import Settings, load

BASE = "http://127.0.0.1:8000"
OURS = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}
PASSWORD = "a long sentence of mine"
SECRET = Secret(bytes(range(32)))


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """Settings without a worker of their own: tests run jobs when they mean to."""
    monkeypatch.setenv("INROAD_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("INROAD_WORKER", "false")
    monkeypatch.setenv("INROAD_LIMIT_USER", "1000000")
    monkeypatch.setenv("INROAD_LIMIT_IP", "1000000")
    monkeypatch.setenv("INROAD_LIMIT_WORKSPACE", "1000000")
    return load()


@pytest.fixture
async def web(settings: Settings, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A stranger's client for the app."""
    app = create_app(
        settings,
        database=database,
        secret=SECRET,
        # Real argon2id at its least: what is tested is not how slow it is.
        passwords=Passwords(memory_kib=19 * 1024, rounds=2),
        frontend=None,
    )
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


@dataclass(slots=True)
class Caller:
    """Somebody with a search of their own. Paths are below the workspace."""

    client: httpx.AsyncClient
    workspace_id: str
    account: dict[str, Any]
    database: Database

    async def send(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        """One request to a path below the workspace, or to an absolute one that begins with /api."""
        url = path if path.startswith("/api") else f"/api/v1/workspaces/{self.workspace_id}{path}"
        return await self.client.request(method, url, headers=headers or {}, **more)

    async def come_back(self) -> None:
        """Sign in anew: a browser left alone for a week is signed out (S1)."""
        body = {"email": self.account["email"], "password": PASSWORD}
        answer = await self.client.post("/api/v1/sessions", json=body)
        assert answer.status_code == 201, answer.text

    async def get(self, path: str, **more: Any) -> Any:
        """The JSON of a GET that succeeds."""
        answer = await self.send("GET", path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any = None, status: int = 201, **more: Any) -> Any:
        """The JSON of a POST that ends in `status`, with a fresh Idempotency-Key."""
        headers = {"Idempotency-Key": new_id(), **more.pop("headers", {})}
        answer = await self.send("POST", path, json=body, headers=headers, **more)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    async def patch(self, path: str, body: Any, version: int | str = "*", status: int = 200) -> Any:
        """The JSON of a PATCH that ends in `status`."""
        tag = version if version == "*" else f'"{version}"'
        answer = await self.send("PATCH", path, json=body, headers={"If-Match": str(tag)})
        assert answer.status_code == status, answer.text
        return answer.json()

    async def delete(self, path: str, version: int | str = "*", status: int = 204) -> httpx.Response:
        """A DELETE that ends in `status`."""
        tag = version if version == "*" else f'"{version}"'
        answer = await self.send("DELETE", path, headers={"If-Match": str(tag)})
        assert answer.status_code == status, answer.text
        return answer

    async def run_jobs(self) -> int:
        """Does the work that is due, as the worker would."""
        return await make_worker(self.database, make_means(load(), SECRET)).run_due()


async def sign_up(
    web: httpx.AsyncClient, database: Database, email: str, name: str, zone: str = "Europe/Dublin"
) -> Caller:
    """A signed-in person with a cookie jar of their own."""
    client = httpx.AsyncClient(transport=web._transport, base_url=BASE, headers=OURS)
    answer = await client.post(
        "/api/v1/accounts",
        json={"email": email, "password": PASSWORD, "display_name": name, "time_zone": zone},
    )
    assert answer.status_code == 201, answer.text
    state = answer.json()
    return Caller(client, state["workspaces"][0]["id"], state["account"], database)


@pytest.fixture
async def caller(web: httpx.AsyncClient, database: Database) -> Caller:
    """Nora, signed in, with an empty search in Dublin."""
    return await sign_up(web, database, "nora@whelan.example", "Nora Whelan")


@pytest.fixture
async def stranger(web: httpx.AsyncClient, database: Database) -> Caller:
    """Somebody else, signed in, with a search of their own."""
    return await sign_up(web, database, "omar@else.example", "Omar Else")
