"""Text made comparable: accents, case, width and spacing do not count."""

import unicodedata

from anyascii import anyascii


def fold(text: str) -> str:
    """`"  Łukasz  MÜLLER "` gives `"lukasz muller"`. Scripts without Latin letters are transliterated."""
    if text.isascii():
        return " ".join(text.casefold().split())
    return " ".join(anyascii(unicodedata.normalize("NFKC", text)).casefold().split())
