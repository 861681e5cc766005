"""Two contacts made one and taken apart, over HTTP, on both databases."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint

from inroad.rooms.contacts.tables import Contact
from inroad.rooms.duplicates.fields import COLUMNS
from inroad.rooms.duplicates.moving import APART, MOVES
from inroad.tables import metadata
from tests.rooms.conftest import Caller

LISTS = ("contacts", "referrals", "promises", "attempts", "letters", "meetings")


async def person(caller: Caller, given: str, family: str, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = await caller.post(
        "/contacts", {"given_name": given, "family_name": family, **more}
    )
    return made


async def edge(caller: Caller, giver: dict[str, Any], named: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"from_contact_id": giver["id"], "to_contact_id": named["id"], **more}
    made: dict[str, Any] = await caller.post("/referrals", body)
    return made


async def merge(
    caller: Caller, this: dict[str, Any], other: dict[str, Any], status: int = 201, **choices: str
) -> Any:
    this = await caller.get(f"/contacts/{this['id']}")
    other = await caller.get(f"/contacts/{other['id']}")
    body = {"other_id": other["id"], "other_version": other["version"], "choices": choices}
    headers = {"If-Match": f'"{this["version"]}"'}
    return await caller.post(f"/contacts/{this['id']}/merges", body, status=status, headers=headers)


def plain(thing: Any) -> Any:
    """Without what an undo may change: versions, and when a contact was last touched."""
    if isinstance(thing, dict):
        return {k: plain(v) for k, v in thing.items() if k not in ("version", "updated_at", "next")}
    return [plain(each) for each in thing] if isinstance(thing, list) else thing


async def everything(caller: Caller) -> dict[str, Any]:
    found: dict[str, Any] = {name: plain(await caller.get(f"/{name}?limit=200")) for name in LISTS}
    for contact in found["contacts"]["items"]:
        where = f"/contacts/{contact['id']}"
        found[where] = plain(await caller.get(where))
        found[f"{where}/timeline"] = plain(await caller.get(f"{where}/timeline?limit=200"))
    return found


def test_every_column_with_a_contact_is_handled() -> None:
    handled = {f"{model.__tablename__}.{column}" for model, column in MOVES.values()} | APART.keys()
    found = set()
    for table in metadata.tables.values():
        for column in table.columns:
            named = column.name.endswith(
                ("contact_id", "contact_ids", "referrer_id", "person_id", "people_ids", "duplicate_of_id")
            )
            if named:
                found.add(f"{table.name}.{column.name}")
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint) and key.referred_table.name == "contact":
                found |= {
                    f"{table.name}.{column.name}" for column in key.columns if column.name != "workspace_id"
                }
    assert found - handled == set(), "say in rooms/duplicates/moving.py what a merge does with these"
    assert handled - found == set(), "these are no columns any more"


def test_every_field_of_a_contact_is_decided_on() -> None:
    follows = {"stage", "degree", "next_kind", "next_on", "next_title", "next_reasons"}
    found_by = {"sort_name", "search_text", "search_key", "workspace_id", "id"}
    of_the_row = {"version", "created_at", "updated_at", "deleted_at", "purge_at", "erased_at"}
    of_the_row |= {"source", "import_id", "came_in"}
    columns = {column.key for column in Contact.__mapper__.columns}
    assert columns - {*COLUMNS, *follows, *found_by, *of_the_row} == set(), (
        "say in fields.py what a merge keeps"
    )


async def test_a_merge_takes_everything_along_and_its_undo_brings_it_back(caller: Caller) -> None:
    ruth = await person(caller, "Ruth", "Adeyemi", closeness=5)
    sean = await person(caller, "Sean", "Duffy")
    bob = await person(
        caller,
        "Bob",
        "Kerr",
        known=False,
        emails=[{"address": "bob@kerr.example"}],
        notes="Likes tea.",
        tags=["tea"],
    )
    robert = (
        await person(
            caller,
            "Robert",
            "Kerr",
            known=False,
            phones=[{"number": "+353 1 555 0142"}],
            notes="Plant manager.",
            headline="Plant manager",
            organization_name="Harbour Mills",
            tags=["mill"],
            do_not_contact=False,
        )
        if False
        else await person(
            caller,
            "Robert",
            "Kerr",
            known=False,
            phones=[{"number": "+353 1 555 0142"}],
            notes="Plant manager.",
            headline="Plant manager",
            organization_name="Harbour Mills",
            tags=["mill"],
        )
    )
    far = await person(caller, "Far", "Away", known=False)
    other = await person(caller, "Other", "Way", known=False)
    await edge(caller, ruth, bob, named_on="2026-10-10", introduction="Say hello.", may_use_name=True)
    await edge(caller, ruth, robert, named_on="2026-10-06", introduction="He knows mills.")
    await edge(caller, sean, robert, may_use_name=True)
    await edge(caller, robert, far)
    await edge(caller, robert, bob)
    await edge(caller, bob, other)
    await caller.post(f"/contacts/{robert['id']}/notes", {"text": "Prefers mornings."})
    await caller.post("/promises", {"contact_id": robert["id"], "due_on": "2027-03-03"})
    await caller.post("/promises", {"contact_id": bob["id"], "due_on": "2027-03-04"})
    await caller.post(
        f"/contacts/{robert['id']}/attempts", {"outcome": "voicemail", "override_reason": "He asked."}
    )
    await caller.post("/letters", {"contact_id": robert["id"], "referrer_id": ruth["id"]})
    await caller.post("/letters", {"contact_id": far["id"], "referrer_id": robert["id"]})
    await caller.post(
        "/meetings", {"contact_id": robert["id"], "place": "Canteen", "local_start": "2027-03-04T12:30"}
    )
    before = await everything(caller)

    seen = await caller.post(
        f"/contacts/{bob['id']}/merge-preview",
        {"other_id": robert["id"], "choices": {"name": "other"}},
        status=200,
    )
    fields = {each["field"]: each for each in seen["fields"]}
    assert fields["name"]["kept"] == ["Robert Kerr"]
    assert (fields["notes"]["keep"], fields["notes"]["kept"]) == ("both", ["Likes tea.\n\nPlant manager."])
    assert fields["headline"]["kept"] == ["Plant manager"]
    assert fields["organization"]["other"] == ["Harbour Mills"]
    assert seen["moves"]["letters"] == 1
    assert seen["moves"]["letters_naming"] == 1
    assert sorted(each["fate"] for each in seen["edges_before"]) == [
        "combined",
        "combined",
        "dropped",
        "moves",
        "moves",
        "stays",
    ]
    assert len(seen["edges_after"]) == 4
    assert "Both have an open promise; both promises stay." in seen["notices"]
    assert await everything(caller) == before

    done = await merge(caller, bob, robert, name="other")
    assert (done["moved"]["referrals"], done["dropped_referrals"], done["combined_referrals"]) == (3, 1, 1)
    after = await caller.get(f"/contacts/{bob['id']}")
    assert after["display_name"] == "Robert Kerr"
    assert [each["address"] for each in after["emails"]] == ["bob@kerr.example"]
    assert [each["number"] for each in after["phones"]] == ["+353 1 555 0142"]
    assert after["tags"] == ["tea", "mill"]
    assert after["degree"] == seen["degree_after"] == 2
    gone = await caller.send("GET", f"/contacts/{robert['id']}")
    assert (gone.status_code, gone.json()["merged_into"]) == (404, bob["id"])
    back = await caller.send("POST", f"/contacts/{robert['id']}/restore")
    assert (back.status_code, back.json()["code"]) == (409, "contact_merged")
    edges = (await caller.get("/referrals?limit=200"))["items"]
    ends = {(each["from_contact"]["id"], each["to_contact"]["id"]): each for each in edges}
    assert ends.keys() == {
        (ruth["id"], bob["id"]),
        (sean["id"], bob["id"]),
        (bob["id"], far["id"]),
        (bob["id"], other["id"]),
    }
    both = ends[ruth["id"], bob["id"]]
    assert (both["named_on"], both["may_use_name"]) == ("2026-10-06", True)
    assert both["introduction"] == "Say hello.\n\nHe knows mills."
    for name in ("promises", "attempts", "letters", "meetings"):
        assert robert["id"] not in str(await caller.get(f"/{name}?limit=200")), name
    assert robert["id"] not in str(await caller.get(f"/contacts/{ruth['id']}/timeline"))
    assert (await caller.get("/contacts?q=plant"))["items"][0]["id"] == bob["id"]

    undone = await caller.post(f"/merges/{done['id']}/undo", status=200)
    assert (undone["undone_at"] is not None, undone["changed_since"]) == (True, [])
    assert await everything(caller) == before
    again = await caller.post(f"/merges/{done['id']}/undo", status=200)
    assert again["undone_at"] == undone["undone_at"]
    assert (await caller.get("/merges"))["items"][0]["id"] == done["id"]
    await caller.run_jobs()
    assert len((await caller.get("/duplicates?level=possible"))["items"]) == 1


async def test_an_undo_says_what_changed_since_and_keeps_it(caller: Caller) -> None:
    one = await person(caller, "Ann", "Lee", emails=[{"address": "ann@lee.example"}])
    two = await person(caller, "Anne", "Lee", emails=[{"address": "anne@lee.example"}], headline="Buyer")
    third = await person(caller, "Third", "Person", known=False)
    kept = await edge(caller, two, third)
    done = await merge(caller, one, two)
    await caller.patch(f"/contacts/{one['id']}", {"headline": "Head buyer"})
    emails = [{"address": a} for a in ("ann@lee.example", "anne@lee.example", "new@lee.example")]
    await caller.patch(f"/contacts/{one['id']}", {"emails": emails})
    await caller.delete(f"/referrals/{kept['id']}")
    await caller.post("/promises", {"contact_id": one["id"], "due_on": "2027-03-03"})
    undone = await caller.post(f"/merges/{done['id']}/undo", status=200)
    assert undone["changed_since"] == [
        "Headline was changed since; the change stays.",
        "Emails was changed since; the change stays.",
        "1 of their referrals were taken back since; they stay so.",
        "1 promise made since stayed with the contact that remained.",
    ]
    first, second = [await caller.get(f"/contacts/{each['id']}") for each in (one, two)]
    assert first["headline"] == "Head buyer"
    assert [each["address"] for each in first["emails"]] == ["ann@lee.example", "new@lee.example"]
    assert (second["headline"], [e["address"] for e in second["emails"]]) == ("Buyer", ["anne@lee.example"])
    assert (await caller.get("/referrals"))["items"] == []
    assert (await caller.get(f"/contacts/{third['id']}"))["degree"] is None


async def test_both_versions_count_and_nobody_is_merged_twice(caller: Caller) -> None:
    one, two = await person(caller, "Ann", "Lee"), await person(caller, "Anne", "Lee")
    path = f"/contacts/{one['id']}/merges"
    body = {"other_id": two["id"], "other_version": two["version"]}
    unsaid = await caller.send("POST", path, json=body)
    assert unsaid.status_code == 428
    stale = await caller.send("POST", path, json=body, headers={"If-Match": '"99"'})
    assert stale.status_code == 412
    old = await caller.send("POST", path, json={**body, "other_version": 99}, headers={"If-Match": "*"})
    assert (old.status_code, old.json()["errors"][0]["pointer"]) == (412, "/other_version")
    same = await caller.send(
        "POST", path, json={"other_id": one["id"], "other_version": 1}, headers={"If-Match": "*"}
    )
    assert (same.status_code, same.json()["errors"][0]["code"]) == (422, "same_contact")
    wrong = await caller.send(
        "POST", path, json={**body, "choices": {"headline": "both"}}, headers={"If-Match": "*"}
    )
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/choices/headline")
    headers = {"If-Match": "*", "Idempotency-Key": "once"}
    first = await caller.send("POST", path, json=body, headers=headers)
    replay = await caller.send("POST", path, json=body, headers=headers)
    assert (first.status_code, replay.json(), replay.headers["idempotent-replayed"]) == (
        201,
        first.json(),
        "true",
    )
    twice = await caller.send("POST", path, json=body, headers={"If-Match": "*"})
    assert (twice.status_code, twice.json()["merged_into"]) == (409, one["id"])


async def test_a_row_of_merges_leads_to_who_is_left_and_is_undone_from_the_end(caller: Caller) -> None:
    a, b, c = [await person(caller, given, "Lee") for given in ("Ann", "Anne", "Anna")]
    first = await merge(caller, b, a)
    second = await merge(caller, c, b)
    gone = await caller.send("GET", f"/contacts/{a['id']}")
    assert gone.json()["merged_into"] == c["id"]
    early = await caller.send("POST", f"/merges/{first['id']}/undo")
    assert (early.status_code, early.json()["merge_id"]) == (409, second["id"])
    await caller.post(f"/merges/{second['id']}/undo", status=200)
    await caller.post(f"/merges/{first['id']}/undo", status=200)
    assert len((await caller.get("/contacts"))["items"]) == 3


async def test_do_not_contact_holds_and_a_sent_letter_stays_as_it_was(caller: Caller) -> None:
    one = await person(caller, "Ann", "Lee")
    two = await person(caller, "Anne", "Lee")
    await caller.patch(f"/contacts/{two['id']}", {"do_not_contact": True})
    await merge(caller, one, two)
    assert (await caller.get(f"/contacts/{one['id']}"))["do_not_contact"] is True


async def test_a_dismissal_is_remembered_through_a_merge(caller: Caller) -> None:
    a, b, c = [await person(caller, "Ann", family) for family in ("Quirke", "Quirke", "Quirk")]
    said = await caller.post("/duplicates/dismissals", {"one_id": a["id"], "other_id": b["id"]})
    twice = await caller.post("/duplicates/dismissals", {"one_id": b["id"], "other_id": a["id"]})
    assert twice["id"] == said["id"]
    await caller.run_jobs()
    pairs = (await caller.get("/duplicates?level=possible"))["items"]
    assert {a["id"], b["id"]} not in [{each["one"]["id"], each["other"]["id"]} for each in pairs]
    done = await merge(caller, c, b)
    await caller.run_jobs()
    assert (await caller.get("/duplicates?level=possible"))["items"] == []
    await caller.post(f"/merges/{done['id']}/undo", status=200)
    await caller.run_jobs()
    assert (await caller.get(f"/duplicates?level=possible&contact_id={b['id']}"))["items"]
    gone = await caller.send("DELETE", f"/duplicates/dismissals/{said['id']}")
    assert gone.status_code == 204, gone.text
    pairs = (await caller.get("/duplicates?level=possible"))["items"]
    assert {a["id"], b["id"]} in [{each["one"]["id"], each["other"]["id"]} for each in pairs]
    none = await caller.send("DELETE", f"/duplicates/dismissals/{said['id']}")
    assert none.status_code == 404
