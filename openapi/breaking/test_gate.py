"""The gate's own tests: every golden mutant judged right, and every way to fool the gate shut.

Needs the contract tools (`make setup`); they run on this machine only.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import gate
import pytest

BASE = gate.load_base()
MUTANTS = gate.load_mutants()
REDOCLY = gate.redocly()


@pytest.mark.parametrize("name", MUTANTS)
def test_each_mutant_gets_its_golden_verdict(name: str, tmp_path: Path) -> None:
    mutant = MUTANTS[name]
    found = gate.judge_mutant(mutant, tmp_path)
    assert ("breaking" if found else "compatible") == mutant.verdict, (mutant.why, found)


def test_the_mutants_have_names_of_their_own_and_both_verdicts() -> None:
    cases = json.loads((gate.HERE / "mutants" / "cases.json").read_text("utf-8"))
    assert len(cases) == len(MUTANTS) >= 24
    assert {m.verdict for m in MUTANTS.values()} == {"breaking", "compatible"}
    assert all(m.why for m in MUTANTS.values())


def test_the_base_is_no_break_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    path.write_text(json.dumps(gate.load_base()), "utf-8")
    assert gate.judge(path, path) == []


def test_the_base_passes_our_own_lint() -> None:
    command = [*gate.redocly(), "lint", str(gate.HERE / "mutants" / "base.json")]
    command += ["--config", str(gate.CONTRACT_FOLDER / "redocly.yaml"), "--lint-config", "error"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr + run.stdout


def test_a_config_without_the_diff_rules_is_caught_by_the_canary(tmp_path: Path) -> None:
    config = tmp_path / "redocly.yaml"
    config.write_text("extends: [recommended-strict]\n", "utf-8")
    with pytest.raises(gate.GateError, match="canary"):
        gate.prove_the_judge(config)


def test_a_config_that_calls_everything_a_break_is_caught_by_the_canary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "judge", lambda *_: [gate.Break("anything", "#/")])
    with pytest.raises(gate.GateError, match="optional-query-parameter-added"):
        gate.prove_the_judge()


def test_a_config_with_a_spelling_mistake_is_an_error(tmp_path: Path) -> None:
    config = tmp_path / "redocly.yaml"
    config.write_text("extend: [diff-recommended]\n", "utf-8")
    with pytest.raises(gate.GateError, match="failed with status"):
        gate.prove_the_judge(config)


def test_a_document_that_is_no_contract_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(gate.GateError):
        gate.judge(path, path)


@pytest.mark.parametrize(
    ("op", "path"), [("remove", "/paths/nothing"), ("add", "/info"), ("replace", "/a/b")]
)
def test_a_mutant_that_misses_its_place_is_an_error(op: str, path: str) -> None:
    with pytest.raises(gate.GateError):
        gate.Mutant("lost", "breaking", "-", op, path, {}).apply(gate.load_base())


def test_a_mutant_that_changes_nothing_is_an_error() -> None:
    with pytest.raises(gate.GateError, match="changes nothing"):
        gate.Mutant("idle", "breaking", "-", "replace", "/openapi", "3.1.0").apply(gate.load_base())


@pytest.mark.parametrize(
    "line",
    [
        "property-removed  #/components/schemas/Person/properties/degree",
        "property-removed  #/components/schemas/Person/properties/degree  # because",
        "property-removed  # it was never used by anybody",
        "property-removed  degree  # it was never used by anybody",
    ],
)
def test_an_approval_without_rule_pointer_and_reason_is_refused(line: str) -> None:
    with pytest.raises(gate.GateError, match="line 2"):
        gate.read_approved(f"# approvals\n{line}\n")


def test_an_approval_lets_exactly_its_break_through_and_an_idle_one_is_named() -> None:
    found = [gate.Break("property-removed", "#/a", "gone"), gate.Break("property-removed", "#/b", "gone")]
    approved = gate.read_approved(
        "property-removed  #/a  # nobody could ever set it\n"
        "path-removed  #/c  # announced in spring, sunset in autumn\n"
    )
    unapproved, stale = gate.decide(found, approved)
    assert unapproved == [found[1]]
    assert stale == [("path-removed", "#/c")]


def _release(folder: Path, contract: str, *, tag: str | None) -> None:
    folder.mkdir()
    (folder / "openapi.json").write_text(contract, "utf-8")
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    commands = [["init", "-q"], ["add", "."], [*who, "commit", "-qm", "Release"]]
    if tag:
        commands.append(["tag", tag])
    for command in commands:
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


def test_the_baseline_is_the_last_release_tag_before_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "openapi"
    _release(folder, '{"released": true}', tag="v1.0.0")
    (folder / "openapi.json").write_text('{"released": false}', "utf-8")
    (folder / "released.json").write_text("{}", "utf-8")
    assert gate.baseline(folder) == ("v1.0.0", '{"released": true}')


def test_without_a_tag_the_baseline_is_the_file_and_without_both_there_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "openapi"
    _release(folder, "{}", tag=None)
    assert gate.baseline(folder) is None
    (folder / "released.json").write_text('{"a": 1}', "utf-8")
    assert gate.baseline(folder) == ("released.json", '{"a": 1}')


def _run_gate(folder: Path, monkeypatch: pytest.MonkeyPatch, approved: str = "") -> int:
    (folder / "breaking").mkdir(exist_ok=True)
    (folder / "breaking" / "approved.txt").write_text(approved, "utf-8")
    monkeypatch.setattr(gate, "CONTRACT_FOLDER", folder)
    monkeypatch.setattr(gate, "HERE", folder / "breaking")
    monkeypatch.setattr(gate, "prove_the_judge", lambda: None)
    monkeypatch.setattr(gate, "redocly", lambda: REDOCLY)
    monkeypatch.setattr(gate, "baseline", lambda: ("v1.0.0", json.dumps(BASE)))
    return gate.main()


def test_main_refuses_a_break_takes_its_approval_and_then_wants_it_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = tmp_path / "openapi.json"
    contract.write_text(json.dumps(MUTANTS["answer-field-removed"].apply(BASE)), "utf-8")
    assert _run_gate(tmp_path, monkeypatch) == 1
    line = next(row for row in capsys.readouterr().out.splitlines() if row.startswith("property-removed"))
    approval = f"{line}  # nobody could ever set it\n"
    assert _run_gate(tmp_path, monkeypatch, approval) == 0
    contract.write_text(json.dumps(BASE), "utf-8")
    assert _run_gate(tmp_path, monkeypatch, approval) == 1
    assert _run_gate(tmp_path, monkeypatch) == 0


def test_main_says_two_when_the_contract_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run_gate(tmp_path, monkeypatch) == 2


def test_the_command_itself_runs_and_says_what_it_did() -> None:
    run = subprocess.run(
        [sys.executable, str(gate.HERE / "gate.py")], capture_output=True, text=True, check=False, timeout=120
    )
    assert "contract gate:" in run.stdout + run.stderr
    assert run.returncode in {0, 1, 2}
