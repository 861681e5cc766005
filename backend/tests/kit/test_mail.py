"""Messages that cannot be talked into more headers, handed to a real server (S20)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope
from hypothesis import given
from hypothesis import strategies as st
from tests.ports import free_port

from inroad.kit.mail import MailError, MailFieldError, Server, compose, send
from inroad.kit.outbound import Outbound

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
LOCAL = Outbound("127.0.0.0/8")


def letter(**other: Any) -> EmailMessage:
    given = {
        "sender": "nora@whelan.example",
        "sender_name": "Nora Whelan",
        "to": "daniel@mills.example",
        "to_name": "Daniel Ó Briain, 丹",
        "subject": "Ruth Adeyemi suggested that I write to you",
        "text": "Dear Daniel,\n\nRuth said you might …\n",
        "at": AT,
        "message_id": "letter.1@inroad.invalid",
    }
    return compose(**{**given, **other})


@pytest.mark.parametrize("field", ["sender", "sender_name", "to", "to_name", "subject", "message_id"])
@pytest.mark.parametrize(
    "char", ["\r", "\n", "\r\nBcc: x@y.example", "\u2028", "\u2029", "\x85", "\0", "\x0b"]
)
def test_no_part_can_bring_a_header_of_its_own(field: str, char: str) -> None:
    with pytest.raises(MailFieldError) as refused:
        letter(**{field: f"ann@lee.example{char}"})
    assert refused.value.field == field


@given(st.text(max_size=120), st.text(max_size=60))
def test_whatever_the_words_there_are_the_same_headers(subject: str, name: str) -> None:
    try:
        message = letter(subject=subject, to_name=name)
    except MailFieldError:
        return
    read = message_from_bytes(message.as_bytes(), policy=default)
    assert set(read.keys()) == set(letter().keys())
    assert [one.addr_spec for one in read["To"].addresses] == ["daniel@mills.example"]


class Kept:
    """A server's hands: keeps what comes, or answers what it is told."""

    def __init__(self, answer: str = "250 taken", pause: float = 0.0) -> None:
        self.messages: list[bytes] = []
        self.answer, self.pause = answer, pause

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - the name aiosmtpd calls
        await asyncio.sleep(self.pause)
        if self.answer.startswith("2"):
            self.messages.append(envelope.original_content or b"")
        return self.answer


def _judge(_server: SMTP, _session: Any, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"nora", b"right"), handled=False)


@asynccontextmanager
async def server(kept: Kept) -> AsyncIterator[int]:
    """A real SMTP server on loopback, with a password."""

    def make() -> SMTP:
        return SMTP(kept, hostname="mx.example", authenticator=_judge, auth_require_tls=False)

    running = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    try:
        yield running.sockets[0].getsockname()[1]
    finally:
        running.close()


def account(port: int, password: str = "right") -> Server:
    return Server("127.0.0.1", port, "none", "nora", password)


async def test_a_message_arrives_as_it_was_written() -> None:
    kept = Kept()
    async with server(kept) as port:
        await send(account(port), letter(), outbound=LOCAL)
    read = message_from_bytes(kept.messages[0], policy=default)
    assert read["Message-ID"] == "<letter.1@inroad.invalid>"
    assert str(read["To"]).startswith('"Daniel Ó Briain, 丹"')
    assert read.get_content() == "Dear Daniel,\r\n\r\nRuth said you might …\r\n"


async def test_a_wrong_password_is_said_and_nothing_went_out() -> None:
    kept = Kept()
    async with server(kept) as port:
        with pytest.raises(MailError) as refused:
            await send(account(port, "wrong"), letter(), outbound=LOCAL)
    assert (refused.value.reason, refused.value.temporary, refused.value.began) == ("sign_in", False, False)
    assert kept.messages == []


@pytest.mark.parametrize(("answer", "temporary"), [("451 later", True), ("554 never", False)])
async def test_a_refusal_says_whether_later_may_help(answer: str, temporary: bool) -> None:
    async with server(Kept(answer)) as port:
        with pytest.raises(MailError) as refused:
            await send(account(port), letter(), outbound=LOCAL)
    assert (refused.value.reason, refused.value.temporary, refused.value.began) == (
        "refused",
        temporary,
        False,
    )


async def test_a_server_that_hangs_after_the_words_leaves_it_open_whether_they_went_out() -> None:
    async with server(Kept(pause=3.0)) as port:
        with pytest.raises(MailError) as refused:
            await send(account(port), letter(), outbound=LOCAL, seconds=0.5)
    assert (refused.value.reason, refused.value.temporary, refused.value.began) == ("timeout", False, True)


async def test_a_server_that_is_not_there_may_be_later() -> None:
    port = free_port()
    with pytest.raises(MailError) as refused:
        await send(account(port), letter(), outbound=LOCAL)
    assert (refused.value.reason, refused.value.temporary, refused.value.began) == (
        "unreachable",
        True,
        False,
    )


async def test_a_mail_server_inside_is_not_reached_for_a_user() -> None:
    with pytest.raises(MailError) as refused:
        await send(account(25), letter(), outbound=Outbound())
    assert refused.value.reason == "forbidden"
