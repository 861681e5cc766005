"""The report on a labelled corpus: what is read, what is counted, what is printed."""

import io
from pathlib import Path

import pytest

from inroad.domain.letters import report_letters
from inroad.domain.letters.report import Labelled, Score, asks_for_job_or_money, read_corpus, score

LINES = """\
# a word on where these come from
- idea: direct
  label: ask
  sentences:
    - "Are you hiring?"
    - "A plain sentence."

- idea: the past
  label: fine
  sentences:
    - "I worked in \\"hiring\\"."
    - "Could you lend me fifty pounds?"
""".splitlines(keepends=True)
ASK, PLAIN = Labelled("direct", True, "Are you hiring?"), Labelled("direct", True, "A plain sentence.")
PAST = Labelled("the past", False, 'I worked in "hiring".')
HINT = Labelled("direct", True, "I often walk past your studio and imagine hanging my coat there.")
LENT = Labelled("the past", False, "Could you lend me fifty pounds?")


def test_a_corpus_is_read_line_by_line() -> None:
    assert read_corpus(LINES) == (ASK, PLAIN, PAST, LENT)
    with pytest.raises(ValueError, match="line 3 is not understood: '  label: perhaps'"):
        read_corpus(["- idea: x", "", "  label: perhaps\n"])
    with pytest.raises(ValueError, match="line 1 "):
        read_corpus(["  sentences: # asks"])


def test_what_is_counted() -> None:
    assert (asks_for_job_or_money("Are you hiring?"), asks_for_job_or_money("Thank you.")) == (True, False)
    # A hint of another rule is no ask.
    assert not asks_for_job_or_money("Could we talk by phone for twenty minutes?")
    assert score((ASK, PLAIN, PAST, LENT)) == Score(1, (PLAIN,), (LENT,), 2)
    assert score((ASK, HINT), judge=lambda _: 9.0) == Score(2, (), (), 0)
    assert score((ASK, HINT), judge=lambda _: -9.0) == Score(1, (HINT,), (), 0)


def test_precision_and_recall() -> None:
    found = Score(hits=3, missed=(PLAIN,), false_alarms=(PAST, LENT), fine=9)
    assert (found.precision, found.recall) == (0.6, 0.75)
    nothing = Score(hits=0, missed=(), false_alarms=(), fine=2)
    assert (nothing.precision, nothing.recall) == (1.0, 1.0)


def test_the_report_as_it_is_printed(tmp_path: Path) -> None:
    out = io.StringIO()
    assert report_letters(tmp_path, out) == 2
    assert out.getvalue() == f"no corpus in {tmp_path}\n"
    for name in ("test-a.yaml", "dev-a.yaml"):
        (tmp_path / name).write_text("".join(LINES), "utf-8")
    out = io.StringIO()
    assert report_letters(tmp_path, out, wrong=("test",)) == 0
    assert out.getvalue().splitlines() == [
        "part    asks  fine  missed  false  precision  recall",
        "dev        2     2       1      1      0.500   0.500",
        "test       2     2       1      1      0.500   0.500",
        "  missed  [direct] A plain sentence.",
        "  false   [the past] Could you lend me fifty pounds?",
    ]
