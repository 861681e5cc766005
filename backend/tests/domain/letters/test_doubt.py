"""LND-7 where words and frames are not sure: the judge from outside is asked, and only there."""

import pytest

from inroad.domain.letters import LetterContext, lint
from inroad.domain.letters.golden.engine import (
    DOUBT,
    ENOUGH,
    FRAME_FOUND,
    MARKED,
    SHARE,
    match_frames,
    tagged_sentences,
)
from inroad.domain.letters.golden.model import features, log_odds, weights

CLEAR = "Are you hiring?"
HARMLESS = "Thank you for the tea and for the story of your first year as a teacher."
DOUBTFUL = "I often walk past your studio and imagine hanging my coat there."


class Judge:
    """Says always the same, and remembers what it was asked."""

    def __init__(self, answer: float) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, sentence: str) -> float:
        self.asked.append(sentence)
        return self.answer


def odds(text: str) -> float:
    """Of words and frames together, counted from the bar."""
    (tagged,) = tagged_sentences(text)
    frame = FRAME_FOUND if match_frames(tagged) else 0.0
    return log_odds(features(tagged), weights()) + frame - MARKED


def marked(text: str, judge: Judge) -> bool:
    return any(finding.rule == "LND-7" for finding in lint(text, judge=judge).findings)


@pytest.mark.parametrize(("text", "expected"), [(CLEAR, True), (HARMLESS, False)])
@pytest.mark.parametrize("answer", [-9.0, 9.0])
def test_where_words_are_sure_nobody_is_asked(text: str, expected: bool, answer: float) -> None:
    judge = Judge(answer)
    assert not DOUBT[0] < odds(text) < DOUBT[1]
    assert marked(text, judge) is expected
    assert judge.asked == []


def test_where_they_are_not_the_judge_turns_the_scale() -> None:
    assert DOUBT[0] < odds(DOUBTFUL) < DOUBT[1]
    turn = (ENOUGH - odds(DOUBTFUL)) / SHARE
    for answer, expected in ((turn + 0.1, True), (turn - 0.1, False)):
        judge = Judge(answer)
        assert marked(DOUBTFUL, judge) is expected
        assert judge.asked == [DOUBTFUL]


def test_each_doubtful_sentence_of_a_letter_is_asked_about_by_itself() -> None:
    judge = Judge(9.0)
    text = f"Dear Ms. Lind,\n\n{HARMLESS} {DOUBTFUL}\n\nYours sincerely,\nAda"
    report = lint(text, LetterContext(kind="pitch"), judge=judge)
    assert DOUBTFUL in judge.asked
    assert HARMLESS not in judge.asked
    (found,) = (finding for finding in report.findings if finding.rule == "LND-7")
    assert text[found.start : found.end] == DOUBTFUL
    assert "reads like an offer of yourself or a request for work" in found.message


def test_without_a_judge_the_bar_alone_decides() -> None:
    assert any(finding.rule == "LND-7" for finding in lint(DOUBTFUL).findings) is (odds(DOUBTFUL) > 0)


def test_a_text_without_end_is_not_judged_without_end() -> None:
    judge = Judge(-9.0)
    lint(" ".join([DOUBTFUL] * 100), judge=judge)
    assert len(judge.asked) == 60
