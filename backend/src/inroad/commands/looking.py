"""`inroad import --dry-run`: what a file holds, without a database, settings or a server."""

import argparse
from collections.abc import Sequence

from inroad.kit.db import Database
from inroad.rooms.imports import command


def no_database() -> Database:
    """Never called."""
    raise RuntimeError("a dry run opens no database")


def main(given: Sequence[str]) -> int:
    """Print what the file holds; the exit status."""
    top = argparse.ArgumentParser(prog="inroad")
    command.add_command(top.add_subparsers(dest="command", required=True, metavar="COMMAND"))
    return command.run_command(top.parse_args(given), no_database)
