"""Bring a file of contacts in, wait until everybody is there, and print what is due today.

    INROAD_URL=https://inroad.example.org INROAD_TOKEN=inroad_pat_… python import_and_list.py contacts.csv

The token needs the scopes imports:read, imports:write, calendar:read and workspace:read. The same file again
adds nobody twice: rows that are contacts already are left out.
"""

import os
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from inroad_client import AuthenticatedClient
from inroad_client.api.accounts import get_current_session
from inroad_client.api.imports import commit_import, create_import, get_import
from inroad_client.api.today import get_today
from inroad_client.models import CreateImportBody, ImportOut, Problem, TodayOut
from inroad_client.types import File

Answer = TypeVar("Answer")
WAIT = 300.0
MOVING = ("pending", "validating", "running")


def checked(answer: Answer | Problem | None) -> Answer:
    """The answer, or the end with what the server says is wrong."""
    if isinstance(answer, Problem):
        sys.exit(f"{answer.title}: {answer.detail} ({answer.code}, request {answer.request_id})")
    if answer is None:
        sys.exit("The server answered with something its contract does not name.")
    return answer


def settled(client: AuthenticatedClient, search: UUID, import_id: UUID) -> ImportOut:
    """The import once it waits for somebody, or is done."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        found = checked(get_import.sync(search, import_id, client=client))
        if found.state not in MOVING:
            return found
        time.sleep(0.5)
    sys.exit(f"The import still runs after {WAIT:.0f} seconds; look again later.")


def bring_in(client: AuthenticatedClient, search: UUID, file: Path) -> ImportOut:
    """Upload, have it checked, commit all good rows at once, and wait."""
    body = CreateImportBody(file=File(BytesIO(file.read_bytes()), file.name, "application/octet-stream"))
    begun = checked(create_import.sync(search, client=client, body=body))
    read = settled(client, search, UUID(str(begun.id)))
    if read.state != "ready":
        sys.exit(f"The file is not ready to come in: {read.state}.")
    # The id as the key: asked twice, it is committed once.
    checked(commit_import.sync(search, UUID(str(read.id)), client=client, idempotency_key=str(read.id)))
    return settled(client, search, UUID(str(read.id)))


def show(today: TodayOut) -> None:
    """What to do, the first thing first."""
    print(today.lede)
    for item in today.items:
        if item.section != "done":
            print(f"{item.when:>12}  {item.title}")


def main() -> None:
    """The whole story; ends with a message where something is wrong."""
    if len(sys.argv) != 2 or not os.environ.get("INROAD_TOKEN"):
        sys.exit(__doc__)
    address = os.environ.get("INROAD_URL", "http://127.0.0.1:8000")
    with AuthenticatedClient(base_url=address, token=os.environ["INROAD_TOKEN"]) as client:
        search = UUID(str(checked(get_current_session.sync(client=client)).workspaces[0].id))
        done = bring_in(client, search, Path(sys.argv[1]))
        print(f"{done.state}: {done.added} added, {done.duplicates} there already, {done.errors} with errors")
        show(checked(get_today.sync(search, client=client)))


if __name__ == "__main__":
    main()
