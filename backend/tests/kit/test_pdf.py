"""The press: text is never code, other threads go on, and what has no shape is named."""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inroad.kit.pdf import Press

NOW = datetime(2026, 10, 14, tzinfo=UTC)
SHEET = """#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Libertinus Serif", lang: "en")
#for line in data.lines { par(line) }
"""


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "page.typ").write_text(SHEET)
    return Press(tmp_path)


def test_each_missing_character_is_named_once(press: Press) -> None:
    printed = press.set("page", {"title": "t", "lines": ["中文", "文 a", "👍", "плюс שלום"]}, NOW)
    assert printed.missing == "中文👍"
    assert printed.content.startswith(b"%PDF-")
    assert press.set("page", {"title": "t", "lines": ["plain"]}, NOW).missing == ""


def test_text_is_never_code(press: Press) -> None:
    hostile = ['#panic("x")', '#read("page.typ")', '")) #eval("1")', '#import "@preview/x:1.0.0": *']
    assert press.set("page", {"title": "#x", "lines": hostile}, NOW).content.startswith(b"%PDF-")


async def test_the_loop_goes_on_while_paper_is_made(press: Press) -> None:
    press.set("page", {"title": "t", "lines": ["warm"]}, NOW)
    long = {"title": "t", "lines": [f"{n} " + "words of a long letter " * 400 for n in range(60)]}
    work = asyncio.create_task(press.print("page", long, NOW))
    turns, longest, last = 0, 0.0, time.perf_counter()
    while not work.done():
        await asyncio.sleep(0.002)
        now = time.perf_counter()
        turns, longest, last = turns + 1, max(longest, now - last), now
    took = await work
    assert took.content.startswith(b"%PDF-")
    assert turns > 20
    assert longest < 0.25


async def test_many_at_once_take_turns(press: Press) -> None:
    made = await asyncio.gather(
        *(press.print("page", {"title": "t", "lines": [f"page {n}"]}, NOW) for n in range(12))
    )
    assert len({each.content for each in made}) == 12
