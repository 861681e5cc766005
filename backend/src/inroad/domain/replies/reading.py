"""The bytes of an e-mail, read as an answer to a letter of ours.

Which letter: In-Reply-To and References hold our Message-ID, `letter.<id of the letter>@…`, which is the same
whenever and however the letter went out. A bounce names it in the message it gives back. What a message holds
beside its words (files, pictures) is not looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from inroad.domain.replies.quoting import LONGEST, own_words, text_of_html

_OURS: Final = re.compile(
    r"\bletter\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@", re.IGNORECASE
)
_POSTMASTER: Final = re.compile(
    r"(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|microsoftexchange[0-9a-f]+)@"
    r"|mail delivery (?:sub)?system|mail delivery service",
    re.IGNORECASE,
)
_UNDELIVERED: Final = re.compile(
    r"undeliver|delivery (?:status notification|has failed|failed|failure)|failure notice|returned mail"
    r"|mail delivery failed|could(?: not|n't) be delivered|unzustellbar|non remis",
    re.IGNORECASE,
)
_LATE_ONLY: Final = re.compile(
    r"\bdelay(?:ed)?\b|still (?:being )?(?:trying|retried)|will (?:be retried|retry)|warning", re.IGNORECASE
)
_STATUS: Final = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_REPLY_CODE: Final = re.compile(r"\b(5\d\d)[ -]")
_HONEST_REASON: Final = re.compile(
    r"^.*(?:\b5\d\d[ -]|\b5\.\d{1,3}\.\d|user unknown|no such (?:user|address|mailbox)|does not exist"
    r"|mailbox (?:is )?full|address (?:rejected|not found)|not found|unknown (?:user|recipient|address)"
    r"|wasn't found|quota).*$",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_PARTS: Final = 60


@dataclass(frozen=True, slots=True)
class Bounce:
    """A letter that came back: to whom it had gone, the status (`5.1.1`), and what their server said."""

    recipient: str = ""
    status: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message that answers something.

    letters    ids of our letters it answers, the nearest first; empty when it answers none
    key        its own Message-ID, or what stands in for one: the same message twice has the same
    text       the writer's own words
    automatic  sent by a program: an absence, a receipt
    bounce     set when it says that a letter did not arrive
    warning    a mail server's report that says no such thing: delayed, still trying
    calendar   the answer to an invitation as it came (iTIP, text/calendar), for whoever reads those
    """

    letters: tuple[str, ...]
    key: str
    sender: str
    sender_name: str
    subject: str
    sent_at: datetime | None
    text: str
    automatic: bool = False
    bounce: Bounce | None = None
    warning: bool = False
    calendar: str = ""


def letter_ids(text: str) -> tuple[str, ...]:
    """Our letters whose Message-IDs stand in a text, each once, in order."""
    return tuple(dict.fromkeys(found.lower() for found in _OURS.findall(text)))


def worth_reading(headers: Mapping[str, str]) -> bool:
    """Whether a message may concern a letter of ours, by its header alone (names in lower case)."""
    if letter_ids(f"{headers.get('in-reply-to', '')} {headers.get('references', '')}"):
        return True
    return _may_bounce(headers)


def _may_bounce(headers: Mapping[str, str]) -> bool:
    return _reports(headers) or headers.get("return-path", "").strip() == "<>"


def _reports(headers: Mapping[str, str]) -> bool:
    """Whether a mail server wrote it."""
    kind = headers.get("content-type", "").casefold()
    return (
        ("multipart/report" in kind and "disposition-notification" not in kind)
        or "x-failed-recipients" in headers
        or _POSTMASTER.search(headers.get("from", "")) is not None
    )


def receive(raw: bytes) -> Received:
    """The message; never fails, whatever the bytes are. What it cannot make out is empty."""
    message = message_from_bytes(raw, policy=default)
    headers = {name.casefold(): value for name, value in _headers(message)}
    nearest = letter_ids(headers.get("in-reply-to", ""))
    letters = tuple(dict.fromkeys((*nearest, *reversed(letter_ids(headers.get("references", ""))))))
    text = own_words(_text(message))
    bounce = None
    if _may_bounce(headers):
        bounce, given_back = _bounce(message, headers)
        letters = letters or given_back
    name, address = (getaddresses([headers.get("from", "")]) or [("", "")])[0]
    return Received(
        letters=letters,
        key=_line(headers.get("message-id", "").strip().strip("<>"), 300),
        sender=_line(address, 254),
        sender_name=_line(name, 200),
        subject=_line(headers.get("subject", ""), 500),
        sent_at=_instant(headers.get("date", "")),
        text=text,
        automatic=_automatic(headers),
        bounce=bounce,
        warning=bounce is None and _reports(headers),
        calendar=_calendar(message),
    )


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    """Name and value of each header; one that cannot be read is left out."""
    for name in list(dict.fromkeys(message.keys())):
        try:
            yield name, str(message[name])
        except (ValueError, IndexError, AttributeError, TypeError, LookupError, MessageError):
            continue  # the library raises these on headers no program should have written


def _line(text: str, limit: int) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:limit]


def _instant(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    try:
        return (found if found.tzinfo is not None else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _parts(message: Message) -> Iterator[Message]:
    """The message and what lies in it, not going into messages that are enclosed."""
    waiting: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list) and part.get_content_maintype() == "multipart":
            waiting[:0] = [each for each in inside if isinstance(each, Message)]


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset, "replace")
    except LookupError:
        return payload.decode("utf-8", "replace")


def _enclosed(part: Message) -> bool:
    return (part.get_content_disposition() or "") == "attachment"


def _text(message: Message) -> str:
    """The words: the plain part, else the HTML one without its quotes."""
    html = ""
    for part in _parts(message):
        kind = part.get_content_type()
        if _enclosed(part):
            continue
        if kind == "text/plain" and (words := _content(part)).strip():
            return words[: LONGEST * 2]
        if kind == "text/html" and not html:
            html = _content(part)
    return text_of_html(html) if html else ""


def _calendar(message: Message) -> str:
    for part in _parts(message):
        if part.get_content_type() in ("text/calendar", "application/ics"):
            return _content(part)[:65_536]
    return ""


def _automatic(headers: Mapping[str, str]) -> bool:
    submitted = headers.get("auto-submitted", "no").partition(";")[0].strip().casefold()
    return (
        submitted not in ("no", "")
        or headers.get("x-autoreply", "").casefold() == "yes"
        or "x-autorespond" in headers
        or headers.get("precedence", "").casefold() == "auto_reply"
        or headers.get("subject", "").casefold().startswith(("automatic reply", "automatische antwort"))
    )


def _bounce(message: Message, headers: Mapping[str, str]) -> tuple[Bounce | None, tuple[str, ...]]:
    """What a report says, and which letters it gives back; None for one that says "still trying"."""
    fields: dict[str, str] = {}
    words: list[str] = []
    for part in _every(message):
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            for name, value in _statuses(part):
                fields.setdefault(name, value)
        elif part.get_content_maintype() == "text":
            words.append(_content(part)[: LONGEST * 2])
    text = "\n".join(words)
    ids = letter_ids("\n".join((text, *(str(each.get("Message-ID", "")) for each in _every(message)))))
    if "action" in fields:
        if fields["action"].strip().casefold() != "failed":
            return None, ids
    elif not (_UNDELIVERED.search(headers.get("subject", "")) or _UNDELIVERED.search(text[:4000])):
        if "x-failed-recipients" not in headers:
            return None, ids
    elif _LATE_ONLY.search(headers.get("subject", "")) and not _REPLY_CODE.search(text):
        return None, ids
    said = fields.get("diagnostic-code", "").partition(";")[2] or fields.get("diagnostic-code", "")
    if not said and (reason := _HONEST_REASON.search(text)) is not None:
        said = reason[0]
    status = _STATUS.search(fields.get("status", "")) or _STATUS.search(said)
    recipient = fields.get("final-recipient", "") or fields.get("original-recipient", "")
    recipient = recipient.rpartition(";")[2] or headers.get("x-failed-recipients", "").partition(",")[0]
    return Bounce(_line(recipient, 254).strip("<> "), status[0] if status else "", _line(said, 300)), ids


def _every(message: Message) -> Iterator[Message]:
    """All parts, those of enclosed messages too; so many and no more."""
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            return
        yield part


def _statuses(part: Message) -> Iterator[tuple[str, str]]:
    blocks = part.get_payload()
    if not isinstance(blocks, list):
        return
    for block in blocks:
        if isinstance(block, Message | EmailMessage):
            for name, value in _headers(block):
                yield name.casefold(), value
