"""A post office on loopback for the browser's tests: letters are taken over SMTP, and answered in a Dovecot.

`python -m tests.post_office` prints one line of JSON with its ports and the name of the mailbox. Name and
password on the way out are `nora` and `right`, the password of the mailbox is `right`, too. Then each line of
standard input is an answer that somebody writes to the letter that came last; it is told back as JSON.
"""

import asyncio
import json
import sys
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from inroad.kit import clock
from tests.factories.dovecot import Dovecot, dovecot
from tests.factories.mail import MailServer, mail_server


def answer(letter: EmailMessage, text: str, number: int) -> bytes:
    """What the reader of a letter writes back, the letter quoted below as mail programs do."""
    message = EmailMessage()
    message["From"], message["To"] = str(letter["To"]), str(letter["From"])
    message["Subject"] = f"Re: {letter['Subject']}"
    # Mail knows whole seconds: rounded down, an answer would come before its letter.
    message["Date"] = format_datetime(clock.now() + timedelta(seconds=2))
    message["Message-ID"] = f"<answer.{number}@corrib.example>"
    message["In-Reply-To"] = str(letter["Message-ID"])
    message["References"] = str(letter["Message-ID"])
    quoted = "\n".join(f"> {line}" for line in words(letter).splitlines()[:4])
    message.set_content(f"{text}\n\nOn Wed, 14 Oct 2026 at 09:41, Nora Whelan wrote:\n{quoted}\n")
    return message.as_bytes()


def words(letter: EmailMessage) -> str:
    """The plain words of a letter."""
    part = letter.get_body(("plain",))
    return str(part.get_content()) if part is not None else ""


def told(server: MailServer, box: Dovecot, text: str) -> dict[str, Any]:
    """Puts the answer into the mailbox; what the letter was, and how many there are."""
    letter = message_from_bytes(server.messages[-1], policy=policy.default)
    assert isinstance(letter, EmailMessage)
    box.put(answer(letter, text, len(server.messages)))
    said = {name.lower(): str(letter[name]) for name in ("From", "To", "Subject", "Message-ID")}
    return {**said, "text": words(letter), "letters": len(server.messages)}


async def main() -> None:
    """Serves until standard input ends."""
    clock.now()  # from here on
    with dovecot() as house:
        box = house.somebody()
        box.folder()
        async with mail_server() as server:
            print(json.dumps({"smtp": server.port, "imap": box.port, "mailbox": box.user}), flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                print(json.dumps(told(server, box, line.strip())), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
