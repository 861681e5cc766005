"""A PostgreSQL server of our own on loopback, for the stack and the tests.

PostgreSQL refuses to run as root, so for root it is started as the user `postgres`, in a folder that user may
reach.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from common import fail, free_port

OWNER = "inroad"


def find_programs() -> Path | None:
    """Return the folder that holds initdb and pg_ctl of the newest PostgreSQL here, or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    on_path = shutil.which("pg_ctl")
    folders = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


class Postgres:
    """One cluster with a database `inroad`, reached over loopback with a password of its own.

    `folder` keeps the data between runs; without it everything is temporary and goes when it stops.
    As a context manager it is started and stopped. `url` holds the address with the password.
    """

    def __init__(self, folder: Path | None = None, port: int | None = None) -> None:
        programs = find_programs()
        if programs is None:
            fail(
                "PostgreSQL was not found.",
                "On Debian: apt-get install postgresql. Only tests and `make stack` need it.",
            )
        self.programs = programs
        self.kept = folder is not None
        self.folder = folder or Path(tempfile.mkdtemp(prefix="inroad-postgres-"))
        self.port = port or free_port()
        self.password = ""

    @property
    def url(self) -> str:
        """The address of the database, as INROAD_DATABASE_URL wants it."""
        return f"postgresql://{OWNER}:{self.password}@127.0.0.1:{self.port}/{OWNER}"

    def database_url(self, name: str) -> str:
        """The address of another database in the same cluster."""
        return self.url.removesuffix(OWNER) + name

    def start(self) -> None:
        """Make the cluster if it is new, start it and wait until it answers; fail with its log."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data, secret = self.folder / "data", self.folder / "password"
        if not (data / "PG_VERSION").exists():
            self.password = secrets.token_urlsafe(24)
            secret.write_text(self.password + "\n", "utf-8")
            secret.chmod(0o600)
            self._give_to_server()
            self._run("initdb", "-D", str(data), "-U", OWNER, f"--pwfile={secret}", "--auth=scram-sha-256",
                      "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions")  # fmt: skip
        self.password = secret.read_text("utf-8").strip()
        # A cluster of made-up people: speed before durability, and no door but loopback.
        options = (
            f"-h 127.0.0.1 -p {self.port} -c unix_socket_directories= -c fsync=off -c max_connections=100"
        )
        self._run(
            "pg_ctl",
            "-D",
            str(data),
            "-l",
            str(self.folder / "log"),
            "-w",
            "-t",
            "60",
            "-o",
            options,
            "start",
        )
        if not self._has_database():
            self._run("createdb", *self._reach(), "-O", OWNER, OWNER)

    def create_database(self, name: str) -> str:
        """Create another empty database in the cluster and return its address."""
        self._run("createdb", *self._reach(), "-O", OWNER, name)
        return self.database_url(name)

    def stop(self) -> None:
        """Stop the server, and remove its folder unless it is kept."""
        data = self.folder / "data"
        if (data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-m", "fast", "stop")
        if not self.kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _reach(self) -> list[str]:
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", OWNER]

    def _has_database(self) -> bool:
        listed = self._run(
            "psql", *self._reach(), "-d", "postgres", "-Atc", "select datname from pg_database"
        )
        return OWNER in listed.splitlines()

    def _give_to_server(self) -> None:
        """Let the user `postgres` own the folder when we are root."""
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            for path in (self.folder, *self.folder.iterdir()):
                os.chown(path, user.pw_uid, user.pw_gid)

    def _run(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's programs as the user that may; return what it printed; stop if it fails."""
        root = os.geteuid() == 0
        env = {**os.environ, "PGPASSWORD": self.password, "HOME": str(self.folder)}
        # pg_ctl leaves the server behind with our handles: a file, not a pipe, or we would wait for ever.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(self.programs / program), *arguments],
                cwd="/",
                env=env,
                user="postgres" if root else None,
                group="postgres" if root else None,
                extra_groups=[] if root else None,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                timeout=120,
                check=False,
            )
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
        if done.returncode != 0:
            log = self.folder / "log"
            ending = log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""
            fail(f"{program} failed with status {done.returncode}.", text.strip(), ending)
        return text
