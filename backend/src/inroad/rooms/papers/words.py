"""A letter as a message: plain text, rich text, an address to open in a mail program, a file of its own."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from inroad.rooms.letters.knowing import Known
from inroad.rooms.letters.tables import Letter
from inroad.rooms.papers.pages import cleaned, paragraphs

_SPECIAL = re.compile(r'[()<>@,:;"\[\]\\.]')
FOLDED = 60
"""Characters of a name from which on its header may be folded."""
LONGEST_LINK = 1900
"""Characters of a mailto: address that every mail program still takes."""


def message_text(letter: Letter) -> str:
    """The words as they go out by e-mail: the text, then the questions it encloses (LND-6)."""
    body = cleaned(letter.body).strip("\n")
    if not letter.questions:
        return body + "\n"
    asked = "\n".join(f"{number}. {cleaned(each)}" for number, each in enumerate(letter.questions, 1))
    return f"{body}\n\nMy questions:\n\n{asked}\n"


def message_html(letter: Letter) -> str:
    """The same as rich text. What was typed is escaped: pasted markup shows as what it is."""
    parts = [
        f"<p>{'<br>'.join(escape(line) for line in part.split(chr(10)))}</p>"
        for part in paragraphs(letter.body)
    ]
    if letter.questions:
        items = "".join(f"<li>{escape(cleaned(each))}</li>" for each in letter.questions)
        parts.append(f"<p>My questions:</p><ol>{items}</ol>")
    return "\n".join(parts)


def email_of(known: Known) -> str | None:
    """The address to write to: the contact's first."""
    emails = known.past.contact.emails
    return str(emails[0]["address"]) if emails else None


def mailto(to: str | None, subject: str, text: str) -> str:
    """RFC 6068; line breaks are CRLF."""
    body = text.rstrip("\n").replace("\n", "\r\n")
    address = quote(to, safe="@") if to else ""
    return f"mailto:{address}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def header_text(text: str) -> str:
    """The text as one line of a header: nothing in it can begin another one (S20)."""
    return " ".join(cleaned(text).split())


def mailbox(name: str, address: str) -> Address:
    """A name with its address; ValueError for an address no header can hold."""
    user, _, domain = header_text(address).rpartition("@")
    shown = header_text(name)
    if len(shown) > FOLDED:
        # The standard library drops the quotes of a name it folds: what needed them goes too.
        shown = _SPECIAL.sub(" ", shown)
    return Address(" ".join(shown.split()), user, domain)


def message_file(letter: Letter, known: Known, sender_email: str, now: datetime) -> bytes:
    """A message to open in a mail program and send from there; `X-Unsent` makes Outlook open it to edit."""
    message = EmailMessage(policy=SMTP)
    message["From"] = mailbox(known.sender, sender_email)
    to = email_of(known)
    if to is not None:
        message["To"] = mailbox(known.past.contact.display_name, to)
    message["Subject"] = header_text(letter.subject)
    message["Date"] = format_datetime(letter.sent_at or now)
    message["X-Unsent"] = "1"
    message.set_content(message_text(letter))
    message.add_alternative(
        f'<!doctype html><html><head><meta charset="utf-8"></head><body>{message_html(letter)}</body></html>',
        subtype="html",
    )
    return message.as_bytes()
