"""Groups, invitations, grants and what a coach sees (S8, S10, S14, P9)."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
import time_machine
from sqlalchemy import Engine, event

from inroad.kit import clock
from inroad.kit.db import Database
from tests.rooms.accounts.test_routes import browser
from tests.rooms.conftest import PASSWORD, Caller, sign_up

ACCEPT = "/api/v1/invitations/accept"


async def asked_in(host: Caller, guest: Caller, path: str, role: str) -> httpx.Response:
    """An invitation by a link that is handed over, and the answer to accepting it."""
    body = {"email": guest.account["email"], "role": role}
    asked = await host.send("POST", path, json=body)
    assert asked.status_code == 201, asked.text
    token = asked.json()["link"].partition("#")[2]
    return await guest.send("POST", ACCEPT, json={"token": token})


class Ministry:
    """Somebody who looks after a group, a coach and a seeker in it."""

    def __init__(self, admin: Caller, coach: Caller, seeker: Caller, group_id: str) -> None:
        self.admin, self.coach, self.seeker, self.group_id = admin, coach, seeker, group_id

    @property
    def path(self) -> str:
        """The group's address."""
        return f"/api/v1/groups/{self.group_id}"

    @property
    def search(self) -> str:
        """The seeker's search."""
        return f"/api/v1/workspaces/{self.seeker.workspace_id}"

    async def grant(self, *scopes: str, days: int = 180) -> dict[str, Any]:
        """The seeker lets the coach look."""
        body = {"coach_id": self.coach.account["id"], "scopes": list(scopes), "days": days}
        made = await self.seeker.send("POST", "/coach-grants", json=body)
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        return found

    async def look(self, path: str) -> httpx.Response:
        """The coach asks for something below the seeker's search."""
        return await self.coach.send("GET", self.search + path)


@pytest.fixture
async def ministry(web: httpx.AsyncClient, database: Database, caller: Caller) -> Ministry:
    """Bríd looks after St Brigid, Tom coaches there, Nora looks for work."""
    admin = await sign_up(web, database, "brid@parish.example", "Bríd Nolan")
    coach = await sign_up(web, database, "tom@parish.example", "Tom Daly")
    group = (await admin.send("POST", "/api/v1/groups", json={"name": "St Brigid"})).json()
    path = f"/api/v1/groups/{group['id']}/invitations"
    assert (await asked_in(admin, coach, path, "coach")).status_code == 201
    assert (await asked_in(admin, caller, path, "seeker")).status_code == 201
    return Ministry(admin, coach, caller, group["id"])


async def test_s8_an_invitation_works_once_for_its_address(
    web: httpx.AsyncClient, database: Database, caller: Caller, stranger: Caller
) -> None:
    tom = await sign_up(web, database, "tom@whelan.example", "Tom")
    asked = await caller.send("POST", "/invitations", json={"email": "TOM@whelan.example", "role": "editor"})
    token = asked.json()["link"].partition("#")[2]
    assert (await browser(web).post(ACCEPT, json={"token": token})).status_code == 401
    wrong = await stranger.send("POST", ACCEPT, json={"token": token})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "other_address")
    # Nothing of the place is told to whoever it is not for.
    assert "My search" not in wrong.text
    assert caller.workspace_id not in wrong.text
    entered = await tom.send("POST", ACCEPT, json={"token": token})
    assert (entered.status_code, entered.json()["role"]) == (201, "editor")
    assert (await tom.send("POST", ACCEPT, json={"token": token})).status_code == 410
    below = f"/api/v1/workspaces/{caller.workspace_id}"
    assert (await tom.send("GET", f"{below}/contacts")).status_code == 200
    refused = await tom.send("POST", f"{below}/exports", json={})
    assert (refused.status_code, refused.json()["code"]) == (403, "role_too_low")
    roles = {each["id"]: each["role"] for each in (await tom.get("/api/v1/sessions/current"))["workspaces"]}
    assert roles[caller.workspace_id] == "editor"


@pytest.mark.parametrize("how", ["taken back", "made anew", "a week"])
async def test_s8_an_invitation_that_no_longer_holds(caller: Caller, stranger: Caller, how: str) -> None:
    body = {"email": "omar@else.example", "role": "editor"}
    asked = (await caller.send("POST", "/invitations", json=body)).json()
    token = {"token": asked["link"].partition("#")[2]}
    assert [each["id"] for each in (await caller.get("/invitations"))["items"]] == [asked["id"]]
    later = timedelta(0)
    if how == "taken back":
        assert (await caller.send("DELETE", f"/invitations/{asked['id']}")).status_code == 204
    elif how == "made anew":
        await caller.send("POST", "/invitations", json=body)
    else:
        later = timedelta(days=7, minutes=1)
    with time_machine.travel(clock.now() + later, tick=True):
        if later:
            sign_in = {"email": "omar@else.example", "password": PASSWORD}
            assert (await stranger.client.post("/api/v1/sessions", json=sign_in)).status_code == 201
        answer = await stranger.send("POST", ACCEPT, json=token)
    assert (answer.status_code, answer.json()["code"]) == (410, "link_used_up")


async def test_s14_a_coach_sees_nothing_before_a_grant_and_after_it(ministry: Ministry) -> None:
    assert (await ministry.look("/coaching/progress")).status_code == 404
    assert (await ministry.coach.get("/api/v1/coached-seekers"))["items"] == []
    given = await ministry.grant("progress")
    assert (await ministry.look("/coaching/progress")).status_code == 200
    # Inside, but for nothing else: a role too low, not a search that is not there.
    for path in ("/coaching/contacts", "/coaching/letters", "/contacts", "/comments", "/tokens", ""):
        assert (await ministry.look(path)).status_code == 403, path
    assert (await ministry.seeker.send("DELETE", f"/coach-grants/{given['id']}")).status_code == 204
    assert (await ministry.look("/coaching/progress")).status_code == 404


async def test_s14_a_grant_ends_with_its_day(ministry: Ministry) -> None:
    await ministry.grant("progress", days=1)
    ends = clock.now() + timedelta(days=1)
    with time_machine.travel(ends - timedelta(minutes=5), tick=True):
        assert (await ministry.look("/coaching/progress")).status_code == 200
    with time_machine.travel(ends + timedelta(seconds=1), tick=True):
        assert (await ministry.look("/coaching/progress")).status_code == 404


async def test_s14_the_seeker_sees_each_look(ministry: Ministry) -> None:
    await ministry.grant("progress", "contacts")
    await ministry.look("/coaching/progress")
    await ministry.look("/coaching/contacts")
    await ministry.coach.get("/api/v1/coached-seekers")
    trail = (await ministry.seeker.get("/audit-events"))["items"]
    looks = [each["action"] for each in trail if each["account_name"] == "Tom Daly"]
    assert looks == ["list_coached_seekers", "list_coached_contacts", "get_coached_progress"]
    assert (await ministry.seeker.get("/audit-verification"))["whole"] is True


async def test_names_come_without_notes_numbers_or_addresses(ministry: Ministry) -> None:
    await ministry.seeker.post(
        "/contacts",
        {
            "given_name": "Ruth",
            "notes": "private: she is ill",
            "phones": [{"number": "+353 1 555 0142"}],
            "emails": [{"address": "ruth@quay.example"}],
            "address": "14 Hillcrest Road",
        },
    )
    await ministry.grant("contacts")
    answer = await ministry.look("/coaching/contacts")
    assert [each["display_name"] for each in answer.json()["items"]] == ["Ruth"]
    for hidden in ("she is ill", "555 0142", "5550142", "quay.example", "Hillcrest"):
        assert hidden not in answer.text


async def test_coach_and_seeker_speak_about_a_letter_and_the_plan(ministry: Ministry) -> None:
    contact = await ministry.seeker.post("/contacts", {"given_name": "Daniel"})
    letter = await ministry.seeker.post("/letters", {"contact_id": contact["id"]})
    await ministry.grant("letters")
    listed = (await ministry.look("/coaching/letters")).json()["items"]
    assert [(each["id"], each["contact_name"]) for each in listed] == [(letter["id"], "Daniel")]
    one = await ministry.look(f"/coaching/letters/{letter['id']}")
    assert one.json()["body"] == letter["body"]
    for body in ({"letter_id": letter["id"], "text": "Begin with Ruth."}, {"text": "Call on Tuesday."}):
        said = await ministry.coach.send("POST", ministry.search + "/comments", json=body)
        assert said.status_code == 201, said.text
    await ministry.seeker.post("/comments", {"text": "I will."})
    seen = (await ministry.seeker.get(f"/comments?letter_id={letter['id']}"))["items"]
    assert [(each["author_name"], each["text"]) for each in seen] == [("Tom Daly", "Begin with Ruth.")]
    assert len((await ministry.look("/comments")).json()["items"]) == 3
    other = await ministry.coach.post("/contacts", {"given_name": "Mine"})
    mine = await ministry.coach.post("/letters", {"contact_id": other["id"]})
    foreign = await ministry.seeker.send("POST", "/comments", json={"letter_id": mine["id"], "text": "x"})
    assert (foreign.status_code, foreign.json()["errors"][0]["pointer"]) == (422, "/letter_id")


async def test_only_a_coach_of_the_group_can_be_granted(ministry: Ministry, stranger: Caller) -> None:
    coaches = (await ministry.seeker.get("/coaches"))["items"]
    assert [each["display_name"] for each in coaches] == ["Tom Daly"]
    for account_id in (stranger.account["id"], ministry.admin.account["id"], ministry.seeker.account["id"]):
        body = {"coach_id": account_id, "scopes": ["progress"]}
        answer = await ministry.seeker.send("POST", "/coach-grants", json=body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/coach_id")


async def test_who_looks_after_the_group_sees_people_and_no_contacts(ministry: Ministry) -> None:
    await ministry.grant("progress", "contacts", "letters")
    told = await ministry.admin.get(ministry.path)
    assert [(each["display_name"], each["role"]) for each in told["members"]] == [
        ("Bríd Nolan", "admin"),
        ("Tom Daly", "coach"),
        ("Nora Whelan", "seeker"),
    ]
    assert told["figures"] is None
    assert told["figures_note"].startswith("One share")
    for path in ("/contacts", "/coaching/progress", "/coaching/contacts", "/audit-events"):
        assert (await ministry.admin.send("GET", ministry.search + path)).status_code == 404
    seeker = await ministry.seeker.get(ministry.path)
    assert (seeker["figures"], seeker["figures_note"]) == (None, "")
    coach_id = next(each["id"] for each in told["members"] if each["role"] == "coach")
    kept = await ministry.seeker.send("DELETE", f"{ministry.path}/members/{coach_id}")
    assert kept.status_code == 403
    assert (await ministry.admin.send("DELETE", f"{ministry.path}/members/{coach_id}")).status_code == 204
    # With the coach goes what the coach could see.
    assert (await ministry.look("/coaching/progress")).status_code == 404


async def test_s9_a_token_of_a_coach_opens_no_search_of_another(
    web: httpx.AsyncClient, ministry: Ministry
) -> None:
    await ministry.grant("progress", "letters")
    body = {"name": "t", "scopes": ["letters:read", "workspace:read"]}
    made = await ministry.coach.send("POST", "/tokens", json=body)
    script = {"Authorization": f"Bearer {made.json()['token']}"}
    for path in ("/coaching/progress", "/coaching/letters"):
        assert (await web.get(ministry.search + path, headers=script)).status_code == 404
    refused = await ministry.coach.send("POST", ministry.search + "/tokens", json=body)
    assert refused.status_code == 403


async def test_p9_figures_of_a_group_begin_at_five(
    web: httpx.AsyncClient, database: Database, ministry: Ministry
) -> None:
    await ministry.grant("progress")
    for n in range(4):
        seeker = await sign_up(web, database, f"s{n}@parish.example", f"Seeker {n}")
        await asked_in(ministry.admin, seeker, f"{ministry.path}/invitations", "seeker")
        body = {"coach_id": ministry.coach.account["id"], "scopes": ["progress"]}
        assert (await ministry.admin.get(ministry.path))["figures"] is None
        assert (await seeker.send("POST", "/coach-grants", json=body)).status_code == 201
    told = await ministry.admin.get(ministry.path)
    assert (told["figures"]["seekers"], told["figures"]["stuck"]) == (5, 0)
    helped = (await ministry.coach.get("/api/v1/coached-seekers"))["items"]
    assert [each["progress"]["standing"] for each in helped] == ["beginning"] * 5


async def test_figures_take_a_few_statements_a_search(
    web: httpx.AsyncClient, database: Database, ministry: Ministry
) -> None:
    """One statement for all counts and at most two for promises: a search is looked into by itself (S12)."""
    await ministry.grant("progress")
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(("SELECT", "WITH")) and "set_config" not in statement:
            said.append(statement)

    async def asked() -> int:
        said.clear()
        event.listen(Engine, "before_cursor_execute", note)
        try:
            await ministry.admin.get(ministry.path)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(said)

    before = await asked()
    for n in range(2):
        seeker = await sign_up(web, database, f"s{n}@parish.example", f"Seeker {n}")
        await asked_in(ministry.admin, seeker, f"{ministry.path}/invitations", "seeker")
        body = {"coach_id": ministry.coach.account["id"], "scopes": ["progress"]}
        assert (await seeker.send("POST", "/coach-grants", json=body)).status_code == 201
        ruth = await seeker.post("/contacts", {"given_name": "Ruth"})
        day = f"{clock.now() + timedelta(days=9):%Y-%m-%d}"
        promise = {"contact_id": ruth["id"], "due_on": day, "kind": "check_back"}
        await seeker.send("POST", "/promises", json=promise)
    assert before < await asked() <= before + 2 * 3
