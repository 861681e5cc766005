"""Refuse a contract that breaks the clients of the last release.

`redocly diff` judges; this file makes sure that it really did (two canaries on every run), and lets
through the breaks that approved.txt lists with a reason. The baseline is the contract at the newest `v*`
tag that is an ancestor of this commit, else openapi/released.json, else nothing: before the first release
there is nobody to break.

Exit status: 0 nothing breaks, 1 a break nobody approved, 2 the gate itself cannot be trusted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CONTRACT_FOLDER = HERE.parent
CANARIES = ("query-parameter-required", "optional-query-parameter-added")


class GateError(Exception):
    """The judge is missing, misconfigured or answered nonsense; nothing may be concluded from this run."""


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """One change that breaks a client: the judge's rule, where, and its sentence."""

    rule: str
    pointer: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of mutants/base.json with the verdict it must get (`breaking` or `compatible`)."""

    name: str
    verdict: str
    why: str
    op: str
    path: str
    value: Any = None

    def apply(self, document: Any) -> Any:
        """Return a copy of `document` with this one change (RFC 6902: add, remove or replace).

        Raises GateError if the place does not exist, so that no mutant can be equal to its base.
        """
        changed = json.loads(json.dumps(document))
        *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in self.path.split("/")[1:]]
        place = changed
        for part in parents:
            place = place[int(part)] if isinstance(place, list) else place.get(part)
            if place is None:
                raise GateError(f"mutant {self.name}: {self.path} is not in the base")
        if isinstance(place, list):
            self._apply_to_list(place, last)
        else:
            if (self.op == "add") == (last in place):
                raise GateError(f"mutant {self.name}: cannot {self.op} {self.path}")
            if self.op == "remove":
                del place[last]
            else:
                place[last] = self.value
        if changed == document:
            raise GateError(f"mutant {self.name} changes nothing")
        return changed

    def _apply_to_list(self, place: list[Any], last: str) -> None:
        if self.op == "add" and last == "-":
            place.append(self.value)
        elif self.op == "remove":
            del place[int(last)]
        elif self.op == "replace":
            place[int(last)] = self.value
        else:
            raise GateError(f"mutant {self.name}: cannot {self.op} {self.path}")


def load_base() -> Any:
    """Return the small document that all mutants are made from."""
    return json.loads((HERE / "mutants" / "base.json").read_text("utf-8"))


def load_mutants() -> dict[str, Mutant]:
    """Return the golden mutants by name, in the order of the file."""
    cases = json.loads((HERE / "mutants" / "cases.json").read_text("utf-8"))
    return {case["name"]: Mutant(**case) for case in cases}


def redocly() -> list[str]:
    """Return the command that starts the judge; raise GateError if it is not installed."""
    binary = CONTRACT_FOLDER / "node_modules" / ".bin" / "redocly"
    if not binary.exists():
        raise GateError("the contract tools are not installed: run `make setup`")
    return [str(binary)]


def judge(base: Path, revision: Path, config: Path = CONTRACT_FOLDER / "redocly.yaml") -> list[Break]:
    """Return the breaking changes from `base` to `revision`, sorted.

    Raises GateError if the judge cannot be run or its answer makes no sense.
    """
    command = [*redocly(), "diff", str(base), str(revision), "--config", str(config)]
    command += ["--format", "json", "--lint-config", "error", "--fail-on", "none"]
    quiet = os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    run = subprocess.run(command, capture_output=True, text=True, env=quiet, timeout=120, check=False)
    if run.returncode != 0:
        raise GateError(f"redocly diff failed with status {run.returncode}:\n{run.stderr or run.stdout}")
    try:
        report = json.loads(run.stdout)
        if report["reportVersion"] != "1":
            raise GateError(
                f"redocly diff reports in version {report['reportVersion']}; this gate reads version 1"
            )
        found = sorted(_breaks(report["changes"]))
        counted = report["summary"]["major"]
    except (ValueError, KeyError, TypeError) as error:
        raise GateError(
            f"redocly diff answered something unknown ({error!r}):\n{run.stdout[:2000]}"
        ) from error
    if bool(counted) != bool(found):
        raise GateError(f"redocly diff counts {counted} breaks but names {len(found)}")
    return found


def _breaks(changes: Iterable[Any]) -> Iterable[Break]:
    for change in changes:
        if change["impact"] != "major":
            continue
        verdicts = [v for v in change.get("verdicts", []) if v["impact"] == "major"]
        if not verdicts:
            yield Break("unnamed", change["path"])
        for verdict in verdicts:
            pointer = verdict.get("location", {}).get("pointer") or change["path"]
            yield Break(verdict["ruleId"], pointer, verdict["message"])


def judge_mutant(
    mutant: Mutant, folder: Path, config: Path = CONTRACT_FOLDER / "redocly.yaml"
) -> list[Break]:
    """Write the base and the mutant into `folder` and judge the step from one to the other."""
    base, revision = folder / "base.json", folder / f"{mutant.name}.json"
    document = load_base()
    base.write_text(json.dumps(document, indent=1), "utf-8")
    revision.write_text(json.dumps(mutant.apply(document), indent=1), "utf-8")
    return judge(base, revision, config)


def prove_the_judge(config: Path = CONTRACT_FOLDER / "redocly.yaml") -> None:
    """Judge one breaking and one harmless mutant; raise GateError unless both verdicts are right."""
    mutants = load_mutants()
    with tempfile.TemporaryDirectory(prefix="inroad-gate-") as folder:
        for name in CANARIES:
            mutant = mutants[name]
            verdict = "breaking" if judge_mutant(mutant, Path(folder), config) else "compatible"
            if verdict != mutant.verdict:
                raise GateError(
                    f"the canary {name} was judged {verdict}, not {mutant.verdict}: "
                    "is diff-recommended in force in redocly.yaml?"
                )


def read_approved(text: str) -> dict[tuple[str, str], str]:
    """Return reason by (rule, pointer) from the text of approved.txt.

    Raises GateError on a line without rule, pointer and a reason of at least three words.
    """
    approved: dict[tuple[str, str], str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        # A pointer holds "#/", so the reason starts at the first "#" that stands between blanks.
        what, _, reason = line.partition(" # ")
        fields = what.split()
        if len(fields) != 2 or not fields[1].startswith("#/") or len(reason.split()) < 3:
            raise GateError(f"approved.txt line {number}: `<rule>  <pointer>  # <reason in words>` is wanted")
        approved[fields[0], fields[1]] = reason.strip()
    return approved


def decide(
    found: Sequence[Break], approved: dict[tuple[str, str], str]
) -> tuple[list[Break], list[tuple[str, str]]]:
    """Return (breaks nobody approved, approvals that match no break)."""
    present = {(b.rule, b.pointer) for b in found}
    return [b for b in found if (b.rule, b.pointer) not in approved], [
        key for key in approved if key not in present
    ]


def baseline(folder: Path = CONTRACT_FOLDER) -> tuple[str, str] | None:
    """Return (name, text) of the last released contract, or None before the first release.

    Raises GateError if a release tag is there but its contract cannot be read.
    """

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)

    tag = git("describe", "--tags", "--match", "v[0-9]*", "--abbrev=0")
    if tag.returncode == 0:
        name = tag.stdout.strip()
        shown = git("show", f"{name}:./openapi.json")
        if shown.returncode != 0:
            raise GateError(f"the release {name} holds no openapi/openapi.json: {shown.stderr.strip()}")
        return name, shown.stdout
    released = folder / "released.json"
    if released.exists():
        return "released.json", released.read_text("utf-8")
    return None


def main() -> int:
    """Judge openapi.json against the last release; print what was found; return the exit status."""
    contract = CONTRACT_FOLDER / "openapi.json"
    try:
        prove_the_judge()
        if not contract.exists():
            raise GateError("openapi/openapi.json is missing: write it with `make contract`")
        approved = read_approved((HERE / "approved.txt").read_text("utf-8"))
        before = baseline()
        found: list[Break] = []
        if before:
            with tempfile.TemporaryDirectory(prefix="inroad-gate-") as folder:
                base = Path(folder) / "base.json"
                base.write_text(before[1], "utf-8")
                found = judge(base, contract)
        unapproved, stale = decide(found, approved)
    except GateError as error:
        print(f"contract gate: cannot judge. {error}", file=sys.stderr)
        return 2
    for one in unapproved:
        print(f"{one.rule}  {one.pointer}\n    {one.message}")
    for rule, pointer in stale:
        print(f"approved.txt: no present break is `{rule}  {pointer}`; take the line out")
    if unapproved or stale:
        print(
            f"contract gate: {len(unapproved)} break(s) nobody approved, {len(stale)} idle approval(s). "
            "Add instead of changing, or write the break with its reason into openapi/breaking/approved.txt."
        )
        return 1
    against = f"against {before[0]}: {len(found)} approved break(s)" if before else "no release yet"
    print(f"contract gate: in order ({against}; both canaries judged right)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
