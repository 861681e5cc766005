"""The letter as the checks see it: text, subject, context, and its sentences worked out once."""

import re
from dataclasses import dataclass
from functools import cached_property

from inroad.domain.letters.golden.engine import Judge
from inroad.domain.letters.model import LetterContext
from inroad.domain.letters.text import Sentence, count_words, sentences

WORDS_PER_PAGE = 400  # 11.5 pt serif on A4 with 25 mm margins, address block and signature included
_LINES_PER_PAGE = 46
_CHARACTERS_PER_LINE = 86
_GREETING = re.compile(
    r"^[ \t]*(?:dear|hello|hi|good\s+(?:morning|afternoon|evening|day)|greetings|to\s+whom)\b[^\n]{0,120}",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"^[ \t]*(?:(?:yours|your)\b[^\n]{0,30}|(?:very\s+)?sincerely\b[^\n]{0,20}|(?:(?:with|my|our"
    r"|and)\s+){0,2}(?:\w+\s+){0,2}"
    r"(?:regards|wishes|thanks|gratitude|respect|appreciation)\b[^\n]{0,30}|(?:respectfully|gratefully"
    r"|cordially|faithfully|cheers|thank\s+you"
    r"|thanks|best|warmly|all\s+the\s+best)\b[^\n]{0,20}),?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Letter:
    """A text with its context. `judge`: whom LND-7 asks about a sentence of which it is not sure."""

    text: str
    subject: str
    context: LetterContext
    judge: Judge | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences with offsets in the text."""
        return sentences(self.text)

    @cached_property
    def words(self) -> int:
        """Words of the text, greeting and signature included."""
        return count_words(self.text)

    @cached_property
    def pages(self) -> float:
        """Pages of A4 in print, by lines: long paragraphs wrap, empty lines count."""
        lines = sum(max(1, -(-len(line) // _CHARACTERS_PER_LINE)) for line in self.text.strip().splitlines())
        return round(lines / _LINES_PER_PAGE, 2)

    @cached_property
    def greeting(self) -> re.Match[str] | None:
        """The line that greets the reader, looked for above the first long paragraph."""
        match = _GREETING.search(self.text)
        return match if match and match.start() < 600 else None

    @cached_property
    def closing(self) -> re.Match[str] | None:
        """The line that closes the letter ("Yours sincerely,"), looked for in the last lines."""
        last = None
        for match in _CLOSING.finditer(self.text):
            last = match
        tail = self.text.rstrip()
        return last if last and len(tail) - last.start() < 200 else None

    @cached_property
    def squeezed(self) -> str:
        """The text in one line, lower case, for looking up names."""
        return " ".join(self.text.split()).casefold()

    def is_kind(self, *kinds: str) -> bool:
        """True when the letter is one of these kinds."""
        return self.context.kind in kinds
