"""Each house rule finds its planted breach and leaves its look-alike alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import house
import pytest

DOMAIN = "backend/src/inroad/domain/x.py"
ROOM = "backend/src/inroad/rooms/letters/actions.py"
KIT = "backend/src/inroad/kit/jobs/x.py"
TEMPORARY = "/t" + "mp/a.txt"
# Spelt in pieces: the rules read this file too.
NOQA = "no" + "qa"
IGNORE = "type: " + "ignore"
DOWN = "https://files.python" + "hosted.org/p.tar"

BREACHES = [
    ("H1", DOMAIN, "import sqlalchemy"),
    ("H1", DOMAIN, "from inroad.kit.clock import now"),
    ("H2", ROOM, "from inroad.rooms.contacts.schemas import Contact"),
    ("H2", ROOM, "from inroad.rooms.contacts import routes"),
    ("H3", KIT, "def f():\n    import json"),
    ("H3", KIT, "async def f():\n    if True:\n        from sqlalchemy import select"),
    ("H4", KIT, "from typing import TYPE_CHECKING"),
    ("H5", ROOM, "import datetime\nx = datetime.datetime.now(datetime.UTC)"),
    ("H5", DOMAIN, "from datetime import date\nx = date.today()"),
    ("H5", ROOM, "from datetime import datetime\nx = dict(default=datetime.now)"),
    ("H6", ROOM, "from sqlalchemy import select, text"),
    ("H7", KIT, "x = 1\n" * 401),
    ("H7", "frontend/src/ui/button.tsx", "const x = 1;\n" * 251),
    ("H8", KIT, f"x = 1  # {NOQA}"),
    ("H8", KIT, f"x = 1  # {NOQA}: S603"),
    ("H8", KIT, f"x = 1  # {IGNORE}[misc]"),
    ("H9", KIT, "# TO" + "DO: later"),
    ("H10", "docs/a.md", f"see {TEMPORARY}"),
    ("H10", "frontend/package-lock.json", '"resolved": "somewhere"'),
    ("H10", "docs/a.md", DOWN),
    ("H11", "tool-1.0-py3-none-any.whl", "PK"),
    ("H11", "docs/big.bin", "0" * 1_000_001),
]

LOOK_ALIKES = [
    (DOMAIN, "from __future__ import annotations\nimport zoneinfo\nfrom inroad.domain.method import RULES"),
    (
        ROOM,
        "from inroad.rooms.letters.schemas import Letter\nfrom inroad.rooms.contacts.tables import Contact",
    ),
    (ROOM, "def f():\n    import holidays"),
    (ROOM, "from inroad.kit.clock import now\nx = now()\ny = x.date()"),
    ("backend/src/inroad/kit/clock.py", "from datetime import UTC, datetime\nx = datetime.now(UTC)"),
    ("backend/src/inroad/kit/db/search.py", "from sqlalchemy import text"),
    ("backend/tests/kit/test_x.py", "def f():\n    import sqlalchemy"),
    (KIT, "x = 1\n" * 400),
    (KIT, "from sqlalchemy import text"),
    ("backend/migrations/versions/x.py", "x = 1\n" * 900),
    (KIT, "x = 1  # noqa: S603 - our own program, no text of others"),
    (KIT, "x = 1  # type: ignore[misc]  # the stub is wrong about this"),
    ("frontend/src/api/schema.gen.d.ts", "type A = 1;\n" * 900),
    ("docs/a.md", "See /healthz, ./work/x, data/home/y and https://example.org/docs."),
]


@pytest.mark.parametrize(("rule", "name", "text"), BREACHES)
def test_a_planted_breach_is_found(rule: str, name: str, text: str) -> None:
    assert [c.rule for c in house.check_file(name, text.encode())] == [rule]


@pytest.mark.parametrize(("name", "text"), LOOK_ALIKES)
def test_its_look_alike_is_left_alone(name: str, text: str) -> None:
    assert list(house.check_file(name, text.encode())) == []


def test_every_rule_named_in_the_docstring_has_a_planted_breach() -> None:
    named = {line.split()[0] for line in (house.__doc__ or "").splitlines() if line.startswith("H")}
    assert named == {rule for rule, _, _ in BREACHES}


def test_nothing_to_look_at_is_no_success(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert house.main(tmp_path) == 2


def test_files_that_git_does_not_know_yet_are_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    place = tmp_path / DOMAIN
    place.parent.mkdir(parents=True)
    place.write_text("import sqlalchemy\n", "utf-8")
    assert house.main(tmp_path) == 1
    assert f"{DOMAIN}:1: H1" in capsys.readouterr().out
