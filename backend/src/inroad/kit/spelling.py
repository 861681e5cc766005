"""The spelling dictionary: English of both sides of the Atlantic, built at first use and kept."""

from collections.abc import Callable
from functools import cache
from threading import Lock

_MOST = 50_000  # characters: the longest text that is looked at
_turn = Lock()

Misspelt = tuple[int, int, tuple[str, ...]]


def misspelt(text: str) -> tuple[Misspelt, ...]:
    """Words that neither American nor British English knows: start, end (code points), suggestions.

    The dictionary takes most of a second and 140 MB to build, once a process; after that a page takes
    milliseconds. One text at a time.
    """
    with _turn:
        first, *others = (look(text[:_MOST]) for look in _dialects())
    unknown = set(first).intersection(*others)
    return tuple((*place, first[place]) for place in sorted(unknown))


@cache
def _dialects() -> tuple[Callable[[str], dict[tuple[int, int], tuple[str, ...]]], ...]:
    import harper  # the dictionary takes most of a second to build: only when a letter is checked

    only_spelling: dict[str, bool | None] = {
        rule: rule == "SpellCheck" for rule in harper.get_default_lint_config()
    }

    def of(dialect: harper.Dialect) -> Callable[[str], dict[tuple[int, int], tuple[str, ...]]]:
        linter = harper.Linter(dialect)
        linter.set_lint_config(only_spelling)

        def look(text: str) -> dict[tuple[int, int], tuple[str, ...]]:
            found = linter.lint(text, language=harper.Language.PLAINTEXT)
            return {
                (each.span.start, each.span.end): tuple(s.replacement_text for s in each.suggestions)
                for each in found
            }

        return look

    return of(harper.Dialect.AMERICAN), of(harper.Dialect.BRITISH)
