"""A letter's PDF against bare Typst (goal 15).

    PYTHONPATH=backend/src python bench/paper.py [--letters 200]

Sets letters of one page in turns: by the product, from the letter to bytes (what stands on the sheet, JSON,
the thread, tagged PDF/UA), and by a bare reused compiler with the same sheet and its data ready made. Prints
medians in milliseconds of processor time and their ratio, without questions and with a page of five.
"""

import argparse
import asyncio
import json
import statistics
import time
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import typst

from inroad.kit.pdf import Press
from inroad.main import SHEETS
from inroad.rooms.papers import pages

NOW = datetime(2026, 10, 14, 9, tzinfo=UTC)
BODY = "\n\n".join(
    [
        "Dear Mr Lind,",
        *("We both learnt the trade on the night shift, and I would value your view. " * 4,) * 5,
        "I will call your office on Thursday, 22 October.",
        "Yours sincerely,",
        "Nora Whelan",
    ]
)


def letter(number: int, questions: int) -> tuple[Any, Any]:
    """A letter and what is known around it, unlike all others."""
    contact = SimpleNamespace(
        display_name=f"Tomás Lind {number}",
        honorific="Mr",
        headline="Director",
        address="1 Quay\nGalway",
        emails=[],
    )
    workspace = SimpleNamespace(
        sender_address="12 Harbour Row\nDublin", sender_phone="01 555 0142", country="IE"
    )
    known = SimpleNamespace(
        past=SimpleNamespace(contact=contact, organization=None),
        organization="Corrib Logistics",
        sender="Nora Whelan",
        workspace=workspace,
        today=date(2026, 10, 14),
    )
    asked = [f"What has changed in planning since you began, number {n}?" for n in range(questions)]
    row = SimpleNamespace(
        kind="pitch", medium="post", subject="", body=f"{BODY}\n\n{number}", questions=asked, sent_on=None
    )
    return row, known


async def measure(letters: int, questions: int) -> tuple[float, float]:
    """Medians in ms: ours, bare."""
    press = Press(SHEETS)
    bare = typst.Compiler(str(SHEETS / "letter.typ"), root=str(SHEETS), ignore_system_fonts=True)
    ours, theirs = [], []
    for number in range(letters):
        start = time.process_time()
        row, known = letter(2 * number, questions)
        await press.print("letter", pages.letter_page(row, known, "a4", draft=False), NOW)
        ours.append(time.process_time() - start)
        row, known = letter(2 * number + 1, questions)
        ready = json.dumps(pages.letter_page(row, known, "a4", draft=False))
        start = time.process_time()
        bare.compile(format="pdf", sys_inputs={"data": ready})
        theirs.append(time.process_time() - start)
    return statistics.median(ours[5:]) * 1000, statistics.median(theirs[5:]) * 1000


def main() -> None:
    """Prints one line for each kind of letter."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--letters", type=int, default=200)
    letters = parser.parse_args().letters
    for questions in (0, 5):
        ours, bare = asyncio.run(measure(letters, questions))
        print(f"questions {questions}: ours {ours:.2f} ms, bare typst {bare:.2f} ms, ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
