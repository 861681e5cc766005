"""Addresses that users typed lead nowhere inside, however they are spelt (S19)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest

from inroad.kit.outbound import Outbound, OutboundError, closed

INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "203.0.113.5",
    "::1",
    "::",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "5f00::1",
    "100::1",
    "3fff::1",
]
OUTSIDE = ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8"]


def resolver(*answers: list[str]) -> Callable[[str, int], object]:
    """Names that answer with each list in turn, and with the last from then on."""
    left = list(answers)

    async def resolve(_host: str, _port: int) -> list[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


@pytest.mark.parametrize("text", INSIDE)
async def test_an_address_inside_is_closed(text: str) -> None:
    assert closed(ip_address(text))
    with pytest.raises(OutboundError) as refused:
        await Outbound().request("GET", f"https://[{text}]/" if ":" in text else f"https://{text}/")
    assert refused.value.why == "forbidden"


@pytest.mark.parametrize("text", OUTSIDE)
def test_an_address_outside_is_open(text: str) -> None:
    assert not closed(ip_address(text))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.org/", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("file:///etc/passwd", "bad_url"),
        ("https://example.org:8443/", "port"),
        ("https://user:word@example.org/", "credentials"),
        ("https:///nothing", "bad_url"),
        ("https://example.org:port/", "bad_url"),
        ("https://2130706433/", "forbidden"),
        ("https://0x7f.1/", "forbidden"),
        ("https://localhost/", "forbidden"),
    ],
)
async def test_an_address_that_is_not_plain_https_is_refused(url: str, why: str) -> None:
    public = "example.org" in url
    way = Outbound(resolve=resolver(["93.184.215.14"])) if public else Outbound()  # type: ignore[arg-type]  # a plain coroutine function
    with pytest.raises(OutboundError) as refused:
        await way.request("GET", url)
    assert refused.value.why == why


async def test_one_address_inside_among_several_is_enough_to_refuse() -> None:
    way = Outbound(resolve=resolver(["93.184.215.14", "127.0.0.1"]))  # type: ignore[arg-type]  # as above
    with pytest.raises(OutboundError) as refused:
        await way.pin("example.org", 443)
    assert refused.value.why == "forbidden"


@asynccontextmanager
async def server(answer: bytes, pause: float = 0.0) -> AsyncIterator[tuple[int, list[bytes]]]:
    """A plain server on loopback that keeps what it was asked."""
    asked: list[bytes] = []
    serving: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        serving.add(task)
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        try:
            await asyncio.sleep(pause)
            writer.write(answer)
            await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    running = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield running.sockets[0].getsockname()[1], asked
    finally:
        running.close()
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)


async def test_a_name_that_changes_its_mind_gains_nothing() -> None:
    """Resolved once: the second answer, which leads inside, is never asked for."""
    calls = 0

    async def resolve(_host: str, _port: int) -> list[str]:
        nonlocal calls
        calls += 1
        return ["127.0.0.1"]

    async with server(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") as (port, asked):
        way = Outbound("127.0.0.0/8", resolve=resolve)
        answer = await way.request(
            "GET", f"http://calendar.example:{port}/a?b=c", headers={"If-None-Match": '"1"'}
        )
    assert (answer.status, answer.body, calls) == (200, b"hi", 1)
    assert b"GET /a?b=c HTTP/1.1" in asked[0]
    assert f"calendar.example:{port}".encode() in asked[0]


async def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    away = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    async with server(away) as (port, asked):
        answer = await Outbound("127.0.0.1/32").request("POST", f"http://127.0.0.1:{port}/", content=b"{}")
    assert (answer.status, len(asked)) == (302, 1)


async def test_an_answer_that_is_too_large_or_too_slow_ends() -> None:
    large = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + b"x" * 5000
    async with server(large) as (port, _):
        with pytest.raises(OutboundError) as refused:
            await Outbound("127.0.0.1/32", max_bytes=4096).request("GET", f"http://127.0.0.1:{port}/")
    assert refused.value.why == "too_large"
    async with server(large, pause=3.0) as (port, _):
        with pytest.raises(OutboundError) as refused:
            await Outbound("127.0.0.1/32", seconds=0.2).request("GET", f"http://127.0.0.1:{port}/")
    assert refused.value.why == "timeout"
