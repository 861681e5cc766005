"""`inroad today`: the list of today in a terminal, without a server; the same one the API answers with."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO

from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.today import actions
from inroad.rooms.today.schemas import TodayOut
from inroad.rooms.today.text import as_text


@dataclass(frozen=True, slots=True)
class _Search:
    """A search and one of its members, the owner first."""

    workspace_id: str
    name: str
    account_id: str
    email: str


class NoSuchSearchError(Exception):
    """No search is meant, or more than one. The text says what to do."""


async def read_today(database: Database, workspace_id: str | None, email: str | None) -> TodayOut:
    """Today of the search that is meant. Raises NoSuchSearchError.

    `workspace_id` and `email` may be left out where only one search is possible.
    """
    async with database.read(None) as db:
        rows = await db.execute(
            select(Workspace.id, Workspace.name, Account.id, Account.email)
            .join(Membership, Membership.workspace_id == Workspace.id)
            .join(Account, Account.id == Membership.account_id)
            .order_by(Workspace.id, Membership.role != "owner", Membership.id)
        )
        found = _chosen([_Search(*row) for row in rows], workspace_id, email)
    async with database.read(found.workspace_id) as db:
        workspace = await db.get_one(Workspace, found.workspace_id)
        return await actions.build(db, workspace, found.account_id, clock.now())


def _chosen(rows: list[_Search], workspace_id: str | None, email: str | None) -> _Search:
    fitting = [
        row
        for row in rows
        if workspace_id in (None, row.workspace_id)
        and (email is None or row.email.casefold() == email.strip().casefold())
    ]
    if len({row.workspace_id for row in fitting}) == 1:
        return fitting[0]
    if not fitting:
        raise NoSuchSearchError("There is no such search here.")
    # Whoever has the database may read it; a list of addresses is no business of a terminal all the same.
    lines = "\n".join(
        f"  {id}  {name}" for id, name in {row.workspace_id: row.name for row in fitting}.items()
    )
    raise NoSuchSearchError(f"There are several searches. Say which with --workspace:\n{lines}")


def add_command(commands: Any) -> None:
    """Registers the command with argparse's subparsers; `run_command` does it."""
    parser = commands.add_parser("today", help="what to do now, and why that first")
    parser.add_argument("--json", action="store_true", help="print what the API answers")
    parser.add_argument("--workspace", metavar="ID", help="which search; needless while there is one")
    parser.add_argument("--email", help="of whose searches; needless while there is one")


def run_command(
    options: argparse.Namespace,
    open_database: Callable[[], Database],
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Exit status 0; 2 when it is not clear which search is meant. Nothing is written."""

    async def read() -> TodayOut:
        database = open_database()
        try:
            return await read_today(database, options.workspace, options.email)
        finally:
            await database.close()

    try:
        today = asyncio.run(read())
    except NoSuchSearchError as error:
        print(error, file=err or sys.stderr)
        return 2
    print(today.model_dump_json() if options.json else as_text(today).rstrip("\n"), file=out or sys.stdout)
    return 0
