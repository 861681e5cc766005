"""`inroad erasures`: the log of erasures, printed, or done again on a database that was restored."""

import argparse
import sys
from pathlib import Path
from typing import Any

from inroad.kit.db import Database
from inroad.rooms.forgotten.marks import Marks
from inroad.rooms.privacy import log


def add_command(commands: Any) -> None:
    """Registers the command with argparse's subparsers."""
    parser = commands.add_parser(
        "erasures", help="print the log of erasures, or erase again what a backup brought back"
    )
    parser.add_argument("--apply", type=Path, metavar="FILE", help="do again what this log says was erased")


async def run_command(options: argparse.Namespace, database: Database, marks: Marks) -> int:
    """Exit status 0; 1 where the log given cannot be read."""
    try:
        if options.apply is None:
            for entry in await log.stored(database):
                sys.stdout.write(entry.line())
            return 0
        if not options.apply.exists():
            print(f"{options.apply}: there is no such file", file=sys.stderr)
            return 1
        count = await log.again(database, marks, log.read(options.apply))
    except log.LogError as error:
        print(f"inroad: {error}", file=sys.stderr)
        return 1
    finally:
        await database.close()
    print(f"{count} erasures were new to this database, and were done again.")
    return 0
