"""`inroad export FILE`: everything of a search as one zip, without a server."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.ids import is_id
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.exports.writing import write_archive


def add_command(commands: Any) -> None:
    """Registers the command with argparse's subparsers; `run_command` does it."""
    parser = commands.add_parser("export", help="write everything of a search into one zip")
    parser.add_argument("file", type=Path, metavar="FILE", help="where to; it must not be there yet")
    parser.add_argument("--workspace", help="id of the search; may be left out where there is only one")


async def run_command(options: argparse.Namespace, open_database: Callable[[], Database]) -> int:
    """Exit status 0; 1 when it cannot be written, 2 for wrong use. The file is whole or not there at all."""
    out, err = sys.stdout, sys.stderr
    if options.file.exists():
        print(f"{options.file} is there already; say another name.", file=err)
        return 2
    database = open_database()
    try:
        workspace_id = await _chosen(database, options.workspace, err)
        if workspace_id is None:
            return 2
        counts = await _write(database, workspace_id, options.file)
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=err)
        return 1
    finally:
        await database.close()
    for name, count in counts.items():
        print(f"{name}: {count}", file=out)
    return 0


async def _chosen(database: Database, given: str | None, err: TextIO) -> str | None:
    async with database.read(None) as db:
        found = await db.execute(select(Workspace.id, Workspace.name).order_by(Workspace.created_at))
        searches: dict[str, str] = {row.id: row.name for row in found}
    if given is None and len(searches) == 1:
        return next(iter(searches))
    if given is not None and is_id(given) and given in searches:
        return given
    if given is not None:
        print("There is no such search. These are there:", file=err)
    else:
        print("Say which search with --workspace ID. These are there:", file=err)
    for id, name in searches.items():
        print(f"  {id}  {name}", file=err)
    return None


async def _write(database: Database, workspace_id: str, file: Path) -> dict[str, int]:
    async def tell(_done: int, _total: int) -> None:
        pass

    # Readable by its owner alone from its first byte, and under its name only once it is whole.
    handle, name = tempfile.mkstemp(prefix=".inroad-", suffix=".zip", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            async with database.snapshot(workspace_id) as db:
                counts = await write_archive(db, written, clock.now(), tell)
            written.flush()
            os.fsync(written.fileno())
        Path(name).rename(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return counts
