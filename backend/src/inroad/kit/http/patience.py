"""How long the server waits: a head comes within seconds, a body keeps coming, or the connection ends.

Without a limit, a few hundred connections that send a byte now and then hold every file descriptor of the
process (slowloris), and a head without an end fills its memory. A proxy in front does this too; a small
installation has none.
"""

import json
from asyncio import TimerHandle, Transport
from collections.abc import Callable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from inroad.kit.http.catalogue import GENERIC
from inroad.kit.http.problems import MEDIA_TYPE
from inroad.kit.ids import new_id

HEAD_SECONDS = 10.0
HEAD_BYTES = 64 * 1024
BODY_TICK = 20.0
BODY_BYTES_A_TICK = 8 * 1024
BODY_SECONDS = 600.0
"""25 MiB in ten minutes is 44 KiB a second: the file of a slow telephone still arrives."""


class PatientProtocol(HttpToolsProtocol):
    """The server's HTTP protocol with limits in time and size: `uvicorn.run(http=PatientProtocol)`."""

    _timer: TimerHandle | None = None
    _in_head = True
    _head = 0
    _body = 0
    _since = 0.0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as the parent has it
        """A connection: its first head is waited for."""
        super().connection_made(transport)
        self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes: of a head, which has an end, or of a body, which keeps coming."""
        answered = self.cycle is None or self.cycle.response_complete
        if not self._in_head and self._timer is None and answered:
            self._begin()
        self._body += len(data)
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > HEAD_BYTES:
                self._end("The head of a request may have 64 KiB.")

    def on_message_begin(self) -> None:
        """A head begins, perhaps behind a request that is still worked on."""
        super().on_message_begin()
        if not self._in_head:
            self._begin()

    def on_headers_complete(self) -> None:
        """The head is there; the body has its own measure."""
        self._in_head, self._body, self._since = False, 0, self.loop.time()
        self._arm(BODY_TICK, self._look)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """All of the request is there; now the server's own limits count."""
        self._disarm()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP is answered as everything else is."""
        kind = GENERIC[400]
        body = {
            "type": f"/problems/{kind.slug}",
            "title": kind.title,
            "status": 400,
            "detail": msg,
            "code": "bad_request",
            "request_id": new_id(),
        }
        content = json.dumps(body).encode()
        head = f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(content)}\r\nconnection: close\r\n\r\n"
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n" + head.encode() + content)
        self.transport.close()

    def _begin(self) -> None:
        self._in_head, self._head = True, 0
        self._arm(HEAD_SECONDS, lambda: self._end("The head of the request did not come within ten seconds."))

    def _look(self) -> None:
        self._timer = None
        waited = self.loop.time() - self._since
        # While the server itself does not read, nothing can come.
        slow = self._body < BODY_BYTES_A_TICK and not self.flow.read_paused
        if slow or waited > BODY_SECONDS:
            self._end("The body of the request comes too slowly.")
            return
        self._body = 0
        self._arm(BODY_TICK, self._look)

    def _end(self, why: str) -> None:
        self._disarm()
        if self.transport.is_closing():
            return
        if self._in_head and (self.cycle is None or self.cycle.response_complete):
            self.send_400_response(why)
        else:
            self.transport.close()

    def _arm(self, seconds: float, then: Callable[[], None]) -> None:
        self._disarm()
        self._timer = self.loop.call_later(seconds, then)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
