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
from inroad.kit.http.ending import told_to_end
from inroad.kit.http.health import health_router
from inroad.kit.http.limits import Limit, RateLimiter
from inroad.kit.http.openapi import install_openapi
from inroad.kit.http.static import serve_pages
from inroad.kit.jobs import Chore, Handler, Worker
from inroad.kit.mail import Server
from inroad.kit.means import Means
from inroad.kit.outbound import Outbound
from inroad.kit.pdf import Press
from inroad.kit.secrets import Secret, load_secret
from inroad.kit.vault import Vault
from inroad.problem_types import TYPES
from inroad.rooms.accounts import oidc_routes as oidc
from inroad.rooms.accounts import passkey_routes as passkeys
from inroad.rooms.accounts import proof_routes as proof
from inroad.rooms.accounts import recovery_routes as recovery
from inroad.rooms.accounts import routes as accounts
from inroad.rooms.accounts.access import COOKIES, recognise
from inroad.rooms.accounts.factor_routes import router as factors
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.post import Post
from inroad.rooms.accounts.post import handlers as post_handlers
from inroad.rooms.accounts.provider import Provider
from inroad.rooms.accounts.seen import Seen
from inroad.rooms.assistants.door import let_in
from inroad.rooms.audit.routes import router as audit
from inroad.rooms.busy.jobs import handlers as busy_handlers
from inroad.rooms.busy.routes import router as busy_calendars
from inroad.rooms.calendar.jobs import handlers as calendar_handlers
from inroad.rooms.calendar.jobs import keep_days
from inroad.rooms.calendar.routes import router as calendar
from inroad.rooms.coaching import coach_routes as coaching
from inroad.rooms.coaching.grant_routes import router as coach_grants
from inroad.rooms.coaching.group_routes import router as groups
from inroad.rooms.contacts.batch_routes import router as batches
from inroad.rooms.contacts.bulk_routes import router as many_contacts
from inroad.rooms.contacts.routes import router as contacts
from inroad.rooms.duplicates.finding import handlers as duplicate_handlers
from inroad.rooms.duplicates.routes import router as duplicates
from inroad.rooms.events.routes import router as events
from inroad.rooms.events.streams import Streams
from inroad.rooms.exports.jobs import handlers as export_handlers
from inroad.rooms.exports.routes import lists as contact_files
from inroad.rooms.exports.routes import router as exports
from inroad.rooms.feeds import routes as feeds
from inroad.rooms.imports.jobs import handlers as import_handlers
from inroad.rooms.imports.outcome_routes import router as import_outcomes
from inroad.rooms.imports.routes import router as imports
from inroad.rooms.insights.routes import router as insights
from inroad.rooms.letters.routes import router as letters
from inroad.rooms.mailbox.inbox_routes import router as replies
from inroad.rooms.mailbox.invitation_jobs import handlers as invitation_handlers
from inroad.rooms.mailbox.invitation_routes import router as invitations
from inroad.rooms.mailbox.jobs import handlers as mailbox_handlers
from inroad.rooms.mailbox.reading import handlers as reading_handlers
from inroad.rooms.mailbox.routes import router as mailbox
from inroad.rooms.meetings.routes import router as meetings
from inroad.rooms.network.routes import router as network
from inroad.rooms.organizations.routes import router as organizations
from inroad.rooms.papers.routes import router as papers
from inroad.rooms.privacy import leaving_routes as leaving
from inroad.rooms.privacy.jobs import handlers as privacy_handlers
from inroad.rooms.privacy.night import HOUR, keep_of
from inroad.rooms.privacy.night import chores as privacy_chores
from inroad.rooms.privacy.routes import router as privacy
from inroad.rooms.referrals.routes import lines as contact_lines
from inroad.rooms.referrals.routes import router as referrals
from inroad.rooms.reminders import routes as reminders
from inroad.rooms.reminders.jobs import handlers as reminder_handlers
from inroad.rooms.templates.routes import router as templates
from inroad.rooms.today.routes import router as today
from inroad.rooms.webhooks.actions import note_and_tell
from inroad.rooms.webhooks.jobs import handlers as webhook_handlers
from inroad.rooms.webhooks.routes import router as webhooks
from inroad.rooms.workspaces import routes as workspaces
from inroad.settings import Settings

API = "/api/v1"
VERSION = "0.1.0"
ROUTERS: tuple[APIRouter, ...] = (
    accounts.door,
    accounts.own,
    proof.router,
    recovery.door,
    recovery.own,
    factors,
    passkeys.door,
    passkeys.own,
    oidc.door,
    oidc.own,
    accounts.router,
    workspaces.door,
    workspaces.own,
    workspaces.router,
    audit,
    groups,
    coach_grants,
    coaching.own,
    coaching.router,
    webhooks,
    events,
    organizations,
    contact_files,
    batches,
    many_contacts,
    contacts,
    referrals,
    contact_lines,
    calendar,
    busy_calendars,
    letters,
    templates,
    papers,
    mailbox,
    replies,
    meetings,
    invitations,
    feeds.door,
    feeds.router,
    exports,
    network,
    imports,
    import_outcomes,
    duplicates,
    today,
    insights,
    leaving.own,
    leaving.router,
    privacy,
    reminders.door,
    reminders.router,
)
SERVED = APIRouter()
"""All of them below the address of the API. They read what they need from the app that is asked, so that a
process's apps share them: to work out their parameters takes longer than anything else at the start."""
for _router in ROUTERS:
    SERVED.include_router(_router, prefix=API)
HANDLERS: dict[str, Handler] = {
    **busy_handlers(),
    **calendar_handlers(),
    **duplicate_handlers(),
    **export_handlers(),
    **import_handlers(),
    **invitation_handlers(),
    **mailbox_handlers(),
    **post_handlers(),
    **privacy_handlers(),
    **reading_handlers(),
    **reminder_handlers(),
    **webhook_handlers(),
}
TAGS = {
    "accounts": "Signing up, in and out; sessions and access tokens.",
    "method": "The rules everything here follows.",
    "workspaces": "One search each, with the numbers its method runs on.",
    "organizations": "Where contacts work: their hours and their Fridays.",
    "contacts": "People, what is known of them, and what comes next.",
    "referrals": "Who gave whose name, and what one may say of it.",
    "calendar": "Promises, attempts, and what kind of day it is.",
    "letters": "Letters with their findings; sent ones with their promise.",
    "papers": "The ways a letter leaves: print, PDF, Word, e-mail file, labels.",
    "mailbox": "The seeker's own mail account: letters sent from it, and the answers to them.",
    "meetings": "Meetings, from agreed to debriefed.",
    "exports": "Everything out as one zip, and lists of contacts as files.",
    "network": "The whole picture, ways to an introduction, and who carries the search.",
    "imports": "Files in: previewed, committed whole, or left alone.",
    "duplicates": "Contacts that are probably one person: found, merged, taken apart.",
    "coaching": "Groups, coaches, and what a seeker lets them see, until when.",
    "audit": "What was changed, by whom and when; a chain that shows a break.",
    "events": "What happens, as it happens: for pages and programs that listen.",
    "webhooks": "Other programs, told what happened: signed, tried again, logged.",
    "privacy": "Erasing somebody who asked for it.",
    "today": "What to do now, and why that first.",
    "reminders": "The day in the morning and the promise on its day, by e-mail and in a browser.",
    "insights": "What has come of it: figures, each with its definition. Never a target.",
}
FRONTEND = Path(__file__).resolve().parents[3] / "frontend" / "dist"
"""Where the built pages lie in a checkout or an image."""

SHEETS = Path(__file__).resolve().parent / "rooms" / "papers" / "sheets"
"""What letters, envelopes, labels and question sheets look like."""


def make_secret(settings: Settings) -> Secret:
    """The installation's secret, made and kept in the data folder when none is given."""
    given = settings.secret.secret
    return load_secret(given.get_secret_value() if given else None, settings.store.data_dir / "secret")


def make_means(settings: Settings, secret: Secret) -> Means:
    """The way out, mail and secrets, as the settings say."""
    mail = settings.mail
    given = settings.secret.old_secrets.get_secret_value()
    old = tuple(Secret(text.strip().encode()) for text in given.split(",") if text.strip())
    own = Server(
        mail.mail_host,
        mail.mail_port,
        mail.mail_security,
        mail.mail_username,
        mail.mail_password.get_secret_value(),
        open_network=True,
    )
    return Means(
        secret,
        Vault(secret, old),
        Outbound(settings.outbound.outbound_allow),
        own if mail.mail_host else None,
        mail.mail_from,
        settings.server.origin,
        old,
        settings.store.data_dir,
        settings.keep.spans,
    )


def make_provider(settings: Settings, means: Means) -> Provider | None:
    """Whom people may sign in with beside, as the settings say."""
    oidc = settings.oidc
    if not oidc.oidc_issuer:
        return None
    return Provider(
        means.outbound,
        issuer=oidc.oidc_issuer,
        client_id=oidc.oidc_client_id,
        client_secret=oidc.oidc_client_secret.get_secret_value(),
        name=oidc.oidc_name,
        redirect_uri=f"{settings.server.origin}/oidc",
    )


def make_worker(database: Database, means: Means) -> Worker:
    """A worker for every kind of job there is."""
    chores = (Chore("days", HOUR, keep_days), *privacy_chores(means, keep_of(means)))
    return Worker(database, HANDLERS, means=means, chores=chores)


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
    secret = secret or make_secret(settings)
    means = make_means(settings, secret)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        worker = make_worker(store, means) if settings.server.worker else None
        tasks = [asyncio.create_task(seen.run(store))]
        if worker is not None:
            tasks.append(asyncio.create_task(worker.run()))
        # What was built at start lives as long as the process: keep the collector off it.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 50, 50)
        try:
            with told_to_end(app.state.streams.stop):
                async with door.serving():
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
    app.state.streams = Streams(store)
    app.state.press = Press(SHEETS, settings.store.data_dir / "fonts")
    app.state.means = means
    app.state.post = Post(means)
    app.state.provider = make_provider(settings, means)
    limits = settings.limits
    install(
        app,
        HttpKit(
            database=store,
            secret=secret,
            public_url=settings.server.origin,
            limiter=RateLimiter(
                (
                    Limit("ip", limits.limit_ip),
                    Limit("user", limits.limit_user),
                    Limit("workspace", limits.limit_workspace),
                )
            ),
            before_body=recognise,
            on_write=note_and_tell,
        ),
        types=TYPES,
        session_cookies=COOKIES,
    )

    async def migrated() -> bool:
        return await current(store) == head()

    app.include_router(health_router({"database": migrated}))
    app.router.routes.extend(SERVED.routes)
    door = let_in(app, settings.server.origin, VERSION)
    install_openapi(app, TAGS)
    if frontend is not None and (frontend / "index.html").exists():
        serve_pages(app, frontend)
    return app
