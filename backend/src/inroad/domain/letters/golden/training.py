"""Train the weights of the model on the labelled corpus: `python -m inroad.domain.letters.golden.training
CORPUS OUT`.

Only the part the rules are written from (`dev-*.yaml`) is read. The run is deterministic.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from operator import mul
from pathlib import Path

from inroad.domain.letters.golden.engine import tagged_sentences
from inroad.domain.letters.golden.model import Weights, features, worth
from inroad.domain.letters.report import Labelled, read_corpus

_ROUNDS = 10
_RATE = 8.0
_DECAY = 1e-5
# pairs, classes and mixtures need to be seen more often than words
_LEAST_SEEN = {"p": 4, "q": 3, "c": 3, "s": 3, "k": 3}
_SMALLEST = 0.02
# Sentences of good letters count this many times: a letter held back for nothing is the worst mistake.
_WHOLE = "whole letters"
_LETTERS = 4


def examples(sentences: Sequence[Labelled]) -> list[tuple[set[str], int]]:
    """Features and label of each labelled text."""
    found: list[tuple[set[str], int]] = []
    for sentence in sentences:
        together: set[str] = set()
        for tagged in tagged_sentences(sentence.text):
            together |= features(tagged)
        found += [(together, int(sentence.asks))] * (_LETTERS if sentence.idea == _WHOLE else 1)
    return found


def train(data: Sequence[tuple[set[str], int]]) -> Weights:
    """Logistic regression by gradient steps that grow smaller, with decay. What is seen mostly in asks, or
    mostly in harmless sentences, counts for more. Features are numbered and weights kept in a list under one
    common scale, so that a step touches only what the sentence has."""
    seen = Counter(feature for found, _ in data for feature in found)
    known = sorted(f for f, n in seen.items() if n >= _LEAST_SEEN.get(f.partition(":")[0].lstrip("N"), 2))
    counts = _one_sidedness(known, data)
    number = {feature: index for index, feature in enumerate(known)}
    rows = [_row([number[f] for f in sorted(found) if f in number], label, counts) for found, label in data]
    weight = [0.0] * len(known)
    scale, bias, step = 1.0, 0.0, 0
    order = random.Random(1)  # noqa: S311 - shuffles training rows, no secret
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for has, values, label in rows:
            rate = _RATE / (1 + _RATE * step / (2 * len(rows)))
            step += 1
            total = sum(map(mul, map(weight.__getitem__, has), values))
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, bias + scale * total)))) - label
            scale *= 1 - rate * _DECAY
            bias -= 0.1 * rate * error
            pull = rate * error / scale
            for index, value in zip(has, values, strict=True):
                weight[index] -= pull * value
    found = {f: (scale * w * value, value * value) for f, w, value in zip(known, weight, counts, strict=True)}
    return Weights(bias, {f: known for f, known in found.items() if abs(known[0]) >= _SMALLEST})


def _one_sidedness(known: Sequence[str], data: Sequence[tuple[set[str], int]]) -> list[float]:
    """What each feature counts for: its worth, times how far its shares of asks and of harmless sentences lie
    apart (as a logarithm)."""
    tally = [Counter(f for found, label in data if label == side for f in found) for side in (0, 1)]
    shares = [[1 + worth(f) * each[f] for f in known] for each in tally]
    fine, asks = (sum(each) for each in shares)
    return [worth(f) * abs(math.log(a / asks * fine / b)) for f, b, a in zip(known, *shares, strict=True)]


def _row(has: list[int], label: int, counts: list[float]) -> tuple[list[int], list[float], int]:
    """Numbers of the known features, what each counts for in this sentence, and the label."""
    values = [counts[index] for index in has]
    damp = 1 / math.sqrt(1 + sum(value * value for value in values))
    return has, [value * damp for value in values], label


def write(weights: Weights, path: Path) -> None:
    """One feature a line, sorted: what it adds and what it counts for, in hundredths."""
    lines = [f"bias {round(weights.bias * 100)} 0"]
    for feature, (adds, counts) in sorted(weights.by_feature.items()):
        lines.append(f"{feature} {round(adds * 100)} {round(counts * 100)}")
    path.write_text(
        "# Written by training.py from the labelled corpus. Not edited by hand.\n" + "\n".join(lines) + "\n",
        "utf-8",
    )


def main(corpus: Path, out: Path) -> None:
    """Read dev-*.yaml below `corpus`, train, write `out`."""
    lines = [
        line for path in sorted(corpus.glob("dev-*.yaml")) for line in path.read_text("utf-8").splitlines()
    ]
    write(train(examples(read_corpus(lines))), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
