"""What every script here shares: where things are, how they speak, how they run programs.

Standard library only: these scripts run before anything is installed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".state"
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
VENV = BACKEND / ".venv"
NODE_TOOLS = FRONTEND / "tools" / "node"
NODE_WANTED = 24
NPM_FOLDERS = (FRONTEND, NODE_TOOLS, ROOT / "openapi", ROOT / "deploy" / "tools")


def say(text: str) -> None:
    """Print one line for the person at the terminal, at once."""
    print(text, flush=True)


def fail(text: str, *more: str) -> NoReturn:
    """Say what is wrong and what to do about it, and stop with status 1."""
    print(f"inroad: {text}", *(f"        {line}" for line in more), sep="\n", file=sys.stderr, flush=True)
    raise SystemExit(1)


def node_major(node: str | None) -> int:
    """Return the major version of a node binary; 0 if there is none or it does not run."""
    if node is None:
        return 0
    try:
        shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=30)
        return int(shown.stdout.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def environment(**more: str) -> dict[str, str]:
    """Return the environment for programs: our Node (if one was installed) and our venv first on the PATH."""
    first = [VENV / "bin", NODE_TOOLS / "node_modules" / ".bin"]
    path = os.pathsep.join([*(str(p) for p in first if p.exists()), os.environ.get("PATH", "")])
    quiet = {
        "PATH": path,
        "VIRTUAL_ENV": str(VENV),
        "REDOCLY_TELEMETRY": "off",
        "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
        "NO_UPDATE_NOTIFIER": "1",
    }
    # Compiled modules go into ignored folders here; without them each start takes a second longer.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **quiet, **more}


def run(command: Sequence[str], cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> int:
    """Run a program in the foreground with our environment; return its exit status (127 if it is missing)."""
    full = environment(**(env or {}))
    program = shutil.which(command[0], path=full["PATH"])
    if program is None:
        print(f"inroad: {command[0]} is not there; `make setup` installs it", file=sys.stderr, flush=True)
        return 127
    return subprocess.run([program, *command[1:]], cwd=cwd, env=full, check=False).returncode


def run_logged(
    command: Sequence[str], log: Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> None:
    """Run a program with its output in `log`; on failure show the end of the log and stop.

    A program that fails is named with its command, so that it can be run again by hand.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    full = environment(**(env or {}))
    with log.open("ab") as sink:
        sink.write(f"$ {shlex.join(command)}\n".encode())
        sink.flush()
        try:
            status = subprocess.run(
                command,
                cwd=cwd,
                env=full,
                stdout=sink,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=False,
            ).returncode
        except OSError as error:
            fail(f"{command[0]} cannot be started: {error}")
    if status != 0:
        lines = log.read_text("utf-8", "replace").splitlines()
        shown = lines if len(lines) <= 40 else [*lines[:20], "…", *lines[-19:]]
        print(*shown, sep="\n", file=sys.stderr)
        fail(
            f"`{shlex.join(command)}` failed with status {status}.", f"The whole log: {log.relative_to(ROOT)}"
        )


def sudo() -> list[str]:
    """Return what must stand before a command that needs root: nothing for root, else sudo."""
    if os.geteuid() == 0:
        return []
    found = shutil.which("sudo")
    if found is None:
        fail(
            "this needs root for apt-get, and there is no sudo.",
            "Run it as root, or install the package by hand.",
        )
    return [found]


def apt_install(*packages: str) -> None:
    """Install Debian packages without asking anything; stop with clear words where there is no apt-get."""
    if shutil.which("apt-get") is None:
        fail(
            f"{', '.join(packages)} is missing and there is no apt-get here.",
            "Install it with your own package manager.",
        )
    say(f"  installing {', '.join(packages)} (apt-get)")
    quiet = [*sudo(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    log = STATE / "logs" / "apt.log"
    run_logged([*quiet, "update"], log)
    run_logged([*quiet, "install", "-y", "--no-install-recommends", *packages], log)


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether a server could listen on this port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def free_port() -> int:
    """Return a loopback port nobody listens on at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
