"""What somebody is told of their own data, and what their wish for peace does (P5)."""

from typing import Any

from sqlalchemy import select

from inroad.rooms.calendar.tables import Promise
from tests.rooms.conftest import Caller
from tests.rooms.privacy.planting import EMAIL, NAME


async def promised(caller: Caller, contact_id: str, on: str = "2027-03-03") -> Any:
    return await caller.post("/promises", {"contact_id": contact_id, "due_on": on})


async def test_p5_how_they_came_here_and_what_is_kept(caller: Caller) -> None:
    ruth = await caller.post("/contacts", {"display_name": "Ruth Adeyemi"})
    her = await caller.post(
        "/contacts",
        {
            "display_name": NAME,
            "known": False,
            "emails": [{"address": EMAIL, "label": ""}],
            "notes": "Sings in the choir",
            "source_note": "Business card at the fair",
        },
    )
    edge = {"from_contact_id": ruth["id"], "to_contact_id": her["id"]}
    await caller.post("/referrals", edge)
    await promised(caller, her["id"])
    report = await caller.get(f"/contacts/{her['id']}/data-report")
    assert [source["kind"] for source in report["sources"]] == ["manual", "referral", "note"]
    assert report["sources"][1]["text"].startswith("Ruth Adeyemi gave the name on ")
    assert report["held"]["emails"] == [EMAIL]
    assert report["counts"]["promises"] == 1
    assert report["seen_by"] == ["Nora Whelan (owner)"]
    answer = await caller.send("GET", f"/contacts/{her['id']}/data-report.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert f"What is kept about {NAME}.txt" in answer.headers["content-disposition"]
    assert answer.text == report["text"]
    for said in (
        NAME,
        EMAIL,
        "Business card at the fair",
        "Sings in the choir",
        "- 1 promise of a call",
        "erased",
    ):
        assert said in answer.text

    head = "First Name,Last Name,E-mail Address,Company,Job Title,Referred By"
    csv = f"{head}\nAda,Abe,a@quay.example,Quay,Editor,\n"
    made = (await caller.send("POST", "/imports", files={"file": ("c.csv", csv.encode(), "text/csv")})).json()
    await caller.run_jobs()
    await caller.post(f"/imports/{made['id']}/commit", status=202)
    await caller.run_jobs()
    [ada] = (await caller.get("/contacts?q=ada"))["items"]
    report = await caller.get(f"/contacts/{ada['id']}/data-report")
    assert report["sources"][0]["kind"] == "import"


async def test_p5_who_asks_for_peace_gives_promises_back(caller: Caller) -> None:
    her = await caller.post("/contacts", {"display_name": NAME})
    promise = await promised(caller, her["id"])
    await caller.patch(f"/contacts/{her['id']}", {"do_not_contact": True})
    told = await caller.get(f"/promises/{promise['id']}")
    assert told["state"] == "withdrawn"
    today = await caller.get("/today")
    assert NAME not in str(today)
    [line] = [
        one
        for one in (await caller.get(f"/contacts/{her['id']}/timeline"))["items"]
        if one["kind"] == "promise_withdrawn"
    ]
    assert line["detail"] == "They asked not to be contacted."
    # Not counted as broken, whatever day it is; and the mark taken off brings no promise back.
    reliability = await caller.get(f"/contacts/{her['id']}/reliability")
    assert reliability["broken"] == 0
    await caller.patch(f"/contacts/{her['id']}", {"do_not_contact": False})
    assert (await caller.get(f"/promises/{promise['id']}"))["state"] == "withdrawn"


async def test_p5_peace_holds_in_a_merge(caller: Caller) -> None:
    one = await caller.post("/contacts", {"display_name": NAME})
    two = await caller.post("/contacts", {"display_name": NAME})
    await promised(caller, one["id"])
    await caller.patch(f"/contacts/{two['id']}", {"do_not_contact": True})
    merge = {"other_id": two["id"], "other_version": None}
    await caller.post(f"/contacts/{one['id']}/merges", merge, headers={"If-Match": "*"})
    async with caller.database.read(caller.workspace_id) as db:
        assert list(await db.scalars(select(Promise.state))) == ["withdrawn"]
