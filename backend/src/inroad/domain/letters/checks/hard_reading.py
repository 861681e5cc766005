"""LND-10: a letter is read once, quickly: a hint on sentences that nobody takes in at one go.

The measure is our own and simple: how many words a sentence has, and how many of them are long.
"""

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding
from inroad.domain.letters.text import Sentence, count_words

MOST_WORDS = 40
# A shorter sentence is hard, too, when this share of its words has this many letters.
MANY_WORDS = 24
LONG_WORD = 10
LONG_SHARE = 0.3
MOST_HINTS = 3


def check(letter: Letter) -> CheckResult:
    """Hints on the hardest sentences of a letter, in their order."""
    if letter.is_kind("text", "call_script"):
        return NOTHING
    hard = [sentence for sentence in letter.sentences if _why(sentence)]
    worst = sorted(hard, key=lambda sentence: -count_words(sentence.text))[:MOST_HINTS]
    return CheckResult(
        tuple(
            Finding(
                "LND-10",
                "hard_reading",
                "hint",
                sentence.start,
                sentence.end,
                "Hard to read",
                f"{_why(sentence)} Two shorter sentences are read once; this one is read twice, or not.",
            )
            for sentence in hard
            if sentence in worst
        )
    )


def _why(sentence: Sentence) -> str:
    words = count_words(sentence.text)
    if words > MOST_WORDS:
        return f"This sentence has {words} words."
    long = sum(1 for token in sentence.tokens if len(token.norm) >= LONG_WORD and token.norm.isalpha())
    if words >= MANY_WORDS and long >= LONG_SHARE * words:
        return f"This sentence has {words} words, and {long} of them are long."
    return ""
