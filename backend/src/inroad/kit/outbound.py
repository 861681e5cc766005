"""Reaching addresses that users typed: calendars, webhooks, mail servers (S19).

The name is resolved once. If any address of it lies where nobody outside should lead us, nothing is sent;
else the connection goes to the very address that was checked, while TLS and Host keep the name: a name that
changes its mind between the two (rebinding) gains nothing. No redirects, no proxy of the environment.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import httpx

MIB = 1024 * 1024
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
Why = Literal[
    "bad_url",
    "scheme",
    "port",
    "credentials",
    "not_found",
    "forbidden",
    "too_large",
    "timeout",
    "unreachable",
]

# What `is_global` lets through, or what reaches another network in disguise.
_ALSO_CLOSED = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)


class OutboundError(Exception):
    """Nothing came back. `why` is a stable word; the message has no address in it that was not typed."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; the body whole."""

    status: int
    headers: httpx.Headers
    body: bytes


def closed(address: Address) -> bool:
    """Whether an address lies in a network that users must not lead us to."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if not address.is_global or address.is_multicast:
        return True
    return any(address in network for network in _ALSO_CLOSED if network.version == address.version)


def _written(host: str) -> Address | None:
    """The address a host is written as, in any spelling the system reads: 127.1, 0x7f000001, 2130706433."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host.rstrip(".")))
    except (OSError, UnicodeError):
        return None


async def _look_up(host: str, port: int) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class Outbound:
    """The way out. `allowed` are networks a self-hoster has opened: there any port, and plain http, will do.

    `seconds` is the whole time one request may take, `max_bytes` the largest body read.
    """

    def __init__(
        self,
        allowed: str = "",
        *,
        ports: frozenset[int] = frozenset({443}),
        seconds: float = 15.0,
        max_bytes: int = MIB,
        resolve: Resolve = _look_up,
        verify: bool | str = True,
    ) -> None:
        self._allowed = tuple(ip_network(text.strip()) for text in allowed.split(",") if text.strip())
        self._ports, self._seconds, self._max_bytes = ports, seconds, max_bytes
        self._resolve = resolve
        self._verify = verify

    def _open(self, address: Address) -> bool:
        return any(address in network for network in self._allowed if network.version == address.version)

    async def pin(self, host: str, port: int, ports: frozenset[int] | None = None) -> tuple[str, bool]:
        """The address to connect to, and whether the operator opened its network. Raises OutboundError.

        `ports` are those that may be used where it was not opened; those of the way out by default.
        """
        try:
            texts: Sequence[str] = [str(ip_address(host.strip("[]")))]
        except ValueError:
            try:
                texts = await self._resolve(host, port)
            except (OSError, UnicodeError):
                texts = ()
        # A zone (fe80::1%eth0) names a network of this machine.
        addresses = [ip_address(text.partition("%")[0]) for text in texts]
        if not addresses:
            raise OutboundError("not_found", "There is no such host.")
        if all(self._open(address) for address in addresses):
            return str(addresses[0]), True
        if any(closed(address) and not self._open(address) for address in addresses):
            raise OutboundError("forbidden", "This host is not on the public internet.")
        if port not in (self._ports if ports is None else ports):
            raise OutboundError("port", f"Port {port} cannot be reached from here.")
        return str(addresses[0]), False

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> Answer:
        """One request and its answer; a redirect is an answer like another. Raises OutboundError."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._request(method, url, dict(headers or {}), content)
        except (TimeoutError, httpx.TimeoutException):
            raise OutboundError("timeout", "The server took too long.") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            raise OutboundError("unreachable", "The server could not be reached.") from None

    @staticmethod
    def _read(url: str) -> tuple[SplitResult, str, int]:
        """The parts of an address, its host and port. Raises OutboundError."""
        try:
            parts = urlsplit(url)
            port, host = parts.port, parts.hostname
        except ValueError:
            raise OutboundError("bad_url", "This is no web address.") from None
        if parts.scheme not in ("http", "https") or not host:
            raise OutboundError("scheme" if host else "bad_url", "The address must begin with https://.")
        if parts.username is not None or parts.password is not None:
            raise OutboundError("credentials", "The address must not hold a name or password.")
        return parts, host, port or (443 if parts.scheme == "https" else 80)

    def check(self, url: str) -> None:
        """Refuse what no look-up can mend, without one: for a form. Raises OutboundError."""
        parts, host, port = self._read(url)
        address = _written(host)
        if address is not None and self._open(address):
            return
        if address is not None and closed(address):
            raise OutboundError("forbidden", "This host is not on the public internet.")
        if parts.scheme != "https" and not self._allowed:
            raise OutboundError("scheme", "The address must begin with https://.")
        if port not in self._ports and not self._allowed:
            raise OutboundError("port", f"Port {port} cannot be reached from here.")

    async def _target(self, url: str) -> tuple[httpx.URL, str, str]:
        """Where to connect, the Host header, and the name for TLS. Raises OutboundError."""
        parts, host, port = self._read(url)
        plain = None if parts.scheme == "https" else frozenset({port})
        address, opened = await self.pin(host, port, plain)
        if parts.scheme != "https" and not opened:
            raise OutboundError("scheme", "The address must begin with https://.")
        literal = f"[{address}]" if ":" in address else address
        return httpx.URL(url).copy_with(host=literal, port=port), parts.netloc, host

    async def _request(self, method: str, url: str, headers: dict[str, str], content: bytes | None) -> Answer:
        target, headers["Host"], host = await self._target(url)
        async with (
            httpx.AsyncClient(trust_env=False, follow_redirects=False, verify=self._verify) as client,
            client.stream(
                method, target, headers=headers, content=content, extensions={"sni_hostname": host}
            ) as answer,
        ):
            body = bytearray()
            async for chunk in answer.aiter_bytes():
                body += chunk
                if len(body) > self._max_bytes:
                    raise OutboundError("too_large", f"The answer is larger than {self._max_bytes} bytes.")
            return Answer(answer.status_code, answer.headers, bytes(body))

    async def connect(
        self, host: str, port: int, ports: frozenset[int], seconds: float = 15.0
    ) -> socket.socket:
        """A connected socket to a host a user typed, for protocols other than HTTP. Raises OutboundError."""
        address, _opened = await self.pin(host, port, ports)
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setblocking(False)
        try:
            async with asyncio.timeout(seconds):
                await asyncio.get_running_loop().sock_connect(found, (address, port))
        except TimeoutError:
            found.close()
            raise OutboundError("timeout", "The server took too long.") from None
        except OSError:
            found.close()
            raise OutboundError("unreachable", "The server could not be reached.") from None
        return found
