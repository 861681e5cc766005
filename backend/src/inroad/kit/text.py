"""Bytes → text: byte order mark, then strict UTF-8, then a marked guess that the user can overrule."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from charset_normalizer import from_bytes

ENCODINGS: Final = (
    "utf_8",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "mac_roman",
    "utf_16",
    "utf_16_le",
    "utf_16_be",
)
"""Encodings a user may choose. Mac Roman is never guessed: its bytes are just as good Windows-1252."""

_GUESSED: Final[tuple[str, ...]] = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
)
"""What a guess is taken from, the likelier first: on equal evidence the earlier wins."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf_32_le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf_32_be"),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
_SAMPLE_BYTES: Final = 32 * 1024
_TELLING_LINE: Final = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")

How = Literal["chosen", "mark", "utf_8", "guess", "repaired"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    `how` is "chosen" (the caller said), "mark" (a byte order mark said), "utf_8" (valid UTF-8, which hardly
    happens by chance), "guess" (another encoding looked likely: show a sample and let the user choose) or
    "repaired" (UTF-8 with stray bytes; `replaced` of them became U+FFFD). `others` are encodings that would
    read the same bytes about as well.
    """

    text: str
    encoding: str
    how: How
    others: tuple[str, ...] = ()
    replaced: int = 0


class UndecodableError(ValueError):
    """Not text in that encoding; `code` is "unknown_encoding", "wrong_encoding" or "not_text"."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file whose encoding nobody states.

    `encoding` (one of `ENCODINGS`) overrules all guessing. Raises `UndecodableError`. Line ends are kept as
    they are; a byte order mark is not part of the text.
    """
    if encoding is not None:
        return _chosen(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    wide = _wide(data)
    if wide is not None:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf_8", "utf_8")
    except UnicodeDecodeError:
        return _repaired(data) or _guessed(data)


def _chosen(data: bytes, encoding: str) -> Decoded:
    name = encoding.strip().lower().replace("-", "_")
    try:
        name = codecs.lookup(name).name.replace("-", "_")
    except (LookupError, ValueError):
        name = ""
    names = {codecs.lookup(known).name.replace("-", "_"): known for known in ENCODINGS}
    if name not in names:
        raise UndecodableError("unknown_encoding", f"Choose one of: {', '.join(ENCODINGS)}.")
    try:
        text = data.decode(names[name])
    except UnicodeDecodeError as error:
        raise UndecodableError(
            "wrong_encoding",
            f"The file is not {names[name]}: byte {error.start + 1} does not belong there. Choose another "
            "encoding, or leave it to be found.",
        ) from None
    return Decoded(text.removeprefix("\ufeff"), names[name], "chosen")


def _marked(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name), name, "mark")
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    bad = text.count("\ufffd")
    if bad > len(text) // 100 + 1:
        raise UndecodableError("not_text", "The file begins like text and goes on as something else.")
    return Decoded(text, name, "repaired", (), bad)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: mostly Latin text then has a zero in every second byte."""
    head = data[:4096]
    half = len(head) // 2
    if half < 2 or len(data) % 2 or b"\0" not in head:
        return None
    for name, zeros in (("utf_16_le", head[1::2].count(0)), ("utf_16_be", head[0::2].count(0))):
        others = head.count(0) - zeros
        if zeros > half * 0.6 and others < half * 0.05:
            try:
                return Decoded(data.decode(name), name, "guess")
            except UnicodeDecodeError:
                return None
    return None


def _repaired(data: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes, when nearly all bytes beyond ASCII form UTF-8 characters."""
    within = sum(len(m[0]) for m in _MULTIBYTE.finditer(data))
    high = sum(1 for _ in _HIGH.finditer(data))
    if within < 8 or within < high * 0.8:
        return None
    text = data.decode("utf-8", "replace")
    return Decoded(text, "utf_8", "repaired", ("cp1252",), text.count("\ufffd") - data.count(b"\xef\xbf\xbd"))


def _guessed(data: bytes) -> Decoded:
    """The likeliest of `_GUESSED`, judged on the lines that hold anything beyond ASCII."""
    if data[:4096].count(0):
        raise UndecodableError("not_text", "The file is not text.")
    sample = bytearray()
    for match in _TELLING_LINE.finditer(data):
        sample += match[0][:1024] + b"\n"
        if len(sample) >= _SAMPLE_BYTES:
            break
    matches = list(from_bytes(bytes(sample), cp_isolation=list(_GUESSED), enable_fallback=False))
    mess = {name: found.chaos for found in matches for name in found.could_be_from_charset}
    # Windows-1252 reads nearly every byte, so it stays in the running as the last resort.
    mess.setdefault("cp1252", 0.5)
    if _punctuation_only(bytes(sample)):
        mess["cp1252"] = 0.0
    ranked = sorted(
        (name for name in _GUESSED if name in mess),
        key=lambda name: (round(mess[name], 1), _odd(bytes(sample), name), _GUESSED.index(name)),
    )
    fitting: list[tuple[str, str]] = []
    for name in ranked:
        try:
            fitting.append((name, data.decode(name)))
        except UnicodeDecodeError:
            continue
        break
    if not fitting:
        # Five of 256 bytes have no meaning in Windows-1252; one of them in a file of names is damage.
        text = data.decode("cp1252", "replace")
        bad = text.count("\ufffd")
        if bad > len(text) // 100 + 1:
            raise UndecodableError("not_text", "The file is not text in any encoding known here.")
        return Decoded(text, "cp1252", "repaired", tuple(n for n in ranked if n != "cp1252"), bad)
    name, text = fitting[0]
    return Decoded(text, name, "guess", tuple(n for n in (*ranked, "mac_roman") if n != name))


def _punctuation_only(sample: bytes) -> bool:
    """Whether Windows-1252 shows nothing foreign but dashes, quotes and the euro: no letters to judge by."""
    beyond = {char for char in sample.decode("cp1252", "replace") if not char.isascii()}
    return beyond <= set("‘’“”„–—…•€£©®™«»\u00a0")


def _odd(sample: bytes, name: str) -> int:
    """How many symbols such as ³ or £ touch a letter, and inner capitals: signs of the wrong code page."""
    text = sample.decode(name, "replace")
    odd = 0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char.isascii():
            continue
        symbol = unicodedata.category(char) in ("Sc", "So", "Sk", "Sm", "No", "Po", "Cc", "Cn")
        odd += symbol and (before.isalpha() or after.isalpha())
        odd += before.islower() and char.isupper()
    return odd
