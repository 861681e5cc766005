"""Act frames: what a sentence does when it asks for a job or for money. Each says in words why it was
marked."""

from dataclasses import dataclass
from functools import cache
from itertools import product

from inroad.domain.letters.golden.lexicon import frame_sources
from inroad.domain.letters.golden.matcher import Pattern
from inroad.domain.letters.golden.tagger import table

# {name} in a pattern stands for each of these in turn
MACROS: dict[str, tuple[str, ...]] = {
    "org": ("YOU", "YOUR _3 ORG", "yours", "PROPER", "the|this|such|so|an|a _2 ORG"),
    "you": ("YOU", "YOUR _3 ORG"),
    "anyjob": ("INDEF _3 JOB", "INDEF _2 WORKN", "WORKN|employment|jobs|openings|vacancies"),
    "me": ("ME", "MY _2 PAPER|SKILL"),
    "ask": (
        "could|would|can|will|might|may YOU",
        "please|kindly",
        "I ..5 WANT ..4 YOU",
        "WANT ..3 if YOU",
        "appreciate|obliged ..3 if YOU",
        "wonder|wondering|wondered if|whether YOU",
        "ASKV|ask|asking|beg|urge|count|counting|rely YOU|on|for",
        "chance|possible|way ..3 YOU",
        "are|were|be YOU willing|prepared|able|open|ready|in_a_position",
        "do|would YOU mind|think|consider",
    ),
    "want": ("I|MY ..5 WANT", "WANT", "it would ..3 WANT"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of asking. `about` is job or money; `why` completes "This sentence …"; the guards named in
    `guards`
    can silence it (see guards.py); the patterns are compiled at first use."""

    code: str
    about: str
    why: str
    guards: frozenset[str]
    patterns: tuple[Pattern, ...]


def _expand(source: str) -> list[str]:
    parts = [MACROS[p[1:-1]] if p.startswith("{") else (p,) for p in source.split()]
    return [" ".join(choice) for choice in product(*parts)]


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, compiled once."""
    classes = table()
    compiled = []
    for source in frame_sources():
        patterns = tuple(classes.compile(each) for line in source.patterns for each in _expand(line))
        compiled.append(Frame(source.code, source.about, source.why, frozenset(source.guards), patterns))
    return tuple(compiled)
