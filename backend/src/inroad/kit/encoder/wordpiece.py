"""Text to the pieces of words that BERT knows: lower case, no accents, the longest known piece first.

Source: the uncased tokenization of Devlin et al., "BERT" (2019), after Wu et al. (2016). Quotation marks and
dashes as word processors set them become those of a keyboard, on which the adapter was trained.
"""

import unicodedata
from collections.abc import Iterator, Mapping

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..."}
)
_LONGEST_WORD = 100
UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"


def pieces(text: str, vocabulary: Mapping[str, int], most: int) -> list[int]:
    """Numbers of the pieces of a text, with the marks of its start and its end; at most `most` in all."""
    found = [vocabulary[START]]
    for word in _words(text):
        found += _cut(word, vocabulary)
        if len(found) >= most:
            break
    return [*found[: most - 1], vocabulary[END]]


def _words(text: str) -> Iterator[str]:
    """Runs of letters and digits; every mark, and every Chinese character, by itself."""
    plain = unicodedata.normalize("NFD", text.translate(_PLAIN).lower())
    word = ""
    for sign in plain:
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind[0] == "C" and sign not in "\t\n\r"):
            continue
        alone = _is_mark(sign, kind) or _is_ideograph(sign)
        if alone or sign.isspace():
            if word:
                yield word
            word = ""
            if alone:
                yield sign
        else:
            word += sign
    if word:
        yield word


def _is_mark(sign: str, kind: str) -> bool:
    return kind[0] == "P" or (sign.isascii() and not sign.isalnum() and not sign.isspace())


def _is_ideograph(sign: str) -> bool:
    ranges = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0002fa1f"))
    return any(first <= sign <= last for first, last in ranges)


def _cut(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    if len(word) > _LONGEST_WORD:
        return [vocabulary[UNKNOWN]]
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            known = vocabulary.get(word[start:end] if start == 0 else "##" + word[start:end])
            if known is not None:
                found.append(known)
                start = end
                break
        else:
            return [vocabulary[UNKNOWN]]
    return found
