"""`inroad check-letter`: exit codes, JSON, standard input."""

import io
import json
from pathlib import Path

import pytest

from inroad.domain.letters import check_letter_cli, context_from


def _run(argv: list[str], text: str = "") -> tuple[int, str]:
    out = io.StringIO()
    return check_letter_cli(argv, io.StringIO(text), out), out.getvalue()


def test_a_harmless_sentence_is_zero() -> None:
    assert _run(["--json", "-"], "What does your position involve?") == (0, '{"file": "-", "findings": []}\n')


def test_an_ask_is_one_and_marked() -> None:
    text = "Good day. Are you hiring?"
    code, out = _run(["--json", "-"], text)
    (line,) = out.splitlines()
    (finding,) = json.loads(line)["findings"]
    assert code == 1
    assert set(finding) == {"rule", "severity", "start", "end", "message"}
    assert finding["rule"] == "LND-7"
    assert finding["severity"] == "block"
    assert text[finding["start"] : finding["end"]] == "Are you hiring?"


def test_one_object_a_file_and_two_for_what_cannot_be_read(tmp_path: Path) -> None:
    good, latin = tmp_path / "good.txt", tmp_path / "latin.txt"
    good.write_text("Thank you.", "utf-8")
    latin.write_bytes(b"caf\xe9")
    code, out = _run(["--json", str(good), str(latin), str(tmp_path / "none.txt"), str(tmp_path)])
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert answers[0] == {"file": str(good), "findings": []}
    assert all("error" in answer for answer in answers[1:])
    assert len(answers) == 4


def test_context_and_kind(tmp_path: Path) -> None:
    letter, context = tmp_path / "letter.txt", tmp_path / "context.json"
    letter.write_text("Dear Ana,\n\nDaniel Kerrigan sent me.\n\nYours,\nAnn", "utf-8")
    context.write_text(
        '{"referrer_name": "Daniel Kerrigan", "promised_on": "2026-05-14", "closed": {"2026-05-25": '
        '"Whit Monday"}}'
    )
    code, out = _run(["--kind", "pitch", "--context", str(context), str(letter)])
    assert code == 1
    assert "LND-4" in out
    assert "names Daniel Kerrigan" in out
    assert _run(["--context", str(tmp_path / "none.json"), str(letter)])[0] == 2


@pytest.mark.parametrize(
    "values",
    [
        {"nonsense": 1},
        {"kind": "novel"},
        {"minutes": "20"},
        {"degree": True},
        {"promised_on": "14 May"},
        {"medium": "pigeon"},
        {"closed": ["x"]},
    ],
)
def test_a_context_that_is_wrong_names_the_field(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        context_from(values)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"a" * 1_000_001)
    assert _run([str(huge)])[0] == 2
