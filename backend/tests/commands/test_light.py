"""The command line: what needs little of the program starts without the rest of it."""

import subprocess
import sys

import pytest

from inroad.__main__ import LIGHT, main, module_of

SERVING = {"fastapi", "starlette", "uvicorn", "mcp", "inroad.main"}
STORE = {"sqlalchemy", "alembic", "pydantic", "httpx"}


@pytest.mark.parametrize(
    ("given", "module", "without"),
    [
        (["check-letter", "letter.txt"], "letters", SERVING | STORE),
        (["letters-report"], "letters", SERVING | STORE),
        (["migrate"], "schema", {"uvicorn", "mcp", "inroad.main"}),
        (["import", "people.csv", "--dry-run"], "looking", {"uvicorn", "mcp", "inroad.main"}),
        # Whoever imports it first says how many processors it may take: kit/encoder/judge does.
        (["serve"], "whole", {"numpy"}),
    ],
)
def test_light_commands_leave_the_rest_alone(given: list[str], module: str, without: set[str]) -> None:
    assert module_of(given) == f"inroad.commands.{module}"
    ask = f"import sys, inroad.commands.{module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert f"inroad.commands.{module}" in loaded.split()
    assert without.isdisjoint(loaded.split())


@pytest.mark.parametrize("given", [[], ["serve"], ["import", "people.csv"], ["--help"]])
def test_the_others_have_the_whole_program(given: list[str]) -> None:
    assert module_of(given) == "inroad.commands.whole"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    said = capsys.readouterr().out.split()
    for command in (*LIGHT, "serve", "work", "openapi", "demo", "import", "export", "today", "user"):
        assert command in said
