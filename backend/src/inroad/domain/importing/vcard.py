"""vCard text (2.1, 3.0, 4.0, mixed) → properties, card by card; one broken card spoils only itself.

Forgiving where programs are known to differ: quoted-printable lines that run on after `=` with and without a
fold, base64 lines without a space, cards inside cards (AGENT), charsets that are not said.
"""

from __future__ import annotations

import binascii
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from inroad.domain.importing.model import MAX_PROPERTIES, MAX_VALUE_BYTES, RowError, shorten

KNOWN: Final = frozenset(
    [
        "FN",
        "N",
        "NICKNAME",
        "ORG",
        "TITLE",
        "ROLE",
        "EMAIL",
        "TEL",
        "URL",
        "ADR",
        "LABEL",
        "NOTE",
        "CATEGORIES",
        "UID",
        "RELATED",
        "KIND",
        "VERSION",
        "SOCIALPROFILE",
        "X-ABRELATEDNAMES",
        "X-ABLABEL",
        "X-SOCIALPROFILE",
        "X-ADDRESSBOOKSERVER-KIND",
        "X-ANDROID-CUSTOM",
        "X-MANAGER",
        "X-ASSISTANT",
        "X-SPOUSE",
        "X-EVOLUTION-MANAGER",
        "X-EVOLUTION-ASSISTANT",
        "X-EVOLUTION-SPOUSE",
        "X-KADDRESSBOOK-X-MANAGERSNAME",
        "X-KADDRESSBOOK-X-ASSISTANTSNAME",
    ]
)
"""Properties that are read; any others, photos and birthdays among them, are passed over unseen."""

_EDGE: Final = re.compile(r"[ \t]*(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\n?", re.IGNORECASE)
_BEGIN: Final = re.compile(r"BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_AGENT: Final = re.compile(r"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*", re.IGNORECASE)
_NAME: Final = re.compile(r"(?:([A-Za-z0-9_-]{1,64})\.)?([A-Za-z0-9-]{1,64})")
_QUOTED: Final = re.compile(r'((?:[^":]|"[^"]*")*):')
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ENCODED_SPACE: Final = re.compile(r"[ \t]=[0-9A-Fa-f]{2}")
_MAX_PHYSICAL: Final = 8 * MAX_VALUE_BYTES
_MAX_WARNINGS: Final = 5
_HEAD_CHARS: Final = 2_000
_CHARSETS: Final = {
    **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii", "unicode"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252"), "cp1252"),
    **{f"iso-8859-{number}": f"iso-8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **{f"windows-125{digit}": f"cp125{digit}" for digit in (0, 1, 3, 4, 5, 6, 7, 8)},
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-jp": "euc-jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "euc-kr": "cp949",
}


class Params(NamedTuple):
    """A property's parameters. `types` in lower case; `preferred` is 1 to 100, 100 when not said."""

    types: tuple[str, ...] = ()
    encoding: str = ""
    charset: str = ""
    value: str = ""
    preferred: int = 100
    user: str = ""


class Property(NamedTuple):
    """One property, its value decoded but not unescaped."""

    name: str
    group: str
    params: Params
    value: str


@dataclass(slots=True)
class Card:
    """One card: its first line, its version, what we read of it, and what was wrong on the way."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)
    error: RowError | None = None
    warnings: list[RowError] = field(default_factory=list)

    def fail(self, column: str | None, code: str, message: str, value: str = "") -> None:
        """The card cannot be read; the first reason counts."""
        if self.error is None:
            self.error = RowError(self.line, column, code, message, shorten(value))


def has_cards(text: str) -> bool:
    """Whether any card begins here."""
    return _BEGIN.search(text) is not None


class _Head(NamedTuple):
    """What stands before a property's colon. `known` is False for properties we pass over."""

    name: str
    group: str
    params: Params
    known: bool


def cards(text: str) -> Iterator[Card]:
    """Every card; what stands between cards is passed over. Work and memory are linear in the text."""
    card: Card | None = None
    head: _Head | None = None  # of the property whose lines are being read
    lines: list[str] = []
    quoted = skipping = False
    depth = 0
    before = ""
    for number, physical in enumerate(io.StringIO(text, newline=None), start=1):
        if card is None:
            edge = _EDGE.fullmatch(physical.lstrip("\ufeff"))
            if edge and edge[1].upper() == "BEGIN":
                card, head, quoted, skipping, depth = Card(number), None, False, False, 1
            continue
        first = physical[:1]
        edge = _EDGE.fullmatch(physical) if first in "BbEe \t" else None
        if edge is None:
            if depth > 1:
                continue
            line = physical.rstrip("\n")
            if quoted and line:
                lines.append(line)
                quoted = line.endswith("=")
            elif first == " " or first == "\t":
                if head is not None:
                    lines.append(line)
            elif line:
                if head is not None:
                    _take(card, head, lines)
                head, value = _split(line)
                before = line
                if head is None:
                    if not skipping:
                        _warn(card, line)
                    continue
                skipping = not head.known
                if skipping:
                    head = None
                    continue
                lines = [value]
                quoted = head.params.encoding == "quoted-printable" and value.endswith("=")
            else:
                quoted = False
        elif edge[1].upper() == "BEGIN":
            if _AGENT.fullmatch(before):
                depth += 1
                continue
            message = "The card has no END:VCARD before the next one begins. Export again."
            card.fail(None, "card_not_closed", message)
            yield card
            card, head, quoted, skipping, depth = Card(number), None, False, False, 1
        else:
            depth -= 1
            before = ""
            if depth == 0:
                if head is not None:
                    _take(card, head, lines)
                yield card
                card = None
    if card is not None:
        message = (
            "The file ends inside this card: END:VCARD is missing. It may have been cut off; export again."
        )
        card.fail(None, "card_not_closed", message)
        yield card


def unescape(value: str, version: str) -> str:
    """The text meant: `\\n` is a line end (not in 2.1, where a backslash is mostly itself), `\\,` a comma."""
    if "\\" not in value:
        return value
    if version == "2.1":
        return re.sub(r"\\([;,:\\])", r"\1", value)
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def components(value: str, version: str, separator: str = ";") -> list[str]:
    """A structured value's parts, unescaped; at most 50."""
    if "\\" not in value:
        return value.split(separator, 50)
    parts = re.split(rf"(?<!\\){re.escape(separator)}", value, maxsplit=50)
    return [unescape(part, version) for part in parts]


def _split(line: str) -> tuple[_Head | None, str]:
    """(what stands before the colon, what after it); a colon in double quotes is part of a parameter."""
    text, colon, value = line.partition(":")
    if '"' in text and (match := _QUOTED.match(line, 0, 2_000)):
        text, colon, value = match[1], ":", line[match.end() :]
    return (_head(text) if colon and len(text) <= _HEAD_CHARS else None), value


@lru_cache(maxsize=1024)
def _head(text: str) -> _Head | None:
    name, _, params = text.partition(";")
    match = _NAME.fullmatch(name.strip())
    if match is None:
        return None
    name = match[2].upper()
    return _Head(name, (match[1] or "").lower(), _params(params), name in KNOWN)


def _warn(card: Card, line: str) -> None:
    if len(card.warnings) < _MAX_WARNINGS:
        message = "This line is no property, so it is left out. A property reads NAME:value."
        card.warnings.append(RowError(card.line, None, "unreadable_line", message, shorten(line)))


def _take(card: Card, head: _Head, lines: list[str]) -> None:
    """Adds the property whose value these lines are to the card."""
    if card.error is not None:
        return
    name, params = head.name, head.params
    if len(card.properties) == MAX_PROPERTIES:
        message = (
            f"The card has more than {MAX_PROPERTIES} properties. Delete numbers and addresses that repeat."
        )
        card.fail(name, "too_many_properties", message)
        return
    value = lines[0]
    if len(lines) > 1:
        if sum(map(len, lines)) > _MAX_PHYSICAL:
            value = "".join(lines)[: _MAX_PHYSICAL + 1]
        elif params.encoding == "quoted-printable":
            value = _joined(value, lines[1:])
        else:
            gap = " " if card.version == "2.1" and params.encoding != "base64" else ""
            value += "".join(gap + line[1:] for line in lines[1:])
    if params.encoding:
        value = _decoded(value, params)
    if len(value) * 4 > MAX_VALUE_BYTES and len(value.encode("utf-8", "replace")) > MAX_VALUE_BYTES:
        message = f"{name} is longer than {MAX_VALUE_BYTES // 1024} KiB. Shorten it."
        card.fail(name, "value_too_long", message, value)
    elif "\0" in value:
        message = f"{name} holds a NUL character: the file is damaged. Export again."
        card.fail(name, "nul_character", message, value)
    elif name == "VERSION":
        card.version = value.strip()
    else:
        card.properties.append(Property(name, head.group, params, value))


def _params(text: str) -> Params:
    """`TYPE=home,work;PREF=1`, `HOME;QUOTED-PRINTABLE`, `type="home"` alike."""
    if not text:
        return Params()
    types: list[str] = []
    encoding = charset = value = user = ""
    preferred = 100
    for part in text.split(";", 50):
        name, equals, content = part.partition("=")
        name = name.strip().upper()
        content = content.strip().strip('"')
        if not equals:
            name, content = (
                ("ENCODING", name) if name in ("QUOTED-PRINTABLE", "BASE64", "8BIT") else ("TYPE", name)
            )
        lower = content.lower()
        if name == "TYPE":
            types += [each.strip().strip('"') for each in lower.split(",")]
        elif name == "ENCODING":
            encoding = {"b": "base64"}.get(lower, lower)
        elif name == "CHARSET":
            charset = lower
        elif name == "VALUE":
            value = lower
        elif name == "X-USER":
            user = content[:100]
        elif name == "PREF" and lower.isdecimal() and lower.isascii() and len(lower) < 4:
            preferred = min(max(int(lower), 1), 100)
    if "pref" in types:
        preferred = 1
    encoding = encoding if encoding in ("quoted-printable", "base64") else ""
    return Params(tuple(types), encoding, charset, value, preferred, user)


def _joined(first: str, more: list[str]) -> str:
    """Lines of a quoted-printable value: a space that begins each of them is a fold, not part of the text."""
    folded = all(line[:1] in (" ", "\t") for line in more) and (
        len(more) > 1 or _ENCODED_SPACE.match(more[0]) is not None or not first.endswith("=")
    )
    lines = [first, *(line[1:] if folded else line for line in more)]
    return "".join(line.removesuffix("=") for line in lines[:-1]) + lines[-1]


def _decoded(value: str, params: Params) -> str:
    charset = _CHARSETS.get(params.charset, "")
    try:
        if params.encoding == "base64":
            data = binascii.a2b_base64(value)
        else:
            data = binascii.a2b_qp(value.removesuffix("=").encode(charset or "utf-8", "replace"))
    except (binascii.Error, ValueError):
        return value
    for name in (charset, "utf-8", "cp1252"):
        try:
            return data.decode(name) if name else data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
