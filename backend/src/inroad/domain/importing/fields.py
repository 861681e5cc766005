"""What is wrong with one row, and the checks that every format shares."""

from __future__ import annotations

from typing import Final

from inroad.domain.importing.model import RowError, shorten
from inroad.domain.importing.normal import is_email, is_web_url, linkedin_url

_EXCHANGE: Final = ("/o=", "/ou=", "/cn=")
_MAX_EMAILS: Final = 50


class Notes:
    """What is wrong with one row, as it is found. `line` is where the row starts."""

    __slots__ = ("errors", "line", "warnings")

    def __init__(self, line: int) -> None:
        self.line = line
        self.errors: list[RowError] = []
        self.warnings: list[RowError] = []

    def error(self, column: str | None, code: str, message: str, value: str = "") -> None:
        """The value was left out, and the row should not be taken as it stands."""
        self.errors.append(RowError(self.line, column, code, message, shorten(value)))

    def warning(self, column: str | None, code: str, message: str, value: str = "") -> None:
        """Needs a look; the row may be taken."""
        self.warnings.append(RowError(self.line, column, code, message, shorten(value)))


def read_emails(notes: Notes, column: str, text: str) -> tuple[str, ...]:
    """The addresses in one cleaned value: one, or several with commas or semicolons between them.

    `mailto:` and `Ann Lee <ann@harbor.example>` are understood. An Exchange directory name, which Outlook
    exports for colleagues, is no address anyone can write to: left out with a warning.
    """
    if not text or is_email(text):
        return (text,) if text else ()
    if text[:5].lower().startswith(_EXCHANGE):
        message = (
            f"{column} holds an Exchange directory name, not an e-mail address, so it is left out. Outlook "
            "shows the real address on the person's card."
        )
        notes.warning(column, "exchange_address", message, text)
        return ()
    emails: list[str] = []
    for part in text.replace(";", ",").split(",", _MAX_EMAILS):
        address = part.strip()
        if address[:7].lower() == "mailto:":
            address = address[7:].partition("?")[0]
        if address.endswith(">") and "<" in address:
            address = address[address.rindex("<") + 1 : -1].strip()
        if is_email(address):
            if address not in emails:
                emails.append(address)
        elif address:
            message = f"{column} is not an e-mail address. It should read like name@example.org, or be empty."
            notes.error(column, "invalid_email", message, address)
    return tuple(emails)


def read_url(notes: Notes, column: str, text: str) -> tuple[str | None, str | None]:
    """(address to keep, the same when it is a LinkedIn member's and so identifies the person)."""
    if not text:
        return None, None
    profile = linkedin_url(text)
    if profile is not None:
        return profile, profile
    if is_web_url(text):
        return text, None
    message = (
        f"{column} is not a web address. It should read like https://www.linkedin.com/in/name, or be empty."
    )
    notes.error(column, "invalid_url", message, text)
    return None, None
