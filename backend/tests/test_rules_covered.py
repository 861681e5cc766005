"""Each rule of the days, of silence and of the meeting has a test that names it, and is given as a reason.

A rule counts as given where its mark stands on a screen, or where a sentence of the domain or a room names it
as the reason of a day, a step or a finding: pages show those as they come.
"""

import ast
import re
from pathlib import Path

import pytest

from inroad.domain.method import RULES

REPO = Path(__file__).resolve().parents[2]
FAMILIES = ("TIM", "NRS", "SET", "MTG", "BYE", "FLW")
MINE = [id for id in RULES if id.split("-")[0] in FAMILIES]


def _named(text: str) -> set[str]:
    """Rule ids in a text: `MTG-7`, a range `MTG-1 to MTG-3`, or a test's name, `test_mtg_7_…`."""
    found = set(re.findall(r"\b[A-Z]{3}-\d+", text))
    for family, first, last in re.findall(r"\b([A-Z]{3})-(\d+) to \1-(\d+)", text):
        found |= {f"{family}-{n}" for n in range(int(first), int(last) + 1)}
    for name in re.findall(r"\bdef test_(\w+)", text):
        found |= {f"{family.upper()}-{n}" for family, n in re.findall(r"(?<![a-z])([a-z]{3})_(\d+)", name)}
    return found


def _in_files(folder: Path, *patterns: str, without: str = "") -> set[str]:
    files = [path for pattern in patterns for path in folder.rglob(pattern)]
    assert files, folder
    texts = (path.read_text("utf-8") for path in files if not (without and without in path.name))
    return set().union(*(_named(text) for text in texts))


@pytest.fixture(scope="module")
def tested() -> set[str]:
    """Rules that a test of the back end or of a page names, this file left out."""
    backend = _in_files(Path(__file__).parent, "*.py", "*.yaml", without=Path(__file__).name)
    pages = _in_files(REPO / "frontend" / "src", "*.test.ts", "*.test.tsx")
    return backend | pages | _in_files(REPO / "frontend" / "e2e", "*.spec.ts")


@pytest.fixture(scope="module")
def shown() -> set[str]:
    """Rules whose mark stands on a screen: `rules={["MTG-2"]}`, `id="MTG-5"`, `rule="MTG-10"`."""
    found: set[str] = set()
    for path in (REPO / "frontend" / "src").rglob("*.tsx"):
        if ".test." in path.name or "testing" in path.parts:
            continue
        text = path.read_text("utf-8")
        for marks in re.findall(r"rules=\{\[([^\]]*)\]\}|(?:\bid|rule)=\"([A-Z]{3}-\d+)\"", text):
            found |= set(re.findall(r"[A-Z]{3}-\d+", "".join(marks)))
    return found


@pytest.fixture(scope="module")
def reasoned() -> set[str]:
    """Rules that come over the wire with a sentence: `Reason("TIM-1", f"…")`."""
    found: set[str] = set()
    for path in (REPO / "backend" / "src" / "inroad").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Reason":
                first, *rest = call.args
                if isinstance(first, ast.Constant) and rest:
                    found.add(str(first.value))
    return found


@pytest.mark.parametrize("rule", MINE)
def test_the_rule_has_a_test_and_is_given_as_a_reason(
    rule: str, tested: set[str], shown: set[str], reasoned: set[str]
) -> None:
    assert rule in tested, f"no test names {rule}"
    # The days and the steps bring their reasons with them; a meeting has its marks on its pages.
    given = shown | reasoned if rule.split("-")[0] in ("TIM", "NRS", "SET") else shown
    assert rule in given, f"nothing gives {rule} as a reason"


def test_a_rule_without_either_would_be_seen() -> None:
    assert MINE
    assert _named("def test_mtg_4_and_mtg_11_all() -> None:") == {"MTG-4", "MTG-11"}
    assert _named("MTG-1 to MTG-3, TIM-8") == {"MTG-1", "MTG-2", "MTG-3", "TIM-8"}
    assert "MTG-99" not in _named("nothing")
