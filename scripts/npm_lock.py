"""Complete an npm lock with the optional packages of other platforms that its registry did not serve.

npm leaves an optional package that it could not look up out of the lock, and `npm ci` then refuses that very
lock ("Missing: … from lock file"). The version is pinned by the package that asks for it and the platform is
in its name, so both can be written down; only the hash cannot, and is left out for those platforms.

    npm_lock.py FOLDER …            complete FOLDER/package-lock.json
    npm_lock.py --check FOLDER …    status 1 if one is incomplete or does not fit its package.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

SYSTEMS = {
    "android",
    "darwin",
    "freebsd",
    "linux",
    "netbsd",
    "openbsd",
    "openharmony",
    "sunos",
    "aix",
    "win32",
}
PROCESSORS = {"arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"}
EXACT = re.compile(r"\d+\.\d+\.\d+(?:[-+].*)?")


def platform_of(name: str) -> dict[str, list[str]]:
    """Return the `os`, `cpu` and `libc` that a platform package's name tells (ValueError if none)."""
    words = set(name.rpartition("/")[2].split("-"))
    system, processor = words & SYSTEMS, words & PROCESSORS
    if "wasm32" in processor:
        return {"cpu": ["wasm32"]}
    if not system and not processor:
        raise ValueError(f"{name} names no platform")
    found = {"os": sorted(system), "cpu": sorted(processor)}
    if "linux" in system:
        found["libc"] = ["musl"] if any("musl" in word for word in words) else ["glibc"]
    return {key: value for key, value in found.items() if value}


def missing(lock: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the entries the lock lacks, by place (ValueError where no exact version is asked for)."""
    packages = lock["packages"]
    there = {place.rpartition("node_modules/")[2] for place in packages if place}
    lacking: dict[str, dict[str, Any]] = {}
    for place, package in sorted(packages.items()):
        for name, version in sorted(package.get("optionalDependencies", {}).items()):
            if not place or name in there:
                continue
            if not EXACT.fullmatch(version):
                raise ValueError(f"{place} asks for {name} {version}, which is no exact version")
            entry = {"version": version, **platform_of(name), "optional": True}
            if package.get("dev"):
                entry["dev"] = True
            lacking[f"node_modules/{name}"] = entry
    return lacking


def in_place(packages: dict[str, Any], lacking: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return all entries, each new one beside its neighbours, the old ones in the order npm gave them."""
    order = list(packages)
    for place in sorted(lacking):
        family = place.rpartition("/")[0] + "/"
        before = [at for at, other in enumerate(order) if other.startswith(family) and other < place]
        first = next((at for at, other in enumerate(order) if other > place), len(order))
        order.insert(before[-1] + 1 if before else first, place)
    every = packages | lacking
    return {place: every[place] for place in order}


def disagreements(folder: Path, lock: dict[str, Any]) -> list[str]:
    """Return where package.json and its lock name different requirements."""
    package = json.loads((folder / "package.json").read_text("utf-8"))
    root = lock["packages"][""]
    kinds = ("dependencies", "devDependencies", "optionalDependencies")
    return [kind for kind in kinds if package.get(kind, {}) != root.get(kind, {})]


def main(arguments: list[str]) -> int:
    """Do what the command line says; return the exit status."""
    check = "--check" in arguments
    wrong = 0
    for folder in (Path(a) for a in arguments if a != "--check"):
        file = folder / "package-lock.json"
        lock = json.loads(file.read_text("utf-8"))
        lacking = missing(lock)
        for kind in disagreements(folder, lock):
            wrong += 1
            print(
                f"{file}: {kind} are not those of package.json; run `npm install --package-lock-only` there"
            )
        if check and lacking:
            wrong += 1
            print(f"{file}: {len(lacking)} platform packages are missing; run `make lock`")
        elif lacking:
            lock["packages"] = in_place(lock["packages"], lacking)
            file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", "utf-8")
            print(f"{file}: {len(lacking)} platform packages added")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
