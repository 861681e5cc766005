"""Referrals over HTTP: degrees follow."""

from tests.rooms.conftest import Caller


async def person(caller: Caller, name: str, known: bool = False) -> str:
    contact = await caller.post("/contacts", {"given_name": name, "known": known})
    return str(contact["id"])


async def degree(caller: Caller, contact_id: str) -> int | None:
    found: int | None = (await caller.get(f"/contacts/{contact_id}"))["degree"]
    return found


async def test_net_1_degree_follows_the_edges(caller: Caller) -> None:
    ruth = await person(caller, "Ruth", known=True)
    daniel, amara, lone = [await person(caller, name) for name in ("Daniel", "Amara", "Lone")]
    first = await caller.post("/referrals", {"from_contact_id": ruth, "to_contact_id": daniel})
    second = await caller.post("/referrals", {"from_contact_id": daniel, "to_contact_id": amara})
    assert second["from_contact"]["display_name"] == "Daniel"
    assert [await degree(caller, each) for each in (ruth, daniel, amara, lone)] == [1, 2, 3, None]
    await caller.post("/referrals", {"from_contact_id": amara, "to_contact_id": daniel})
    assert [await degree(caller, each) for each in (daniel, amara)] == [2, 3]
    await caller.post("/referrals", {"from_contact_id": ruth, "to_contact_id": amara})
    assert await degree(caller, amara) == 2
    await caller.delete(f"/referrals/{first['id']}")
    assert [await degree(caller, each) for each in (daniel, amara)] == [3, 2]
    contact = await caller.get(f"/contacts/{ruth}")
    await caller.delete(f"/contacts/{ruth}", contact["version"])
    assert [await degree(caller, each) for each in (daniel, amara)] == [None, None]
    await caller.post(f"/contacts/{ruth}/restore", status=200)
    assert [await degree(caller, each) for each in (daniel, amara)] == [3, 2]
    known = await caller.patch(f"/contacts/{daniel}", {"known": True})
    assert known["degree"] == 1


async def test_net_4_nobody_refers_to_themselves_or_twice(caller: Caller, stranger: Caller) -> None:
    ruth, daniel = await person(caller, "Ruth", known=True), await person(caller, "Daniel")
    theirs = await person(stranger, "Theirs")
    table = [
        ({"from_contact_id": ruth, "to_contact_id": ruth}, 422, "/to_contact_id"),
        ({"from_contact_id": ruth, "to_contact_id": theirs}, 422, "/to_contact_id"),
        ({"from_contact_id": theirs, "to_contact_id": ruth}, 422, "/from_contact_id"),
    ]
    for body, status, pointer in table:
        answer = await caller.send("POST", "/referrals", json=body)
        assert answer.status_code == status
        assert answer.json()["errors"][0]["pointer"] == pointer
    await caller.post("/referrals", {"from_contact_id": ruth, "to_contact_id": daniel})
    await caller.post("/referrals", {"from_contact_id": ruth, "to_contact_id": daniel}, status=409)


async def test_both_timelines_tell_it_and_the_list_shows_it(caller: Caller) -> None:
    ruth, daniel = await person(caller, "Ruth", known=True), await person(caller, "Daniel")
    referral = await caller.post(
        "/referrals",
        {
            "from_contact_id": ruth,
            "to_contact_id": daniel,
            "introduction": "Tell him I sent you.",
            "may_use_name": True,
            "named_on": "2026-10-06",
        },
    )
    for contact, title in ((daniel, "Ruth gave you this name"), (ruth, "Named Daniel")):
        lines = (await caller.get(f"/contacts/{contact}/timeline"))["items"]
        assert title in [line["title"] for line in lines]
    assert (await caller.get(f"/contacts?referred_by={ruth}"))["items"][0]["id"] == daniel
    assert (await caller.get(f"/contacts/{daniel}"))["referred_by"][0]["id"] == ruth
    listed = await caller.get(f"/referrals?from_contact_id={ruth}")
    assert listed["items"] == [referral]
    changed = await caller.patch(f"/referrals/{referral['id']}", {"may_use_name": None}, referral["version"])
    assert changed["may_use_name"] is None
    await caller.delete(f"/referrals/{referral['id']}", changed["version"])
    lines = (await caller.get(f"/contacts/{daniel}/timeline"))["items"]
    assert [line["kind"] for line in lines] == ["added"]
