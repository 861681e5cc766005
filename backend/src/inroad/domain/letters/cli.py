"""`inroad check-letter`: the checks on files or standard input, without a database."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from inroad.domain.letters.golden.engine import Judge
from inroad.domain.letters.lint import lint
from inroad.domain.letters.model import KINDS, LetterContext, Report
from inroad.domain.letters.spelling import Speller

_MOST_BYTES = 1_000_000
_DATES = {"promised_on", "today", "met_on"}


def context_from(values: Mapping[str, Any]) -> LetterContext:
    """A context from plain JSON values: days as ISO text, `closed` as {day: cause}.

    Raises ValueError that names the field when a name is unknown or a value has the wrong type.
    """
    known = {field.name for field in fields(LetterContext)}
    taken: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise ValueError(f"unknown field {name!r}; known are {', '.join(sorted(known))}")
        if value is not None:
            taken[name] = _converted(name, value)
    return LetterContext(**taken)


def _converted(name: str, value: Any) -> Any:
    try:
        if name in _DATES:
            return date.fromisoformat(value)
        if name == "closed":
            return {date.fromisoformat(day): str(cause) for day, cause in value.items()}
        if name == "questions":
            return tuple(str(question) for question in value)
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{name}: {error}") from error
    if name == "kind" and value not in KINDS:
        raise ValueError(f"kind: one of {', '.join(KINDS)}")
    if name == "medium" and value not in {"post", "email"}:
        raise ValueError("medium: post or email")
    wanted: type = {"minutes": int, "degree": int, "referrer_may_be_named": bool}.get(name, str)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise ValueError(f"{name}: {wanted.__name__} expected")
    return value


def check_letter_cli(
    argv: Sequence[str],
    stdin: TextIO,
    stdout: TextIO,
    speller: Speller | None = None,
    judge: Judge | None = None,
) -> int:
    """Check letters: `[--kind K] [--json] [--context FILE] FILE…|-`.

    Returns 0 when nothing blocks, 1 on a blocking finding, 2 when a file or the context cannot be read.
    """
    parser = argparse.ArgumentParser(
        prog="inroad check-letter", description="Check letters against the method's rules."
    )
    parser.add_argument(
        "--kind", choices=KINDS, default=None, help="what kind of letter it is; bare sentences without it"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a file")
    parser.add_argument(
        "--context", metavar="FILE", help="JSON with what is known: referrer_name, promised_on, …"
    )
    parser.add_argument("--subject", default="", help="subject of an e-mail")
    parser.add_argument("files", nargs="+", metavar="FILE", help="files to check; - reads standard input")
    options = parser.parse_args(list(argv))
    try:
        context = _read_context(options.context)
    except (OSError, ValueError) as error:
        _say(stdout, options.json, options.context, f"the context cannot be read: {error}")
        return 2
    if options.kind:
        context = replace(context, kind=options.kind)
    status = 0
    for name in options.files:
        try:
            text = stdin.read() if name == "-" else _read(Path(name))
        except (OSError, ValueError) as error:
            _say(stdout, options.json, name, f"cannot be read: {error}")
            status = 2
            continue
        report = lint(text, context, subject=options.subject, speller=speller, judge=judge)
        _print(stdout, options.json, name, text, report)
        status = max(status, 1 if report.blocked else 0)
    return status


def _read_context(name: str | None) -> LetterContext:
    if name is None:
        return LetterContext()
    values = json.loads(_read(Path(name)))
    if not isinstance(values, dict):
        raise ValueError("a JSON object is expected")
    return context_from(values)


def _read(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError("larger than a letter can be (1 MB)")
    return data.decode("utf-8-sig")


def _say(stdout: TextIO, as_json: bool, name: str, problem: str) -> None:
    print(
        json.dumps({"file": name, "error": problem}, ensure_ascii=False) if as_json else f"{name}: {problem}",
        file=stdout,
    )


def _print(stdout: TextIO, as_json: bool, name: str, text: str, report: Report) -> None:
    if as_json:
        found = [
            {key: getattr(f, key) for key in ("rule", "severity", "start", "end", "message")}
            for f in report.findings
        ]
        print(json.dumps({"file": name, "findings": found}, ensure_ascii=False), file=stdout)
        return
    print(f"{name}: {report.words} words, {report.pages:g} pages", file=stdout)
    for finding in report.findings:
        line = text.count("\n", 0, finding.start) + 1
        place = (
            f"line {line}: “{' '.join(text[finding.start : finding.end].split())}”"
            if finding.end
            else "whole letter"
        )
        print(
            f"  {finding.severity:5} {finding.rule:6} {finding.title} ({place})\n        {finding.message}",
            file=stdout,
        )
    for praise in report.praises:
        print(f"  good  {praise.rule:6} {praise.text}", file=stdout)
