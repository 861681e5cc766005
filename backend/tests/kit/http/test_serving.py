"""Health, the built pages, rate limits, forged requests, scopes: what stands around the routes."""

import gzip
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends, FastAPI, Form, Header, Request
from tests.kit.http.notes import build
from tests.kit.http.web import ORIGIN, client

from inroad.kit.http.app import install
from inroad.kit.http.context import HttpKit
from inroad.kit.http.csrf import same_origin
from inroad.kit.http.health import health_router
from inroad.kit.http.limits import Limit, RateLimiter, network
from inroad.kit.http.problems import Problem, install_problems
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes, grant
from inroad.kit.http.static import serve_pages
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.kit.ids import new_id


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


async def test_alive_and_ready() -> None:
    answers = {"database": True, "migrations": True}

    async def database() -> bool:
        return answers["database"]

    async def migrations() -> bool:
        if not answers["migrations"]:
            raise RuntimeError("postgresql://user:secret@host")
        return True

    app = FastAPI()
    install_problems(app)
    app.include_router(health_router({"database": database, "migrations": migrations}))
    async with client(app) as web:
        assert (await web.get("/healthz")).json() == {"status": "alive"}
        ready = await web.get("/readyz")
        assert ready.json() == {"status": "ready", "checks": {"database": True, "migrations": True}}
        answers["migrations"] = False
        ready = await web.get("/readyz")
        assert (ready.status_code, ready.json()["code"]) == (503, "not_ready")
        assert ready.json()["checks"] == {"database": True, "migrations": False}
        assert "secret" not in ready.text
        answers.update(database=False, migrations=True)
        assert (await web.get("/readyz")).status_code == 503
        assert (await web.get("/healthz")).status_code == 200


@pytest.fixture
def pages(tmp_path: Path) -> FastAPI:
    """An app with a built SPA behind its routes."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Inroad</title>")
    (tmp_path / "assets" / "index-DZ1x8Kq2.js").write_text("alert(1)")
    (tmp_path / "assets" / "index-DZ1x8Kq2.js.gz").write_bytes(gzip.compress(b"alert(1)"))
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path.parent / "secret.txt").write_text("secret")
    app = FastAPI(redirect_slashes=False)
    install_problems(app)

    @app.get("/api/v1/things")
    async def things() -> dict[str, str]:
        return {}

    serve_pages(app, tmp_path)
    return app


async def test_the_start_page_answers_deep_links(pages: FastAPI) -> None:
    async with client(pages) as web:
        for path in ("/", "/contacts", "/contacts/0198c0de/letters?x=1"):
            answer = await web.get(path)
            assert (answer.status_code, answer.text) == (200, "<title>Inroad</title>"), path
            assert answer.headers["content-type"] == "text/html; charset=utf-8"
            assert answer.headers["cache-control"] == "no-cache"
        head = await web.head("/contacts")
        assert (head.status_code, head.content) == (200, b"")
        tag = (await web.get("/")).headers["etag"]
        assert (await web.get("/", headers={"If-None-Match": tag})).status_code == 304


async def test_hashed_files_are_kept_for_good_and_sent_compressed(pages: FastAPI) -> None:
    async with client(pages) as web:
        path = "/assets/index-DZ1x8Kq2.js"
        packed = await web.get(path, headers={"Accept-Encoding": "gzip, br"})
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["vary"] == "Accept-Encoding"
        assert packed.headers["content-type"].startswith("text/javascript")
        assert packed.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert packed.text == "alert(1)"
        for header in ("identity", "gzip;q=0"):
            plain = await web.get(path, headers={"Accept-Encoding": header})
            assert "content-encoding" not in plain.headers
            assert plain.text == "alert(1)"
        assert (await web.get("/icon.svg")).headers["cache-control"] == "no-cache"


async def test_what_is_absent_is_a_problem_and_what_is_outside_is_absent(pages: FastAPI) -> None:
    async with client(pages) as web:
        for path in ("/api/v1/nothing", "/api", "/assets/old-12345678.js", "/robots.txt", "/problems/x"):
            answer = await web.get(path)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), path
        for path in ("/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/a%00b.js"):
            answer = await web.get(path)
            assert "secret" not in answer.text, path
        answer = await web.delete("/api/v1/things")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, OPTIONS")
        answer = await web.post("/contacts")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert (await web.options("/contacts")).headers["allow"] == "GET, HEAD, OPTIONS"
        assert (await web.post("/api/v1/nothing")).status_code == 404


def limited(kit: HttpKit, clock: Clock, *limits: Limit) -> HttpKit:
    return HttpKit(kit.database, kit.secret, ORIGIN, RateLimiter(limits, clock))


async def test_limits_are_told_and_kept(kit: HttpKit) -> None:
    clock = Clock()
    ws, user = new_id(), new_id()
    app = build(limited(kit, clock, Limit("ip", 100), Limit("user", 2), Limit("workspace", 50)))
    path = f"/api/v1/workspaces/{ws}/notes/{new_id()}"
    async with client(app, **{"X-User": user}) as web:
        first = await web.get(path)
        assert first.status_code == 404
        assert first.headers["ratelimit-policy"] == '"ip";q=100;w=60, "user";q=2;w=60, "workspace";q=50;w=60'
        assert first.headers["ratelimit"] == '"ip";r=99;t=1, "user";r=1;t=30, "workspace";r=49;t=2'
        await web.get(path)
        third = await web.get(path)
        assert (third.status_code, third.json()["code"]) == (429, "quota_exceeded")
        assert third.json()["type"] == "/problems/quota-exceeded"
        assert third.json()["violated-policies"] == ["user"]
        assert third.headers["retry-after"] == "30"
        assert '"user";r=0;t=60' in third.headers["ratelimit"]
        assert (await web.get(path, headers={"X-User": new_id()})).status_code == 404
        clock.seconds += 30
        assert (await web.get(path)).status_code == 404


async def test_the_limit_of_an_address_covers_the_unknown(kit: HttpKit) -> None:
    app = build(limited(kit, Clock(), Limit("ip", 3)))
    async with client(app) as web:
        answers = [await web.get("/api/v1/nothing") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [404, 404, 404, 429]
        assert answers[3].headers["x-request-id"]
        assert (await web.get("/problems")).status_code == 200
        assert "ratelimit" not in (await web.get("/problems")).headers


def test_costly_work_takes_more_and_never_more_than_all() -> None:
    limiter = RateLimiter((Limit("user", 10),), Clock())
    standings = [limiter.take("user", "a", 4) for _ in range(3)]
    assert [(each.left, each.wait) for each in standings if each] == [(6, 0), (2, 0), (2, 12)]
    whole = limiter.take("user", "b", 99)
    assert whole is not None
    assert (whole.left, whole.wait) == (0, 0)
    assert limiter.take("workspace", "a") is None


def test_ipv6_callers_are_counted_by_network() -> None:
    assert network("2001:db8:1:2:3:4:5:6") == network("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert network("192.0.2.7") == "192.0.2.7"


COOKIE = {"Cookie": "theme=dark; __Host-session=abc"}
OURS = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}


@pytest.fixture
def guarded(kit: HttpKit) -> FastAPI:
    """Routes that must not be reached by a forged request."""
    app = FastAPI(redirect_slashes=False)
    install(app, kit)

    @app.post("/api/v1/things")
    async def create_thing(authorization: Annotated[str | None, Header()] = None) -> dict[str, bool]:
        return {"token": authorization is not None}

    @app.get("/api/v1/things")
    async def list_things() -> dict[str, str]:
        return {}

    @app.post("/api/v1/form")
    async def form(name: Annotated[str, Form()]) -> dict[str, str]:
        return {"name": name}

    @app.post("/api/v1/sessions", dependencies=[Depends(same_origin)])
    async def sign_in() -> dict[str, str]:
        return {}

    return app


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-CSRF": "1"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site", "X-CSRF": "1"},
        {"Sec-Fetch-Site": "same-site", "X-CSRF": "1"},
        {"Sec-Fetch-Site": "none", "X-CSRF": "1"},
        {"Sec-Fetch-Site": "cross-site", "X-CSRF": "1", "Origin": ORIGIN},
        {"Origin": "http://evil.test", "X-CSRF": "1"},
        {"Origin": ORIGIN + ".evil.test", "X-CSRF": "1"},
        {"Origin": "null", "X-CSRF": "1"},
        {"Origin": ORIGIN},
        {"Referer": ORIGIN, "X-CSRF": "1"},
    ],
)
async def test_a_forged_write_is_403_whatever_its_body(guarded: FastAPI, headers: dict[str, str]) -> None:
    async with client(guarded, **COOKIE, **headers) as web:
        answers = [
            await web.post("/api/v1/things"),
            await web.post("/api/v1/things", content="{}", headers={"Content-Type": "text/plain"}),
            await web.post("/api/v1/form", data={"name": "a"}),
            await web.post("/api/v1/form", files={"name": b"a"}),
            await web.post("/api/v1/nothing"),
        ]
    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


async def test_our_own_pages_and_tokens_may_write(guarded: FastAPI) -> None:
    async with client(guarded) as web:
        assert (await web.post("/api/v1/things", headers={**COOKIE, **OURS})).status_code == 200
        old = {"Origin": ORIGIN, "X-CSRF": "1"}
        assert (await web.post("/api/v1/things", headers={**COOKIE, **old})).status_code == 200
        assert (await web.get("/api/v1/things", headers=COOKIE)).status_code == 200
        token = {"Authorization": "Bearer x", **COOKIE}
        assert (await web.post("/api/v1/things", headers=token)).json() == {"token": True}
        assert (await web.post("/api/v1/things")).status_code == 200


async def test_starting_a_session_is_checked_without_a_cookie(guarded: FastAPI) -> None:
    async with client(guarded) as web:
        assert (await web.post("/api/v1/sessions")).status_code == 403
        assert (await web.post("/api/v1/sessions", headers=OURS)).status_code == 200


async def test_scopes_are_asked_for_and_the_body_is_read_for_the_known_alone(kit: HttpKit) -> None:
    read: list[int] = []

    async def who(request: Request) -> None:
        said = request.headers.get("authorization")
        if said is None:
            raise Problem(401, "unauthorized")
        grant(request, None if said == "all" else said.split())

    app = FastAPI(redirect_slashes=False)
    install(app, HttpKit(kit.database, kit.secret, ORIGIN, kit.limiter, before_body=who))
    router = APIRouter(
        prefix="/api/v1",
        route_class=TransactionalRoute,
        dependencies=[Depends(Scopes(read="things:read", write="things:write"))],
    )

    @router.get("/things")
    async def list_things() -> dict[str, str]:
        return {}

    @router.post("/things")
    async def create_thing(uow: Uow) -> dict[str, bool]:
        return {"read_only": uow.read_only}

    @router.post("/things/search")
    @policy(read_only=True)
    async def search_things(uow: Uow) -> dict[str, bool]:
        return {"read_only": uow.read_only}

    @router.post("/form")
    async def form(name: Annotated[str, Form()]) -> dict[str, str]:
        read.append(len(name))
        return {}

    app.include_router(router)
    async with client(app) as web:

        async def status(method: str, path: str, said: str) -> int:
            answer = await web.request(method, f"/api/v1{path}", headers={"Authorization": said})
            return answer.status_code

        assert await status("GET", "/things", "things:read") == 200
        assert await status("POST", "/things", "things:read") == 403
        assert await status("POST", "/things/search", "things:read") == 200
        assert await status("POST", "/things", "things:write other:read") == 200
        assert await status("POST", "/things", "all") == 200
        assert await status("GET", "/things", "things:write") == 403
        answer = await web.post("/api/v1/things", headers={"Authorization": "things:read"})
        assert answer.json()["code"] == "scope_missing"
        # Unknown people get 401, whatever else is wrong with the request.
        for send in ({"content": b"{"}, {"data": {"name": "x" * 2_000}}, {"params": {"bad": "1"}}):
            answer = await web.request("POST", "/api/v1/form", **send)
            assert answer.status_code == 401
    assert read == []
