"""Several processes of Inroad on loopback, as a team would run them, without a container engine.

    stack.py start     two API processes, a worker and PostgreSQL, in the background; noted in .state/stack/
    stack.py stop      end them, keep the data      stack.py remove    end them and remove the data
    stack.py status    which of them run

From Python, for tests: `with Stack("postgresql", apis=2, worker=True) as stack:` gives `stack.addresses`,
with fresh data in a folder of its own, and leaves nothing behind.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Literal, Self

from common import ROOT, STATE, VENV, environment, fail, free_port, port_is_free, say

from postgres import Postgres

INROAD = str(VENV / "bin" / "inroad")
FOLDER = STATE / "stack"
PORTS = (8101, 8102)
PATIENCE_S = 60.0


def started_at(pid: int) -> str | None:
    """Return when a process was started (clock ticks since boot, as text); None if it is gone or a zombie.

    A process id is used again after a while; the id and this together name one process.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return _started_without_proc(pid)
    return None if fields[0] == "Z" else fields[19]


def _started_without_proc(pid: int) -> str | None:
    """The same where there is no /proc (macOS)."""
    if Path("/proc/self").exists():
        return None
    shown = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return shown.stdout.strip() or None


class Stack:
    """API processes, perhaps a worker of their own, and a database, all on loopback.

    `database` is "sqlite" or "postgresql"; without `worker` the (single) API process works the jobs itself.
    `addresses` holds the base addresses of the API processes once `start` has returned.
    """

    def __init__(
        self,
        database: Literal["sqlite", "postgresql"] = "sqlite",
        *,
        apis: int = 1,
        worker: bool = False,
        env: dict[str, str] | None = None,
        postgres: Postgres | None = None,
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="inroad-stack-"))
        self.worker = worker
        self.apis = apis
        self.addresses: list[str] = []
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self._env = env or {}
        self._own_postgres = Postgres() if database == "postgresql" and postgres is None else None
        self._postgres = postgres or self._own_postgres if database == "postgresql" else None

    def start(self) -> None:
        """Start everything and wait until each API process is ready; fail with the log of one that is not."""
        try:
            if self._own_postgres:
                self._own_postgres.start()
            env = (
                process_environment(self._database_url(), self.folder, inner_worker=not self.worker)
                | self._env
            )
            migrate(env, self.folder)
            for number in range(self.apis):
                port = free_port()
                self.processes[f"api-{number + 1}"] = start_api(port, env, self.folder, f"api-{number + 1}")
                self.addresses.append(f"http://127.0.0.1:{port}")
            if self.worker:
                self.processes["worker"] = start([INROAD, "work"], env, self.folder, "worker")
            for (name, process), address in zip(self.processes.items(), self.addresses, strict=False):
                wait_until_ready(name, process, address, self.folder)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End everything that was started and remove its data."""
        for process in self.processes.values():
            end(process.pid, started_at(process.pid))
            process.wait(PATIENCE_S)
        if self._own_postgres:
            self._own_postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self, name: str) -> str:
        """Return what a process (`api-1`, `worker`, …) has logged so far."""
        return (self.folder / f"{name}.log").read_text("utf-8", "replace")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _database_url(self) -> str:
        if self._postgres is None:
            return f"sqlite:///{self.folder / 'inroad.sqlite3'}"
        return self._postgres.create_database(f"inroad_{secrets.token_hex(6)}")


def process_environment(database_url: str, folder: Path, *, inner_worker: bool) -> dict[str, str]:
    """Return the environment all processes of one stack share: database, secret, who works the jobs."""
    secret = folder / "secret"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(48), "utf-8")
    return environment(
        INROAD_DATABASE_URL=database_url,
        INROAD_SECRET=secret.read_text("utf-8"),
        INROAD_WORKER="true" if inner_worker else "false",
        PYTHONUNBUFFERED="1",
    )


def start(command: list[str], env: dict[str, str], folder: Path, name: str) -> subprocess.Popen[bytes]:
    """Start one process in the background, its output in `<name>.log`."""
    with (folder / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def start_api(port: int, env: dict[str, str], folder: Path, name: str) -> subprocess.Popen[bytes]:
    """Start one API process on a loopback port."""
    command = [INROAD, "serve", "--host", "127.0.0.1", "--port", str(port)]
    here = {"INROAD_HOST": "127.0.0.1", "INROAD_PORT": str(port)}
    return start(command, env | here, folder, name)


def migrate(env: dict[str, str], folder: Path) -> None:
    """Bring the database to the newest schema; stop with the reason if it cannot be."""
    done = subprocess.run(
        [INROAD, "migrate"], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        fail(f"`inroad migrate` failed with status {done.returncode}.", done.stdout + done.stderr)


def is_ready(address: str) -> bool:
    """Tell whether the API process at this address says it is ready to serve."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310 - our own, always http
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_until_ready(name: str, process: subprocess.Popen[bytes], address: str, folder: Path) -> None:
    """Wait until an API process is ready; stop with its log if it ends or takes too long."""
    until = time.monotonic() + PATIENCE_S
    while not is_ready(address):
        if process.poll() is not None or time.monotonic() > until:
            log = (folder / f"{name}.log").read_text("utf-8", "replace")[-4000:]
            fail(f"{name} is not ready at {address}.", log)
        time.sleep(0.1)


def end(pid: int, ticks: str | None) -> None:
    """End one process that we started: first so that it can finish its requests, at last for certain."""
    for number, patience in ((signal.SIGTERM, 35.0), (signal.SIGKILL, 10.0)):
        if ticks is None or started_at(pid) != ticks:
            return
        os.kill(pid, number)
        until = time.monotonic() + patience
        while started_at(pid) == ticks and time.monotonic() < until:
            time.sleep(0.05)


def data_folder() -> Path:
    """Return where the kept stack has its database: for root, a place the user `postgres` may reach."""
    if os.geteuid() != 0:
        return FOLDER / "postgres"
    return Path("/var/tmp") / f"inroad-stack-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"  # noqa: S108 - 0700, owned by postgres


def read_state() -> dict[str, Any]:
    """Return what `start` wrote down, or nothing."""
    file = FOLDER / "stack.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def running(state: dict[str, Any]) -> dict[str, int]:
    """Return name → pid of those processes in `state` that still run."""
    listed = state.get("processes", {})
    return {name: pid for name, (pid, ticks) in listed.items() if started_at(pid) == ticks}


def start_kept() -> None:
    """`stack.py start`: start the stack in the background and write down what it consists of."""
    if alive := running(read_state()):
        fail(f"a stack already runs: {', '.join(alive)}.", "`make stack-stop` ends it.")
    for port in PORTS:
        if not port_is_free(port):
            fail(f"port {port} on 127.0.0.1 is taken, and the stack wants {PORTS[0]} and {PORTS[1]}.")
    FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)
    postgres = Postgres(data_folder())
    postgres.start()
    state: dict[str, Any] = {"postgres_port": postgres.port, "processes": {}}

    def note(name: str, process: subprocess.Popen[bytes]) -> None:
        state["processes"][name] = [process.pid, started_at(process.pid)]
        (FOLDER / "stack.json").write_text(json.dumps(state, indent=1), "utf-8")

    try:
        env = process_environment(postgres.url, FOLDER, inner_worker=False)
        migrate(env, FOLDER)
        apis = [start_api(port, env, FOLDER, f"api-{n}") for n, port in enumerate(PORTS, 1)]
        for number, process in enumerate(apis, 1):
            note(f"api-{number}", process)
        note("worker", start([INROAD, "work"], env, FOLDER, "worker"))
        for number, (process, port) in enumerate(zip(apis, PORTS, strict=True), 1):
            wait_until_ready(f"api-{number}", process, f"http://127.0.0.1:{port}", FOLDER)
    except BaseException:
        stop_kept()
        raise
    for name, (pid, _) in state["processes"].items():
        say(f"  {name:<9} pid {pid}")
    say(f"  Ready: http://127.0.0.1:{PORTS[0]} and http://127.0.0.1:{PORTS[1]}. `make stack-stop` ends them.")


def stop_kept() -> None:
    """`stack.py stop`: end what `start` wrote down, and nothing else."""
    for pid, ticks in read_state().get("processes", {}).values():
        end(pid, ticks)
    if (data_folder() / "data" / "postmaster.pid").exists():
        Postgres(data_folder()).stop()
    (FOLDER / "stack.json").unlink(missing_ok=True)


def main(verb: str) -> int:
    """Do one verb of the command line; return the exit status."""
    if verb == "start":
        start_kept()
    elif verb in {"stop", "remove"}:
        stop_kept()
        if verb == "remove":
            shutil.rmtree(data_folder(), ignore_errors=True)
            shutil.rmtree(FOLDER, ignore_errors=True)
    elif verb == "status":
        alive = running(read_state())
        say("\n".join(f"  {name:<9} pid {pid}" for name, pid in alive.items()) or "  no stack runs")
        return 0 if alive else 1
    else:
        fail("use: stack.py start | stop | status | remove")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else ""))
