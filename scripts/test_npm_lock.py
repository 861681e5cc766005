"""Completing an npm lock: what is added, what is refused, and that a complete lock stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import npm_lock
import pytest

ASKING = {"version": "1.2.3", "dev": True, "optionalDependencies": {"@x/tool-linux-arm64-musl": "1.2.3"}}


def _write(folder: Path, packages: dict[str, object], wanted: dict[str, str] | None = None) -> Path:
    (folder / "package.json").write_text(json.dumps({"devDependencies": wanted or {"tool": "1.2.3"}}))
    root = {"devDependencies": {"tool": "1.2.3"}}
    (folder / "package-lock.json").write_text(json.dumps({"packages": {"": root, **packages}}))
    return folder


def test_a_platform_that_was_not_served_is_written_down(tmp_path: Path) -> None:
    folder = _write(tmp_path, {"node_modules/tool": ASKING})
    assert npm_lock.main(["--check", str(folder)]) == 1
    assert npm_lock.main([str(folder)]) == 0
    lock = json.loads((folder / "package-lock.json").read_text())
    assert lock["packages"]["node_modules/@x/tool-linux-arm64-musl"] == {
        "version": "1.2.3",
        "os": ["linux"],
        "cpu": ["arm64"],
        "libc": ["musl"],
        "optional": True,
        "dev": True,
    }
    assert list(lock["packages"]) == ["", "node_modules/@x/tool-linux-arm64-musl", "node_modules/tool"]
    assert npm_lock.main(["--check", str(folder)]) == 0


def test_a_complete_lock_is_not_touched(tmp_path: Path) -> None:
    there = {"node_modules/tool": ASKING, "node_modules/@x/tool-linux-arm64-musl": {"version": "1.2.3"}}
    folder = _write(tmp_path, there)
    before = (folder / "package-lock.json").read_bytes()
    assert npm_lock.main([str(folder)]) == 0
    assert (folder / "package-lock.json").read_bytes() == before


def test_a_lock_of_other_requirements_is_named(tmp_path: Path) -> None:
    folder = _write(tmp_path, {}, wanted={"tool": "1.2.4"})
    assert npm_lock.main(["--check", str(folder)]) == 1


@pytest.mark.parametrize(
    ("name", "version"), [("@x/tool-linux-x64", "^1.0.0"), ("@x/something", "1.0.0"), ("fsevents", "~2.3.2")]
)
def test_what_cannot_be_known_is_not_guessed(tmp_path: Path, name: str, version: str) -> None:
    folder = _write(tmp_path, {"node_modules/tool": {"optionalDependencies": {name: version}}})
    with pytest.raises(ValueError, match=r"no exact version|names no platform"):
        npm_lock.main([str(folder)])


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("@x/t-linux-x64-gnu", {"os": ["linux"], "cpu": ["x64"], "libc": ["glibc"]}),
        ("@x/t-linux-arm-musleabihf", {"os": ["linux"], "cpu": ["arm"], "libc": ["musl"]}),
        ("@x/t-android-arm64", {"os": ["android"], "cpu": ["arm64"]}),
        ("@x/t-win32-x64-msvc", {"os": ["win32"], "cpu": ["x64"]}),
        ("@x/t-wasm32-wasi", {"cpu": ["wasm32"]}),
    ],
)
def test_a_name_tells_its_platform(name: str, platform: dict[str, list[str]]) -> None:
    assert npm_lock.platform_of(name) == platform
