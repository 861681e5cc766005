"""How well LND-7 is recognised: precision and recall on the labelled corpus, each part by itself."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from inroad.domain.letters.golden.engine import Judge
from inroad.domain.letters.lint import lint


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence of the corpus: `asks` is True when it asks for a job or for money."""

    idea: str
    asks: bool
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one part of the corpus, and the sentences that were judged wrongly."""

    hits: int
    missed: tuple[Labelled, ...]
    false_alarms: tuple[Labelled, ...]
    fine: int

    @property
    def precision(self) -> float:
        """Share of the marked sentences that do ask."""
        marked = self.hits + len(self.false_alarms)
        return self.hits / marked if marked else 1.0

    @property
    def recall(self) -> float:
        """Share of the asking sentences that are marked."""
        asks = self.hits + len(self.missed)
        return self.hits / asks if asks else 1.0


_IDEA = re.compile(r"^- idea: (?P<idea>\S.*)$")
_LABEL = re.compile(r"^  label: (?P<label>ask|fine)$")
_LINE = re.compile(r'^    - (?P<text>".*")$')


def read_corpus(lines: Iterable[str]) -> tuple[Labelled, ...]:
    """Read corpus lines: a narrow part of YAML (`- idea:`, `label:`, `sentences:` with JSON strings).

    Raises ValueError with the line number for anything else.
    """
    found: list[Labelled] = []
    idea, asks = "", False
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        if not line.strip() or line.startswith("#") or line == "  sentences:":
            continue
        if match := _IDEA.match(line):
            idea = match["idea"]
        elif match := _LABEL.match(line):
            asks = match["label"] == "ask"
        elif match := _LINE.match(line):
            found.append(Labelled(idea, asks, json.loads(match["text"])))
        else:
            raise ValueError(f"line {number} is not understood: {line!r}")
    return tuple(found)


def asks_for_job_or_money(text: str, judge: Judge | None = None) -> bool:
    """True when the check marks LND-7 in the text."""
    return any(finding.rule == "LND-7" for finding in lint(text, judge=judge).findings)


def score(sentences: Sequence[Labelled], judge: Judge | None = None) -> Score:
    """Judge every sentence and count."""
    judged = [(sentence, asks_for_job_or_money(sentence.text, judge)) for sentence in sentences]
    return Score(
        hits=sum(1 for sentence, marked in judged if sentence.asks and marked),
        missed=tuple(sentence for sentence, marked in judged if sentence.asks and not marked),
        false_alarms=tuple(sentence for sentence, marked in judged if not sentence.asks and marked),
        fine=sum(1 for sentence, _ in judged if not sentence.asks),
    )


def report_letters(
    folder: Path, stdout: TextIO, *, wrong: Sequence[str] = (), judge: Judge | None = None
) -> int:
    """Print precision and recall of each part found in `folder` (`test-*.yaml`, `dev-*.yaml`).

    Parts named in `wrong` also list what was judged wrongly. Returns 0, or 2 when the folder holds no corpus.
    """
    parts = sorted({path.name.split("-")[0] for path in folder.glob("*-*.yaml")})
    if not parts:
        print(f"no corpus in {folder}", file=stdout)
        return 2
    print(
        f"{'part':6} {'asks':>5} {'fine':>5} {'missed':>7} {'false':>6} {'precision':>10} {'recall':>7}",
        file=stdout,
    )
    for part in parts:
        lines = [
            line
            for path in sorted(folder.glob(f"{part}-*.yaml"))
            for line in path.read_text("utf-8").splitlines()
        ]
        result = score(read_corpus(lines), judge)
        missed, false = len(result.missed), len(result.false_alarms)
        print(
            f"{part:6} {result.hits + missed:5} {result.fine:5} {missed:7} {false:6}"
            f" {result.precision:10.3f} {result.recall:7.3f}",
            file=stdout,
        )
        if part in wrong:
            for sentence in result.missed:
                print(f"  missed  [{sentence.idea}] {sentence.text}", file=stdout)
            for sentence in result.false_alarms:
                print(f"  false   [{sentence.idea}] {sentence.text}", file=stdout)
    return 0
