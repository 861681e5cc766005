"""E-mail: messages that cannot be talked into more headers, and one way to hand them to a server (S20).

`compose` builds a message from checked parts; `send` gives it to a server and says exactly how far it came: a
letter that may have gone out must never be sent a second time by itself.
"""

import ssl
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Literal

import aiosmtplib
from email_validator import EmailNotValidError, validate_email

from inroad.kit.outbound import Outbound, OutboundError

SECONDS = 30.0
PORTS = frozenset({25, 465, 587, 2525})
"""Where mail servers listen that a user may name."""

Security = Literal["tls", "starttls", "none"]


class MailFieldError(ValueError):
    """A part of a message is not usable; `field` says which, the message what would be right."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class MailError(Exception):
    """A message was not accepted. `temporary`: trying again may help. `began`: it may be out all the same.

    `reason` is a stable word: sign_in, refused, recipient, unreachable, timeout, tls, broken_off.
    """

    def __init__(self, reason: str, *, temporary: bool, began: bool = False, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.temporary, self.began = reason, temporary, began
        self.said = said[:500]


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to sign in there. `open_network`: the operator's own, not held to S19."""

    host: str
    port: int
    security: Security = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    open_network: bool = False


def clean(field_name: str, text: str, limit: int = 998) -> str:
    """`text` for a header. MailFieldError for any line break or control character, and beyond `limit`."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Zl", "Zp"):
            raise MailFieldError(field_name, "must be one line without control characters")
    if len(text) > limit:
        raise MailFieldError(field_name, f"must have at most {limit} characters")
    return text


def address(field_name: str, text: str) -> str:
    """An e-mail address as it may stand in a header. Raises MailFieldError."""
    try:
        return validate_email(
            clean(field_name, text, 254), check_deliverability=False, test_environment=True
        ).normalized
    except EmailNotValidError:
        raise MailFieldError(field_name, "must be one e-mail address, such as ann@example.org") from None


def compose(
    *,
    sender: str,
    sender_name: str = "",
    to: str,
    to_name: str = "",
    subject: str,
    text: str,
    html: str | None = None,
    at: datetime,
    message_id: str,
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """A message from one person to one person. `message_id` has no angle brackets. Raises MailFieldError."""
    message = EmailMessage()
    message["From"] = formataddr((clean("sender_name", sender_name, 200), address("sender", sender)))
    message["To"] = formataddr((clean("to_name", to_name, 200), address("to", to)))
    message["Subject"] = clean("subject", subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{clean('message_id', message_id, 200)}>"
    for name, value in (headers or {}).items():
        message[name] = clean(name, value)
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


async def send(
    server: Server,
    message: EmailMessage,
    *,
    outbound: Outbound,
    seconds: float = SECONDS,
    tls: ssl.SSLContext | None = None,
    extra_recipients: Sequence[str] = (),
) -> None:
    """Hand a message to a server. Raises MailError; after it returns the server has taken the message."""
    sender = message["From"].addresses[0].addr_spec
    recipients = [*(one.addr_spec for one in message["To"].addresses), *extra_recipients]
    context = tls or _context()
    client = aiosmtplib.SMTP(
        hostname=server.host,
        use_tls=server.security == "tls",
        start_tls=server.security == "starttls",
        tls_context=context,
        timeout=seconds,
        local_hostname="inroad.invalid",
    )
    began = False
    try:
        if server.open_network:
            client.port = server.port
        else:
            client.sock = await outbound.connect(server.host, server.port, PORTS, seconds)
        await client.connect()
        if server.username:
            await client.login(server.username, server.password)
        await client.mail(sender)
        for recipient in recipients:
            await client.rcpt(recipient)
        began = True
        await client.data(message.as_bytes(policy=message.policy.clone(linesep="\r\n")))
        began = False
    except OutboundError as error:
        raise MailError(error.why, temporary=error.why in ("timeout", "unreachable", "not_found")) from None
    except aiosmtplib.SMTPAuthenticationError as error:
        raise MailError("sign_in", temporary=False, said=str(error.message)) from None
    except aiosmtplib.SMTPRecipientRefused as error:
        raise MailError("recipient", temporary=400 <= error.code < 500, said=str(error.message)) from None
    except aiosmtplib.SMTPResponseException as error:
        # An answer to the message itself is an answer: it was not taken.
        raise MailError("refused", temporary=400 <= error.code < 500, said=str(error.message)) from None
    except ssl.SSLError:
        raise MailError("tls", temporary=False, began=began) from None
    except (TimeoutError, aiosmtplib.SMTPTimeoutError):
        raise MailError("timeout", temporary=not began, began=began) from None
    except (aiosmtplib.SMTPException, OSError):
        raise MailError("broken_off" if began else "unreachable", temporary=not began, began=began) from None
    finally:
        # The message's fate is known by now; how the goodbye goes changes nothing.
        client.close()
