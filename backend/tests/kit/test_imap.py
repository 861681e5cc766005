"""Reading from a real Dovecot: what is new, and nothing else."""

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.factories.dovecot import Dovecot, dovecot

from inroad.kit.imap import Cursor, ImapError, Limits, Mailbox, collect, look
from inroad.kit.outbound import Outbound

OPEN = Outbound("127.0.0.0/8")
LONG_AGO = date(2020, 1, 1)


@pytest.fixture(scope="module")
def house() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture
def server(house: Dovecot) -> Dovecot:
    return house.somebody()


@asynccontextmanager
async def saying(words: bytes | None, pause: float = 0.0) -> AsyncIterator[int]:
    """A port where somebody says that and no more, at once or byte by byte, until the other side leaves."""
    ended = asyncio.Event()

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = asyncio.create_task(reader.read())
        for at in range(0, len(words or b""), 1 if pause else 1000):
            if not gone.done():
                writer.write((words or b"")[at : at + (1 if pause else 1000)])
                await asyncio.sleep(pause)
        with contextlib.suppress(OSError):
            while await gone:
                gone = asyncio.create_task(reader.read())
        writer.close()
        ended.set()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as running:
        yield int(running.sockets[0].getsockname()[1])
        await asyncio.wait_for(ended.wait(), 10)


def box(server: Dovecot, **changes: object) -> Mailbox:
    return Mailbox(
        **{
            "host": "127.0.0.1",
            "port": server.port,
            "security": "none",
            "username": server.user,
            "password": "right",
            **changes,
        }  # type: ignore[arg-type]  # as typed above
    )


def letter(number: int, more: str = "") -> bytes:
    head = f"From: a@b.example\r\nSubject: {number}\r\nMessage-ID: <{number}@b.example>\r\n{more}"
    return f"{head}\r\nWords {number}.\r\n".encode()


def every(_headers: Mapping[str, str]) -> bool:
    return True


def of_two(headers: Mapping[str, str]) -> bool:
    return headers["subject"] == "2"


async def test_only_what_is_new_and_wanted_is_read(server: Dovecot) -> None:
    server.put(letter(1))
    start = await look(box(server), outbound=OPEN)
    server.put(letter(2))
    server.put(letter(3))
    haul = await collect(box(server), start, of_two, outbound=OPEN)
    assert [message.split(b"\r\n")[1] for message in haul.messages] == [b"Subject: 2"]
    assert (haul.seen, haul.more) == (2, False)
    again = await collect(box(server), haul.cursor, every, outbound=OPEN)
    assert (again.messages, again.seen, again.cursor) == ((), 0, haul.cursor)
    # Nothing was marked as read.
    assert (
        len(list((server.folder() / "new").iterdir()))
        + len([each for each in (server.folder() / "cur").iterdir() if not each.name.endswith("S")])
        == 3
    )


async def test_without_a_day_a_mailbox_counts_as_read(server: Dovecot) -> None:
    server.put(letter(1))
    haul = await collect(box(server), None, every, outbound=OPEN)
    assert (haul.messages, haul.seen) == ((), 0)
    assert haul.cursor == await look(box(server), outbound=OPEN)
    since = await collect(box(server), None, every, since=LONG_AGO, outbound=OPEN)
    assert len(since.messages) == 1


async def test_a_mailbox_made_anew_is_read_from_the_day_on(server: Dovecot) -> None:
    server.put(letter(1))
    haul = await collect(box(server), None, every, since=LONG_AGO, outbound=OPEN)
    server.renumber(haul.cursor.validity + 7)
    anew = await collect(box(server), haul.cursor, every, since=LONG_AGO, outbound=OPEN)
    assert anew.cursor.validity == haul.cursor.validity + 7
    assert len(anew.messages) == 1


async def test_a_run_takes_so_much_and_the_next_goes_on(server: Dovecot) -> None:
    for number in range(7):
        server.put(letter(number))
    cursor = Cursor((await look(box(server), outbound=OPEN)).validity, 1)
    seen: list[bytes] = []
    for _ in range(4):
        haul = await collect(
            box(server), cursor, every, outbound=OPEN, limits=Limits(headers=3, bodies=2, body_bytes=40)
        )
        seen += haul.messages
        cursor = haul.cursor
        assert all(len(message) == 40 for message in haul.messages)
    assert len(seen) == 7
    assert not haul.more


async def test_fifty_thousand_messages_are_not_read() -> None:
    with dovecot(large=True) as server:
        server.fill(letter(1), 50_000)
        start = await look(box(server), outbound=OPEN)
        assert start.next_uid == 50_001
        server.fill(letter(2), 1)
        haul = await collect(box(server), start, every, outbound=OPEN)
        assert (haul.seen, len(haul.messages), haul.more) == (1, 1, False)
        first = await collect(box(server), None, every, since=LONG_AGO, outbound=OPEN)
        assert (first.seen, len(first.messages), first.more) == (50, 50, True)


@pytest.mark.parametrize(
    ("changes", "reason", "temporary"),
    [
        ({"password": "wrong"}, "sign_in", False),
        ({"username": "n\r\nLOGOUT"}, "sign_in", False),
        ({"password": "falsch wie Öl"}, "sign_in", False),
        ({"security": "tls"}, "tls", False),
        ({"security": "starttls"}, "tls", False),
        ({"host": "10.0.0.1"}, "forbidden", False),
        ({"port": 1}, "unreachable", True),
    ],
)
async def test_why_a_mailbox_was_not_read(
    server: Dovecot, changes: dict[str, object], reason: str, temporary: bool
) -> None:
    with pytest.raises(ImapError) as caught:
        await look(box(server, **changes), outbound=OPEN)
    assert (caught.value.reason, caught.value.temporary) == (reason, temporary)


async def test_a_name_beyond_ascii_signs_in(server: Dovecot) -> None:
    assert (await look(box(server, username="jürgen"), outbound=OPEN)).next_uid == 1


async def test_ports_that_are_no_mailbox_are_closed() -> None:
    async def public(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34"]

    with pytest.raises(ImapError) as caught:
        await look(Mailbox("imap.example", 22), outbound=Outbound(resolve=public))
    assert caught.value.reason == "port"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, "timeout"),
        (b"* OK [CAPABILITY IMAP4rev1] hello\r\n", "timeout"),
        (b"* BYE later\r\n", "refused"),
        (b"* OK hello\r\n* CAPABILITY IMAP4rev1\r\n" + b"x" * 100, "timeout"),
        (b"220 mx.example ESMTP\r\n", "unreachable"),
        (b"* OK {9999999999}\r\n", "unreachable"),
    ],
)
async def test_a_server_that_hangs_or_babbles(answer: bytes | None, reason: str) -> None:
    async with saying(answer) as port:
        began = time.perf_counter()
        with pytest.raises(ImapError) as caught:
            await look(Mailbox("127.0.0.1", port, "none", "n", "p"), outbound=OPEN, seconds=0.3, whole=1.5)
        assert caught.value.reason == reason
        assert time.perf_counter() - began < 10


async def test_a_server_that_drips_is_left_in_the_end() -> None:
    async with saying(b"*" * 200, pause=0.1) as port:
        with pytest.raises(ImapError) as caught:
            await look(Mailbox("127.0.0.1", port, "none", "n", "p"), outbound=OPEN, seconds=2, whole=0.6)
        assert (caught.value.reason, caught.value.temporary) == ("timeout", True)


def certificate(folder: Path) -> tuple[Path, Path]:
    """One for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return files


async def test_a_certificate_is_looked_at(tmp_path: Path) -> None:
    files = certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(files[0]))
    with dovecot(files) as server:
        for security, port in (("tls", server.tls_port), ("starttls", server.port)):
            mailbox = box(server, security=security, port=port)
            assert (await look(mailbox, outbound=OPEN, tls=trusting)).next_uid == 1
            with pytest.raises(ImapError) as caught:
                await look(mailbox, outbound=OPEN)
            assert (caught.value.reason, caught.value.temporary) == ("tls", False)
