"""The application: the only file that names every room."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI

from inroad.kit.db import Database
from inroad.kit.db.migrate import current, head
from inroad.kit.http.app import install
from inroad.kit.http.context import HttpKit
from inroad.kit.http.health import health_router
from inroad.kit.http.limits import Limit, RateLimiter
from inroad.kit.http.openapi import install_openapi
from inroad.kit.http.static import serve_pages
from inroad.kit.jobs import Handler, Worker
from inroad.kit.secrets import Secret, load_secret
from inroad.problem_types import TYPES
from inroad.rooms.accounts import routes as accounts
from inroad.rooms.accounts.access import COOKIES, recognise
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.seen import Seen
from inroad.rooms.calendar.routes import router as calendar
from inroad.rooms.contacts.routes import router as contacts
from inroad.rooms.imports.jobs import handlers as import_handlers
from inroad.rooms.imports.routes import router as imports
from inroad.rooms.letters.routes import router as letters
from inroad.rooms.meetings.routes import router as meetings
from inroad.rooms.organizations.routes import router as organizations
from inroad.rooms.referrals.routes import router as referrals
from inroad.rooms.today.routes import router as today
from inroad.rooms.workspaces import routes as workspaces
from inroad.settings import Settings

API = "/api/v1"
VERSION = "0.1.0"
ROUTERS: tuple[APIRouter, ...] = (
    accounts.door,
    accounts.own,
    accounts.router,
    workspaces.door,
    workspaces.own,
    workspaces.router,
    organizations,
    contacts,
    referrals,
    calendar,
    letters,
    meetings,
    imports,
    today,
)
HANDLERS: dict[str, Handler] = {**import_handlers()}
TAGS = {
    "accounts": "Signing up, in and out; sessions and access tokens.",
    "method": "The rules everything here follows.",
    "workspaces": "One search each, with the numbers its method runs on.",
    "organizations": "Where contacts work: their hours and their Fridays.",
    "contacts": "People, what is known of them, and what comes next.",
    "referrals": "Who gave whose name, and what one may say of it.",
    "calendar": "Promises, attempts, and what kind of day it is.",
    "letters": "Letters with their findings; sent ones with their promise.",
    "meetings": "Meetings, from agreed to debriefed.",
    "imports": "Files in: previewed, committed whole, or left alone.",
    "today": "What to do now, and why that first.",
}
FRONTEND = Path(__file__).resolve().parents[3] / "frontend" / "dist"
"""Where the built pages lie in a checkout or an image."""


def make_secret(settings: Settings) -> Secret:
    """The installation's secret, made and kept in the data folder when none is given."""
    given = settings.secret.secret
    return load_secret(given.get_secret_value() if given else None, settings.store.data_dir / "secret")


def make_worker(database: Database) -> Worker:
    """A worker for every kind of job there is."""
    return Worker(database, HANDLERS)


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    secret: Secret | None = None,
    passwords: Passwords | None = None,
    frontend: Path | None = FRONTEND,
) -> FastAPI:
    """The app with everything it needs; nothing is connected before it serves.

    A database that is passed in stays open at the end; one of its own is closed.
    """
    store = database or Database.open(settings.store.database_url.get_secret_value())
    seen = Seen()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        worker = make_worker(store) if settings.server.worker else None
        tasks = [asyncio.create_task(seen.run(store))]
        if worker is not None:
            tasks.append(asyncio.create_task(worker.run()))
        # What was built at start lives as long as the process: keep the collector off it.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 50, 50)
        try:
            yield
        finally:
            if worker is not None:
                worker.stop()
                await tasks[1]
            tasks[0].cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await tasks[0]
            if database is None:
                await store.close()

    app = FastAPI(
        title="Inroad",
        version=VERSION,
        summary="Informational interviews, end to end.",
        license_info={"name": "MIT", "identifier": "MIT"},
        lifespan=lifespan,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.database = store
    app.state.passwords = passwords or Passwords()
    app.state.seen = seen
    limits = settings.limits
    install(
        app,
        HttpKit(
            database=store,
            secret=secret or make_secret(settings),
            public_url=settings.server.origin,
            limiter=RateLimiter(
                (
                    Limit("ip", limits.limit_ip),
                    Limit("user", limits.limit_user),
                    Limit("workspace", limits.limit_workspace),
                )
            ),
            before_body=recognise,
        ),
        types=TYPES,
        session_cookies=COOKIES,
    )

    async def migrated() -> bool:
        return await current(store) == head()

    app.include_router(health_router({"database": migrated}))
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    install_openapi(app, TAGS)
    if frontend is not None and (frontend / "index.html").exists():
        serve_pages(app, frontend)
    return app
