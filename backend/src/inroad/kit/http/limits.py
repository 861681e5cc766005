"""Rate limits: token buckets in memory, and the headers that tell a client where it stands.

Headers follow draft-ietf-httpapi-ratelimit-headers: `RateLimit-Policy: "user";q=600;w=60` and
`RateLimit: "user";r=599;t=1`, where t is the seconds until the bucket is full again.
"""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inroad.kit.http.problems import Problem, problem_response

MAX_BUCKETS = 50_000
"""More callers than this at once and the longest idle are forgotten; their buckets start full again."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`quota` units in `window` seconds, refilled evenly."""

    name: str
    quota: int
    window: int = 60

    def as_header(self) -> str:
        """The limit as an item of RateLimit-Policy."""
        return f'"{self.name}";q={self.quota};w={self.window}'


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a caller stands: units left, seconds until full, seconds to wait (0: allowed)."""

    limit: Limit
    left: int
    full_in: int
    wait: int

    def as_header(self) -> str:
        """The standing as an item of RateLimit."""
        return f'"{self.limit.name}";r={self.left};t={self.full_in}'


class RateLimiter:
    """Buckets by (limit, caller), for limits named ip, user, workspace; one left out is not limited."""

    def __init__(self, limits: tuple[Limit, ...], monotonic: Callable[[], float] = time.monotonic) -> None:
        self.limits = {limit.name: limit for limit in limits}
        self._monotonic = monotonic
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, name: str, caller: str, cost: int = 1) -> Standing | None:
        """Takes `cost` units, or none when there are not enough; None where the name has no limit."""
        limit = self.limits.get(name)
        if limit is None:
            return None
        now, rate = self._monotonic(), limit.quota / limit.window
        units, seen = self._buckets.pop((name, caller), (float(limit.quota), now))
        units = min(float(limit.quota), units + (now - seen) * rate)
        need = min(cost, limit.quota)
        allowed = units >= need
        wait = 0 if allowed else max(1, math.ceil((need - units) / rate))
        units -= need if allowed else 0
        self._buckets[(name, caller)] = (units, now)
        if len(self._buckets) > MAX_BUCKETS:
            self._buckets.popitem(last=False)
        return Standing(limit, int(units), math.ceil((limit.quota - units) / rate), wait)


def enforce(limiter: RateLimiter, scope: Scope, name: str, caller: str, cost: int = 1) -> None:
    """Takes units for a request and notes the standing for its headers; Problem 429 for too few."""
    standing = limiter.take(name, caller, cost)
    if standing is None:
        return
    scope.setdefault("state", {}).setdefault("rate_standings", []).append(standing)
    if standing.wait:
        raise Problem(
            429,
            "quota_exceeded",
            detail=f"{standing.limit.quota} in {standing.limit.window} seconds is the limit for one {name}.",
            headers={"Retry-After": str(standing.wait)},
            extra={"violated-policies": [name]},
        )


def network(host: str) -> str:
    """What counts as one caller: an IPv4 address, or the /64 an IPv6 address is in."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))


LIMITED = ("/api/", "/mcp")
"""Addresses that answer programs; the pages of the application are files."""


class RateLimitHeaders:
    """ASGI middleware for LIMITED: limits by address, and the headers of every limit the request met."""

    def __init__(self, app: ASGIApp, limiter: RateLimiter) -> None:
        self.app = app
        self.limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(LIMITED):
            await self.app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                standings: list[Standing] = scope["state"].get("rate_standings", [])
                if standings:
                    headers = MutableHeaders(scope=message)
                    headers["RateLimit-Policy"] = ", ".join(each.limit.as_header() for each in standings)
                    headers["RateLimit"] = ", ".join(each.as_header() for each in standings)
            await send(message)

        scope.setdefault("state", {})
        client = scope.get("client")
        try:
            enforce(self.limiter, scope, "ip", network(client[0] if client else "unknown"))
        except Problem as problem:
            await problem_response(problem, scope)(scope, receive, told)
            return
        await self.app(scope, receive, told)
