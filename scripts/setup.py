"""Install what the repository needs into itself: nothing outside it, nothing that a lock does not name.

    setup.py run     what serving needs: backend, Node if the machine's is too old, the built front end
    setup.py dev     that, and the tools of `make check` and `make test`

Each step is keyed by the content of the files it depends on (.state/<step>.stamp), so that a second
run does nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from common import (
    BACKEND,
    FRONTEND,
    NODE_TOOLS,
    NODE_WANTED,
    ROOT,
    STATE,
    VENV,
    apt_install,
    environment,
    fail,
    node_major,
    run_logged,
    say,
)

UNBUILT = {"node_modules", "dist", "e2e", "test-results", "playwright-report", "coverage"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to install: what it depends on, what must be there afterwards, how it is made."""

    name: str
    title: str
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    make: Callable[[Path], None]
    also: str = ""

    def key(self) -> str:
        """Return the hash of everything this step depends on."""
        digest = hashlib.sha256(self.also.encode())
        for path in sorted(files_under(self.inputs)):
            digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def bring_up_to_date(self) -> bool:
        """Make the step unless it stands as its inputs want it; return whether anything was done."""
        stamp, key = STATE / f"{self.name}.stamp", self.key()
        if all(path.exists() for path in self.outputs) and stamp.exists() and stamp.read_text() == key:
            return False
        say(f"  {self.title}")
        started = time.monotonic()
        stamp.unlink(missing_ok=True)
        log = STATE / "logs" / f"{self.name}.log"
        log.unlink(missing_ok=True)
        self.make(log)
        missing = [str(path.relative_to(ROOT)) for path in self.outputs if not path.exists()]
        if missing:
            fail(f"{self.title}: it said it was done, but {', '.join(missing)} is not there.", f"See {log}")
        stamp.write_text(key)
        say(f"    done in {time.monotonic() - started:.0f} s")
        return True


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files at and under `paths`, leaving out what is installed, built or only tests."""
    for path in paths:
        if path.is_dir():
            yield from files_under(p for p in path.iterdir() if p.name not in UNBUILT)
        elif path.exists() and not path.name.endswith((".test.ts", ".test.tsx", ".tsbuildinfo")):
            yield path


def find_uv(log: Path) -> str:
    """Return a uv to install with: the machine's own, else the locked one in a small venv of its own."""
    found = shutil.which("uv")
    if found:
        return found
    home = STATE / "uv"
    binary = home / "bin" / "uv"
    lock = BACKEND / "tools.lock"
    if not binary.exists():
        make_venv(home, log)
        pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        run_logged([*pip, "install", "--require-hashes", "--no-deps", "-r", str(lock)], log)
    return str(binary)


def make_venv(folder: Path, log: Path) -> None:
    """Make a virtual environment with pip; where Python came without ensurepip, install Debian's first."""
    probe = subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False)
    if probe.returncode != 0:
        apt_install(f"python3.{sys.version_info.minor}-venv")
    shutil.rmtree(folder, ignore_errors=True)
    run_logged([sys.executable, "-m", "venv", str(folder)], log)


def make_backend(lock: Path) -> Callable[[Path], None]:
    """Return the step that makes backend/.venv hold exactly what `lock` names, and the `inroad` command."""

    def make(log: Path) -> None:
        uv = find_uv(log)
        python = VENV / "bin" / "python"
        if not python.exists() or not runs_this_python(python):
            run_logged([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)], log)
        sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(python), str(lock)]
        # Compiled now, or each start would read a few thousand sources: 4 s instead of 1.
        run_logged([*sync, "--compile-bytecode"], log)
        put_package_on_path(python)

    return make


def runs_this_python(python: Path) -> bool:
    """Tell whether a venv's Python still runs and has the version of the one that runs this."""
    ask = [str(python), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        told = subprocess.run(ask, capture_output=True, text=True, check=False).stdout.split()
    except OSError:
        return False
    return told == [str(part) for part in sys.version_info[:2]]


def put_package_on_path(python: Path) -> None:
    """Make `import inroad` and the command `inroad` work in the venv, with no build step and no network."""
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(VENV)}))
    (site / "inroad.pth").write_text(f"{BACKEND / 'src'}\n", "utf-8")
    launcher = VENV / "bin" / "inroad"
    launcher.write_text(
        f"#!{python}\nimport sys\n\nfrom inroad.__main__ import main\n\n"
        # Guarded, because the reloader's child process imports this file.
        'if __name__ == "__main__":\n    sys.exit(main())\n',
        "utf-8",
    )
    launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def npm_ci(folder: Path, *more: str) -> Callable[[Path], None]:
    """Return the step that installs a package folder exactly as its lock says."""

    def make(log: Path) -> None:
        npm = shutil.which("npm", path=environment()["PATH"])
        if npm is None:
            fail("npm was not found; it comes with Node.js.", "Install Node.js 20 or newer, with npm.")
        quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
        run_logged([npm, "ci", *quiet, *more], log, cwd=folder)

    return make


def build_spa(log: Path) -> None:
    """Build the front end into frontend/dist."""
    run_logged(["npm", "run", "build"], log, cwd=FRONTEND)


def node_step() -> list[Step]:
    """Return the step that brings our own Node, or nothing where the machine's is new enough."""
    own = shutil.which("node")
    if own is None:
        fail("Node.js was not found.", "Node.js 20 or newer, with npm, is needed to build the front end.")
    if (major := node_major(own)) >= NODE_WANTED:
        return []
    if major < 20:
        shown = f"{own} is version {major}" if major else f"{own} does not run"
        fail(f"Node.js 20 or newer is needed; {shown}.")
    binary = NODE_TOOLS / "node_modules" / ".bin" / "node"

    def make(log: Path) -> None:
        npm_ci(NODE_TOOLS, "--ignore-scripts")(log)
        if not binary.exists():
            # One package for each platform, all optional: npm says nothing when it cannot fetch one.
            fail(
                "npm did not bring Node.", "Is the npm registry reachable, and is this Linux on x64 or arm64?"
            )

    inputs = (NODE_TOOLS / "package.json", NODE_TOOLS / "package-lock.json")
    title = f"Node {NODE_WANTED} for the build (the machine's is {major})"
    return [Step("node", title, inputs, (binary,), make)]


def package_step(name: str, title: str, folder: Path) -> Step:
    """Return the step that installs one npm package folder."""
    inputs = tuple(folder / file for file in ("package.json", "package-lock.json", ".npmrc"))
    return Step(name, title, inputs, (folder / "node_modules" / ".package-lock.json",), npm_ci(folder))


def steps(level: str) -> Iterator[Step]:
    """Yield the steps of a level (`run` or `dev`), in order."""
    python = f"{sys.version_info[:2]} {VENV}"
    dev = BACKEND / "dev.lock"
    lock = dev if level == "dev" or has_dev_tools(dev) else BACKEND / "requirements.lock"
    outputs = (VENV / "bin" / "python", VENV / "bin" / "inroad")
    yield Step(
        "backend", "the backend's packages", (lock,), outputs, make_backend(lock), also=python + lock.name
    )
    yield from node_step()
    yield package_step("frontend", "the front end's packages", FRONTEND)
    yield Step("spa", "building the front end", (FRONTEND,), (FRONTEND / "dist" / "index.html",), build_spa)
    if level == "dev":
        yield package_step("contract", "the contract tools", ROOT / "openapi")
        yield package_step("deploy", "the container linter", ROOT / "deploy" / "tools")


def has_dev_tools(lock: Path) -> bool:
    """Tell whether the venv holds the developers' set: `make run` must not take it away again."""
    stamp = STATE / "backend.level"
    return stamp.exists() and stamp.read_text() == "dev" and lock.exists()


def main(level: str) -> None:
    """Bring everything of this level up to date."""
    if os.name != "posix":
        fail("Linux or macOS is needed (on Windows, use WSL).")
    STATE.mkdir(exist_ok=True)
    if level == "dev":
        (STATE / "backend.level").write_text("dev")
    first = not (STATE / "backend.stamp").exists()
    if first:
        say("Setting up, once; this takes a minute or two.")
    started = time.monotonic()
    done = [step for step in steps(level) if step.bring_up_to_date()]
    if done:
        say(f"Set up in {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["dev"]):
        fail("use: setup.py run | dev")
    main(sys.argv[1])
