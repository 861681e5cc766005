"""Many contacts at once, tags, saved views and typed lines, over HTTP on both databases."""

from typing import Any

from inroad.kit.ids import new_id
from tests.rooms.conftest import Caller


async def add(caller: Caller, name: str, **more: Any) -> str:
    contact = await caller.post("/contacts", {"given_name": name, **more})
    return str(contact["id"])


async def shown(caller: Caller, query: str = "") -> list[str]:
    return [row["display_name"] for row in (await caller.get(f"/contacts{query}"))["items"]]


async def bulk(caller: Caller, **body: Any) -> dict[str, Any]:
    answer: dict[str, Any] = await caller.post("/contacts/bulk", body, 200)
    return answer


async def undo(caller: Caller, change: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = await caller.post(f"/contacts/bulk/{change['id']}/undo", None, 200)
    return answer


async def test_tags_come_and_go_and_come_back(caller: Caller) -> None:
    ann, bob = await add(caller, "Ann", tags=["choir"]), await add(caller, "Bob")
    gone = new_id()
    change = await bulk(caller, action="tag", tag="choir", ids=[ann, bob, gone, bob])
    assert change["changed"] == 1
    assert [item["status"] for item in change["items"]] == ["unchanged", "changed", "not_found"]
    assert await shown(caller, "?tag=choir") == ["Ann", "Bob"]
    assert await shown(caller, "?q=choir") == ["Ann", "Bob"]
    renamed = await bulk(
        caller, action="rename_tag", tag="choir", new_tag="singers", filter={"tag": ["choir"]}
    )
    assert renamed["changed"] == 2
    tags = await caller.get("/contact-tags")
    assert tags["items"] == [{"tag": "singers", "contacts": 2}]
    assert (await undo(caller, renamed))["changed"] == 2
    assert (await undo(caller, change))["changed"] == 1
    assert await shown(caller, "?tag=choir") == ["Ann"]
    # What is undone is undone.
    assert (await undo(caller, change))["changed"] == 0
    dropped = await bulk(caller, action="untag", tag="choir", ids=[ann, bob])
    assert await shown(caller, "?tag=choir") == []
    await undo(caller, dropped)
    assert await shown(caller, "?q=choir") == ["Ann"]


async def test_rename_keeps_a_tag_that_was_there_before(caller: Caller) -> None:
    ann = await add(caller, "Ann", tags=["mill", "work"])
    change = await bulk(caller, action="rename_tag", tag="mill", new_tag="work", ids=[ann])
    assert (await caller.get(f"/contacts/{ann}"))["tags"] == ["work"]
    await undo(caller, change)
    assert sorted((await caller.get(f"/contacts/{ann}"))["tags"]) == ["mill", "work"]


async def test_a_full_list_of_tags_is_left_alone(caller: Caller) -> None:
    ann = await add(caller, "Ann", tags=[f"t{n}" for n in range(50)])
    change = await bulk(caller, action="tag", tag="more", ids=[ann])
    assert (change["id"], change["items"][0]["status"]) == (None, "full")


async def test_net_1_many_are_known_at_once_and_what_hangs_on_them_follows(caller: Caller) -> None:
    ann, cleo = [await add(caller, name, known=False) for name in ("Ann", "Cleo")]
    bob = await add(caller, "Bob", known=True)
    await caller.post("/referrals", {"from_contact_id": ann, "to_contact_id": cleo})

    async def degrees() -> dict[str, int | None]:
        return {row["display_name"]: row["degree"] for row in (await caller.get("/contacts"))["items"]}

    assert await degrees() == {"Ann": None, "Bob": 1, "Cleo": None}
    change = await bulk(caller, action="set_known", known=True, filter={"degree": "cold", "q": "Ann"})
    assert (change["changed"], change["items"][0]["id"]) == (1, ann)
    assert await degrees() == {"Ann": 1, "Bob": 1, "Cleo": 2}
    both = await bulk(caller, action="set_known", known=False, ids=[ann, bob])
    assert await degrees() == {"Ann": None, "Bob": None, "Cleo": None}
    await caller.patch(f"/contacts/{bob}", {"known": True})
    # Bob was said to be known again: that stays, and is not counted as taken back.
    assert (await undo(caller, both))["changed"] == 1
    assert await degrees() == {"Ann": 1, "Bob": 1, "Cleo": 2}
    assert (await undo(caller, change))["changed"] == 1
    assert await degrees() == {"Ann": None, "Bob": 1, "Cleo": None}


async def test_circles_are_set_and_put_back_where_they_still_stand(caller: Caller) -> None:
    ann, bob = await add(caller, "Ann", circle="friend"), await add(caller, "Bob")
    change = await bulk(caller, action="set_circle", circle="church", ids=[ann, bob])
    await caller.patch(f"/contacts/{bob}", {"circle": "alumni"})
    back = await undo(caller, change)
    assert {item["id"]: item["status"] for item in back["items"]} == {ann: "changed", bob: "unchanged"}
    assert (await caller.get(f"/contacts/{ann}"))["circle"] == "friend"
    assert (await caller.get(f"/contacts/{bob}"))["circle"] == "alumni"


async def test_net_12_put_away_nothing_is_proposed_but_promises_stand(caller: Caller) -> None:
    ann = await add(caller, "Ann", trusted=True, closeness=5)
    bob = await add(caller, "Bob", trusted=True)
    await caller.post("/promises", {"contact_id": bob, "due_on": "2027-03-03"})
    before = [item["title"] for item in (await caller.get("/today"))["items"]]
    assert [title for title in before if "Ann" in title]
    change = await bulk(caller, action="archive", filter={})
    assert change["changed"] == 2
    assert await shown(caller) == []
    assert await shown(caller, "?archived=true") == ["Ann", "Bob"]
    page = await caller.get(f"/contacts/{ann}")
    assert page["archived_at"] is not None
    assert page["next_action"]["kind"] == "none"
    assert (await caller.get(f"/contacts/{bob}"))["next_action"]["kind"] == "call_promised"
    assert (await caller.get("/starters"))["items"] == []
    told = [item["title"] for item in (await caller.get("/today"))["items"]]
    assert not [title for title in told if "Ann" in title]
    assert (await undo(caller, change))["changed"] == 2
    assert await shown(caller) == ["Ann", "Bob"]
    assert (await caller.get(f"/contacts/{ann}"))["next_action"]["kind"] == "ask_by_phone"
    alone = await caller.patch(f"/contacts/{ann}", {"archived": True})
    assert alone["archived_at"] is not None
    awake = await bulk(caller, action="unarchive", ids=[ann, bob])
    assert [item["status"] for item in awake["items"]] == ["changed", "unchanged"]
    await undo(caller, awake)
    assert (await caller.get(f"/contacts/{ann}"))["archived_at"] == alone["archived_at"]


async def test_net_1_deleted_together_degrees_follow_and_all_come_back(caller: Caller) -> None:
    ann = await add(caller, "Ann")
    bob = await add(caller, "Bob", known=False)
    cleo = await add(caller, "Cleo", known=False)
    await caller.post("/referrals", {"from_contact_id": ann, "to_contact_id": bob})
    await caller.post("/referrals", {"from_contact_id": bob, "to_contact_id": cleo})
    assert (await caller.get(f"/contacts/{cleo}"))["degree"] == 3
    change = await bulk(caller, action="delete", ids=[ann, bob])
    assert await shown(caller) == ["Cleo"]
    assert (await caller.get(f"/contacts/{cleo}"))["degree"] is None
    await undo(caller, change)
    assert await shown(caller) == ["Ann", "Bob", "Cleo"]
    assert (await caller.get(f"/contacts/{cleo}"))["degree"] == 3


async def test_deleted_anew_is_not_undone_by_an_older_undo(caller: Caller) -> None:
    ann = await add(caller, "Ann")
    change = await bulk(caller, action="delete", ids=[ann])
    await caller.post(f"/contacts/{ann}/restore", status=200)
    await caller.delete(f"/contacts/{ann}")
    assert (await undo(caller, change))["changed"] == 0
    assert await shown(caller) == []


async def test_the_same_key_changes_once(caller: Caller) -> None:
    ann = await add(caller, "Ann")
    body = {"action": "tag", "tag": "choir", "ids": [ann]}
    headers = {"Idempotency-Key": "once"}
    first = await caller.send("POST", "/contacts/bulk", json=body, headers=headers)
    again = await caller.send("POST", "/contacts/bulk", json=body, headers=headers)
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_change_that_says_too_little_or_too_much(caller: Caller) -> None:
    ann = await add(caller, "Ann")
    for body in (
        {"action": "tag", "tag": "a"},
        {"action": "tag", "tag": "a", "ids": [ann], "filter": {}},
        {"action": "tag", "ids": [ann]},
        {"action": "delete", "tag": "a", "ids": [ann]},
        {"action": "tag", "tag": "a", "circle": "church", "ids": [ann]},
        {"action": "rename_tag", "tag": "a", "ids": [ann]},
        {"action": "tag", "tag": "a", "ids": []},
        {"action": "tag", "tag": "a", "filter": {"limit": 3}},
        {"action": "tag", "tag": "a", "filter": {"circle": ["mars"]}},
    ):
        answer = await caller.send("POST", "/contacts/bulk", json=body)
        assert answer.status_code == 422, body


async def test_s9_another_search_is_out_of_reach(caller: Caller, stranger: Caller) -> None:
    ann = await add(caller, "Ann")
    theirs = await bulk(stranger, action="delete", ids=[ann])
    assert theirs["items"] == [{"id": ann, "status": "not_found"}]
    assert await shown(caller) == ["Ann"]


async def test_closeness_source_and_more_filters(caller: Caller) -> None:
    await add(caller, "Ann", closeness=4)
    await add(caller, "Bob", closeness=2)
    await add(caller, "Cleo")
    table = {
        "?closeness=unknown": ["Cleo"],
        "?closeness=4&closeness=unknown": ["Ann", "Cleo"],
        "?closeness=1": [],
        "?source=manual": ["Ann", "Bob", "Cleo"],
        "?source=import": [],
    }
    for query, names in table.items():
        assert await shown(caller, query) == names, query


async def test_views_are_kept_by_account(caller: Caller) -> None:
    filters = {"tag": ["choir"], "stage": ["new"], "next_by": "2026-12-01", "sort": "next_on"}
    made = await caller.post("/contact-views", {"name": "Choir", "filters": filters})
    shown_filters = {name: value for name, value in made["filters"].items() if value not in (None, [], False)}
    assert shown_filters == filters
    again = await caller.send("POST", "/contact-views", json={"name": " CHOIR ", "filters": {}})
    assert again.status_code == 409
    bad = await caller.send("POST", "/contact-views", json={"name": "x", "filters": {"colour": "red"}})
    assert bad.status_code == 422
    changed = await caller.patch(
        f"/contact-views/{made['id']}", {"name": "Singers", "pinned": False}, made["version"]
    )
    assert (changed["name"], changed["pinned"]) == ("Singers", False)
    assert changed["filters"]["tag"] == ["choir"]
    assert [view["name"] for view in (await caller.get("/contact-views"))["items"]] == ["Singers"]
    await caller.delete(f"/contact-views/{made['id']}", changed["version"])
    assert (await caller.get("/contact-views"))["items"] == []


async def test_a_line_is_understood_before_it_is_kept(caller: Caller) -> None:
    bob = await add(caller, "Bob", family_name="Hale")
    line = (
        "Ann Lee, Head of Supply at Harbour Mills, ann@harbour.example, #mill, via Bob Hale, met at the fair"
    )
    seen = await caller.post("/contact-lines/preview", {"line": line}, 200)
    assert (seen["given_name"], seen["family_name"]) == ("Ann", "Lee")
    assert (seen["headline"], seen["organization_name"]) == ("Head of Supply", "Harbour Mills")
    assert (seen["emails"], seen["tags"], seen["via"]) == (["ann@harbour.example"], ["mill"], "Bob Hale")
    assert seen["via_matches"][0]["contact"]["id"] == bob
    assert await shown(caller) == ["Bob Hale"]
    kept = await caller.post("/contact-lines", {"line": line})
    assert kept["referrer"]["id"] == bob
    assert kept["referrer_added"] is False
    ann = await caller.get(f"/contacts/{kept['contact']['id']}")
    assert (ann["degree"], ann["known"], ann["notes"]) == (2, False, "met at the fair")
    assert [giver["id"] for giver in ann["referred_by"]] == [bob]
    assert ann["organization_name"] == "Harbour Mills"


async def test_net_4_a_line_brings_in_who_gave_the_name(caller: Caller) -> None:
    kept = await caller.post("/contact-lines", {"line": "Ann Lee, via Dr Bob Hale"})
    assert kept["referrer_added"] is True
    bob = await caller.get(f"/contacts/{kept['referrer']['id']}")
    assert (bob["honorific"], bob["display_name"], bob["degree"]) == ("Dr", "Bob Hale", 1)
    alone = await caller.post("/contact-lines", {"line": "Cleo"})
    assert alone["referrer"] is None
    assert (await caller.get(f"/contacts/{alone['contact']['id']}"))["degree"] == 1


async def test_a_line_that_cannot_be_kept_says_why(caller: Caller) -> None:
    await add(caller, "Bob", family_name="Hale")
    second = await add(caller, "Bob", family_name="Hale")
    table = {"via Bob Hale": "/line", "Ann, via Bob Hale": "/via_contact_id"}
    for line, pointer in table.items():
        answer = await caller.send("POST", "/contact-lines", json={"line": line})
        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    kept = await caller.post("/contact-lines", {"line": "Ann, via Bob Hale", "via_contact_id": second})
    assert kept["referrer"]["id"] == second
    assert await shown(caller) == ["Ann", "Bob Hale", "Bob Hale"]
