"""LND-7, the golden rule: never ask for a job, never ask for money."""

from inroad.domain.letters.golden.engine import Hit, find
from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import CheckResult, Finding, Praise
from inroad.domain.letters.text import Sentence

_WAY_OUT = {
    "job": "Ask for advice instead: people are glad to be asked what they think, and offers come of "
    "themselves.",
    "money": "Keep money out of it: what you came for is their view, and that is given freely.",
}


# Sentences of one text that the judge is asked about: enough for some pages. What follows is judged without.
_MOST_DOUBTS = 60


def check(letter: Letter) -> CheckResult:
    """A blocking finding for each sentence that asks for a job or for money."""
    doubts = 0

    def asked(sentence: str) -> float:
        nonlocal doubts
        doubts += 1
        return letter.judge(sentence) if letter.judge else 0.0

    found: list[Finding] = []
    for sentence in letter.sentences:
        judge = asked if letter.judge and doubts < _MOST_DOUBTS else None
        found += [_finding(letter, sentence, hit) for hit in find(sentence, judge)]
    findings = tuple(found)
    if findings or not letter.is_kind("pitch", "thank_you", "call_script", "check_back", "email"):
        return CheckResult(findings)
    return CheckResult(praises=(Praise("LND-7", "asks for neither a job nor money"),))


def _finding(letter: Letter, sentence: Sentence, hit: Hit) -> Finding:
    words = " ".join(letter.text[hit.start : hit.end].split())
    about = hit.about
    title = "This asks for a job" if about == "job" else "This asks for money"
    message = f"“{words}” {hit.why}. {_WAY_OUT[about]}"
    return Finding(
        "LND-7", f"asks_for_{about}:{hit.code}", "block", sentence.start, sentence.end, title, message
    )
