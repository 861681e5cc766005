"""A sentence through the layers of MiniLM, with the adapter's low-rank changes beside its matrices.

The model is all-MiniLM-L6-v2 (Wang et al., "MiniLM", 2020; six layers of BERT, 384 wide), as it was
published. What was learned for Inroad is the adapter alone (LoRA: Hu et al., 2021): `y = Wx + b + B(Ax)`,
with biases, norms and the last layer of its own. W stays in the mapped file and is shared by all processes.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy
from numpy.typing import NDArray

from inroad.kit.encoder.tensors import Floats

_HEADS, _WIDTH, _EPSILON = 12, 384, 1e-12
_SLOPE = math.sqrt(2 / math.pi)
Tensors = Mapping[str, NDArray[Any]]


class Transformer:
    """The model with its adapter. `most`: the longest sequence it takes, in pieces."""

    def __init__(self, model: Tensors, adapter: Tensors, most: int) -> None:
        self._adapter: dict[str, Floats] = {
            name: tensor.astype(numpy.float32) for name, tensor in adapter.items()
        }
        self._words: Floats = model["embeddings.word_embeddings.weight"]
        kinds: Floats = model["embeddings.token_type_embeddings.weight"]
        self._places: Floats = model["embeddings.position_embeddings.weight"][:most] + kinds[0]
        self._matrices: dict[str, Floats] = {
            name: model[f"encoder.{name.removesuffix('.a')}.weight"].T
            for name in adapter
            if name.endswith(".a")
        }
        self._layers = sorted({name.split(".")[1] for name in self._matrices})

    def log_odds(self, pieces: list[int]) -> float:
        """What the last layer says to the mean of all pieces."""
        hidden = self._norm("embeddings.LayerNorm", self._words[pieces] + self._places[: len(pieces)])
        for layer in self._layers:
            hidden = self._layer(f"layer.{layer}", hidden)
        return float(hidden.mean(axis=0) @ self._adapter["head.weight"] + self._adapter["head.bias"])

    def _layer(self, name: str, hidden: Floats) -> Floats:
        seen = self._linear(f"{name}.attention.output.dense", self._attend(f"{name}.attention.self", hidden))
        hidden = self._norm(f"{name}.attention.output.LayerNorm", hidden + seen)
        inner = _gelu(self._linear(f"{name}.intermediate.dense", hidden))
        return self._norm(f"{name}.output.LayerNorm", hidden + self._linear(f"{name}.output.dense", inner))

    def _attend(self, name: str, hidden: Floats) -> Floats:
        query, key, value = (self._heads(f"{name}.{part}", hidden) for part in ("query", "key", "value"))
        weight: Floats = query @ key.transpose(0, 2, 1) / math.sqrt(_WIDTH // _HEADS)
        weight = numpy.exp(weight - weight.max(axis=-1, keepdims=True))
        weight /= weight.sum(axis=-1, keepdims=True)
        found: Floats = (weight @ value).transpose(1, 0, 2).reshape(len(hidden), _WIDTH)
        return found

    def _heads(self, name: str, hidden: Floats) -> Floats:
        return self._linear(name, hidden).reshape(len(hidden), _HEADS, -1).transpose(1, 0, 2)

    def _linear(self, name: str, hidden: Floats) -> Floats:
        of = self._adapter
        whole: Floats = hidden @ self._matrices[f"{name}.a"]
        low: Floats = hidden @ of[f"{name}.a"]
        back: Floats = low @ of[f"{name}.b"]
        return whole + back + of[f"{name}.bias"]

    def _norm(self, name: str, hidden: Floats) -> Floats:
        middle: Floats = hidden.mean(axis=-1, keepdims=True)
        apart = hidden - middle
        spread: Floats = numpy.sqrt((apart * apart).mean(axis=-1, keepdims=True) + _EPSILON)
        return apart / spread * self._adapter[f"{name}.weight"] + self._adapter[f"{name}.bias"]


def _gelu(hidden: Floats) -> Floats:
    """GELU by its usual approximation with tanh (Hendrycks and Gimpel, 2016)."""
    bent: Floats = numpy.tanh(_SLOPE * (hidden + 0.044715 * hidden * hidden * hidden))
    return 0.5 * hidden * (1 + bent)
