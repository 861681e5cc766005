"""Reading a mailbox over IMAP: only what is new, headers first, and never more than was asked for (S19).

`look` signs in and says where the mailbox stands; `collect` brings the messages that came after a cursor and
whose header somebody wants. Nothing is changed there: the folder is opened for reading only, and what is read
stays unread. The library talks in a thread of its own; whoever waits for it in vain shuts its line.
"""

import asyncio
import contextlib
import imaplib
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxLoginError
from imap_tools.query import AND, U

from inroad.kit.outbound import Outbound, OutboundError

PORTS = frozenset({143, 993})
"""Where mailboxes are read that a user may name."""
SECONDS = 20.0
FOLDER = "INBOX"
_MOST_BYTES = 64 * 1024 * 1024
_AT_ONCE = 100
_PASSING = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[CONTACTADMIN]")

Security = Literal["tls", "starttls", "none"]
Wanted = Callable[[Mapping[str, str]], bool]
Found = TypeVar("Found")


class ImapError(Exception):
    """A mailbox was not read. `temporary`: trying again may help; `said` is what the server answered.

    `reason` is a stable word: sign_in, refused, unreachable, timeout, tls, and those of the way out.
    """

    def __init__(self, reason: str, *, temporary: bool, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.temporary = reason, temporary
        self.said = "".join(char if char.isprintable() else " " for char in said)[:500]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mail server to read from, and how to sign in there."""

    host: str
    port: int
    security: Security = "tls"
    username: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a mailbox was read: messages from `next_uid` on are new while `validity` stays the same."""

    validity: int
    next_uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one run takes: headers, and bodies with the bytes of each."""

    headers: int = 500
    bodies: int = 50
    body_bytes: int = 262_144


@dataclass(frozen=True, slots=True)
class Haul:
    """What a run brought: raw messages, the cursor after it, how many headers it saw, whether more wait."""

    messages: tuple[bytes, ...]
    cursor: Cursor
    seen: int
    more: bool


class _Line(imaplib.IMAP4):
    """The protocol over a socket that is there already, to an address that was checked."""

    def __init__(
        self, sock: socket.socket, mailbox: Mailbox, context: ssl.SSLContext, seconds: float
    ) -> None:
        self._given, self._mailbox, self._context = sock, mailbox, context
        self._bytes = 0
        sock.settimeout(seconds)
        super().__init__(mailbox.host, mailbox.port, seconds)

    def _create_socket(self, timeout: float | None) -> socket.socket:  # noqa: ARG002 - the library's own name
        if self._mailbox.security == "tls":
            return self._context.wrap_socket(self._given, server_hostname=self._mailbox.host.strip("[]"))
        return self._given

    def _count(self, many: int) -> None:
        self._bytes += many
        if self._bytes > _MOST_BYTES:
            raise self.abort("the server sends more than was asked for")

    def read(self, size: int) -> bytes:
        """`size` bytes; not more than one will hold."""
        self._count(size)
        return super().read(size)

    def readline(self) -> bytes:
        """A line; the library has its own bound for one."""
        line = super().readline()
        self._count(len(line))
        return line


class _Box(BaseMailBox):
    def __init__(self, line: _Line) -> None:
        self._line = line
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return self._line


class _Conversation:
    """What one thread does; `stop` from another one ends it."""

    def __init__(
        self, sock: socket.socket, mailbox: Mailbox, context: ssl.SSLContext, seconds: float
    ) -> None:
        self._sock, self._mailbox, self._context, self._seconds = sock, mailbox, context, seconds
        self._line: _Line | None = None

    def stop(self) -> None:
        """Shuts the line, whatever is being waited for."""
        for each in (self._line.sock if self._line is not None else None, self._sock):
            if each is not None:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    @contextlib.contextmanager
    def _signed_in(self) -> Iterator[_Box]:
        try:
            self._line = _Line(self._sock, self._mailbox, self._context, self._seconds)
            if self._mailbox.security == "starttls":
                if "STARTTLS" not in self._line.capabilities:
                    raise ImapError("tls", temporary=False)
                self._line.starttls(self._context)
            box = _Box(self._line)
            _sign_in(box, self._mailbox)
            yield box
        finally:
            if self._line is not None:
                with contextlib.suppress(OSError, imaplib.IMAP4.error):
                    self._line.logout()
            self._sock.close()

    def look(self) -> Cursor:
        """Where the mailbox stands."""
        with self._signed_in() as box:
            return _stand(box)

    def collect(self, cursor: Cursor | None, since: date | None, wanted: Wanted, limits: Limits) -> Haul:
        """What is new."""
        with self._signed_in() as box:
            stand = _stand(box)
            if cursor is not None and cursor.validity == stand.validity:
                if stand.next_uid <= cursor.next_uid:
                    return Haul((), cursor, 0, False)
                criteria = AND(uid=U(str(cursor.next_uid), "*"))
                first = cursor.next_uid
            elif since is None:
                return Haul((), stand, 0, False)
            else:
                criteria, first = AND(date_gte=since), 0
            box.folder.set(FOLDER, readonly=True)
            # "n:*" always gives the last message, new or not.
            found = sorted({int(uid) for uid in box.uids(criteria) if int(uid) >= first})
            return _read(box, found, stand, wanted, limits)


def _sign_in(box: _Box, mailbox: Mailbox) -> None:
    if any(ord(char) < 32 for char in mailbox.username + mailbox.password):
        raise ImapError("sign_in", temporary=False)
    try:
        if mailbox.username.isascii() and mailbox.password.isascii():
            box.login(mailbox.username, mailbox.password, initial_folder=None)
        else:
            box.login_utf8(mailbox.username, mailbox.password, initial_folder=None)
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        if isinstance(error, imaplib.IMAP4.abort):
            raise
        said = str(error)
        passing = any(code in said.upper() for code in _PASSING)
        raise ImapError("refused" if passing else "sign_in", temporary=passing, said=_said(error)) from None


def _said(error: Exception) -> str:
    """What the server answered, out of the library's own words."""
    result = getattr(error, "command_result", None)
    if result is not None and len(result) > 1 and result[1] and isinstance(result[1][0], bytes):
        text: str = result[1][0].decode("utf-8", "replace")
        return text
    return str(error).removeprefix("b'").removesuffix("'")


def _stand(box: _Box) -> Cursor:
    status = box.folder.status(FOLDER, ("UIDVALIDITY", "UIDNEXT"))
    return Cursor(status["UIDVALIDITY"], status["UIDNEXT"])


def _read(box: _Box, uids: list[int], stand: Cursor, wanted: Wanted, limits: Limits) -> Haul:
    """Headers of the first of these, and the bodies that are wanted."""
    chosen: list[int] = []
    seen, upto = 0, 0
    for at in range(0, min(len(uids), limits.headers), _AT_ONCE):
        part = uids[at : min(at + _AT_ONCE, limits.headers)]
        wish = {
            int(message.uid)
            for message in box.fetch(
                uid_list=[str(uid) for uid in part], headers_only=True, mark_seen=False, bulk=_AT_ONCE
            )
            if message.uid
            and wanted({name: " ".join(values) for name, values in dict(message.headers).items()})
        }
        for uid in part:
            if uid in wish and len(chosen) == limits.bodies:
                break
            seen, upto = seen + 1, uid
            if uid in wish:
                chosen.append(uid)
        else:
            continue
        break
    messages = tuple(body for uid in chosen if (body := _body(box, uid, limits.body_bytes)))
    more = seen < len(uids)
    # What comes after the last one seen is new next time, also if it came while we read.
    return Haul(
        messages, Cursor(stand.validity, upto + 1 if more else max(stand.next_uid, upto + 1)), seen, more
    )


def _body(box: _Box, uid: int, most: int) -> bytes:
    """The beginning of a message, without marking it as read; empty when it is gone."""
    kind, data = box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{most}>)")
    if kind != "OK":
        raise ImapError("refused", temporary=True)
    for item in data:
        if isinstance(item, tuple) and isinstance(item[1], bytes):
            return item[1]
    return b""


def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


async def _talk(
    mailbox: Mailbox,
    do: Callable[[_Conversation], Found],
    outbound: Outbound,
    seconds: float,
    whole: float,
    tls: ssl.SSLContext | None,
) -> Found:
    try:
        sock = await outbound.connect(mailbox.host, mailbox.port, PORTS, seconds)
    except OutboundError as error:
        passing = error.why in ("timeout", "unreachable", "not_found")
        raise ImapError(error.why, temporary=passing) from None
    talk = _Conversation(sock, mailbox, tls or _context(), seconds)
    done = False
    try:
        async with asyncio.timeout(whole):
            found = await asyncio.to_thread(do, talk)
        done = True
        return found
    except ImapError:
        raise
    except ssl.SSLError:
        raise ImapError("tls", temporary=False) from None
    except TimeoutError:
        raise ImapError("timeout", temporary=True) from None
    except (OSError, imaplib.IMAP4.abort):
        raise ImapError("unreachable", temporary=True) from None
    except (imaplib.IMAP4.error, ImapToolsError, ValueError, LookupError, TypeError) as error:
        # The library trips over answers that no mail server should give.
        raise ImapError("refused", temporary=True, said=_said(error)) from None
    finally:
        if not done:
            talk.stop()


async def look(
    mailbox: Mailbox,
    *,
    outbound: Outbound,
    seconds: float = SECONDS,
    whole: float = 60.0,
    tls: ssl.SSLContext | None = None,
) -> Cursor:
    """Sign in and see where the mailbox stands; for trying an account. Raises ImapError.

    `seconds` is what the server may take for each answer, `whole` for all of them.
    """
    return await _talk(mailbox, _Conversation.look, outbound, seconds, whole, tls)


async def collect(
    mailbox: Mailbox,
    cursor: Cursor | None,
    wanted: Wanted,
    *,
    outbound: Outbound,
    since: date | None = None,
    limits: Limits = Limits(),
    seconds: float = SECONDS,
    whole: float = 180.0,
    tls: ssl.SSLContext | None = None,
) -> Haul:
    """The messages after `cursor` whose header (names in lower case) is wanted. Raises ImapError.

    Without a cursor, or when the mailbox has been made anew, those that came on `since` or later; without
    that day none, and the mailbox counts as read.
    """
    return await _talk(
        mailbox,
        lambda talk: talk.collect(cursor, since, wanted, limits),
        outbound,
        seconds,
        whole,
        tls,
    )
