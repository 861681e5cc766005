"""Cells of a CSV that no spreadsheet takes for a formula, and back again (S16)."""

import re

_RISKY = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")


def guarded(value: str) -> str:
    """The text with a leading `'` where a spreadsheet would begin to reckon; other text as it is.

    Text that has such a mark already gets one more, so that `bare` always gives back what was put in.
    """
    return f"'{value}" if _RISKY.match(value) else value


def bare(value: str) -> str:
    """What `guarded` was given."""
    return value[1:] if value.startswith("'") and _RISKY.match(value) else value
