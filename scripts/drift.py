"""Compare what is generated with what is committed; with --write, bring it up to date.

contract    openapi/openapi.json               from `inroad openapi`
types       frontend/src/api/schema.gen.d.ts   from the contract
catalogues  frontend/src/locales/*.po          from the texts in the components
locks       backend/dev.lock and pyproject.toml against backend/requirements.lock
"""

from __future__ import annotations

import difflib
import json
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

import npm_lock
from common import BACKEND, FRONTEND, NPM_FOLDERS, ROOT, STATE, VENV, environment, run_logged, say

CONTRACT = ROOT / "openapi" / "openapi.json"
PACKAGE = ROOT / "openapi" / "package.json"
TYPES = FRONTEND / "src" / "api" / "schema.gen.d.ts"
LOCALES = FRONTEND / "src" / "locales"


def output_of(command: list[str], cwd: Path = ROOT) -> bytes:
    """Return what a program prints; stop with its complaint if it fails or prints nothing."""
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, check=False)
    if done.returncode != 0 or not done.stdout:
        print((done.stderr or b"it printed nothing").decode("utf-8", "replace"), file=sys.stderr)
        raise SystemExit(f"drift: {' '.join(command)} failed with status {done.returncode}")
    return done.stdout


def report(path: Path, fresh: bytes, *, write: bool) -> bool:
    """Compare a committed file with its fresh content; write it if asked; return whether it is right."""
    old = path.read_bytes() if path.exists() else b""
    name = path.relative_to(ROOT)
    if old == fresh:
        return True
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fresh)
        say(f"drift: {name} written")
        return True
    texts = (old.decode("utf-8", "replace").splitlines(), fresh.decode("utf-8", "replace").splitlines())
    changes = list(difflib.unified_diff(*texts, "committed", "generated", lineterm="", n=1))
    say("\n".join([*changes[:40], *(["…"] if len(changes) > 40 else [])]))
    say(f"drift: {name} is not what the code makes; run `make contract` and commit it")
    return False


def contract(write: bool) -> bool:
    """The committed contract is what the backend writes."""
    return report(CONTRACT, output_of([str(VENV / "bin" / "inroad"), "openapi"]), write=write)


def types(write: bool) -> bool:
    """The front end's types are what the committed contract makes."""
    with tempfile.TemporaryDirectory(prefix="inroad-types-") as folder:
        fresh = Path(folder) / "schema.ts"
        command = shlex.split(json.loads(PACKAGE.read_text("utf-8"))["scripts"]["generate"])
        command[0] = str(PACKAGE.parent / "node_modules" / ".bin" / command[0])
        command[command.index("--output") + 1] = str(fresh)
        run_logged(command, STATE / "logs" / "types.log", cwd=PACKAGE.parent)
        return report(TYPES, fresh.read_bytes(), write=write)


def catalogues(write: bool) -> bool:
    """The catalogues hold every text of the components, and no text that is gone."""
    before = {path: path.read_bytes() for path in LOCALES.rglob("*.po")}
    run_logged(["npm", "run", "--silent", "i18n"], STATE / "logs" / "i18n.log", cwd=FRONTEND)
    after = {path: path.read_bytes() for path in LOCALES.rglob("*.po")}
    if not after:
        say(f"drift: there is no catalogue under {LOCALES.relative_to(ROOT)}")
        return False
    if write:
        return True
    for path in after.keys() - before.keys():
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    # Where a text stands moves with every edit and is no drift; the texts are.
    return all(
        report(path, without_places(after.get(path, b"")), write=False)
        for path in sorted(before.keys() | after.keys())
        if without_places(before.get(path, b"")) != without_places(after.get(path, b""))
    )


def without_places(catalogue: bytes) -> bytes:
    """Return a catalogue without the comments that say where each text stands."""
    return b"".join(line for line in catalogue.splitlines(True) if not line.startswith((b"#:", b'"POT-Cr')))


def pins(lock: Path) -> dict[str, str]:
    """Return version by normalised name from a lock file."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
    return {normalised(name): version for name, version in found}


def normalised(name: str) -> str:
    """Return a package name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locks(_write: bool) -> bool:
    """The locks name every dependency of pyproject.toml, agree with each other and hash each pin."""
    project = tomllib.loads((BACKEND / "pyproject.toml").read_text("utf-8"))
    wanted = {normalised(re.split(r"[^A-Za-z0-9._-]", d)[0]) for d in project["project"]["dependencies"]}
    tools = {normalised(re.split(r"[^A-Za-z0-9._-]", d)[0]) for d in project["dependency-groups"]["dev"]}
    runtime, dev = pins(BACKEND / "requirements.lock"), pins(BACKEND / "dev.lock")
    wrong = [f"requirements.lock lacks {name}" for name in sorted(wanted - runtime.keys())]
    wrong += [f"dev.lock lacks {name}" for name in sorted(tools - dev.keys())]
    for name, version in runtime.items():
        if dev.get(name) != version:
            wrong.append(f"{name}: {version} in requirements.lock, {dev.get(name)} in dev.lock")
    for file in ("requirements.lock", "dev.lock", "tools.lock"):
        for entry in re.split(r"\n(?=\S)", (BACKEND / file).read_text("utf-8").strip()):
            if "==" in entry and "--hash=sha256:" not in entry:
                wrong.append(f"{file}: no hash for {entry.split()[0]}")
    for text in wrong:
        say(f"drift: {text}; run `make lock`")
    return npm_lock.main(["--check", *map(str, NPM_FOLDERS)]) == 0 and not wrong


KINDS: dict[str, Callable[[bool], bool]] = {
    "contract": contract,
    "types": types,
    "catalogues": catalogues,
    "locks": locks,
}


def main(arguments: list[str]) -> int:
    """Compare (or, with --write, write) the kinds named, or all; return the exit status."""
    write = "--write" in arguments
    chosen = [argument for argument in arguments if argument != "--write"] or list(KINDS)
    if unknown := set(chosen) - KINDS.keys():
        raise SystemExit(f"drift: unknown: {', '.join(sorted(unknown))}; known: {', '.join(KINDS)}")
    wrong = [kind for kind in chosen if not KINDS[kind](write)]
    if not wrong and not write:
        say(f"drift: none in {', '.join(chosen)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
