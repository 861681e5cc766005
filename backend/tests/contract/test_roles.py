"""The matrix of roles and operations, against the contract and tried by all it names (S9, S10, S14b)."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, update
from tests.contract.test_doors import INSIDE, OPERATIONS, ask, belongings, everything
from tests.rooms.conftest import Caller

from inroad.kit import clock
from inroad.kit.ids import new_id
from inroad.rooms.accounts.roles import ANYONE, SIGNED_IN, MatrixError, matrix, read_matrix
from inroad.rooms.accounts.tables import AccountSession, Membership
from inroad.rooms.coaching.tables import CoachGrant, GroupMember


async def join(caller: Caller, other: Caller, role: str) -> None:
    """Somebody gets a role in the caller's search."""
    async with caller.database.write(None) as db:
        db.add(
            Membership(
                id=new_id(),
                workspace_id=caller.workspace_id,
                account_id=other.account["id"],
                role=role,
                created_at=clock.now(),
            )
        )


def test_the_matrix_names_every_operation_and_no_other() -> None:
    """A new operation without a line in roles.yaml is refused to everybody, and fails here."""
    assert matrix().allowed.keys() == {operation.name for operation in OPERATIONS}


def test_the_matrix_and_the_contract_agree_on_where_one_is() -> None:
    for operation in OPERATIONS:
        roles = matrix().allowed[operation.name]
        if operation in INSIDE:
            assert not roles & {ANYONE, SIGNED_IN, "instance_admin"}, operation.name
        elif not operation.scopes:
            assert roles == {ANYONE}, operation.name
        else:
            assert ANYONE not in roles, operation.name


@pytest.mark.parametrize(
    "text",
    [
        "operations: {a: [queen]}\nrecent: []",
        "operations: {a: []}\nrecent: []",
        "operations: {a: [owner]}\nrecent: [b]",
        "operations: {a: [owner], a: [editor]}\nrecent: []",
    ],
)
def test_a_matrix_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(MatrixError):
        read_matrix(text)


def test_what_is_not_named_is_refused() -> None:
    assert not matrix().admits("burn_house", ("owner", "editor", ANYONE, SIGNED_IN))


async def refused_as(who: str, client: httpx.AsyncClient, role: str, ids: dict[str, str]) -> list[str]:
    """Where the answer to this role is not what the matrix says. Bodies are no use, so nothing is changed."""
    wrong = []
    for operation in INSIDE:
        answer = await ask(client, operation, ids, body={"nothing": "of use"})
        may = matrix().admits(operation.name, (role,))
        told = answer.json().get("code") if answer.status_code == 403 else None
        if may == (told == "role_too_low") or (may and answer.status_code in (401, 403)):
            wrong.append(f"{who} {operation.name}: {answer.status_code} {answer.text[:150]}")
    return wrong


async def test_s14b_each_role_does_what_the_matrix_says(caller: Caller, stranger: Caller) -> None:
    theirs = await belongings(caller)
    nowhere = {name: new_id() for name in theirs} | {"workspace_id": caller.workspace_id}
    await join(caller, stranger, "editor")
    before = await everything(caller)
    assert await refused_as("editor", stranger.client, "editor", nowhere) == []
    # Nothing is told of what is there: a role too low gets the same for a real id as for none.
    for operation in INSIDE:
        if operation.path.count("{") > 1 and not matrix().admits(operation.name, ("editor",)):
            there = await ask(stranger.client, operation, theirs)
            absent = await ask(stranger.client, operation, nowhere)
            told = [{k: v for k, v in each.json().items() if k != "request_id"} for each in (there, absent)]
            assert told[0] == told[1], operation.name
    after = await everything(caller)
    assert after == before


async def let_look(caller: Caller, coach: Caller, *scopes: str, days: float = 1) -> None:
    """A grant for a coach, as if both were of one group."""
    now = clock.now()
    async with caller.database.write(None) as db:
        db.add(
            CoachGrant(
                id=new_id(),
                workspace_id=caller.workspace_id,
                coach_id=coach.account["id"],
                scopes=list(scopes),
                created_at=now,
                ends_at=now + timedelta(days=days),
            )
        )


async def test_s14b_a_coach_does_what_the_grant_says(caller: Caller, stranger: Caller) -> None:
    nowhere = {name: new_id() for name in await belongings(caller)} | {"workspace_id": caller.workspace_id}
    before = await everything(caller)
    for scope in ("progress", "contacts", "letters"):
        async with caller.database.write(None) as db:
            await db.execute(delete(CoachGrant))
        await let_look(caller, stranger, scope)
        assert await refused_as(scope, stranger.client, f"coach:{scope}", nowhere) == []
    assert await everything(caller) == before


async def test_s14_a_grant_that_ended_a_second_ago_opens_nothing(caller: Caller, stranger: Caller) -> None:
    theirs = await belongings(caller)
    await let_look(caller, stranger, "progress", "contacts", "letters", days=-1 / 86400)
    wrong = []
    for operation in INSIDE:
        answer = await ask(stranger.client, operation, theirs)
        if answer.status_code != 404:
            wrong.append(f"{operation.name}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize("role", ["admin", "coach", "seeker"])
async def test_s14b_each_role_of_a_group_does_what_the_matrix_says(
    caller: Caller, stranger: Caller, role: str
) -> None:
    ids = await belongings(caller)
    operations = [each for each in OPERATIONS if "{group_id}" in each.path]
    for operation in operations:
        assert (await ask(stranger.client, operation, ids)).status_code == 404, operation.name
    async with caller.database.write(None) as db:
        db.add(
            GroupMember(
                id=new_id(),
                group_id=ids["group_id"],
                account_id=stranger.account["id"],
                role=role,
                created_at=clock.now(),
            )
        )
    nowhere = {**ids, "member_id": new_id(), "invitation_id": new_id()}
    for operation in operations:
        answer = await ask(stranger.client, operation, nowhere, body={"nothing": "of use"})
        may = matrix().admits(operation.name, (f"group:{role}",))
        assert (answer.status_code == 403) is not may, f"{operation.name}: {answer.text[:200]}"


async def test_s14b_whoever_runs_the_server_has_no_way_into_a_search(
    caller: Caller, stranger: Caller
) -> None:
    """The first account is the instance's admin: to them the search of another does not exist."""
    theirs = await belongings(stranger)
    wrong = []
    for operation in INSIDE:
        answer = await ask(caller.client, operation, theirs)
        if answer.status_code != 404:
            wrong.append(f"{operation.name}: {answer.status_code}")
    assert wrong == []


async def test_s1_a_session_from_an_hour_ago_must_be_proved_anew(caller: Caller) -> None:
    ids = await belongings(caller)
    async with caller.database.write(None) as db:
        hour_ago = clock.now().replace(year=clock.now().year - 1)
        await db.execute(update(AccountSession).values(authenticated_at=hour_ago))
    wrong = []
    for operation in OPERATIONS:
        body: Any = {"nothing": "of use"} if operation.body is not None else None
        if operation.name not in matrix().recent:
            continue
        answer = await ask(caller.client, operation, ids, body=body)
        if answer.status_code != 403 or answer.json()["code"] != "reauthentication_needed":
            wrong.append(f"{operation.name}: {answer.status_code} {answer.text[:200]}")
    assert wrong == []
    assert (await caller.send("GET", "/contacts")).status_code == 200


async def test_s9_outside_a_search_few_doors_are_open(web: httpx.AsyncClient, caller: Caller) -> None:
    ids = await belongings(caller)
    made = await caller.send("POST", "/tokens", json={"name": "t", "scopes": ["contacts:read"]})
    script = {"Authorization": f"Bearer {made.json()['token']}"}
    wrong = []
    for operation in OPERATIONS:
        if operation in INSIDE or matrix().open_to_all(operation.name):
            continue
        for who, headers, status in (("anonymous", {}, 401), ("token", script, 403)):
            answer = await ask(web, operation, ids, **headers)
            if answer.status_code != status:
                wrong.append(f"{who} {operation.name}: {answer.status_code} {answer.text[:150]}")
    assert wrong == []
