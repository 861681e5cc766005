"""Train the weights of the model on the labelled corpus: `python -m inroad.domain.letters.golden.training
CORPUS OUT`.

Only the part the rules are written from (`dev-*.yaml`) is read. The run is deterministic.
"""

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from inroad.domain.letters.golden.engine import tagged_sentences
from inroad.domain.letters.golden.model import Weights, features
from inroad.domain.letters.report import Labelled, read_corpus

Example = tuple[list[str], int]

_ROUNDS = 12
_RATE = 0.3
_DECAY = 5e-4
_LEAST_SEEN = {"p": 4, "q": 3, "c": 3}  # pairs and classes need to be seen more often than words
_SMALLEST = 0.03


def examples(sentences: Sequence[Labelled]) -> list[tuple[set[str], int]]:
    """Features and label of each labelled text."""
    found = []
    for sentence in sentences:
        together: set[str] = set()
        for tagged in tagged_sentences(sentence.text):
            together |= features(tagged)
        found.append((together, int(sentence.asks)))
    return found


def train(data: Sequence[tuple[set[str], int]]) -> Weights:
    """Logistic regression by adaptive gradient steps, with decay."""
    seen = Counter(feature for found, _ in data for feature in found)
    known = {f for f, n in seen.items() if n >= _LEAST_SEEN.get(f.lstrip("N")[:1], 2)}
    rows: list[Example] = [(sorted(found & known), label) for found, label in data]
    weight: defaultdict[str, float] = defaultdict(float)
    size: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    bias, bias_size = 0.0, 1e-6
    order = random.Random(1)  # noqa: S311 - shuffles training rows, no secret
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for found, label in rows:
            damp = 1 / math.sqrt(len(found) + 1)
            odds = max(-30.0, min(30.0, bias + damp * sum(weight[f] for f in found)))
            error = 1 / (1 + math.exp(-odds)) - label
            bias_size += error * error
            bias -= _RATE * error / math.sqrt(bias_size)
            for f in found:
                step = error * damp + _DECAY * weight[f]
                size[f] += step * step
                weight[f] -= _RATE * step / math.sqrt(size[f])
    return Weights(bias, {f: w for f, w in weight.items() if abs(w) >= _SMALLEST})


def write(weights: Weights, path: Path) -> None:
    """One feature a line with its weight in hundredths, sorted."""
    lines = [f"bias {round(weights.bias * 100)}"]
    lines += [f"{feature} {round(weight * 100)}" for feature, weight in sorted(weights.by_feature.items())]
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
