"""Files of tensors: read as they were written, and refused when they are something else."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy
import pytest

from inroad.kit.encoder.tensors import read


def _file(path: Path, header: Mapping[str, object], content: bytes) -> Path:
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + content)
    return path


def test_each_tensor_is_read_by_name_with_its_shape_and_type(tmp_path: Path) -> None:
    one = numpy.arange(6, dtype="<f4").reshape(2, 3)
    two = numpy.array([1.5, -2.0], dtype="<f2")
    header = {
        "__metadata__": {"format": "pt"},
        "one": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]},
        "two": {"dtype": "F16", "shape": [2], "data_offsets": [24, 28]},
    }
    found = read(_file(tmp_path / "t.safetensors", header, one.tobytes() + two.tobytes()))
    assert set(found) == {"one", "two"}
    assert numpy.array_equal(found["one"], one)
    assert numpy.array_equal(found["two"], two)


def test_what_is_read_cannot_be_changed(tmp_path: Path) -> None:
    header = {"one": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
    found = read(_file(tmp_path / "t.safetensors", header, bytes(4)))
    with pytest.raises(ValueError, match="read-only"):
        found["one"][0] = 1


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 40, (1 << 40).to_bytes(8, "little") + b"{}"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"t\.safetensors is not a file of tensors"):
        read(path)
