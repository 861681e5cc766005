"""The page that says which test holds which requirement names tests that are there."""

import re
from pathlib import Path

BACKEND = Path(__file__).resolve().parents[2]
PAGE = BACKEND.parent / "docs" / "security.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_test_the_page_names_is_there() -> None:
    named = NAMED.findall(PAGE.read_text(encoding="utf-8"))
    assert len(named) > 40
    missing = []
    for file, test in named:
        path = BACKEND / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if not text or (test and not re.search(rf"^(?:async )?def {test}\(", text, re.MULTILINE)):
            missing.append(f"{file}::{test}")
    assert missing == []


def test_every_rule_of_security_has_a_line() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    held = {rule for row in rows for rule in re.findall(r"\bS\d+b?\b", row)}
    without = {f"S{number}" for number in range(1, 28)} - held
    # S3 is the floor of argon2id itself; S6 is for installations that name a provider.
    assert without <= {"S3", "S6"}
