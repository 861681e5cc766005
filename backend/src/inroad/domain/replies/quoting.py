"""The writer's own words: the letter they quote, and their signature, taken away.

    On Wed, 14 Oct 2026 at 9:12, Nora Whelan <nora@…> wrote:     a quote follows; in English and six others
    > …                                                          a quoted line
    -----Original Message-----                                   everything after it is quoted
    From: … / Sent: … (two such lines in a row)                  the same, as Outlook writes it
    --                                                           a signature follows
    Sent from my …                                               a telephone's signature

What stands under a quote that is marked line by line is kept: some people answer below.
"""

import re
from html.parser import HTMLParser
from typing import Final

LONGEST: Final = 20_000
"""Characters of a reply that are looked at: nobody answers a letter with a book."""

_WROTE: Final = re.compile(
    r"^(?:on\b.{4,300}\bwrote|le\b.{4,300}\ba écrit|am\b.{4,300}\bschrieb\b.{0,100}|el\b.{4,300}\bescribió"
    r"|il\b.{4,300}\bha scritto|op\b.{4,300}\bschreef\b.{0,100}|em\b.{4,300}\bescreveu"
    r"|.{3,120}<[^<>\s]+@[^<>\s]+>\s+wrote)\s?:$",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(r"^(?:on|le|am|el|il|op|em)\b", re.IGNORECASE)
_ORIGINAL: Final = re.compile(
    r"^(?:-{2,}\s?(?:original|forwarded|ursprüngliche|weitergeleitete)\b.{0,60}"
    r"|begin forwarded message:|_{20,}|-{2,}\s?message d'origine.{0,20})$",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"^[*\s]*(?:from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|envoyé|à|objet|para|asunto)\s?:"
    r"[*\s]",
    re.IGNORECASE,
)
_PHONE_MADE: Final = re.compile(
    r"^(?:sent from (?:my |outlook|mail for|yahoo|proton)|get outlook for|von meinem .{1,30} gesendet"
    r"|envoyé de mon )",
    re.IGNORECASE,
)
_BLOCKS: Final = frozenset(
    ("p", "div", "br", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr")
)
_SILENT: Final = frozenset(("script", "style", "head", "title", "template"))
_VOID: Final = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed"))
_QUOTES: Final = frozenset(
    ("gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote")
)
_REST_QUOTED: Final = frozenset(("divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container"))


def own_words(text: str) -> str:
    """What the writer wrote themselves; empty when they wrote nothing of their own."""
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    lines = [line.rstrip() for line in text.replace("\u200b", "").split("\n")]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        taken = _introduces(lines, at)
        if taken and not _marked_below(lines, at + taken):
            break
        if taken:
            at += taken
            continue
        if (
            _ORIGINAL.match(line)
            or _heads(lines, at)
            or lines[at] in ("--", "-- ")
            or _PHONE_MADE.match(line)
        ):
            break
        if not line.startswith(">"):
            kept.append(lines[at])
        at += 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _introduces(lines: list[str], at: int) -> int:
    """How many lines say who wrote what follows; mail programs break them. 0 for none."""
    first = lines[at].strip()
    if _WROTE.match(first):
        return 1
    if not _OPENS.match(first):
        return 0
    for count in (2, 3):
        if _WROTE.match(" ".join(line.strip() for line in lines[at : at + count])):
            return count
    return 0


def _marked_below(lines: list[str], at: int) -> bool:
    """Whether the quote is marked line by line, so that one can tell where it ends."""
    following = next((line.strip() for line in lines[at:] if line.strip()), "")
    return following.startswith(">")


def _heads(lines: list[str], at: int) -> bool:
    """Two header lines in a row, the first of them the sender's."""
    near = [line for line in lines[at : at + 3] if line.strip()]
    return len(near) > 1 and all(_HEAD.match(line) for line in near[:2])


class _Reader(HTMLParser):
    """Collects the words a reader sees, without what is marked as quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped: list[str] = []
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a block, or something that is not to be read."""
        if self._skipped:
            if tag not in _VOID:
                self._skipped.append(tag)
            return
        given = {name: (value or "").casefold() for name, value in attrs}
        if given.get("id", "") in _REST_QUOTED:
            self._over = True
        classes = set(given.get("class", "").split())
        if tag == "blockquote" or tag in _SILENT or classes & _QUOTES:
            self._skipped.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Closes a block, or what was not read."""
        if tag in self._skipped:
            while self._skipped and self._skipped.pop() != tag:
                pass
        elif tag in _BLOCKS and not self._skipped:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._skipped and not self._over:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_html(html: str) -> str:
    """The words of a page of mail, a line a block, without quotes."""
    reader = _Reader()
    reader.feed(html[: LONGEST * 10])
    reader.close()
    lines = [line.strip() for line in "".join(reader.parts)[: LONGEST * 2].split("\n")]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
