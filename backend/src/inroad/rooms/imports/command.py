"""`inroad import FILE`: reads a file without a server, and adds its people to a search if told to."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from inroad.domain.importing import MAX_FILE_BYTES
from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.http.problems import Problem
from inroad.kit.jobs import Worker
from inroad.kit.text import ENCODINGS
from inroad.rooms.imports import actions
from inroad.rooms.imports.jobs import handlers
from inroad.rooms.imports.reading import FileProblem, read_file
from inroad.rooms.imports.tables import Import

_PERSON = ("line", "given_name", "family_name", "display_name", "headline", "emails", "phone", "url")


def report(content: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """What the file holds, as plain JSON values. Raises FileProblem.

    `accepted` counts rows that would be added to an empty search; `edges` are referrals, of which a list of
    connections has none.
    """
    found = read_file(content, options)
    people = [row for row in found.rows if row["state"] == "new"]
    return {
        "format": found.format,
        "encoding": found.encoding,
        "rows": found.found,
        "accepted": len(people),
        "errors": found.errors,
        "edges": [],
        "contacts": [
            {
                **{name: row[name] for name in _PERSON},
                "organization": row["organization_name"],
                "connected_on": row["connected_on"].isoformat() if row["connected_on"] else None,
            }
            for row in people
        ],
    }


async def add(
    database: Database, workspace_id: str, filename: str, content: bytes, options: dict[str, Any]
) -> Import:
    """Takes the file into the search and waits until that is done. Raises Problem."""
    actions.check_content(content)
    async with database.write(workspace_id) as db:
        record = await actions.create(
            db,
            filename=actions.clean_filename(filename),
            content=content,
            sha256=actions.digest(content),
            options=options,
            dry_run=False,
            now=clock.now(),
        )
        import_id = record.id
    worker = Worker(database, handlers())
    while True:
        await worker.run_due()
        async with database.read(workspace_id) as db:
            record = await actions.get(db, import_id)
        if record.state not in actions.OPEN:
            return record
        await asyncio.sleep(0.2)  # a server's worker has it in hand


def add_command(commands: Any) -> None:
    """Registers the command with argparse's subparsers; `run_command` does it."""
    parser = commands.add_parser("import", help="read a file of contacts, and add them to a search")
    parser.add_argument("file", type=Path, metavar="FILE", help="LinkedIn's Connections.csv")
    parser.add_argument("--dry-run", action="store_true", help="read and check only; needs no database")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--workspace", help="id of the search to add to")
    parser.add_argument("--encoding", choices=ENCODINGS)
    parser.add_argument("--date-order", choices=("dmy", "mdy"))


def run_command(
    options: argparse.Namespace,
    open_database: Callable[[], Database],
    out: TextIO = sys.stdout,
    err: TextIO = sys.stderr,
) -> int:
    """Exit status 0; 1 when the file cannot be taken in, 2 for wrong use. `open_database` only for adding."""
    if not options.dry_run and not options.workspace:
        print("Say which search to add to with --workspace ID, or only look with --dry-run.", file=err)
        return 2
    try:
        if options.file.stat().st_size > MAX_FILE_BYTES:
            raise FileProblem(
                "file_too_large", f"The file is larger than {MAX_FILE_BYTES // 2**20} MiB. Split it."
            )
        content = options.file.read_bytes()
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=err)
        return 1
    except FileProblem as problem:
        return _say_problem(options, problem.code, problem.detail, out, err)
    chosen = {"encoding": options.encoding, "date_order": options.date_order}
    try:
        if options.dry_run:
            _say(options, report(content, chosen), out)
            return 0
        found = asyncio.run(_add_and_close(open_database(), options, content, chosen))
    except FileProblem as problem:
        return _say_problem(options, problem.code, problem.detail, out, err)
    except Problem as problem:
        return _say_problem(options, problem.code, problem.detail or problem.code, out, err)
    if found.problem is not None:
        return _say_problem(options, found.problem["code"], found.problem["detail"], out, err)
    names = ("id", "state", "format", "encoding", "rows", "added", "duplicates", "errors")
    _say(options, {name: getattr(found, name) for name in names}, out)
    return 0


async def _add_and_close(
    database: Database, options: argparse.Namespace, content: bytes, chosen: dict[str, Any]
) -> Import:
    try:
        return await add(database, options.workspace, options.file.name, content, chosen)
    finally:
        await database.close()


def _say(options: argparse.Namespace, found: dict[str, Any], out: TextIO) -> None:
    if options.json:
        print(json.dumps(found, ensure_ascii=False), file=out)
        return
    for name, value in found.items():
        print(f"{name}: {len(value) if isinstance(value, list) else value}", file=out)
    errors = found["errors"] if isinstance(found["errors"], list) else []
    for error in errors:
        place = f"line {error['line']}" + (f", {error['column']}" if error["column"] else "")
        print(f"  {place}: {error['message']}", file=out)


def _say_problem(options: argparse.Namespace, code: str, detail: str, out: TextIO, err: TextIO) -> int:
    if options.json:
        print(json.dumps({"problem": {"code": code, "detail": detail}}, ensure_ascii=False), file=out)
    else:
        print(detail, file=err)
    return 1
