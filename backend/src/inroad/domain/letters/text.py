"""Sentences and tokens with their places in the text. Pure string work, no language model."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|rev|fr|st|sr|jr|hon|no|vs|etc|e\.g|i\.e|dept|inc|ltd|co|tel|ext|approx"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)|\b[a-z]|\b(?:a|p)\.m)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n[ \t]*(?=\n|$)|\n(?=[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t])")
_TOKEN = re.compile(
    r"\[[^\]\n]{0,80}\]|[£$€]\s?\d[\d.,]*[km]?\b|\d+(?::\d\d|[.,]\d+)*(?:st|nd|rd|th)?\b"
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*"
    r"|\S"
)
_SHORT_LINE = 48
_LONGEST = 600
_CONTRACTIONS = {
    "n't": "not",
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
}
_WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "y'all": ("you",),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "here's": ("here", "is"),
    "what's": ("what", "is"),
    "who's": ("who", "is"),
    "how's": ("how", "is"),
    "where's": ("where", "is"),
    "he's": ("he", "is"),
    "she's": ("she", "is"),
    "im": ("i", "am"),
    "dont": ("do", "not"),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `norm` is lower case without accents; `start`, `end` are offsets in the whole text."""

    norm: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence with its offsets in the whole text, end exclusive."""

    text: str
    start: int
    end: int

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and marks, contractions opened (`I'd` gives `i`, `would`)."""
        return tokenize(self.text, self.start)

    @property
    def is_question(self) -> bool:
        """True when it ends with a question mark."""
        return self.text.rstrip("\"'”’) ").endswith("?")


def fold(word: str) -> str:
    """Lower case without accents, curly apostrophes straightened: `Résumé` gives `resume`."""
    plain = word.replace("’", "'").lower()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def _open_contraction(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    for tail, full in _CONTRACTIONS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return (word[: -len(tail)], full)
    if word.endswith("'s"):
        return (word[:-2], "'s")
    return (word.strip("'"),) if word.strip("'") else (word,)


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Words, numbers, bracketed prompts and marks of a piece of text that begins at `offset`."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        norm = fold(raw)
        parts = _open_contraction(norm) if "'" in norm or norm in _WHOLE else (norm,)
        tokens += [Token(part, raw, offset + match.start(), offset + match.end()) for part in parts if part]
    return tuple(tokens)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a letter into sentences. Blank lines, list items and short lines (address, greeting) end one
    too."""
    found: list[Sentence] = []
    start = 0
    cuts = [match.end() for match in _END.finditer(text) if not _is_abbreviation(text, match)]
    cuts += _short_line_ends(text)
    for cut in [*sorted(set(cuts)), len(text)]:
        piece = text[start:cut]
        lead = len(piece) - len(piece.lstrip())
        body = piece.strip()
        if any(c.isalnum() for c in body):
            found += _in_pieces(body, start + lead)
            start = cut
        elif not body:
            start = cut
    return tuple(found)


def _in_pieces(body: str, start: int) -> list[Sentence]:
    """One sentence; a run-on of more than 600 characters is cut at blanks, so that checking stays linear."""
    pieces = []
    while len(body) > _LONGEST:
        cut = body.rfind(" ", 0, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        pieces.append(Sentence(body[:cut].rstrip(), start, start + len(body[:cut].rstrip())))
        rest = body[cut:].lstrip()
        start, body = start + len(body) - len(rest), rest
    return [*pieces, Sentence(body, start, start + len(body))] if body else pieces


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return False
    head = text[max(0, match.start() - 8) : match.start() + 1]
    if not _ABBREVIATION.search(head):
        return False
    after = text[match.end() : match.end() + 3].lstrip(" ")
    one_letter = re.search(r"(?:^|[\s(])[A-Za-z]\.$", head) is not None
    return not (after.startswith("\n") or after == "") and (one_letter or after[:1] != "")


def _short_line_ends(text: str) -> list[int]:
    """Ends of lines that stand alone: short, and followed by a line that begins with a capital or a blank
    one."""
    ends: list[int] = []
    place = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        place += len(line)
        if 0 < len(stripped) <= _SHORT_LINE and line.endswith("\n"):
            following = text[place : place + 1]
            if following.isupper() or following.isdigit() or stripped.endswith((",", ":")):
                ends.append(place)
    return ends


def count_words(text: str) -> int:
    """Words as a reader counts them: `mother-in-law` is one."""
    return sum(1 for word in text.split() if any(c.isalnum() for c in word))
