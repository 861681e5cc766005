"""What the routes need of the process, in one frozen value on the app: no globals."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from inroad.kit.db import Database, Session
from inroad.kit.http.limits import RateLimiter
from inroad.kit.http.routing import QueryNames, SpeltOut
from inroad.kit.secrets import Secret

OnWrite = Callable[[Request, Session, Secret, Response], Awaitable[None]]
"""Called with what a request is about to commit: the place for a trail of changes."""


@dataclass(frozen=True, slots=True)
class HttpKit:
    """`public_url` is scheme://host[:port] as users type it, without a slash at the end.

    `before_body` runs before a byte of the body is read: the place to find out who is asking, so that
    nobody unknown can make the server read 25 MiB. It raises a Problem to refuse.
    """

    database: Database
    secret: Secret
    public_url: str
    limiter: RateLimiter
    before_body: Callable[[Request], Awaitable[None]] | None = None
    on_write: OnWrite | None = None
    query_names: QueryNames = field(default_factory=QueryNames)
    spelt_out: SpeltOut = field(default_factory=SpeltOut)
    running_keys: set[tuple[str, ...]] = field(default_factory=set)


def http_kit(app: FastAPI) -> HttpKit:
    """The app's kit; a plain AttributeError where `install` was not called."""
    kit: HttpKit = app.state.http
    return kit
