"""Learn the adapter of the golden rule's language model (LND-7) from the labelled corpus, and write it.

    PYTHONPATH=backend/src PYTHON bench/adapter.py [--without 23-39] [--out FILE] [--scores FILE]

Needs PyTorch, in an environment of its own, beside the packages of `backend/requirements.lock`: nothing that
runs or tests Inroad does. Only `dev-*.yaml` is learned. `--without` leaves out the batches so numbered and
prints how they are judged; `--scores` writes the log odds of every sentence that was not learned. Six layers,
rank 8 and 5 rounds take some six minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from inroad.domain.letters.report import read_corpus
from inroad.domain.letters.text import sentences
from inroad.kit.encoder.judge import ADAPTER, MOST_PIECES, model_folder, vocabulary
from inroad.kit.encoder.tensors import read
from inroad.kit.encoder.wordpiece import pieces

CORPUS = Path(__file__).parents[1] / "backend/tests/domain/letters/corpus"
HEADS, WIDTH, LAYERS = 12, 384, 6
BATCH, WARM_UP, DROPOUT = 32, 0.1, 0.1
SURE = 0.98  # labels are not beyond doubt
WHOLE = "whole letters"  # a good letter held back is the worst mistake: counts twice
LINEAR = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the corpus: file, pieces, label, what it counts."""

    file: str
    text: str
    ids: list[int]
    asks: bool
    counts: float


def rows(words: dict[str, int]) -> list[Row]:
    """All of the corpus; harmless texts of several sentences cut into these, as letters are judged."""
    found = []
    for path in sorted(CORPUS.glob("*.yaml")):
        for line in read_corpus(path.read_text("utf-8").splitlines()):
            parts = [line.text]
            if not line.asks and path.name.startswith("dev-"):
                parts = [line.text[each.start : each.end] for each in sentences(line.text)]
            counts = 2.0 if line.idea == WHOLE else 1.0
            found += [
                Row(path.stem, part, pieces(part, words, MOST_PIECES), line.asks, counts) for part in parts
            ]
    return found


class Adapted(nn.Module):
    """The published model, which stays as it is, and what is learned beside it."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        model = {
            name: torch.tensor(numpy.array(each))
            for name, each in read(model_folder() / "model.safetensors").items()
        }
        self.fixed, self.learned = {}, nn.ParameterDict()
        self.words = model["embeddings.word_embeddings.weight"]
        self.places = (
            model["embeddings.position_embeddings.weight"]
            + model["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm("embeddings.LayerNorm", model, "")
        for layer in range(LAYERS):
            for part in LINEAR:
                name = f"layer.{layer}.{part}"
                weight = model[f"encoder.{name}.weight"]
                self.fixed[name] = weight
                self.learn(f"{name}.bias", model[f"encoder.{name}.bias"])
                self.learn(f"{name}.a", torch.randn(weight.shape[1], rank) / math.sqrt(weight.shape[1]))
                self.learn(f"{name}.b", torch.zeros(rank, weight.shape[0]))
            for part in NORMS:
                self.norm(f"layer.{layer}.{part}", model, "encoder.")
        self.learn("head.weight", (torch.rand(WIDTH) * 2 - 1) / math.sqrt(WIDTH))
        self.learn("head.bias", torch.zeros(()))

    def learn(self, name: str, value: Tensor) -> None:
        """Keeps a parameter under the name it has in the file."""
        self.learned[name.replace(".", "/")] = nn.Parameter(value.clone())

    def norm(self, name: str, model: dict[str, Tensor], before: str) -> None:
        """The two parameters of a norm."""
        for part in ("weight", "bias"):
            self.learn(f"{name}.{part}", model[f"{before}{name}.{part}"])

    def of(self, name: str) -> Tensor:
        """A learned parameter."""
        return self.learned[name.replace(".", "/")]

    def drop(self, value: Tensor) -> Tensor:
        """Dropout, while learning."""
        return functional.dropout(value, DROPOUT, self.training)

    def linear(self, name: str, value: Tensor) -> Tensor:
        """`Wx + b + B(Ax)`."""
        return functional.linear(value, self.fixed[name], self.of(f"{name}.bias")) + value @ self.of(
            f"{name}.a"
        ) @ self.of(f"{name}.b")

    def normed(self, name: str, value: Tensor) -> Tensor:
        """A norm."""
        return functional.layer_norm(
            value, (WIDTH,), self.of(f"{name}.weight"), self.of(f"{name}.bias"), 1e-12
        )

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Log odds of each row."""
        count, length = ids.shape
        hidden = functional.embedding(ids, self.words) + self.places[:length]
        hidden = self.drop(self.normed("embeddings.LayerNorm", hidden))
        seen = mask[:, None, None, :].bool()
        for layer in range(LAYERS):
            name = f"layer.{layer}"
            query, key, value = (
                self.linear(f"{name}.{part}", hidden).view(count, length, HEADS, -1).transpose(1, 2)
                for part in LINEAR[:3]
            )
            found = functional.scaled_dot_product_attention(
                query, key, value, attn_mask=seen, dropout_p=DROPOUT if self.training else 0.0
            )
            found = found.transpose(1, 2).reshape(count, length, WIDTH)
            found = self.drop(self.linear(f"{name}.{LINEAR[3]}", found))
            hidden = self.normed(f"{name}.{NORMS[0]}", hidden + found)
            inner = functional.gelu(self.linear(f"{name}.{LINEAR[4]}", hidden), approximate="tanh")
            hidden = self.normed(
                f"{name}.{NORMS[1]}", hidden + self.drop(self.linear(f"{name}.{LINEAR[5]}", inner))
            )
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.drop(mean) @ self.of("head.weight") + self.of("head.bias")


def together(part: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """Pieces and mask of some rows."""
    longest = max(len(row.ids) for row in part)
    ids, mask = torch.zeros(len(part), longest, dtype=torch.long), torch.zeros(len(part), longest)
    for at, row in enumerate(part):
        ids[at, : len(row.ids)] = torch.tensor(row.ids)
        mask[at, : len(row.ids)] = 1
    return ids, mask


def learn(model: Adapted, known: Sequence[Row], rounds: int, rate: float) -> None:
    """AdamW; the rate rises over the first tenth, then falls to nothing. Rows of like length go together."""
    chosen = list(model.parameters())
    decays = [{"params": [p for p in chosen if p.dim() > 1], "weight_decay": 0.01}]
    optimizer = torch.optim.AdamW(
        [*decays, {"params": [p for p in chosen if p.dim() < 2], "weight_decay": 0.0}]
    )
    steps, step = rounds * math.ceil(len(known) / BATCH), 0
    for number in range(rounds):
        order = random.sample(range(len(known)), len(known))
        batches = []
        for start in range(0, len(order), 20 * BATCH):
            near = sorted(order[start : start + 20 * BATCH], key=lambda at: len(known[at].ids))
            batches += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        random.shuffle(batches)
        lost = 0.0
        for batch in batches:
            done = step / steps
            for group in optimizer.param_groups:
                group["lr"] = rate * min(done / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)))
            part = [known[at] for at in batch]
            wanted = torch.tensor([SURE if row.asks else 1 - SURE for row in part])
            counts = torch.tensor([row.counts for row in part])
            loss = (
                functional.binary_cross_entropy_with_logits(model(*together(part)), wanted, reduction="none")
                * counts
            ).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(chosen, 1.0)
            optimizer.step()
            step += 1
            lost += loss.item()
        print(f"round {number + 1}: loss {lost / len(batches):.3f}", flush=True)


def judged(model: Adapted, some: Sequence[Row]) -> dict[str, float]:
    """Log odds by text."""
    model.eval()
    found: dict[str, float] = {}
    ordered = sorted(some, key=lambda row: len(row.ids))
    with torch.no_grad():
        for start in range(0, len(ordered), 64):
            part = ordered[start : start + 64]
            found.update(zip((row.text for row in part), model(*together(part)).tolist(), strict=True))
    model.train()
    return found


def write(model: Adapted, path: Path) -> None:
    """As safetensors, in half precision, sorted by name."""
    found = {
        name.replace("/", "."): value.detach().numpy().astype("<f2") for name, value in model.learned.items()
    }
    header: dict[str, object] = {}
    at = 0
    for name in sorted(found):
        header[name] = {
            "dtype": "F16",
            "shape": list(found[name].shape),
            "data_offsets": [at, at + found[name].nbytes],
        }
        at += found[name].nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(
        len(text).to_bytes(8, "little") + text + b"".join(found[name].tobytes() for name in sorted(found))
    )


def main() -> None:
    """Learn, judge what was left out, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--without", default="", help="batches to leave out, as 23-39")
    parser.add_argument("--out", type=Path, default=ADAPTER)
    parser.add_argument("--scores", type=Path)
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    first, last = map(int, options.without.split("-")) if options.without else (1, 0)

    def aside(row: Row) -> bool:
        number = re.fullmatch(r"dev-blind(\d+)-\w+", row.file)
        return not row.file.startswith("dev-") or (number is not None and first <= int(number[1]) <= last)

    every = rows(vocabulary(model_folder()))
    model = Adapted(options.rank)
    learn(model, [row for row in every if not aside(row)], options.rounds, options.rate)
    write(model, options.out)
    found = judged(model, [row for row in every if aside(row)])
    if options.scores:
        options.scores.write_text(json.dumps(found))
    for part in ("test", "blind", "dev"):
        some = [row for row in every if aside(row) and row.file.split("-")[0] == part]
        hits = sum(row.asks and found[row.text] > 0 for row in some)
        marked, asks = sum(found[row.text] > 0 for row in some), sum(row.asks for row in some)
        if some:
            print(
                f"{part}: {len(some)} unseen, alone: precision {hits / max(1, marked):.3f}, "
                f"recall {hits / asks:.3f}"
            )


if __name__ == "__main__":
    main()
