"""`inroad migrate`."""

import argparse
import asyncio
from collections.abc import Sequence
from typing import Any

from inroad.commands.configured import configured
from inroad.kit.db.migrate import migrate


def add_command(commands: Any) -> None:
    """Its place among the commands."""
    commands.add_parser("migrate", help="bring the database to this version's schema")


def main(given: Sequence[str]) -> int:
    """Bring the database to this version's schema, making it where there is none; the exit status."""
    top = argparse.ArgumentParser(prog="inroad")
    add_command(top.add_subparsers(dest="command", required=True, metavar="COMMAND"))
    top.parse_args(given)
    settings = configured()
    if settings is None:
        return 2
    asyncio.run(migrate(settings.store.database_url.get_secret_value()))
    return 0
