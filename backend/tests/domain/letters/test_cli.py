"""`inroad check-letter`: exit codes, JSON, standard input."""

import io
import json
from datetime import date
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


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    full = tmp_path / "full.txt"
    full.write_bytes(b" " * 1_000_000)
    assert _run(["--json", str(full)])[0] == 0
    over = tmp_path / "over.txt"
    over.write_bytes(b" " * 1_000_001)
    code, out = _run(["--json", str(over)])
    assert (code, "larger than a letter can be" in json.loads(out)["error"]) == (2, True)


def test_what_a_person_reads() -> None:
    text = "\n\nAre you\n  hiring?"
    code, out = _run(["-"], text)
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "-: 3 words, 0.04 pages"
    assert lines[1].startswith("  block LND-7  This asks for a job (line 3: “Are you hiring?”)")
    assert lines[2].startswith("        “")
    code, out = _run(["--kind", "pitch", "-"], "May I come to your office?")
    assert "Promise a call (whole letter)" in out
    assert "  good  LND-8  asks to meet in person" in out
    assert "  good  LND-7  asks for neither a job nor money" in out


def test_words_are_written_as_they_are(tmp_path: Path) -> None:
    letter = tmp_path / "Café.txt"
    letter.write_text("Please keep my résumé on file.", "utf-8")
    _, out = _run(["--json", str(letter)])
    assert "Café.txt" in out
    assert "résumé" in out
    _, out = _run(["--json", str(tmp_path / "Zoë.txt")])
    assert "Zoë.txt" in out
    (tmp_path / "list.json").write_text("[]")
    code, out = _run(["--context", str(tmp_path / "list.json"), "-"], "Thank you.")
    assert (code, "a JSON object is expected" in out) == (2, True)


def test_nothing_is_lost_after_a_file_that_blocks(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text("Are you hiring?")
    good.write_text("Thank you.")
    assert _run([str(bad), str(good)])[0] == 1
    assert _run([str(good)])[0] == 0
    assert _run([str(tmp_path / "none"), str(bad)])[0] == 2
    code, out = _run(["--subject", "[subject]", str(good)])
    assert (code, "Still to fill in the subject" in out) == (1, True)


def test_a_context_takes_every_kind_of_value() -> None:
    context = context_from(
        {
            "kind": "pitch",
            "medium": "email",
            "minutes": 25,
            "degree": 2,
            "referrer_may_be_named": True,
            "closed": {"2026-05-25": "Whit Monday"},
            "questions": ["One?", "Two?"],
            "today": "2026-05-06",
            "referrer_name": None,
        }
    )
    assert (context.kind, context.medium, context.minutes, context.degree) == ("pitch", "email", 25, 2)
    assert (context.referrer_may_be_named, context.referrer_name) == (True, None)
    assert context.closed == {date(2026, 5, 25): "Whit Monday"}
    assert context.questions == ("One?", "Two?")
    assert context.today == date(2026, 5, 6)
    for wrong in ({"minutes": True}, {"referrer_may_be_named": 1}, {"today": 5}, {"sender_name": 5}):
        with pytest.raises(ValueError, match=f"^{next(iter(wrong))}: "):
            context_from(wrong)
