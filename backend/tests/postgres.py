"""A PostgreSQL server for a test run: a folder of its own, reached by socket only, ended by its own pid."""

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it ships no types

ROLE = "inroad"
_ADVICE = (
    "The tests need PostgreSQL's programs initdb and postgres, on PATH or in /usr/lib/postgresql/*/bin. "
    "On Debian: apt-get install postgresql"
)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        candidates = sorted(
            Path("/usr/lib/postgresql").glob(f"*/bin/{name}"),
            key=lambda path: int(path.parts[4].split(".")[0]),
        )
        if not candidates:
            raise RuntimeError(f"{name} was not found. {_ADVICE}")
        found = str(candidates[-1])
    return found


def _server_user() -> str | None:
    """Whom to run the server as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise RuntimeError(f"PostgreSQL does not run as root, and there is no user postgres. {_ADVICE}")


@dataclass
class PostgresServer:
    """A running server; `stop` ends it and removes its folder."""

    folder: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls) -> "PostgresServer":
        """Make a cluster and start it, in a second or two. Raises RuntimeError saying what is missing."""
        initdb, postgres = _program("initdb"), _program("postgres")
        user = _server_user()
        # Not under pytest's folder: socket paths are short, and the server's user must reach it.
        folder = Path(tempfile.mkdtemp(prefix="inroad-pg-"))
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        made = subprocess.run(
            [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            user=user,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            shutil.rmtree(folder)
            raise RuntimeError(f"initdb failed: {made.stderr.strip()}")
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "fsync": "off",
            "max_connections": "60",
            "log_min_messages": "fatal",
        }
        options = [item for name, value in settings.items() for item in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [postgres, "-D", data, *options],
                user=user,
                cwd="/",
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        server = cls(folder, process)
        try:
            server._wait_until_ready()
            asyncio.run(server._admin(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS"))
        except BaseException:
            server.stop()
            raise
        return server

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + 30
        while True:
            try:
                asyncio.run(self._admin("SELECT 1"))
            except (OSError, asyncpg.PostgresError):
                if self.process.poll() is not None or time.monotonic() > end:
                    log = (self.folder / "log").read_text(errors="replace")
                    raise RuntimeError(f"PostgreSQL did not start: {log}") from None
                time.sleep(0.05)
            else:
                return

    def admin_arguments(self, database: str = "postgres") -> dict[str, Any]:
        """How asyncpg reaches it as superuser."""
        return {"host": str(self.folder), "user": "postgres", "database": database}

    async def _admin(self, statement: str) -> None:
        connection = await asyncpg.connect(**self.admin_arguments())
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def create_database(self, name: str) -> str:
        """A new database owned by the ordinary role: its address."""
        asyncio.run(self._admin(f"CREATE DATABASE {name} OWNER {ROLE}"))
        return f"postgresql://{ROLE}@/{name}?host={self.folder}"

    def stop(self) -> None:
        """End the server and remove its folder."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # "fast": disconnect everybody, then stop
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_TABLES = """
SELECT c.oid::regclass::text AS name, array_remove(array_agg(k.confrelid::regclass::text), NULL) AS needs
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid
WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname <> 'alembic_version'
GROUP BY c.oid
"""


async def clear_rows(arguments: dict[str, Any]) -> None:
    """Delete every row, in the order of the foreign keys: far quicker than TRUNCATE or a new database.

    Called before a test, not after one: whoever the tests before left connected (a process they killed, whose
    statement the server still carries out) is sent away first, and writes nothing into this one.
    """
    connection = await asyncpg.connect(**arguments)
    try:
        while await connection.fetch(_OTHERS):
            await asyncio.sleep(0.01)
        needs = {row["name"]: set(row["needs"]) for row in await connection.fetch(_TABLES)}
        order: list[str] = []
        while needs:
            # Whom nobody left refers to goes first; a ring of references ends the list as it is.
            free = [name for name in needs if not any(name in other for other in needs.values())] or list(
                needs
            )
            order += free
            for name in free:
                del needs[name]
        if order:
            # Guards against deleting (the audit trail has one) are for the product, not for cleaning up.
            await connection.execute("SET session_replication_role = replica")
            await connection.execute(";".join(f"DELETE FROM {name}" for name in order))
    finally:
        await connection.close()
