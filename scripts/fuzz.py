"""Schemathesis against a running server: every operation of its contract, every check, every phase.

    fuzz.py ADDRESS [EXAMPLES] [SEED]
    fuzz.py --long [MINUTES] [SEED …]      fresh servers on both databases, 3 minutes for each of 1, 2 and 3

Makes an account of its own, with one thing of each kind, so that operations are reached with real ids. The
last line counts operations: `fuzz: N passed, M failed`. Bounded by the number of examples, or by time;
loopback only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from common import VENV, fail, say
from stack import Stack

PASSWORD = "a long sentence of mine"  # noqa: S105 - of a made-up account on a server of the test's own
UNLIMITED = {f"INROAD_LIMIT_{name}": "1000000" for name in ("IP", "USER", "WORKSPACE")}
SCOPES = ("contacts", "letters", "calendar", "meetings", "imports", "workspace")
# What a rule of the method refuses is well-formed all the same: the contract cannot say "not yourself".
CONFIG = """[parameters]
{parameters}

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "401", "403", "404", "409", "410", "412", "422",
    "429"]

# A batch in partial mode says of each bad part what is wrong with it, and of itself that it was read.
[checks.negative_data_rejection]
expected-statuses = ["207", "400", "401", "403", "404", "405", "406", "409", "415", "422",
    "428", "429", "5xx"]

[checks.missing_required_header]
expected-statuses = ["400", "401", "403", "404", "422", "428"]

# Its one header may be left out, so a header nobody knows does no harm: every request has some.
[[operations]]
include-name = "GET /api/v1/workspaces/{{workspace_id}}/events"
checks.negative_data_rejection.expected-statuses = ["200", "400", "401", "403", "404", "405", "406",
    "422", "429", "5xx"]
"""


class Api:
    """A few requests to the server under test."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.headers = {"Origin": address, "X-CSRF": "1", "Content-Type": "application/json"}

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of an answer that succeeds."""
        data = None if body is None else json.dumps(body).encode()
        url = f"{self.address}/api/v1{path}"
        request = urllib.request.Request(url, data, self.headers, method=method)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
            cookie = answer.headers.get("Set-Cookie")
            if cookie:
                self.headers["Cookie"] = cookie.partition(";")[0]
            text = answer.read()
            return json.loads(text) if text else None


def belongings(api: Api) -> tuple[str, dict[str, str]]:
    """A token, and ids of one thing of each kind."""
    account = {"email": f"fuzz{time.time_ns()}@inroad.example", "password": PASSWORD, "display_name": "Fuzz"}
    state = api.send("POST", "/accounts", account)
    below = f"/workspaces/{state['workspaces'][0]['id']}"
    wanted = {"name": "fuzz", "scopes": [f"{name}:{way}" for name in SCOPES for way in ("read", "write")]}
    token = api.send("POST", f"{below}/tokens", wanted)
    ids = {"workspace_id": state["workspaces"][0]["id"], "token_id": token["id"]}
    ruth = api.send("POST", f"{below}/contacts", {"given_name": "Ruth", "family_name": "Adeyemi"})
    daniel = api.send("POST", f"{below}/contacts", {"given_name": "Daniel", "known": False})
    ids["contact_id"] = ruth["id"]
    edge = {"from_contact_id": ruth["id"], "to_contact_id": daniel["id"], "may_use_name": True}
    ids["referral_id"] = api.send("POST", f"{below}/referrals", edge)["id"]
    ids["organization_id"] = api.send("POST", f"{below}/organizations", {"name": "Harbour Mills"})["id"]
    logged = api.send("POST", f"{below}/contacts/{ruth['id']}/attempts", {"outcome": "voicemail"})
    ids["attempt_id"] = logged["attempt"]["id"]
    ids["letter_id"] = api.send("POST", f"{below}/letters", {"contact_id": daniel["id"]})["id"]
    meeting = {"contact_id": ruth["id"], "place": "Canteen", "local_start": "2099-10-14T12:30"}
    ids["meeting_id"] = api.send("POST", f"{below}/meetings", meeting)["id"]
    days = api.send("GET", f"{below}/contacts/{daniel['id']}/call-days")
    promise = {"contact_id": daniel["id"], "due_on": days["best_on"]}
    ids["promise_id"] = api.send("POST", f"{below}/promises", promise)["id"]
    return token["token"], ids


def run(address: str, examples: str, seed: str, seconds: float | None = None) -> tuple[int, int, int]:
    """One run: Schemathesis's exit status, operations that passed, failures."""
    api = Api(address)
    api.send("GET", "/openapi.json")  # written once, which takes a while
    token, ids = belongings(api)
    with tempfile.TemporaryDirectory(prefix="inroad-fuzz-") as folder:
        config = Path(folder) / "schemathesis.toml"
        lines = [f'"path.{name}" = "{value}"' for name, value in ids.items()]
        config.write_text(CONFIG.format(parameters="\n".join(lines)), "utf-8")
        command = [str(VENV / "bin" / "schemathesis"), "--config-file", str(config), "run"]
        command += [f"{address}/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}", "--no-color"]
        command += ["--phases", "examples,coverage,fuzzing,stateful", "--checks", "all"]
        command += ["--max-examples", examples, "--seed", seed]
        command += [] if seconds is None else ["--max-time", f"{seconds:.0f}", "--continue-on-failure"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    say(done.stdout[-60_000:] + done.stderr[-2_000:])
    tested = [line.split()[-1] for line in done.stdout.splitlines() if line.strip().startswith("Tested:")]
    failed = sum(1 for line in done.stdout.splitlines() if line.startswith("- ST")) or int(
        done.returncode != 0
    )
    operations = int(tested[0]) if tested else 0
    return done.returncode or int(operations == 0), max(0, operations - failed), failed


def long(minutes: float, seeds: list[str]) -> int:
    """Each seed for so many minutes on a fresh server on each database."""
    passed = failed = status = 0
    for database in ("sqlite", "postgresql"):
        for seed in seeds:
            say(f"\n===== {database}, seed {seed}")
            with Stack(database, env=UNLIMITED) as stack:
                ended, good, bad = run(stack.addresses[0], "100000", seed, minutes * 60)
            say(f"{database}, seed {seed}: {good} operations passed, {bad} failures, status {ended}")
            passed, failed, status = passed + good, failed + bad, status or ended
    say(f"fuzz: {passed} passed, {failed} failed")
    return status


def main() -> int:
    """Run it; the exit status is Schemathesis's own."""
    if sys.argv[1:2] == ["--long"]:
        return long(float((sys.argv[2:3] or ["3"])[0]), sys.argv[3:] or ["1", "2", "3"])
    if len(sys.argv) < 2 or urlsplit(sys.argv[1]).hostname not in {"127.0.0.1", "localhost", "::1"}:
        fail("give the address of a server on this machine: fuzz.py http://127.0.0.1:8000")
    examples, seed = (*sys.argv[2:4], *("6", "1")[max(0, len(sys.argv) - 2) :])
    status, passed, failed = run(sys.argv[1].rstrip("/"), examples, seed)
    say(f"fuzz: {passed} passed, {failed} failed")
    return status


if __name__ == "__main__":
    sys.exit(main())
