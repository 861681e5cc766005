"""Judge a sentence: frames that no guard silences, weighed together with the model; where these are not
sure, a language model is asked too."""

from collections.abc import Callable
from dataclasses import dataclass

from inroad.domain.letters.golden.frames import Frame, frames
from inroad.domain.letters.golden.guards import GUARDS
from inroad.domain.letters.golden.matcher import search
from inroad.domain.letters.golden.model import features, log_odds, telling_words, weights
from inroad.domain.letters.golden.tagger import Tagged, table, tag
from inroad.domain.letters.text import Sentence, sentences

# Log odds that a frame's hit adds to the model's, and the sum above which a sentence is marked. Both chosen
# on batches of the part the rules were written from, each judged by weights that had not seen it.
FRAME_FOUND = 1.5
MARKED = 0.3
# Between these, counted from that bar, the sum leaves room for doubt: the language model's log odds are
# added, weighed, and the bar is another. Chosen on batches that neither the weights nor the adapter had seen.
DOUBT = (-1.5, 2.0)
SHARE, ENOUGH = 0.5, -0.2

# A sentence → natural-log odds that it asks. Given from outside: it is no part of the standard library.
Judge = Callable[[str], float]

_MONEY = "MONEY|MONEYASK|EXPENSE|LENDV|DONATE|INVEST|SUM|PAYV"
_LABOUR = "JOB|VACANCY|HIRE|HIRE_ING|HIRE_ED|WORK|WORKN|RESUME|ORG|HELPER|ROLE|CANDIDATE|APPLY|HIRING_NOW"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found in a sentence: about a job or money, the code and reason of the frame, and the
    offsets in the
    whole text of the words it rests on."""

    about: str
    code: str
    why: str
    start: int
    end: int


def tagged_sentences(text: str) -> list[Tagged]:
    """The sentences of a text, tagged."""
    frames()  # compiled before the first sentence is tagged: patterns add words to the table
    return [tag(sentence) for sentence in sentences(text)]


def find(sentence: Sentence, judge: Judge | None = None) -> tuple[Hit, ...]:
    """What the sentence asks for: at most one hit for a job and one for money."""
    frames()
    tagged = tag(sentence)
    if not tagged.words:
        return ()
    odds = log_odds(features(tagged), weights()) - MARKED
    low, high = DOUBT if judge else (0.0, 0.0)
    if odds + FRAME_FOUND <= low:
        return ()  # no frame could change it: most sentences of a good letter end here
    found = match_frames(tagged)
    odds += FRAME_FOUND if found else 0.0
    if judge and low < odds < high:
        odds += SHARE * judge(sentence.text) - ENOUGH
    if odds <= 0:
        return ()
    return found or (_by_words(tagged),)


def match_frames(tagged: Tagged) -> tuple[Hit, ...]:
    """The first frame about a job and the first about money that match and that no guard silences."""
    found: dict[str, Hit] = {}
    for frame in frames():
        if frame.about not in found and (place := _place(frame, tagged)) is not None:
            start, end = place
            first, last = tagged.tokens[start], tagged.tokens[max(start, end - 1)]
            found[frame.about] = Hit(frame.about, frame.code, frame.why, first.start, last.end)
    return tuple(found.values())


def _place(frame: Frame, tagged: Tagged) -> tuple[int, int] | None:
    for pattern in frame.patterns:
        first = 0
        while (match := search(pattern, tagged.line, first)) is not None:
            if not any(GUARDS[guard](tagged, *match) for guard in frame.guards):
                return match
            first = match[0] + 1
    return None


def _by_words(tagged: Tagged) -> Hit:
    start, end = telling_words(tagged, weights())
    money = bool(tagged.line.all_mask & table().mask(_MONEY)) and not tagged.line.all_mask & table().mask(
        _LABOUR
    )
    about = "money" if money else "job"
    why = (
        "reads like a request for money"
        if money
        else ("reads like an offer of yourself or a request for work")
    )
    return Hit(about, "wording", why, tagged.tokens[start].start, tagged.tokens[end - 1].end)
