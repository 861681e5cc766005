"""Erasing somebody: nothing of them is left, and everything of others is (P2)."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from inroad.kit import clock, logs
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.forgotten.marks import Marks, asked
from inroad.rooms.forgotten.tables import Erasure, Forgotten
from inroad.rooms.privacy.log import FILE, LogError, in_step, read, stored
from tests.postgres import PostgresServer
from tests.rooms.conftest import SECRET, Caller
from tests.rooms.privacy.planting import EMAIL, NAME, OWN, PHONE, dump, files_below, found_in, plant


def everything(request: pytest.FixtureRequest, tmp_path: Path, written: io.StringIO) -> dict[str, list[str]]:
    """Traces by place: the database's files or dump, the data folder, the log."""
    places = files_below(tmp_path)
    if "postgresql" in request.node.callspec.params.values():
        server: PostgresServer = request.getfixturevalue("postgres_server")
        places["dump"] = dump(server)
    places["log"] = written.getvalue().encode()
    return {name: traces for name, data in places.items() if (traces := found_in(data))}


async def erase(caller: Caller, contact_id: str, name: str = NAME, status: int = 200) -> Any:
    answer = await caller.send("POST", f"/contacts/{contact_id}/erasure", json={"confirm": name})
    assert answer.status_code == status, answer.text
    return answer.json()


async def test_p2_not_a_byte_is_left(caller: Caller, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    written = io.StringIO()
    logs.configure("debug", "json", written)
    ids = await plant(caller)
    before = everything(request, tmp_path, written)
    assert before, "what is not planted proves nothing"
    assert "log" not in before
    told = await erase(caller, ids["person"])
    assert told["place_kept"] is True
    assert told["counts"]["letters"] == 1
    await caller.run_jobs()
    assert everything(request, tmp_path, written) == {}
    assert (await caller.send("GET", f"/contacts/{ids['person']}")).status_code == 404
    assert (await caller.send("POST", f"/contacts/{ids['person']}/restore")).status_code == 404


async def test_p2_degrees_and_ways_stay(caller: Caller) -> None:
    """You know Ruth, who named Mirabel, who named Daniel: without Mirabel he is as far away as before."""
    ruth = await caller.post(
        "/contacts", {"given_name": "Ruth", "notes": f"{NAME} is my cousin. Mirabel sings."}
    )
    her = await caller.post("/contacts", {"display_name": NAME, "known": False})
    daniel = await caller.post("/contacts", {"given_name": "Daniel", "known": False})
    for one, other in ((ruth, her), (her, daniel)):
        edge = {"from_contact_id": one["id"], "to_contact_id": other["id"], "introduction": "Say hello"}
        await caller.post("/referrals", edge)
    assert (await caller.get(f"/contacts/{daniel['id']}"))["degree"] == 3
    preview = await caller.get(f"/contacts/{her['id']}/erasure")
    assert preview["place_kept"] is True
    await erase(caller, her["id"])

    after = await caller.get(f"/contacts/{daniel['id']}")
    assert after["degree"] == 3
    assert after["referred_by"] == []
    [way] = (await caller.get(f"/contacts/{daniel['id']}/introduction-paths"))["paths"]
    names = [step["person"]["display_name"] for step in way["steps"]]
    assert way["ask"] is None or way["ask"]["person"]["id"] == ruth["id"]
    assert "Someone erased" in names
    picture = await caller.get("/network")
    assert {"Someone erased", "Ruth", "Daniel"} == {one["display_name"] for one in picture["people"]}
    edges = (await caller.get("/referrals"))["items"]
    assert [edge["introduction"] for edge in edges] == ["", ""]
    # What was written about others stays; only the name is out of it.
    assert (await caller.get(f"/contacts/{ruth['id']}"))[
        "notes"
    ] == "someone erased is my cousin. Mirabel sings."
    lists = await caller.get("/contacts?q=mirabel")
    assert [one["display_name"] for one in lists["items"]] == ["Ruth"]
    assert (await caller.get("/contacts?include=total"))["total"] == "2"
    lines = (await caller.get(f"/contacts/{ruth['id']}/timeline"))["items"]
    assert all("Mirabel" not in line["title"] + line["detail"] for line in lines)


async def test_p2_without_names_hanging_on_them_the_row_goes(caller: Caller) -> None:
    her = await caller.post("/contacts", {"display_name": NAME, "organization_name": "Wqz and Daughters"})
    told = await erase(caller, her["id"])
    assert told["place_kept"] is False
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.find(Contact, her["id"]) is None
    assert (await caller.get("/organizations"))["items"] == []
    await erase(caller, her["id"], status=404)


async def test_s1_it_asks_who_it_is_and_for_the_name(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    her = await caller.post("/contacts", {"display_name": NAME})
    refused = await erase(caller, her["id"], "Somebody Else", 422)
    assert refused["errors"][0]["pointer"] == "/confirm"
    later = (clock.now() + timedelta(minutes=16)).isoformat()
    monkeypatch.setenv("INROAD_CLOCK", later)
    refused = await erase(caller, her["id"], NAME, 403)
    assert refused["code"] == "reauthentication_needed"


async def test_p2_they_do_not_come_in_again(caller: Caller) -> None:
    her = await caller.post(
        "/contacts",
        {
            "display_name": NAME,
            "emails": [{"address": EMAIL, "label": ""}],
            "phones": [{"number": PHONE, "label": ""}],
        },
    )
    await caller.send("PATCH", "", json={"country": "IE"}, headers={"If-Match": "*"})
    await erase(caller, her["id"])
    for path, body in (
        ("/contacts", {"given_name": "M", "emails": [{"address": EMAIL.upper(), "label": ""}]}),
        ("/contacts", {"given_name": "M", "phones": [{"number": "00353 1 5550177", "label": ""}]}),
        ("/contact-lines", {"line": f"Mirabel, {EMAIL}"}),
    ):
        answer = await caller.send("POST", path, json=body, headers={"Idempotency-Key": new_id()})
        assert (answer.status_code, answer.json()["code"]) == (409, "asked_to_be_forgotten"), answer.text
    other = await caller.post("/contacts", {"given_name": "Other"})
    change = {"emails": [{"address": EMAIL, "label": ""}]}
    await caller.patch(f"/contacts/{other['id']}", change, status=409)

    head = "First Name,Last Name,E-mail Address,Company,Job Title,Referred By"
    csv = f"{head}\nMirabelx,Wqzfamily,{EMAIL},Quay,Editor,\nAda,Abe,a@quay.example,Quay,Editor,x\n"
    made = (await caller.send("POST", "/imports", files={"file": ("c.csv", csv.encode(), "text/csv")})).json()
    await caller.run_jobs()
    record = await caller.get(f"/imports/{made['id']}")
    assert (record["forgotten"], record["new"], record["duplicates"]) == (1, 1, 0)
    [row] = (await caller.get(f"/imports/{made['id']}/rows?state=forgotten"))["items"]
    assert row["why"] == "They asked to be forgotten."
    assert row["choice"] == "skip"
    await caller.patch(f"/imports/{made['id']}/rows/{row['id']}", {"choice": "add"}, status=409)
    await caller.post(f"/imports/{made['id']}/commit", status=202)
    await caller.run_jobs()
    people = (await caller.get("/contacts"))["items"]
    assert sorted(one["display_name"] for one in people) == ["Ada Abe", "Other"]


async def test_p2_a_wish_outlives_the_secret_and_stays_in_its_search(caller: Caller) -> None:
    old, new = Secret(b"o" * 32), Secret(b"n" * 32)
    trait = ("email", EMAIL)
    async with caller.database.write(caller.workspace_id) as db:
        mark = Marks((old,)).all_of(caller.workspace_id, trait)[0]
        db.add(Forgotten(mark=mark, erasure_id=new_id()))
    async with caller.database.read(caller.workspace_id) as db:
        assert await asked(db, Marks((new, old)), [trait]) == {trait}
        assert await asked(db, Marks((new,)), [trait]) == set()
    assert Marks((old,)).all_of(new_id(), trait)[0] != mark


async def test_p2_it_waits_for_files_on_their_way(caller: Caller) -> None:
    her = await caller.post("/contacts", {"display_name": NAME})
    await caller.post("/exports", {}, status=202)
    refused = await erase(caller, her["id"], NAME, 409)
    assert refused["code"] == "search_is_busy"
    await caller.run_jobs()
    await erase(caller, her["id"])
    [export] = (await caller.get("/exports"))["items"]
    assert export["state"] == "purged"


async def test_p2_a_restored_backup_forgets_again(caller: Caller, tmp_path: Path) -> None:
    """The contact stands in the backup, the log beside it says that she was erased since."""
    her = await caller.post("/contacts", {"display_name": NAME, "notes": OWN})
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "known": True})
    await caller.post("/referrals", {"from_contact_id": ruth["id"], "to_contact_id": her["id"]})
    marks = Marks((SECRET,))
    async with caller.database.write(caller.workspace_id) as db:
        backup = {
            name: getattr(await db.find(Contact, her["id"]), name) for name in ("display_name", "notes")
        }
    await erase(caller, her["id"])
    path = tmp_path / "data" / FILE
    [entry] = read(path)
    assert entry.object_ids == (her["id"],)
    assert NAME not in path.read_text()
    # The database as it was: the name is there, the erasure is not.
    async with caller.database.write(caller.workspace_id) as db:
        node = await db.find(Contact, her["id"])
        assert node is not None
        node.display_name, node.notes = backup["display_name"], backup["notes"]
        node.erased_at = node.deleted_at = None
        await db.execute(delete(Forgotten))
        await db.execute(delete(Erasure))
    assert (await caller.get(f"/contacts/{her['id']}"))["notes"] == OWN

    assert await in_step(caller.database, marks, path) == 1
    assert (await caller.send("GET", f"/contacts/{her['id']}")).status_code == 404
    assert [each.id for each in await stored(caller.database)] == [entry.id]
    assert await in_step(caller.database, marks, path) == 0
    # A log that was lost is written anew from the database.
    path.unlink()
    assert await in_step(caller.database, marks, path) == 0
    assert list(read(path)) == [entry]
    # A line cut short by a crash is no reason to stop; a strange one is.
    path.write_text(path.read_text() + '{"id": "half')
    assert list(read(path)) == [entry]
    path.write_text("{}\n" + path.read_text())
    with pytest.raises(LogError, match="line 1"):
        list(read(path))
