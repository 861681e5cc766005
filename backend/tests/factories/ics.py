"""Calendars of somebody's own: their text, and a real server that hands them out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count

_ids = count(1)


def event(start: str, *lines: str) -> str:
    """One event: `DTSTART…` as it stands in a file, then other lines."""
    return "\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{next(_ids)}@elsewhere",
            "DTSTAMP:20261001T000000Z",
            start,
            *lines,
            "END:VEVENT",
        ]
    )


def calendar(*parts: str) -> bytes:
    """A calendar file of these parts."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//elsewhere//EN", *parts, "END:VCALENDAR", ""]
    return "\n".join(lines).replace("\n", "\r\n").encode()


@dataclass
class CalendarServer:
    """Hands out `content`, tells by its tag that nothing changed, or answers with `head` where that is set.

    `endless`: never stops sending.
    """

    content: bytes = b""
    head: str = ""
    endless: bool = False
    port: int = 0
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.port}/secret/basic.ics"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        asked = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        self.asked.append(asked)
        tag = f'"{len(self.content)}"'
        if self.head:
            writer.write(f"HTTP/1.1 {self.head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        elif self.endless:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n")
            try:
                while True:
                    writer.write(b"X-MORE:and more\r\n" * 5000)
                    await writer.drain()
            except ConnectionError:
                pass
        elif asked.get("if-none-match") == tag:
            writer.write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
        else:
            head = f"HTTP/1.1 200 OK\r\nETag: {tag}\r\nContent-Length: {len(self.content)}\r\n"
            writer.write(f"{head}Content-Type: text/calendar\r\nConnection: close\r\n\r\n".encode())
            writer.write(self.content)
        with suppress(ConnectionError):
            await writer.drain()
        writer.close()


@asynccontextmanager
async def calendar_server(content: bytes = b"", **more: object) -> AsyncIterator[CalendarServer]:
    """A server on a free port."""
    one = CalendarServer(content, **more)  # type: ignore[arg-type]  # fields by name
    server = await asyncio.start_server(one.serve, "127.0.0.1", 0)
    one.port = server.sockets[0].getsockname()[1]
    try:
        yield one
    finally:
        server.close()
        await server.wait_closed()
