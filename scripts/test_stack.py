"""The stack for real: two API processes, a worker and PostgreSQL start, serve, and are gone afterwards."""

from __future__ import annotations

import json
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import common
import pytest
import stack

import postgres


def _status(address: str, cookie: str = "") -> int:
    request = urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def _sign_up(address: str) -> str:
    """Make an account as the browser does; return its session cookie."""
    body = {
        "email": "nora@example.org",
        "password": "a long sentence of mine",
        "display_name": "Nora Whelan",
        "time_zone": "Europe/Dublin",
    }
    headers = {"Content-Type": "application/json", "Origin": address, "X-CSRF": "1"}
    request = urllib.request.Request(f"{address}/api/v1/accounts", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 201
        return str(answer.headers["Set-Cookie"]).partition(";")[0]


@pytest.mark.timeout(300)
def test_two_api_processes_and_a_worker_share_one_postgresql() -> None:
    with stack.Stack("postgresql", apis=2, worker=True) as running:
        assert set(running.processes) == {"api-1", "api-2", "worker"}
        assert len(set(running.addresses)) == 2
        for address in running.addresses:
            assert _status(f"{address}/healthz") == 200
            assert _status(f"{address}/readyz") == 200
            assert _status(f"{address}/api/v1/sessions/current") == 401
        cookie = _sign_up(running.addresses[0])
        for address in running.addresses:
            assert _status(f"{address}/api/v1/sessions/current", cookie) == 200
        pids = {name: process.pid for name, process in running.processes.items()}
        assert running.processes["worker"].poll() is None, running.log("worker")
        folder = running.folder
    assert all(stack.started_at(pid) is None for pid in pids.values())
    assert not folder.exists()


@pytest.mark.timeout(120)
def test_one_process_on_sqlite_serves_the_built_front_end() -> None:
    with stack.Stack("sqlite") as running:
        address = running.addresses[0]
        with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
            assert answer.headers.get_content_type() == "text/html"
        with urllib.request.urlopen(f"{address}/contacts", timeout=5) as answer:
            assert answer.headers.get_content_type() == "text/html"


@pytest.mark.timeout(120)
def test_an_api_process_that_cannot_start_says_why_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = stack.Stack("sqlite", env={"INROAD_NO_SUCH_SETTING": "1"})
    with pytest.raises(SystemExit):
        broken.start()
    assert "INROAD_NO_SUCH_SETTING" in capsys.readouterr().err
    assert not broken.folder.exists()


@pytest.mark.timeout(120)
def test_a_kept_cluster_keeps_its_data_and_its_password_between_runs() -> None:
    first = postgres.Postgres()
    first.kept = True
    try:
        with first:
            first.create_database("kept")
        again = postgres.Postgres(first.folder)
        with again:
            assert again.password == first.password
            psql = [str(again.programs / "psql"), again.database_url("kept"), "-Atc", "select 1"]
            assert subprocess.run(psql, capture_output=True, text=True, check=True).stdout.strip() == "1"
    finally:
        first.kept = False
        first.stop()
    assert not first.folder.exists()


def test_only_the_process_that_was_started_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process id that now belongs to another program is left alone."""
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        monkeypatch.setattr(stack, "FOLDER", tmp_path)
        monkeypatch.setattr(stack, "data_folder", lambda: tmp_path / "postgres")
        (tmp_path / "stack.json").write_text(json.dumps({"processes": {"api-1": [sleeper.pid, "1"]}}))
        assert stack.running(stack.read_state()) == {}
        stack.stop_kept()
        assert sleeper.poll() is None
        assert not (tmp_path / "stack.json").exists()
        stack.end(sleeper.pid, stack.started_at(sleeper.pid))
        assert sleeper.wait(5) != 0
    finally:
        sleeper.kill()


def test_a_taken_port_is_seen_and_a_free_one_is_free() -> None:
    port = common.free_port()
    assert common.port_is_free(port)
    listener = socket.create_server(("127.0.0.1", port))
    try:
        assert not common.port_is_free(port)
    finally:
        listener.close()
