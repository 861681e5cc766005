"""The command line: `inroad serve`, `inroad migrate`, `inroad check-letter` and the rest."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

LIGHT = {"check-letter": "letters", "letters-report": "letters", "migrate": "schema"}
"""Commands that need little of the program, and where they are: they start in a fraction of the time."""


def module_of(given: Sequence[str]) -> str:
    """The module that runs these arguments."""
    command = given[0] if given else ""
    if command == "import" and "--dry-run" in given:
        return "inroad.commands.looking"
    return f"inroad.commands.{LIGHT.get(command, 'whole')}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # What is made while the program is read stays: to look it over again and again is a quarter of the work.
    gc.disable()
    command = import_module(module_of(given))
    gc.enable()
    status: int = command.main(given)
    return status


if __name__ == "__main__":
    sys.exit(main())
