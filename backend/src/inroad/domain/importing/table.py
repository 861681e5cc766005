"""Text with delimiters → rows, so that one broken row spoils only itself.

`csv` reads a well-formed row; this module gives it one row's worth of lines at a time. When a quote is never
closed, or a row that runs over several lines has the wrong number of values, reading starts again on the
line after the broken row's first one, so the rows an open quote would have swallowed still come through.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Final

from inroad.domain.importing.model import MAX_LINE_CHARS, MAX_RECORD_LINES

# Only these end a line: str.splitlines would also cut at U+2028, U+0085 and others that occur inside values.
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row, as many as the header has columns; none at all for an empty line."""

    line: int
    values: list[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that could not be split: where, why, in which column (index, if known), and its first line.

    `found` is the number of values seen, for the two codes about their number.
    """

    line: int
    code: str
    column: int | None
    text: str
    found: int = 0


class _TooLongError(Exception):
    """The row goes on for longer than a row may."""


class _Feed(Iterator[str]):
    """Physical lines from a position on, keeping note of where the current row began."""

    def __init__(self, text: str, start: int, most_lines: int) -> None:
        self._most_lines = most_lines
        self._matches = _LINE.finditer(text, start)
        self.begin(start)

    def begin(self, position: int) -> None:
        """A new row begins at this position."""
        self.row_start = self.row_end = self.first_end = position
        self.lines = 0
        self.exhausted = False

    def __next__(self) -> str:
        match = next(self._matches, None)
        if match is None:
            self.exhausted = True
            raise StopIteration
        self.row_end = match.end()
        self.lines += 1
        if self.lines == 1:
            self.first_end = self.row_end
        if self.lines > self._most_lines or self.row_end - self.row_start > MAX_LINE_CHARS:
            raise _TooLongError
        return match[0]


def split_line(line: str, delimiter: str) -> list[str]:
    """The values of one physical line, read forgivingly; for looking at headers, not for data."""
    if len(line) > MAX_LINE_CHARS:
        return []
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def first_lines(text: str, count: int) -> Iterator[tuple[int, str, int]]:
    """(line number from 1, line without its end, position after its end) for the first `count` lines."""
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if number > count:
            return
        yield number, match[0].rstrip("\r\n"), match.end()


def fitted(line: int, values: list[str], width: int, text: str) -> Row | Broken:
    """The row of one physical line. Empty values beyond `width` are dropped; none at all: an empty line."""
    if len(values) > width and not any(v.strip() for v in values[width:]):
        del values[width:]
    if len(values) == width or not values:
        return Row(line, values)
    code = "too_few_columns" if len(values) < width else "too_many_columns"
    return Broken(line, code, None, text[:200].rstrip("\r\n"), len(values))


def rows(
    text: str,
    start: int,
    line: int,
    delimiter: str,
    width: int,
    most_lines: int = MAX_RECORD_LINES,
    stop: int | None = None,
) -> Generator[Row | Broken, None, tuple[int, int]]:
    """Every row from position `start` (physical line `line`) on, whole or broken, in file order.

    `width` is the number of columns. Work is linear: a row is given up after `most_lines` lines or
    `MAX_LINE_CHARS` characters. Ends before the first row that begins at or beyond `stop`; returns where that
    is, position and line.
    """
    last = len(text) if stop is None else stop
    while start < last:
        feed = _Feed(text, start, most_lines)
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        broken = None
        while broken is None:
            try:
                values = next(reader, None)
            except (_TooLongError, csv.Error) as error:
                broken = _why(text, feed, line, delimiter, error)
                break
            if values is None:
                return len(text), line
            row = fitted(line, values, width, "")
            if isinstance(row, Broken):
                first = _first(text, feed)
                if feed.lines > 1:
                    broken = Broken(line, "unclosed_quote", _open_column(text, feed, delimiter), first)
                    break
                row = Broken(line, row.code, None, first, row.found)
            yield row
            line += feed.lines
            feed.begin(feed.row_end)
            if feed.row_start >= last:
                return feed.row_start, line
        yield broken
        start, line = feed.first_end, line + 1
    return start, line


def _why(text: str, feed: _Feed, line: int, delimiter: str, error: Exception) -> Broken:
    """What stopped `csv` in the current row."""
    first = _first(text, feed)
    if isinstance(error, _TooLongError) and feed.lines == 1:
        return Broken(line, "line_too_long", None, first)
    if isinstance(error, csv.Error) and "field limit" in str(error):
        return Broken(line, "value_too_long", None, first)
    if feed.lines > 1 or feed.exhausted:
        return Broken(line, "unclosed_quote", _open_column(text, feed, delimiter), first)
    return Broken(line, "misplaced_quote", None, first)


def _first(text: str, feed: _Feed) -> str:
    """The row's first line, no more of it than an error can show."""
    return text[feed.row_start : min(feed.first_end, feed.row_start + 200)].rstrip("\r\n")


def _open_column(text: str, feed: _Feed, delimiter: str) -> int | None:
    """The column in which the row's first line leaves a quote open: the last one it reaches."""
    values = split_line(text[feed.row_start : feed.first_end], delimiter)
    return len(values) - 1 if values else None
