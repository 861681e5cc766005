"""LND-10: words that are not spelt as the dictionary has them. The dictionary itself is given from outside:
it is no part of the standard library."""

import re
from collections.abc import Callable, Iterable

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import CheckResult, Finding, Fix

# Takes a text; gives start, end and suggestions, the best first, for each word that it does not know.
Speller = Callable[[str], Iterable[tuple[int, int, tuple[str, ...]]]]

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


def check(letter: Letter, speller: Speller) -> CheckResult:
    """Hints on misspelt words. Names are words: what begins with a capital, and every part of a name that is
    known of the letter, is left alone, as are addresses and what is still to fill in."""
    known = {word.casefold() for name in _names(letter) for word in _WORD.findall(name)}
    findings = []
    for start, end, suggestions in speller(letter.text):
        word = letter.text[start:end]
        if len(word) < _SHORTEST or not _WORD.fullmatch(word) or not word.islower():
            continue
        if word.casefold() in known or _inside_other(letter.text, start, end):
            continue
        findings.append(_finding(word, start, end, suggestions))
    return CheckResult(tuple(findings))


def _names(letter: Letter) -> tuple[str, ...]:
    context = letter.context
    return (
        context.recipient_given,
        context.recipient_family,
        context.recipient_display,
        context.referrer_name or "",
        context.sender_name,
    )


def _inside_other(text: str, start: int, end: int) -> bool:
    """True for a piece of a web or e-mail address, of a field in brackets, or of a joined word."""
    before = re.search(r"[^\s(\"“‘]*$", text[:start])
    after = re.match(r"[^\s)\"”’]*", text[end:])
    around = (before.group() if before else "") + (after.group() if after else "")
    return any(mark in around.rstrip(".,;:!?") for mark in "@/.[]{}<>#&_’'-")


def _finding(word: str, start: int, end: int, suggestions: tuple[str, ...]) -> Finding:
    best = suggestions[0] if suggestions else ""
    fix = Fix(start, end, best, f"Write “{best}”") if best and certain(word, best) else None
    choice = " or ".join(f"“{suggestion}”" for suggestion in suggestions[:3])
    message = (
        f"“{word}” is not in the dictionary. {f'Perhaps {choice}?' if choice else 'Look at it once more.'}"
    )
    return Finding("LND-10", "misspelt", "hint", start, end, "Spelling", message, fix)


def certain(word: str, meant: str) -> bool:
    """True when only two neighbours changed places (`recieve`) or a letter was doubled or not (`adress`)."""
    if sorted(word) == sorted(meant):
        apart = [place for place, pair in enumerate(zip(word, meant, strict=True)) if pair[0] != pair[1]]
        return len(apart) == 2 and apart[1] == apart[0] + 1
    return _single(word) == _single(meant)


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
