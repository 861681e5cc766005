"""`inroad import FILE`: reads a file without a server, and adds its people to a search if told to."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from inroad.domain.importing import FIELDS, FORMATS, MAX_FILE_BYTES
from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.http.problems import Problem
from inroad.kit.jobs import Worker
from inroad.kit.means import Means
from inroad.kit.text import ENCODINGS
from inroad.rooms.imports import actions
from inroad.rooms.imports.jobs import handlers
from inroad.rooms.imports.own import read_own, referrals_of
from inroad.rooms.imports.reading import FileProblem, is_our_export, read_file
from inroad.rooms.imports.tables import Import

_PERSON = (
    *(
        "line",
        "key",
        "given_name",
        "family_name",
        "display_name",
        "honorific",
        "headline",
        "emails",
        "email_labels",
    ),
    *("phone", "phones", "phone_labels", "url", "address", "note", "tags"),
)
_SHOWN = ("format", "encoding", "rows", "accepted", "errors", "edges", "contacts")
_ERROR = ("line", "column", "code", "message")


def report(content: bytes, options: dict[str, Any], *, details: bool = False) -> dict[str, Any]:
    """What the file holds, as plain JSON values. Raises FileProblem.

    `accepted` counts rows that would be added to an empty search. `edges` are the people whom accepted rows
    name, each to be confirmed before it counts: `from_line` and `from_name` are the row that names them; in
    our own export the referrals, which count already. `details` adds the value of each error, warnings, and
    what a mapping is made of.
    """
    own = is_our_export(content)
    found = read_own(content) if own else read_file(content, options)
    people = [row for row in found.rows if row["state"] == "new"]
    if own:
        edges = referrals_of(content, people)
    else:
        edges = [
            {**edge, "from_line": row["line"], "from_key": row["key"], "from_name": row["display_name"]}
            for row in people
            for edge in row["edges"]
        ]
    said = {
        "format": found.format,
        "encoding": found.encoding,
        "rows": found.found,
        "accepted": len(people),
        "errors": [_placed(error, details) for error in found.errors],
        "edges": edges,
        "contacts": [
            {
                **{name: row[name] for name in _PERSON},
                "organization": row["organization_name"],
                "connected_on": row["connected_on"].isoformat() if row["connected_on"] else None,
            }
            for row in people
        ],
    }
    if details:
        said["warnings"] = [_placed(warning, details) for warning in found.warnings]
        said["fields"], said["fingerprint"] = found.fields, found.fingerprint
    return said


def _placed(error: dict[str, Any], details: bool) -> dict[str, Any]:
    placed = {**error, "column": error["column"] or None}
    return {name: placed[name] for name in (*_ERROR, *(("value",) if details else ()))}


async def add(
    database: Database,
    workspace_id: str,
    filename: str,
    content: bytes,
    options: dict[str, Any],
    means: Means | None = None,
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
    worker = Worker(database, handlers(), means=means)
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
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="CSV, Excel workbook, vCard, Monica's JSON, or LinkedIn's zip"
    )
    parser.add_argument("--dry-run", action="store_true", help="read and check only; needs no database")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--details",
        action="store_true",
        help="with --json, also warnings, the value of each error, and what a mapping is made of",
    )
    parser.add_argument("--workspace", help="id of the search to add to")
    parser.add_argument(
        "--format", choices=FORMATS, help="insist on a format; found from the content if absent"
    )
    parser.add_argument(
        "--map",
        action="append",
        type=_pair,
        metavar="FIELD=COLUMN",
        help=f"which column holds a field, once for each: {', '.join(FIELDS)}",
    )
    parser.add_argument("--encoding", choices=ENCODINGS, help="found if absent")
    parser.add_argument(
        "--date-order", choices=("dmy", "mdy"), help="whether 03/04/2019 is in April or in March"
    )


def _pair(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not equals or name not in FIELDS:
        raise argparse.ArgumentTypeError(f"write FIELD=Column; FIELD is one of {', '.join(FIELDS)}")
    return name, column


def run_command(
    options: argparse.Namespace,
    open_database: Callable[[], Database],
    out: TextIO = sys.stdout,
    err: TextIO = sys.stderr,
    means: Means | None = None,
) -> int:
    """Exit status 0; 1 when the file cannot be taken in at all, 2 for wrong use; single bad rows leave it 0.

    With --json one object goes to `out`, in every case; its keys are those of `report`. `open_database` is
    called only for adding.
    """
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
        detail = f"{options.file}: {error.strerror}"
        return _say_problem(options, FileProblem("file_unreadable", detail), out, err)
    except FileProblem as problem:
        return _say_problem(options, problem, out, err)
    chosen = {
        "format": options.format,
        "mapping": dict(options.map) if options.map else None,
        "encoding": options.encoding,
        "date_order": options.date_order,
    }
    try:
        if options.dry_run:
            _say(options, report(content, chosen, details=options.details or not options.json), out)
            return 0
        found = asyncio.run(_add_and_close(open_database(), options, content, chosen, means))
    except FileProblem as problem:
        return _say_problem(options, problem, out, err)
    except Problem as problem:
        return _say_problem(options, FileProblem(problem.code, problem.detail or problem.code), out, err)
    if found.problem is not None:
        failed = FileProblem(found.problem["code"], found.problem["detail"])
        return _say_problem(options, failed, out, err)
    names = ("id", "state", "format", "encoding", "rows", "added", "duplicates", "errors")
    _say(options, {name: getattr(found, name) for name in names}, out)
    return 0


async def _add_and_close(
    database: Database,
    options: argparse.Namespace,
    content: bytes,
    chosen: dict[str, Any],
    means: Means | None,
) -> Import:
    try:
        return await add(database, options.workspace, options.file.name, content, chosen, means)
    finally:
        await database.close()


def _say(options: argparse.Namespace, found: dict[str, Any], out: TextIO) -> None:
    if options.json:
        print(json.dumps(found, ensure_ascii=False), file=out)
        return
    for name, value in found.items():
        if value not in ({}, ""):
            print(f"{name}: {len(value) if isinstance(value, list) else value}", file=out)
    for kind in ("errors", "warnings"):
        listed = found.get(kind)
        for error in listed if isinstance(listed, list) else ():
            place = f"line {error['line']}" + (f", {error['column']}" if error["column"] else "")
            print(f"  {place}: {error['message']}", file=out)


def _say_problem(options: argparse.Namespace, problem: FileProblem, out: TextIO, err: TextIO) -> int:
    if not options.json:
        print(problem.detail, file=err)
        for name, column in problem.suggested_fields.items():
            print(f"  --map '{name}={column}'", file=err)
        return 1
    said: dict[str, Any] = dict(zip(_SHOWN, (None, None, 0, 0, [], [], []), strict=True))
    error = {"line": 1, "column": None, "code": problem.code, "message": problem.detail, "value": ""}
    said["errors"] = [_placed(error, options.details)]
    if options.details:
        said["problem"] = {"code": problem.code, "detail": problem.detail}
        if problem.columns:
            said["problem"]["columns"] = list(problem.columns)
            said["problem"]["suggested_fields"] = problem.suggested_fields
            said["problem"]["fingerprint"] = problem.fingerprint
    print(json.dumps(said, ensure_ascii=False), file=out)
    return 1
