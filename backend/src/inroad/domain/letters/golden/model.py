"""A small linear model beside the frames: words, word classes and strings of letters, weighed by what the
corpus taught.

The frames are exact but know only what somebody thought of; the model generalises from the labelled
corpus. Its
weights lie in `en/weights.txt`, written by `training.py`: for each feature how far its presence moves the
natural-log odds of "this asks", and how much it counts for when the sum is damped.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from inroad.domain.letters.golden import lexicon
from inroad.domain.letters.golden.kinds import mixtures
from inroad.domain.letters.golden.tagger import Tagged, table

_WINDOW = 5
_GRAMS = (3, 4, 5)
# What a feature counts for: strings of letters (`h:`) and far pairs (`s:`) are many, mixtures of kinds (`k:`)
# overlap, and each says little.
_WORTH = 1.5
_WORTH_OF = {"h:": 1.0, "s:": 1.0, "k:": 0.3}
_FAR = 5  # how far two words may stand apart to be weighed together
_INVERTED = 3
_UNKNOWN = (0.0, 0.0)
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
    """The bias, and per feature what it adds to the sum, and the square of what it counts for."""

    bias: float
    by_feature: dict[str, tuple[float, float]]

    def of(self, feature: str) -> float:
        """What a feature adds to the sum; 0 for one that was not learned."""
        return self.by_feature.get(feature, _UNKNOWN)[0]


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
    """Features of a tagged sentence: stems, neighbours, words that stand near each other, word classes,
    ordered pairs of classes within five tokens, kinds that stand together (see kinds.py), strings of three
    to five letters. After a denial words and classes carry an `N`, in a question the classes also a `q`."""
    return _word_features(tagged) | _letter_features(tagged.words) | _far_features(tagged) | mixtures(tagged)


def worth(feature: str) -> float:
    """What the presence of a feature counts for before training has seen how one-sided it is."""
    return _WORTH_OF.get(feature[:2], _WORTH)


def _letter_features(words: tuple[str, ...]) -> set[str]:
    text = "_".join(["<", *words, ">"])
    return {"h:" + text[at : at + size] for size in _GRAMS for at in range(len(text) - size + 1)}


def _far_features(tagged: Tagged) -> set[str]:
    words = [stem(word) for word in tagged.words]
    return {f"s:{word}~{later}" for at, word in enumerate(words) for later in words[at + 2 : at + _FAR + 1]}


def _word_features(tagged: Tagged) -> set[str]:
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
    """Log odds that a sentence with these features asks; the sum is damped by the size of what is known."""
    total, size = 0.0, 1.0
    by = weights.by_feature
    for feature in found:
        known = by.get(feature)
        if known is not None:
            total += known[0]
            size += known[1]
    return weights.bias + total / math.sqrt(size)


def telling_words(tagged: Tagged, weights: Weights, most: int = 3) -> tuple[int, int]:
    """Token indexes (start, end exclusive) of the stretch of up to `most` + 3 tokens that weighs most."""
    words = [stem(word) for word in tagged.words]
    worth = [
        weights.of("w:" + word) + sum(weights.of("c:" + kind) for kind in _classes_of(mask))
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
        feature, adds, counts = line.rsplit(" ", 2)
        found[feature] = (int(adds) / 100, int(counts) / 100)
    bias, _ = found.pop("bias")
    return Weights(bias, found)
