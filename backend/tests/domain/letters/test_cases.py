"""Every check has cases that pass, cases that fail, and the span of what is marked (cases/*.yaml)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from inroad.domain.letters import Finding, Report, context_from, lint

CASES = Path(__file__).parent / "cases"


def _plain(value: Any) -> Any:
    """YAML reads days as dates; the context reads them as text, as JSON has them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {_plain(key): _plain(each) for key, each in value.items()}
    return value


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        sheet = yaml.safe_load(path.read_text("utf-8"))
        for case in sheet["cases"]:
            context = _plain({**sheet["context"], **case.get("context", {})})
            text = sheet.get("frame", "{}").replace("{}", case["text"] * case.get("repeat", 1))
            yield pytest.param(sheet, case, context, text, id=f"{path.stem}: {case['name']}")


def _run(
    sheet: dict[str, Any], case: dict[str, Any], context: dict[str, Any], text: str
) -> tuple[Report, list[Finding]]:
    report = lint(text, context_from(context), subject=case.get("subject", ""))
    return report, [finding for finding in report.findings if finding.rule == sheet["rule"]]


@pytest.mark.parametrize(("sheet", "case", "context", "text"), list(_cases()))
def test_case(sheet: dict[str, Any], case: dict[str, Any], context: dict[str, Any], text: str) -> None:
    report, findings = _run(sheet, case, context, text)
    if "pass" in case:
        assert findings == []
        if case["pass"]:
            assert case["pass"] in [praise.text for praise in report.praises if praise.rule == sheet["rule"]]
        return
    finding = next(f for f in findings if f.code == case["fail"])
    assert text[finding.start : finding.end] == case["span"]
    if case["span"] == "":
        assert (finding.start, finding.end) == (0, 0)  # the whole letter
    assert len([f for f in findings if f.code == case["fail"]]) == case.get("times", 1)
    assert finding.severity == case.get("severity", finding.severity)
    assert case.get("title", "") in finding.title
    assert case.get("says", "") in finding.message
    assert finding.title
    assert finding.message.rstrip("”").endswith((".", "?"))
    if "fixed" in case:
        assert finding.fix is not None
        fixed = text[: finding.fix.start] + finding.fix.replacement + text[finding.fix.end :]
        assert case["fixed"] in fixed
        again, _ = _run(sheet, case, context, fixed)
        assert finding.code not in [f.code for f in again.findings]


def test_every_check_has_passing_and_failing_cases() -> None:
    for path in CASES.glob("*.yaml"):
        cases = yaml.safe_load(path.read_text("utf-8"))["cases"]
        assert any("pass" in case for case in cases), path.name
        assert any("fail" in case and "span" in case for case in cases), path.name


def test_every_check_module_has_a_case_file() -> None:
    checks = Path(__file__).parents[3] / "src/inroad/domain/letters/checks"
    names = {path.stem for path in checks.glob("*.py")} - {"__init__"}
    assert names <= {path.stem for path in CASES.glob("*.yaml")}
