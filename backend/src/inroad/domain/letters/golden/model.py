"""A small linear model beside the frames: words and word classes of a sentence, weighed by what the corpus
taught.

The frames are exact but know only what somebody thought of; the model generalises from the labelled
corpus. Its
weights lie in `en/weights.txt`, written by `training.py`; a weight is a natural-log odds of "this asks".
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from inroad.domain.letters.golden import lexicon
from inroad.domain.letters.golden.tagger import Tagged, table

_WINDOW = 5
_INVERTED = 3
_SUFFIXES = ("ing", "ed", "es", "s", "ly")
_LEFT_OUT = frozenset(
    [
        "FILLER",
        "NEUTRAL",
        "WHOLE",
        "ROLE_ENDING",
        "ROLE_EXCEPTION",
        "AUX",
        "FUNC",
        "START",
        "COMMA",
        "BREAK",
        "ANY",
        "THEY",
        "VISIT",
        "STAFFING",
    ]
)


@dataclass(frozen=True, slots=True)
class Weights:
    """The bias, and a weight per feature."""

    bias: float
    by_feature: dict[str, float]


def stem(word: str) -> str:
    """Cut the commonest endings: `hiring` and `hired` share `hir`."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 3:
            return word[: -len(suffix)]
    return word


@cache
def _named_bits() -> tuple[tuple[str, int], ...]:
    names = [name for name in table().class_names() if name not in _LEFT_OUT]
    return tuple((name, table().mask(name)) for name in names)


@cache
def _classes_of(mask: int) -> tuple[str, ...]:
    return tuple(name for name, bit in _named_bits() if mask & bit)


def features(tagged: Tagged) -> set[str]:
    """Features of a tagged sentence: stems, neighbours, word classes, and ordered pairs of classes within
    five
    tokens of each other. After a denial they carry an `N`, in a question the classes also a `q`."""
    words = [stem(word) for word in tagged.words]
    masks, breaks = tagged.line.masks, tagged.line.breaks
    kinds = [_classes_of(mask) for mask in masks]
    question = tagged.words[-1:] == ("?",)
    found = {"start:" + words[0], "start:" + "_".join(words[:2])}
    found.update("start:" + kind for kind in kinds[0])
    if question:
        found.add("question")
    denied = ""
    for index, word in enumerate(words):
        if masks[index] & breaks:
            denied = ""
        elif "NEG" in kinds[index] and not (question and index < _INVERTED):
            denied = "N"  # but "couldn't you" and "isn't there" deny nothing
        found.add(denied + "w:" + word)
        if index + 1 < len(words):
            found.add("b:" + word + "_" + words[index + 1])
        for kind in kinds[index]:
            found.add(denied + "c:" + kind)
            if question:
                found.add("q:" + kind)
            head = denied + "p:" + kind + ">"
            for later in range(index + 1, min(len(words), index + 1 + _WINDOW)):
                if masks[later] & breaks:
                    break
                found.update(head + other for other in kinds[later])
    return found


def log_odds(found: Iterable[str], weights: Weights) -> float:
    """Log odds that a sentence with these features asks; sums are damped by the number of known features."""
    known = [weights.by_feature[feature] for feature in found if feature in weights.by_feature]
    return weights.bias + sum(known) / math.sqrt(len(known) + 1)


def telling_words(tagged: Tagged, weights: Weights, most: int = 3) -> tuple[int, int]:
    """Token indexes (start, end exclusive) of the stretch of up to `most` + 3 tokens that weighs most."""
    words = [stem(word) for word in tagged.words]
    by = weights.by_feature
    worth = [
        by.get("w:" + word, 0.0) + sum(by.get("c:" + kind, 0.0) for kind in _classes_of(mask))
        for word, mask in zip(words, tagged.line.masks, strict=True)
    ]
    span = min(most + 3, len(worth))
    best = max(range(len(worth) - span + 1), key=lambda first: sum(worth[first : first + span]))
    return best, best + span


@cache
def weights() -> Weights:
    """The weights of the language, read at the first check."""
    found = {}
    for line in lexicon.lines("weights.txt"):
        feature, _, weight = line.rpartition(" ")
        found[feature] = int(weight) / 100
    return Weights(found.pop("bias"), found)
