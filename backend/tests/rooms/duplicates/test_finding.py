"""Pairs are found as contacts change, by one contact and by all, and at the moment of typing."""

from typing import Any

from tests.rooms.conftest import Caller


async def pairs(caller: Caller, level: str = "likely") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await caller.get(f"/duplicates?level={level}"))["items"]
    return found


async def test_a_pair_is_found_with_its_reasons_and_goes_with_a_change(caller: Caller) -> None:
    mail = [{"address": "bob@kerr.example"}]
    await caller.post("/contacts", {"given_name": "Robert", "family_name": "Kerr", "emails": mail})
    bob = await caller.post("/contacts", {"display_name": "Bob Kerr", "emails": mail})
    await caller.post("/contacts", {"given_name": "Zoe", "family_name": "Quirke"})
    await caller.run_jobs()
    (pair,) = await pairs(caller)
    assert pair["level"] == "certain"
    assert {each["text"] for each in pair["evidence"]} >= {"Same e-mail", "Bob is short for Robert"}
    assert {pair["one"]["display_name"], pair["other"]["display_name"]} == {"Robert Kerr", "Bob Kerr"}
    await caller.patch(f"/contacts/{bob['id']}", {"display_name": "Oscar Wilde", "emails": []})
    await caller.run_jobs()
    assert await pairs(caller, "possible") == []


async def test_all_are_compared_as_each_is(caller: Caller) -> None:
    for given, family in (
        ("Bill", "Quirke"),
        ("William", "Quirke"),
        ("Łukasz", "Zajac"),
        ("Lukasz", "Zając"),
    ):
        await caller.post("/contacts", {"given_name": given, "family_name": family})
    await caller.run_jobs()
    one_by_one = {(p["one"]["id"], p["other"]["id"]) for p in await pairs(caller)}
    await caller.post("/duplicates/searches", status=202)
    await caller.run_jobs()
    assert {(p["one"]["id"], p["other"]["id"]) for p in await pairs(caller)} == one_by_one
    assert len(one_by_one) == 2


async def test_the_list_is_paged_and_a_deleted_contact_is_not_in_it(caller: Caller) -> None:
    made = [await caller.post("/contacts", {"given_name": "Ada", "family_name": "Quirke"}) for _ in range(3)]
    await caller.run_jobs()
    page = await caller.get("/duplicates?limit=2&include=total")
    assert (len(page["items"]), page["total"]) == (2, "3")
    rest = await caller.get(page["next"].partition("8000")[2])
    assert len(rest["items"]) == 1
    await caller.delete(f"/contacts/{made[0]['id']}")
    assert len(await pairs(caller)) == 1


async def test_an_import_is_compared_when_it_is_done(caller: Caller) -> None:
    await caller.post("/contacts", {"display_name": "Bob Quirke", "organization_name": "Harbour Mills"})
    csv = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Robert,Quirke,https://www.linkedin.com/in/rq,,Harbour Mills,Planner,08 Jun 2019\n"
    )
    files = {"file": ("Connections.csv", csv.encode(), "text/csv")}
    sent = (await caller.send("POST", "/imports", files=files)).json()
    await caller.run_jobs()
    await caller.post(f"/imports/{sent['id']}/commit", status=202)
    await caller.run_jobs()
    (pair,) = await pairs(caller)
    assert "Bob is short for Robert" in {each["text"] for each in pair["evidence"]}
    # What was merged outlives the undo of its import: the merge could not be undone without it.
    robert = pair["one"] if pair["one"]["display_name"] == "Robert Quirke" else pair["other"]
    stays = pair["other"] if robert is pair["one"] else pair["one"]
    body = {"other_id": robert["id"], "other_version": None}
    path = f"/contacts/{stays['id']}/merges"
    merged = await caller.post(path, body, headers={"If-Match": "*"})
    await caller.post(f"/imports/{sent['id']}/undo", status=202)
    await caller.run_jobs()
    await caller.post(f"/merges/{merged['id']}/undo", status=200)
    assert (await caller.get(f"/contacts/{robert['id']}"))["display_name"] == "Robert Quirke"


async def test_what_is_typed_is_matched_with_reasons(caller: Caller) -> None:
    robert = await caller.post(
        "/contacts",
        {
            "given_name": "Robert",
            "family_name": "Kerr",
            "phones": [{"number": "+353 1 555 0142"}],
            "organization_name": "Harbour Mills",
        },
    )
    for name in ("Bob Kerr", "Robert", "Kerr Robert", "Rob Karr", "R. Kerr", "robert k"):
        found = (await caller.get("/contact-matches", params={"name": name}))["items"]
        assert [each["contact"]["id"] for each in found] == [robert["id"]], name
    (match,) = (await caller.get("/contact-matches", params={"name": "Bob Kerr"}))["items"]
    assert "Bob is short for Robert" in match["why"]
    params = {"name": "Somebody Else", "phone": "+353 1 555 0142"}
    found = (await caller.get("/contact-matches", params=params))["items"]
    assert found == [] or found[0]["level"] == "possible"
    assert (await caller.get("/contact-matches", params={"name": "Zed Nobody"}))["items"] == []
