"""Tensors of a safetensors file, mapped into memory: nothing is copied, and nothing in it can run."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
_TYPES = {"F32": "<f4", "F16": "<f2", "I64": "<i8"}
_LENGTH = 8  # bytes that say how long the header is


def read(path: Path) -> Mapping[str, NDArray[Any]]:
    """The tensors of the file by name, as views into it.

    Raises OSError when it cannot be read, ValueError when it is no such file.
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(_LENGTH), "little")
        if not 2 <= length <= path.stat().st_size - _LENGTH:
            raise ValueError(f"{path.name} is not a file of tensors")
        header = json.loads(file.read(length))
    header.pop("__metadata__", None)
    content = numpy.memmap(path, mode="r", dtype=numpy.uint8, offset=_LENGTH + length)
    found = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        found[name] = content[start:end].view(_TYPES[entry["dtype"]]).reshape(entry["shape"])
    return found
