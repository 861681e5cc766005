"""Servers in processes of their own, and what they take: requests over kept connections, processor, memory.

Figures are of the server's own process, so that whoever else uses the machine changes them little.
"""

import asyncio
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from inroad.rooms.accounts.schemas import Scope

HERE = Path(__file__).resolve().parent
PATIENCE = 60.0
UNLIMITED = {f"INROAD_LIMIT_{name}": "1000000" for name in ("IP", "USER", "WORKSPACE")}


@dataclass(slots=True)
class Server:
    """A process that serves on loopback."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Seconds of processor its threads have taken so far, to the microsecond."""
        total = 0
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                total += int((thread / "schedstat").read_text("ascii").split()[0])
            except OSError:
                continue  # a thread that ended just now
        return total / 1e9

    def memory(self) -> float:
        """MiB of its own: what it shares with other processes is divided among them."""
        for line in Path(f"/proc/{self.process.pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise LookupError("this machine does not say how much memory a process takes")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str], port: int, folder: Path, ready: str, env: Mapping[str, str]
) -> Iterator[Server]:
    """Starts a server, lends it once it answers, and ends it."""
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(
            list(command),
            cwd=folder,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    server = Server(process, port, folder)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(f"{server.address}{ready}"):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / f"{port}.log").read_text("utf-8", "replace")[-4000:])
            time.sleep(0.05)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own, on loopback
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def floor() -> Iterator[Server]:
    """The bare FastAPI app of floor.py, served as the product is."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [sys.executable, str(HERE / "floor.py"), str(port)]
        with running(command, port, Path(folder), "/hello", {}) as server:
            yield server


@contextmanager
def house(folder: Path, url: str, script: tuple[str, ...] = ()) -> Iterator[Server]:
    """The product in one process over a migrated database, jobs not worked, nobody limited.

    `script` (a file and its arguments) serves it in another way.
    """
    port = free_port()
    more = {
        "INROAD_DATABASE_URL": url,
        "INROAD_DATA_DIR": str(folder),
        "INROAD_HOST": "127.0.0.1",
        "INROAD_PORT": str(port),
        "INROAD_SECRET": "a secret for measuring with, and for nothing else at all",
        "INROAD_SIGN_UP": "true",
        "INROAD_WORKER": "false",
        **UNLIMITED,
    }
    command = [sys.executable, *(script or ("-m", "inroad", "serve"))]
    with running(command, port, folder, "/readyz", more) as server:
        yield server


@dataclass(slots=True)
class Caller:
    """Somebody with a token and a search."""

    token: str
    workspace_id: str
    base: str = field(default="")


def sign_up(server: Server, email: str) -> Caller:
    """An account with a token that may do everything, through the API as anybody has it."""
    site = {"Origin": server.address, "X-CSRF": "1"}
    account = {
        "email": email,
        "password": "a long sentence of mine",
        "display_name": "Nora",
        "time_zone": "UTC",
    }
    made, headers = post(f"{server.address}/api/v1/accounts", account, site)
    workspace_id = made["workspaces"][0]["id"]
    cookie = (headers["Set-Cookie"] or "").partition(";")[0]
    return _caller(server, workspace_id, site | {"Cookie": cookie})


def sign_in(server: Server, email: str, password: str) -> Caller:
    """The same for an account that is there."""
    site = {"Origin": server.address, "X-CSRF": "1"}
    made, headers = post(f"{server.address}/api/v1/sessions", {"email": email, "password": password}, site)
    workspace_id = made["workspaces"][0]["id"]
    cookie = (headers["Set-Cookie"] or "").partition(";")[0]
    return _caller(server, workspace_id, site | {"Cookie": cookie})


def _caller(server: Server, workspace_id: str, headers: Mapping[str, str]) -> Caller:
    base = f"/api/v1/workspaces/{workspace_id}"
    wanted = {"name": "bench", "scopes": list(get_args(Scope))}
    made, _ = post(f"{server.address}{base}/tokens", wanted, headers)
    return Caller(str(made["token"]), workspace_id, base)


def post(url: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> tuple[Any, Any]:
    """Sends JSON and returns what came back, with its headers."""
    request = urllib.request.Request(  # noqa: S310 - our own, on loopback
        url, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own, on loopback
            return json.load(answer), answer.headers
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{url}: {error.code} {error.read()[:500]!r}") from error


def get(server: Server, path: str, token: str) -> Any:
    """One answer, read as JSON."""
    request = urllib.request.Request(f"{server.address}{path}", headers={"Authorization": f"Bearer {token}"})  # noqa: S310 - our own, on loopback
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own, on loopback
        return json.load(answer)


@dataclass(slots=True)
class Taken:
    """What a load took: seconds each answer took, the server's processor seconds, answers that were no
    200."""

    latencies: list[float]
    cpu: float
    seconds: float
    bad: list[str]

    @property
    def cost(self) -> float:
        """Seconds of processor an answer took."""
        return self.cpu / max(len(self.latencies), 1)

    @property
    def per_cpu(self) -> float:
        """Answers a second of processor."""
        return len(self.latencies) / max(self.cpu, 1e-6)

    def percentile(self, share: float) -> float:
        """So large a share of the answers came within this many seconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> int:
    """Sends one request and reads the whole answer; returns its status."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    length = -1
    chunked = False
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        lowered = name.lower()
        if lowered == b"content-length":
            length = int(value)
        elif lowered == b"transfer-encoding":
            chunked = b"chunked" in value
    if chunked:
        while size := int(await reader.readuntil(b"\r\n"), 16):
            await reader.readexactly(size + 2)
        await reader.readuntil(b"\r\n")
    elif length > 0:
        await reader.readexactly(length)
    return status


async def _load(
    server: Server, requests: Sequence[bytes], count: int, connections: int, seconds: float
) -> Taken:
    taken: list[float] = []
    bad: list[str] = []
    left = count
    at = 0
    until = time.perf_counter() + seconds

    async def one() -> None:
        nonlocal left, at
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1 << 24)
        try:
            while left > 0 and time.perf_counter() < until:
                left -= 1
                request = requests[at % len(requests)]
                at += 1
                begun = time.perf_counter()
                status = await _ask(reader, writer, request)
                taken.append(time.perf_counter() - begun)
                if not 200 <= status < 300:
                    bad.append(f"{status} {request.split(b' ', 2)[1].decode()}")
        finally:
            writer.close()

    before, begun = server.cpu(), time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    return Taken(taken, server.cpu() - before, time.perf_counter() - begun, bad)


def load(
    server: Server,
    paths: Sequence[str],
    count: int,
    *,
    connections: int = 16,
    token: str = "",
    seconds: float = 600,
) -> Taken:
    """Asks `paths` in turn, `count` times in all or for so many seconds, over kept connections."""
    auth = f"Authorization: Bearer {token}\r\n" if token else ""
    requests = [f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{auth}\r\n".encode() for path in paths]
    return asyncio.run(_load(server, requests, count, connections, seconds))


def own_peak() -> float:
    """MiB this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
