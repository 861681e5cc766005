"""`inroad serve`, `inroad user add` and all that needs the whole program, and the help on every command."""

import argparse
import asyncio
import getpass
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, get_args

import uvicorn

from inroad.commands import letters, looking, schema
from inroad.commands.configured import configured
from inroad.demo.run import PASSWORD, Built, build, password_for
from inroad.kit import clock, logs
from inroad.kit.db import Database
from inroad.kit.db.migrate import current, head, migrate
from inroad.kit.http.openapi import dump_openapi
from inroad.kit.http.patience import PatientProtocol
from inroad.kit.http.problems import Problem
from inroad.kit.secrets import Secret
from inroad.kit.zones import check_zone
from inroad.main import VERSION, create_app, make_means, make_secret, make_worker
from inroad.rooms.accounts import actions as accounts
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.schemas import Scope
from inroad.rooms.exports import command as exports
from inroad.rooms.forgotten.marks import Marks
from inroad.rooms.imports import command as imports
from inroad.rooms.privacy import command as privacy
from inroad.rooms.privacy import log as erasures
from inroad.rooms.today import command as today
from inroad.settings import Settings, load

DRAIN = 30


def _url(settings: Settings) -> str:
    return settings.store.database_url.get_secret_value()


def _ready(settings: Settings) -> int:
    """0 when the database is at this version's schema; otherwise says what to do."""

    async def look() -> str | None:
        database = Database.open(_url(settings))
        try:
            return await current(database)
        finally:
            await database.close()

    found = asyncio.run(look())
    if found == head():
        return 0
    print("The database is not at this version's schema. Run: inroad migrate", file=sys.stderr)
    return 1


def _in_step(settings: Settings) -> int:
    """0 once everything is erased that the log of erasures names: a restored backup brought it back (P2)."""

    async def look() -> int:
        database = Database.open(_url(settings))
        try:
            marks = Marks.of(make_means(settings, make_secret(settings)))
            return await erasures.in_step(database, marks, settings.store.data_dir / erasures.FILE)
        finally:
            await database.close()

    try:
        count = asyncio.run(look())
    except erasures.LogError as error:
        print(f"inroad: {error}. Without the log, what a backup brought back stays.", file=sys.stderr)
        return 1
    if count:
        print(f"{count} erasures were done again on this database.", file=sys.stderr)
    return 0


def serve(options: argparse.Namespace, settings: Settings) -> int:
    """API, pages and (unless INROAD_WORKER=false) the worker, in one process."""
    if status := _ready(settings) or _in_step(settings):
        return status
    common: dict[str, Any] = {
        "http": PatientProtocol,
        "host": settings.server.host,
        "port": settings.server.port,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "timeout_graceful_shutdown": DRAIN,
        "forwarded_allow_ips": settings.server.trusted_proxies or "",
        "proxy_headers": bool(settings.server.trusted_proxies),
    }
    if options.reload:
        uvicorn.run("inroad.commands.whole:reloaded", factory=True, reload=True, **common)
        return 0
    uvicorn.run(create_app(settings), **common)
    return 0


def reloaded() -> object:
    """The app for `serve --reload`: built anew in each process, from the environment."""
    settings = load()
    logs.configure(settings.log.log_level, settings.log.log_format)
    return create_app(settings)


def work(_options: argparse.Namespace, settings: Settings) -> int:
    """The worker alone, until told to stop."""
    if status := _ready(settings) or _in_step(settings):
        return status

    async def run() -> None:
        database = Database.open(_url(settings))
        worker = make_worker(database, make_means(settings, make_secret(settings)))
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, worker.stop)
        try:
            await worker.run()
        finally:
            await database.close()

    asyncio.run(run())
    return 0


def openapi(_options: argparse.Namespace, settings: Settings) -> int:
    """The contract on standard output."""
    app = create_app(settings, secret=Secret(bytes(32)), frontend=None)
    sys.stdout.write(dump_openapi(app.openapi()))
    return 0


def user_add(options: argparse.Namespace, settings: Settings) -> int:
    """An account with its first search; asks for the password, or reads it from standard input."""
    if sys.stdin.isatty():
        password = getpass.getpass("Password (12 characters or more): ")
    else:
        password = sys.stdin.readline().rstrip("\n")
    if not 12 <= len(password) <= 256:
        print("A password has 12 to 256 characters.", file=sys.stderr)
        return 2
    try:
        check_zone(options.time_zone)
    except ValueError as error:
        print(f"--time-zone: {error}", file=sys.stderr)
        return 2

    async def add() -> None:
        await migrate(_url(settings))
        accounts.email_key(options.email)
        accounts.check_new_password(password, (options.name, options.email))
        hashed = await Passwords().hash(password)
        database = Database.open(_url(settings))
        try:
            async with database.write(None) as db:
                account, workspace = await accounts.create_account(
                    db,
                    email=options.email,
                    password_hash=hashed,
                    display_name=options.name,
                    time_zone=options.time_zone,
                    now=clock.now(),
                )
                print(f"Account {account.email}, search {workspace.id}")
                if options.token:
                    _, secret = await accounts.create_token(
                        db,
                        make_secret(settings),
                        account_id=account.id,
                        workspace_id=workspace.id,
                        name="command line",
                        scopes=list(get_args(Scope)),
                        days=90,
                        now=clock.now(),
                    )
                    print(f"Token {secret}")
        finally:
            await database.close()

    try:
        asyncio.run(add())
    except Problem as problem:
        words = [error.detail for error in problem.errors] or [problem.detail or problem.code]
        print("\n".join(words), file=sys.stderr)
        return 1
    return 0


def demo(_options: argparse.Namespace, settings: Settings) -> int:
    """The story of one search, with made-up people, and how to sign in; told once."""
    password = password_for(settings.server.origin)

    async def tell() -> Built:
        await migrate(_url(settings))
        database = Database.open(_url(settings))
        try:
            return await build(database, password, clock.now())
        finally:
            await database.close()

    built = asyncio.run(tell())
    if built.fresh:
        print("The story of one search is there, six weeks of it up to today.")
    else:
        print("The story is there already, and was left as it is.")
    print(f"  Sign in as   {built.email}")
    if built.fresh or password == PASSWORD:
        print(f"  Password     {password}")
    else:
        print("  Password     the one printed when it was told first")
    return 0


def import_now(options: argparse.Namespace, settings: Settings) -> int:
    """A file of contacts into a search, without a server."""
    means = make_means(settings, make_secret(settings))
    return imports.run_command(options, lambda: Database.open(_url(settings)), means=means)


def export_now(options: argparse.Namespace, settings: Settings) -> int:
    """Everything of a search as one zip, without a server."""
    if status := _ready(settings):
        return status
    return asyncio.run(exports.run_command(options, lambda: Database.open(_url(settings))))


def erasures_now(options: argparse.Namespace, settings: Settings) -> int:
    """The log of erasures, or a log done again."""
    if status := _ready(settings):
        return status
    marks = Marks.of(make_means(settings, make_secret(settings)))
    return asyncio.run(privacy.run_command(options, Database.open(_url(settings)), marks))


def today_now(options: argparse.Namespace, settings: Settings) -> int:
    """The list of today in the terminal."""
    if status := _ready(settings):
        return status
    return today.run_command(options, lambda: Database.open(_url(settings)))


def parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    top = argparse.ArgumentParser(prog="inroad", description="Informational interviews, end to end.")
    top.add_argument("--version", action="version", version=f"inroad {VERSION}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    found = commands.add_parser("serve", help="serve API and pages")
    found.add_argument("--host")
    found.add_argument("--port", type=int)
    found.add_argument("--reload", action="store_true", help="start anew when the code changes")
    found.set_defaults(run=serve)
    commands.add_parser("work", help="run the worker alone").set_defaults(run=work)
    schema.add_command(commands)
    letters.add_commands(commands)
    commands.add_parser("openapi", help="print the contract").set_defaults(run=openapi)
    commands.add_parser("demo", help="tell the story of one search, with made-up people").set_defaults(
        run=demo
    )
    imports.add_command(commands)
    exports.add_command(commands)
    today.add_command(commands)
    privacy.add_command(commands)
    user = commands.add_parser("user", help="accounts").add_subparsers(dest="what", required=True)
    found = user.add_parser("add", help="make an account (the password is asked for)")
    found.add_argument("email")
    found.add_argument("--name", required=True, help="how they are called")
    found.add_argument("--time-zone", default="UTC", help="such as Europe/Dublin")
    found.add_argument("--token", action="store_true", help="make an access token too and print it")
    found.set_defaults(run=user_add)
    return top


def main(given: Sequence[str]) -> int:
    """Run one command; its exit status."""
    options = parser().parse_args(given)
    if options.command == "import" and options.dry_run:
        return imports.run_command(options, looking.no_database)
    for name in ("host", "port"):
        if getattr(options, name, None) is not None:
            os.environ[f"INROAD_{name.upper()}"] = str(getattr(options, name))
    settings = configured()
    if settings is None:
        return 2
    if options.command == "import":
        return import_now(options, settings)
    if options.command == "export":
        return export_now(options, settings)
    if options.command == "erasures":
        return erasures_now(options, settings)
    if options.command == "today":
        return today_now(options, settings)
    result: int = options.run(options, settings)
    return result
