"""`inroad migrate`."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from typing import Any

from inroad.kit import logs
from inroad.kit.db.migrate import migrate
from inroad.settings import SettingsError, load


def add_command(commands: Any) -> None:
    """Its place among the commands."""
    commands.add_parser("migrate", help="bring the database to this version's schema")


def main(given: Sequence[str]) -> int:
    """Bring the database to this version's schema, making it where there is none; the exit status."""
    top = argparse.ArgumentParser(prog="inroad")
    add_command(top.add_subparsers(dest="command", required=True, metavar="COMMAND"))
    top.parse_args(given)
    try:
        settings = load()
    except SettingsError as error:
        print(f"inroad: {error}", file=sys.stderr)
        return 2
    logs.configure(settings.log.log_level, settings.log.log_format)
    asyncio.run(migrate(settings.store.database_url.get_secret_value()))
    return 0
