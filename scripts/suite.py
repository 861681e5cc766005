"""`make test`: every suite, one after the other, whatever fails; at the end each runner's own count.

A suite that exits well but ran nothing has failed. The last line adds the counts up.

    suite.py             everything but `speed`, installing what is missing (browser, database, mail)
    suite.py NAME …      only these suites (names as the summary prints them)
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from common import BACKEND, FRONTEND, ROOT, STATE, VENV, apt_install, environment, say
from fuzz import UNLIMITED
from stack import Stack

from postgres import Postgres, find_programs

PYTEST = (str(VENV / "bin" / "python"), "-m", "pytest", "-c", str(BACKEND / "pyproject.toml"))
COUNT = re.compile(r"(\d+) (passed|failed|error(?:s|ed)?|skipped|flaky|did not run)\b")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# The closing line of each kind of runner: pytest, vitest, Playwright, our own checks and the tour.
CLOSING = (
    re.compile(r"^=*\s*(?:\d+ \w+, )*\d+ (?:passed|failed|skipped|errors?)\b.* in [\d.]+s"),
    re.compile(r"^\s*Tests\s+\d"),
    re.compile(r"^\s+\d+ (?:passed|failed|flaky|skipped|did not run)\b"),
    re.compile(r"^(?:checks|tour|fuzz|gate): \d+ passed, \d+ failed"),
)


@dataclass(slots=True)
class Result:
    """How one suite went: its own closing lines and what they count."""

    name: str
    status: int
    seconds: float
    lines: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of the closing lines: passed, failed, skipped."""
        totals = {"passed": 0, "failed": 0, "skipped": 0}
        for line in self.lines:
            for number, word in COUNT.findall(line):
                kind = "failed" if word.startswith(("error", "did")) else word
                # It passed at the second try; the runner's own line, which is shown, calls it flaky.
                kind = "passed" if kind == "flaky" else kind
                totals[kind] += int(number)
        return totals

    @property
    def ok(self) -> bool:
        """Whether the suite ended well and really ran something."""
        return self.status == 0 and self.counts["passed"] > 0 and self.counts["failed"] == 0


def closing_lines(output: str) -> list[str]:
    """Return the lines in which the runner itself counts."""
    lines = [COLOUR.sub("", line) for line in output.splitlines()]
    return [line.strip(" =") for line in lines if any(pattern.match(line) for pattern in CLOSING)]


def run_suite(
    name: str, command: tuple[str, ...], cwd: Path, env: dict[str, str], *, at_the_end: bool = False
) -> Result:
    """Run one suite, showing and keeping what it prints; `at_the_end` for one that runs beside another."""
    if not at_the_end:
        say(f"\n===== {name}")
    began = time.monotonic()
    kept: list[str] = []
    log = STATE / "logs" / f"test-{re.sub(r'[^a-z0-9]+', '-', name.lower())}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    with log.open("w", encoding="utf-8") as file:
        for line in process.stdout or ():
            if not at_the_end:
                print(line, end="", flush=True)
            file.write(line)
            kept.append(line)
    status = process.wait()
    if at_the_end:
        say(f"\n===== {name}\n{''.join(kept)}")
    return Result(name, status, time.monotonic() - began, closing_lines("".join(kept)))


@contextmanager
def fresh_server(
    database: Literal["sqlite", "postgresql"], postgres: Postgres, env: dict[str, str] | None = None
) -> Iterator[str]:
    """Serve a fresh, migrated database on loopback and give the server's address."""
    with Stack(database, postgres=postgres if database == "postgresql" else None, env=env) as stack:
        yield stack.addresses[0]


def pytest_command(*what: str, parallel: bool) -> tuple[str, ...]:
    """Return the pytest command for some folders, on both cores if their tests keep apart."""
    workers = ("-n", "2") if parallel else ()
    return (*PYTEST, *workers, "-p", "no:cacheprovider", *what)


Suite = Callable[[Postgres], Result]


def tour(database: Literal["sqlite", "postgresql"]) -> Suite:
    """Return the suite that walks docs/tour.sh against a fresh server on this database."""

    def walk(postgres: Postgres) -> Result:
        with fresh_server(database, postgres) as address:
            return run_suite(f"tour, {database}", ("bash", "docs/tour.sh", address), ROOT, {})

    return walk


def fuzz(database: Literal["sqlite", "postgresql"]) -> Suite:
    """Return the suite that lets Schemathesis loose on a fresh server on this database."""

    def loose(postgres: Postgres) -> Result:
        with fresh_server(database, postgres, UNLIMITED) as address:
            command = (str(VENV / "bin" / "python"), "scripts/fuzz.py", address)
            return run_suite(f"fuzz, {database}", command, ROOT, {}, at_the_end=True)

    return loose


def browser(postgres: Postgres) -> Result:
    """The browser suite against a fresh server that serves the built front end."""
    with fresh_server("sqlite", postgres) as address:
        # A run of everything tries a failed flow once more, calls it flaky, and keeps a trace of that try.
        env = {"INROAD_E2E_URL": address, "CI": os.environ.get("CI") or "1"}
        return run_suite("browser", ("npm", "run", "--silent", "e2e"), FRONTEND, env)


def simple(name: str, command: tuple[str, ...], cwd: Path = ROOT) -> Suite:
    """Return a suite that is one command."""
    return lambda _postgres: run_suite(name, command, cwd, {})


SUITES: dict[str, Suite] = {
    "checks": simple("checks", (str(VENV / "bin" / "python"), "scripts/check.py")),
    "scripts and gate": simple(
        "scripts and gate",
        pytest_command(
            *("--rootdir", ".", "--import-mode", "prepend", "scripts", "openapi/breaking", "bench"),
            parallel=True,
        ),
    ),
    "backend": simple("backend", pytest_command("--durations=40", "tests", parallel=True), BACKEND),
    "front end": simple("front end", ("npm", "run", "--silent", "test"), FRONTEND),
    "browser": browser,
    "speed": simple("speed", (str(VENV / "bin" / "python"), "bench/speed_gate.py")),
    "tour, sqlite": tour("sqlite"),
    "tour, postgresql": tour("postgresql"),
    "fuzz, sqlite": fuzz("sqlite"),
    "fuzz, postgresql": fuzz("postgresql"),
}


ASIDE = frozenset({"speed"})
"""Suites that run only when they are named: ratios of time want a machine that does nothing else."""

BESIDE = frozenset({"fuzz, sqlite", "fuzz, postgresql"})
"""Suites that keep one processor busy, and leave the other to their like."""


def install_missing() -> None:
    """Install what the suites drive, the browser and the database among it, from Debian's packages."""
    if shutil.which("chromium") is None:
        apt_install("chromium")
    if find_programs() is None:
        apt_install("postgresql")
    if shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None:
        apt_install("dovecot-imapd")
    for program in ("curl", "jq"):
        if shutil.which(program) is None:
            apt_install(program)


def summary(results: list[Result]) -> int:
    """Print each runner's own count and the sum; return the exit status."""
    say("\n===== summary")
    for result in results:
        word = "ok    " if result.ok else "FAILED"
        lines = " | ".join(result.lines) or "it counted nothing"
        say(f"  {word} {result.name} ({result.seconds:.0f} s): {lines}")
    totals = {
        kind: sum(result.counts[kind] for result in results) for kind in ("passed", "failed", "skipped")
    }
    bad = [result for result in results if not result.ok]
    # A suite that fails without a failed test (a crash, nothing run) still counts as one failure.
    failed = totals["failed"] + sum(1 for result in bad if result.counts["failed"] == 0)
    skipped = f", {totals['skipped']} skipped" if totals["skipped"] else ""
    say(f"\n{totals['passed']} passed, {failed} failed{skipped}")
    return 1 if bad else 0


def steps(names: list[str]) -> list[list[str]]:
    """What runs after what: each suite by itself, but the two that keep one processor busy side by side."""
    beside = [name for name in names if name in BESIDE]
    return [[name] for name in names if name not in BESIDE] + ([beside] if beside else [])


def attempt(name: str, postgres: Postgres) -> Result:
    """Run one suite. A server that does not start fails its suite, not the suites after it."""
    try:
        return SUITES[name](postgres)
    except SystemExit as stopped:
        say(f"{name}: {stopped}")
        return Result(name, 1, 0.0)


def roomy_memory() -> Path | None:
    """A folder in memory with room for what tests write, if there is one: thousands of small databases."""
    folder = Path("/dev/shm")  # noqa: S108 - only the place; each test makes a folder of its own below it
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return None
    return folder if shutil.disk_usage(folder).free > 4 * 1024**3 else None


def main(names: list[str]) -> int:
    """Run the suites named, or all; return the exit status."""
    if unknown := set(names) - SUITES.keys():
        raise SystemExit(f"suite: unknown: {', '.join(sorted(unknown))}; known: {', '.join(SUITES)}")
    install_missing()
    if "TMPDIR" not in os.environ and (memory := roomy_memory()):
        os.environ["TMPDIR"] = str(memory)
    results: list[Result] = []
    with ExitStack() as stack:
        postgres = Postgres()
        stack.enter_context(postgres)
        for step in steps(names or [name for name in SUITES if name not in ASIDE]):
            with ThreadPoolExecutor(len(step)) as pool:
                results += pool.map(lambda name: attempt(name, postgres), step)
    return summary(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
