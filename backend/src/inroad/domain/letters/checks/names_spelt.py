"""Names: the reader's and the referrer's are spelt as they spell them (a letter with a wrong name is not
read)."""

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Fix
from inroad.domain.letters.names import NameWord, capitalised_words, misspelt, parts
from inroad.domain.letters.text import fold


def check(letter: Letter) -> CheckResult:
    """A finding for each word that almost spells a known name, and for a greeting that names somebody
    else."""
    context = letter.context
    if context.kind == "text":
        return NOTHING
    reader = (context.recipient_given, context.recipient_family, *parts(context.recipient_display))
    known = tuple(dict.fromkeys(n for n in (*reader, *parts(context.referrer_name or "")) if n))
    if not known:
        return NOTHING
    sender = {fold(p) for p in parts(context.sender_name)}
    findings = []
    for word in capitalised_words(letter.text):
        right = None if fold(word.text) in sender else misspelt(_bare(word.text), known)
        if right is not None:
            findings.append(_misspelt(word, right))
    if not findings and (other := _greets_another(letter)) is not None:
        findings.append(other)
    return CheckResult(tuple(findings))


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in {"'s", "’s"} else word


def _misspelt(word: NameWord, right: str) -> Finding:
    end = word.start + len(_bare(word.text))
    return Finding(
        "LND-3",
        "name_misspelt",
        "warn",
        word.start,
        end,
        f"{right}, not {_bare(word.text)}?",
        f"Your contacts hold the name {right}. A name spelt right is the first courtesy.",
        Fix(word.start, end, right, f"Write {right}"),
    )


def _greets_another(letter: Letter) -> Finding | None:
    context = letter.context
    greeting = letter.greeting
    mine = {
        fold(n)
        for n in (context.recipient_given, context.recipient_family, *parts(context.recipient_display))
        if n
    }
    if greeting is None or not mine:
        return None
    words = capitalised_words(greeting.group())
    named = [
        w
        for w in words
        if fold(w.text)
        not in {
            "dear",
            "hello",
            "hi",
            "good",
            "morning",
            "afternoon",
            "evening",
            "greetings",
            "to",
            "sir",
            "madam",
        }
    ]
    named = [w for w in named if parts(w.text)]
    if not named or any(fold(_bare(w.text)) in mine for w in named):
        return None
    start, end = greeting.start() + named[0].start, greeting.start() + named[-1].end
    who = context.recipient_display or context.recipient_family or context.recipient_given
    return Finding(
        "LND-3",
        "greets_another",
        "warn",
        start,
        end,
        f"The letter goes to {who}",
        f"The greeting names {letter.text[start:end]}, but this letter goes to {who}.",
    )
