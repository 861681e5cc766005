"""LND-7 on the labelled corpus: the report is honest, and the numbers do not slip."""

import io
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from inroad.domain.letters import lint, report_letters
from inroad.domain.letters.golden.engine import Judge
from inroad.domain.letters.golden.frames import frames
from inroad.domain.letters.golden.guards import GUARDS
from inroad.domain.letters.golden.model import weights
from inroad.domain.letters.golden.training import examples, train
from inroad.domain.letters.report import Labelled, asks_for_job_or_money, read_corpus, score
from inroad.kit.encoder import asking
from inroad.kit.encoder.judge import load  # before numpy: it says how many processors that may take

import numpy  # isort: skip

CORPUS = Path(__file__).parent / "corpus"
FLOOR = {
    "test": (0.95, 0.95),
    "blind": (0.95, 0.95),
    "dev": (0.97, 0.97),
}  # precision, recall: a change that falls below needs a reason
ALONE = (0.93, 0.93)
"""The same of words and frames alone, on what they have not seen."""


def _part(name: str) -> tuple[Labelled, ...]:
    lines = [
        line
        for path in sorted(CORPUS.glob(f"{name}-*.yaml"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return read_corpus(lines)


@pytest.mark.parametrize("name", sorted(FLOOR))
def test_precision_and_recall_hold(name: str) -> None:
    sentences = _part(name)
    # Of what it was made from every fourth will do: all of it takes a minute on a busy machine.
    result = score(sentences[::4] if name == "dev" else sentences, asking)
    precision, recall = FLOOR[name]
    assert result.precision >= precision, [s.text for s in result.false_alarms]
    assert result.recall >= recall, [s.text for s in result.missed]


@pytest.mark.parametrize("name", ["test", "blind"])
def test_words_and_frames_alone_still_hold(name: str) -> None:
    result = score(_part(name))
    assert (result.precision, result.recall) >= ALONE
    assert result.recall >= ALONE[1]


def test_the_corpus_is_large_balanced_and_split_by_idea() -> None:
    every = (*_part("test"), *_part("blind"), *_part("dev"))
    asks = sum(1 for sentence in every if sentence.asks)
    assert len(every) >= 600
    assert 0.4 <= asks / len(every) <= 0.6
    assert len({s.text for s in every}) == len(every)


def test_nothing_written_from_is_near_the_untouched_part() -> None:
    untouched = [_words(sentence.text) for part in ("test", "blind") for sentence in _part(part)]
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(untouched):
        for word in words:
            by_word[word].append(place)
    for sentence in _part("dev"):
        words = _words(sentence.text)
        shared = Counter(place for word in words for place in by_word.get(word, ()))
        for place, count in shared.items():
            assert count / (len(words) + len(untouched[place]) - count) < 0.6, sentence.text


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z']+", text.lower()))


@pytest.mark.timeout(400)  # twenty seconds of work, on a machine that may be busy
def test_the_weights_are_those_that_the_corpus_gives() -> None:
    trained, kept = train(examples(_part("dev"))), weights()
    assert trained.by_feature.keys() == kept.by_feature.keys()
    for name, rounded in kept.by_feature.items():
        assert trained.by_feature[name] == pytest.approx(rounded, abs=0.01), name


def test_a_good_letter_is_not_blocked() -> None:
    whole = [s.text for s in _part("dev") if s.idea == "whole letters"]
    marked = [text for text in whole if asks_for_job_or_money(text, asking)]
    assert len(whole) > 90
    assert marked == []


def test_the_narrow_reader_reads_what_yaml_reads() -> None:
    for path in CORPUS.glob("*.yaml"):
        text = path.read_text("utf-8")
        groups = yaml.safe_load(text)
        expected = [(g["idea"], g["label"] == "ask", s) for g in groups for s in g["sentences"]]
        assert [(s.idea, s.asks, s.text) for s in read_corpus(text.splitlines())] == expected


def test_the_reader_names_the_line_it_does_not_understand() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_corpus(["- idea: x", "  sentence: y"])


def test_report_prints_each_part_and_what_went_wrong(tmp_path: Path) -> None:
    (tmp_path / "dev-a.yaml").write_text(
        '- idea: a\n  label: ask\n  sentences:\n    - "Are you hiring?"\n    - "The sky is blue."\n'
    )
    out = io.StringIO()
    assert report_letters(tmp_path, out, wrong=["dev"]) == 0
    assert "1.000   0.500" in out.getvalue()
    assert "missed  [a] The sky is blue." in out.getvalue()
    assert report_letters(tmp_path / "nothing", out) == 2


def test_frames_are_well_formed() -> None:
    for frame in frames():
        assert frame.guards <= set(GUARDS)
        assert frame.about in {"job", "money"}
        assert frame.why
        assert not frame.why.endswith(".")


def test_each_hit_is_explained_with_the_words_it_rests_on() -> None:
    text = "It was good to meet you. Would you mind if I asked whether you could lend me a hundred pounds?"
    (finding,) = [f for f in lint(text).findings if f.rule == "LND-7"]
    assert text[finding.start : finding.end].startswith("Would you mind")
    assert "lend me a hundred pounds" in finding.message
    assert "asks for a loan" in finding.message


def test_a_letter_is_checked_in_fifty_milliseconds() -> None:
    """Of processor time, a page of eighteen sentences that the judge does not remember: such as stand in good
    letters; and, with twice the time, nothing but look-alikes that nobody learned from."""
    fresh = load()
    fresh("The first takes longer: the model is read.")
    good = [s.text for s in _part("dev") if s.idea == "whole letters"]
    hard = [s.text for s in (*_part("test"), *_part("blind")) if not s.asks]
    as_much_as_the_model = numpy.ones((22, 1024, 1024), numpy.float32)
    short = numpy.ones((1024, 16), numpy.float32)
    for sentences, most in ((good, 0.05), (hard, 0.1)):
        letters = [" ".join(sentences[at : at + 18]) for at in range(0, len(sentences) - 17, 18)]
        # On a machine that others wear out, plain counting takes longer too, and reading memory most of all.
        some = letters[:: len(letters) // 24 or 1]
        took = sorted(
            _seconds(letter, fresh) / _slowness(lambda: as_much_as_the_model @ short) for letter in some
        )
        assert len(took) > 20
        assert took[len(took) // 2] < most


def _seconds(letter: str, judge: Judge) -> float:
    return min(_process_time(lambda: lint(letter, judge=judge)) for _ in range(3))


def _slowness(read: Callable[[], object]) -> float:
    """How many times as long counting and reading memory take as where nothing else runs; at least 1."""
    counting = min(_process_time(lambda: sum(number * number for number in range(16_000))) for _ in range(2))
    reading = min(_process_time(read) for _ in range(2))
    return max(1.0, counting / 0.001, reading / 0.01)


def _process_time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
