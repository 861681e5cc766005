"""Contacts over HTTP, on both databases."""

from tests.rooms.conftest import Caller

RUTH = {
    "given_name": "Ruth",
    "family_name": "Adeyemi",
    "circle": "church",
    "closeness": 5,
    "trusted": True,
    "headline": "Choir leader",
    "organization_name": "St Mary's",
    "emails": [{"address": "Ruth@Harbour.example"}],
    "phones": [{"number": "+353 1 555 0188"}],
    "tags": ["choir", "early"],
}


async def test_net_12_a_new_contact_has_one_next_action(caller: Caller) -> None:
    contact = await caller.post("/contacts", RUTH)
    assert contact["display_name"] == "Ruth Adeyemi"
    assert contact["degree"] == 1
    assert contact["local_time_zone"] == "Europe/Dublin"
    assert contact["next_action"]["kind"] == "ask_by_phone"
    assert contact["next_action"]["reasons"]
    assert contact["organization_name"] == "St Mary's"
    read = await caller.get(f"/contacts/{contact['id']}")
    assert read == contact


async def test_list_filters_and_finds(caller: Caller) -> None:
    await caller.post("/contacts", RUTH)
    await caller.post("/contacts", {"given_name": "Łukasz", "family_name": "Müller", "known": False})
    await caller.post("/contacts", {"given_name": "Tomás", "family_name": "Lind", "circle": "alumni"})
    table = {
        "": ["Łukasz Müller", "Ruth Adeyemi", "Tomás Lind"],
        "?q=rut": ["Ruth Adeyemi"],
        "?q=muller%20lukasz": ["Łukasz Müller"],
        "?q=St%20Mary%27s": ["Ruth Adeyemi"],
        "?q=%22OR%20NOT%20(": [],
        "?circle=church&circle=alumni": ["Ruth Adeyemi", "Tomás Lind"],
        "?tag=choir": ["Ruth Adeyemi"],
        "?degree=cold": ["Łukasz Müller"],
        "?degree=primary&sort=-display_name": ["Tomás Lind", "Ruth Adeyemi"],
        "?stage=new&include=total": ["Łukasz Müller", "Ruth Adeyemi", "Tomás Lind"],
    }
    for query, names in table.items():
        page = await caller.get(f"/contacts{query}")
        assert [row["display_name"] for row in page["items"]] == names, query
    first = await caller.get("/contacts?limit=2")
    assert len(first["items"]) == 2
    rest = await caller.get(first["next"].removeprefix("http://127.0.0.1:8000"))
    assert [row["display_name"] for row in rest["items"]] == ["Tomás Lind"]
    assert "next" not in rest


async def test_patch_is_a_merge_and_needs_the_version(caller: Caller) -> None:
    contact = await caller.post("/contacts", RUTH)
    path = f"/contacts/{contact['id']}"
    bare = await caller.send("PATCH", path, json={"notes": "x"})
    assert bare.status_code == 428
    changed = await caller.patch(
        path, {"closeness": None, "organization_name": None, "tags": ["choir"]}, contact["version"]
    )
    assert changed["closeness"] is None
    assert changed["organization_name"] is None
    assert changed["tags"] == ["choir"]
    assert changed["emails"] == contact["emails"]
    stale = await caller.send("PATCH", path, json={"notes": "y"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert stale.headers["etag"] == f'"{changed["version"]}"'
    found = await caller.get("/contacts?tag=early")
    assert found["items"] == []


async def test_bad_fields_are_named(caller: Caller) -> None:
    table = [
        ({}, ""),
        ({"given_name": "A", "emails": [{"address": "nonsense"}]}, "/emails/0/address"),
        ({"given_name": "A", "closeness": 9}, "/closeness"),
        ({"given_name": "A", "time_zone": "Dublin"}, "/time_zone"),
        ({"given_name": "A", "degree": 1}, "/degree"),
        ({"given_name": "A", "known": "yes"}, "/known"),
    ]
    for body, pointer in table:
        answer = await caller.send("POST", "/contacts", json=body)
        assert answer.status_code == 422, body
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_delete_and_restore(caller: Caller) -> None:
    contact = await caller.post("/contacts", RUTH)
    path = f"/contacts/{contact['id']}"
    await caller.delete(path, contact["version"])
    assert (await caller.send("GET", path)).status_code == 404
    assert (await caller.get("/contacts"))["items"] == []
    back = await caller.post(f"{path}/restore", status=200)
    assert back["degree"] == 1
    assert len((await caller.get("/contacts"))["items"]) == 1


async def test_timeline_notes_and_matches(caller: Caller) -> None:
    contact = await caller.post("/contacts", RUTH)
    await caller.post(f"/contacts/{contact['id']}/notes", {"text": "Prefers mornings."})
    lines = (await caller.get(f"/contacts/{contact['id']}/timeline"))["items"]
    assert [line["kind"] for line in lines] == ["note", "added"]
    found = await caller.get("/contact-matches?name=ruth%20adeyemi&organization=st%20marys")
    assert found["items"][0]["contact"]["id"] == contact["id"]
    assert found["items"][0]["why"].startswith("Same name")
    assert (await caller.get("/contact-matches?name=Zed%20Nobody"))["items"] == []


async def test_net_2_starters_have_reasons(caller: Caller) -> None:
    await caller.post("/contacts", RUTH)
    await caller.post("/contacts", {"given_name": "Cold", "known": False})
    items = (await caller.get("/starters"))["items"]
    assert [each["contact"]["display_name"] for each in items] == ["Ruth Adeyemi"]
    assert items[0]["reasons"]


async def test_the_same_key_adds_once(caller: Caller) -> None:
    headers = {"Idempotency-Key": "one"}
    first = await caller.send("POST", "/contacts", json=RUTH, headers=headers)
    again = await caller.send("POST", "/contacts", json=RUTH, headers=headers)
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    other = await caller.send("POST", "/contacts", json={"given_name": "B"}, headers=headers)
    assert other.status_code == 422
    assert len((await caller.get("/contacts"))["items"]) == 1
