"""Serve Inroad from this checkout: migrate, start, wait until it answers, say where it is.

    run.py            the person's own data, in data/
    run.py --demo     the story of one search, in data/demo.sqlite3, made anew with dates relative to today
    run.py --dev      with reload on both sides: the API, and Vite in front of it

INROAD_PORT (or PORT) chooses the port, INROAD_HOST the address, INROAD_DATABASE_URL another database.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType

from common import BACKEND, FRONTEND, ROOT, STATE, VENV, environment, fail, port_is_free, run, say

WAIT_S = 60.0
INROAD = str(VENV / "bin" / "inroad")
STAMP = STATE / "migrated.stamp"


def chosen_port(default: int = 8000) -> int:
    """Return the port the person chose, or the default; stop on anything that is no port."""
    text = os.environ.get("INROAD_PORT") or os.environ.get("PORT") or str(default)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        fail(f"{text!r} is not a port.", "A port is a number from 1 to 65535: INROAD_PORT=8001 make run")
    return int(text)


def answers(url: str) -> bool:
    """Tell whether a server answers this address with success, at this moment."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own address, always http
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def end(child: subprocess.Popen[bytes], patience_s: float = 35.0) -> None:
    """End a child with all it started: politely, so that requests finish, then for certain."""
    if child.poll() is None:
        # It leads a group of its own: npm alone would leave Vite behind.
        os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(patience_s)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def forget_old_story(story: Path) -> None:
    """Remove a story told on an earlier day: its dates are relative to the day it was told."""
    if story.exists() and date.fromtimestamp(story.stat().st_mtime) != date.today():  # noqa: DTZ011, DTZ012 - this machine's own day
        for path in story.parent.glob(f"{story.name}*"):
            path.unlink()


@dataclass(frozen=True, slots=True)
class Child:
    """A process to run beside us: its command, where, and what it finds in its environment."""

    command: list[str]
    cwd: Path
    env: dict[str, str]

    def start(self) -> subprocess.Popen[bytes]:
        """Start it in a group of its own: the terminal's Ctrl+C reaches us, and we end it in order."""
        return subprocess.Popen(
            self.command, cwd=self.cwd, env=self.env, stdin=subprocess.DEVNULL, process_group=0
        )


class NeverReadyError(Exception):
    """The server ended before it answered; `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def serve(children: list[Child], health: str, words: list[str]) -> int:
    """Run the children until one ends or we are told to stop; say the words once `health` answers.

    Raises NeverReadyError if one ends before that.
    """
    started: list[subprocess.Popen[bytes]] = []
    stop = False

    def told(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stop
        stop = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, told)
    try:
        for child in children:
            started.append(child.start())
        began, announced = time.monotonic(), False
        while not stop and all(one.poll() is None for one in started):
            if not announced and answers(health):
                say("\n".join(words))
                announced = True
            if not announced and time.monotonic() - began > WAIT_S:
                fail(f"the server did not answer {health} in {WAIT_S:.0f} s.")
            time.sleep(0.3 if announced else 0.05)
        ended = [one for one in started if one.poll() is not None]
        if stop:
            say("\nStopping.")
            return 0
        if not announced:
            raise NeverReadyError(ended[0].returncode or 1)
        return ended[0].returncode or 1
    finally:
        for one in started:
            end(one)


def migration_key(env: dict[str, str]) -> str:
    """Return what names the database and the schema it was brought to."""
    digest = hashlib.sha256(env.get("INROAD_DATABASE_URL", "").encode())
    for path in sorted((BACKEND / "migrations").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def migrated(env: dict[str, str]) -> bool:
    """Tell whether the last migration from here was of this database to this schema."""
    if "INROAD_DATABASE_URL" not in env and not (ROOT / "data" / "inroad.sqlite3").exists():
        return False
    return STAMP.exists() and STAMP.read_text() == migration_key(env)


def migrate(env: dict[str, str]) -> int:
    """Bring the database to the newest schema; return the exit status."""
    status = run([INROAD, "migrate"], env=env)
    if status == 0:
        STAMP.write_text(migration_key(env))
    return status


def main() -> int:
    """Do what the command line says; return the exit status."""
    parser = argparse.ArgumentParser(description="Serve Inroad from this checkout.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--demo", action="store_true", help="with the demonstration data")
    which.add_argument("--dev", action="store_true", help="with reload on both sides")
    wanted = parser.parse_args()
    host = os.environ.get("INROAD_HOST") or "127.0.0.1"
    port = chosen_port()
    if not port_is_free(port, "127.0.0.1" if host == "localhost" else host):
        fail(
            f"port {port} on {host} is taken: another Inroad, or another program, is using it.",
            f"Stop that one, or choose another port: INROAD_PORT={port + 1} make run",
        )
    (ROOT / "data").mkdir(mode=0o700, exist_ok=True)
    env = environment(INROAD_HOST=host, INROAD_PORT=str(port))
    # A person reads this terminal: words, not JSON, and no word at all when all is well.
    env.setdefault("INROAD_LOG_FORMAT", "console")
    if wanted.demo:
        story = ROOT / "data" / "demo.sqlite3"
        forget_old_story(story)
        env["INROAD_DATABASE_URL"] = f"sqlite:///{story}"
    quiet = {"INROAD_LOG_LEVEL": "warning"} | env
    env.setdefault("INROAD_LOG_LEVEL", "info" if wanted.dev else "warning")
    STATE.mkdir(exist_ok=True)
    known = migrated(env)
    if wanted.demo:
        if status := run([INROAD, "demo"], env=quiet):
            return status
    elif not known and (status := migrate(quiet)):
        return status
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    address = f"http://{shown}:{port}"
    children = [Child([INROAD, "serve", "--host", host, "--port", str(port)], ROOT, env)]
    words = ["", f"  Inroad is ready:  {address}", ""]
    if wanted.dev:
        children[0].command.append("--reload")
        # Vite's own setting: the server refuses names it does not know, so only Vite is given it.
        vite = env | {"INROAD_DEV_BACKEND": address}
        children.append(Child(["npm", "run", "--silent", "dev"], FRONTEND, vite))
        words += [
            "  The front end with reload is at the address Vite prints; its /api goes to this server.",
            "",
        ]
    elif wanted.demo:
        words += ["  This is the story of one search, with made-up people. The account is printed above.", ""]
    else:
        words += ["  First step: open it in a browser and create your account, then add two or three people"]
        words += ["  who know you well. Your data stays in data/ on this machine. Ctrl+C stops.", ""]
    try:
        return serve(children, f"{address}/healthz", words)
    except NeverReadyError as ended:
        # The database is another one than we migrated last, perhaps a backup put in its place.
        if not known or wanted.demo or migrate(quiet):
            return ended.status
    try:
        return serve(children, f"{address}/healthz", words)
    except NeverReadyError as ended:
        return ended.status


if __name__ == "__main__":
    sys.exit(main())
