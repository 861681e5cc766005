"""How much a sentence reads like asking for a job or for money, whatever its words (LND-7): a small language
model, installed as a package and read from the disk at first use. Nothing is fetched."""

from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from threading import Lock

_KEPT = 4096
_turn = Lock()
_known: OrderedDict[bytes, float] = OrderedDict()


def asking(sentence: str) -> float:
    """Natural-log odds that the sentence asks for a job or for money.

    The first call takes some tenths of a second, later ones some 5 to 10 ms of processor time; what was just
    judged is remembered, by a digest and not by its words. Raises FileNotFoundError where the package with
    the model is not installed.
    """
    digest = blake2b(sentence.encode("utf-8", "replace"), digest_size=16).digest()
    with _turn:
        if digest in _known:
            _known.move_to_end(digest)
            return _known[digest]
        found = _known[digest] = _judge()(sentence)
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return found


@cache
def _judge() -> Callable[[str], float]:
    from inroad.kit.encoder.judge import load  # numpy takes a tenth of a second and 30 MB to import

    return load()
