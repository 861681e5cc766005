"""`make check`: everything that can be judged without running the product. All of it runs, whatever fails.

Prints each check as it ends, the output of those that failed, and a line that counts them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from common import BACKEND, FRONTEND, ROOT, VENV, environment, say

PYTHON = str(VENV / "bin" / "python")
OURS = ("scripts", "openapi/breaking", "clients/python/examples", "bench")
COMPOSE = "docker-compose.yml"
SHELL = ("scripts/find-python", ".ci/run", "docs/tour.sh")


@dataclass(frozen=True, slots=True)
class Check:
    """One program that judges: its name for people, the command, where it runs."""

    name: str
    command: tuple[str, ...]
    cwd: Path = ROOT

    def run(self) -> tuple[int, str, float]:
        """Return (exit status, what it printed, seconds)."""
        began = time.monotonic()
        try:
            done = subprocess.run(
                self.command,
                cwd=self.cwd,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=600,
                check=False,
            )
            status, text = done.returncode, done.stdout.decode("utf-8", "replace")
        except (OSError, subprocess.TimeoutExpired) as error:
            status, text = 127, f"{self.command[0]} could not be run: {error}"
        return status, text, time.monotonic() - began


def mypy(*what: str) -> tuple[str, ...]:
    """Return the command that checks types under the backend's rules."""
    return ("mypy", "--config-file", str(BACKEND / "pyproject.toml"), *what)


CHECKS = (
    Check("house rules", (PYTHON, "scripts/house.py")),
    Check("ruff, backend", ("ruff", "check", "."), BACKEND),
    Check("ruff, scripts, gate, examples, bench", ("ruff", "check", *OURS)),
    Check("format, backend", ("ruff", "format", "--check", "."), BACKEND),
    Check("format, scripts, gate, examples, bench", ("ruff", "format", "--check", *OURS)),
    Check("types, backend", mypy("src", "tests"), BACKEND),
    Check("types, scripts", mypy("."), ROOT / "scripts"),
    Check("types, gate", mypy("."), ROOT / "openapi" / "breaking"),
    Check("import contracts", ("lint-imports",), BACKEND),
    Check("locks", (PYTHON, "scripts/drift.py", "locks")),
    Check("front end: lint, format, dead code", ("npm", "run", "--silent", "lint"), FRONTEND),
    Check("front end: types", ("npm", "run", "--silent", "typecheck"), FRONTEND),
    Check("clients: types, TypeScript", ("frontend/node_modules/.bin/tsc", "-p", "clients/typescript")),
    Check("front end: catalogues", (PYTHON, "scripts/drift.py", "catalogues")),
    Check("contract: lint", ("npm", "run", "--silent", "lint"), ROOT / "openapi"),
    Check("contract: drift", (PYTHON, "scripts/drift.py", "contract", "types")),
    Check("contract: breaking changes", (PYTHON, "openapi/breaking/gate.py")),
    Check("contract: changelog", (PYTHON, "openapi/breaking/changes.py")),
    Check("compose: schema", ("check-jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE)),
    Check("compose: lint", ("deploy/tools/node_modules/.bin/dclint", "--max-warnings", "0", COMPOSE)),
    Check("Dockerfile", ("hadolint", "--failure-threshold", "style", "deploy/Dockerfile")),
    *(Check(f"shell: {path}", ("bash", "-n", path)) for path in SHELL),
)


def main() -> int:
    """Run all checks, two at a time; return 0 if all passed."""
    failed: list[tuple[Check, str]] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = {pool.submit(check.run): check for check in CHECKS}
        for future in as_completed(running):
            check = running[future]
            status, text, seconds = future.result()
            say(f"  {'ok    ' if status == 0 else 'FAILED'} {check.name} ({seconds:.1f} s)")
            if status != 0:
                failed.append((check, text))
    for check, text in failed:
        say(f"\n--- {check.name}: {' '.join(check.command)}\n{text.rstrip()}")
    say(f"\nchecks: {len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
