"""The whole picture, what each referral has come to, and who carries the search."""

from typing import Any

from tests.rooms.conftest import Caller
from tests.rooms.network.conftest import Search


async def test_net_1_the_picture_by_generation(search: Search, caller: Caller) -> None:
    await search.person("Lone Wolf")  # nothing has led there: stays in the list of contacts
    helen = await caller.get(f"/contacts/{search.ids['Helen']}")
    await caller.patch(f"/organizations/{helen['organization_id']}", {"target": True})
    found = await caller.get("/network")
    assert [search.name(person) for person in found["people"]] == [
        "Ruth",
        "Frank",
        "Daniel",
        "Amara",
        "Helen",
    ]
    assert [person["degree"] for person in found["people"]] == [1, 1, 2, 3, None]
    assert [person["wanted"] for person in found["people"]] == [False] * 4 + [True]
    assert found["tiers"] == [
        {"degree": 1, "people": 2, "shown": 2},
        {"degree": 2, "people": 1, "shown": 1},
        {"degree": 3, "people": 1, "shown": 1},
        {"degree": None, "people": 1, "shown": 1},
    ]
    assert found["complete"] is True
    assert [(edge["from_id"], edge["to_id"], edge["state"]) for edge in found["referrals"]] == [
        (search.ids["Daniel"], search.ids["Amara"], "named"),
        (search.ids["Ruth"], search.ids["Daniel"], "named"),
    ]
    part = await caller.get("/network?limit=3")
    assert [search.name(person) for person in part["people"]] == ["Ruth", "Frank", "Daniel"]
    assert len(part["referrals"]) == 1
    assert part["complete"] is False
    assert part["tiers"][2] == {"degree": 3, "people": 1, "shown": 0}
    assert (await caller.send("GET", "/network?limit=0")).status_code == 422


async def test_net_4_a_referral_goes_from_named_to_thanked(search: Search, caller: Caller) -> None:
    async def told() -> dict[str, Any]:
        found: dict[str, Any] = await caller.get(f"/referrals/{search.edges['Ruth', 'Daniel']}")
        listed = await caller.get(f"/referrals?to_contact_id={search.ids['Daniel']}")
        assert listed["items"] == [found]
        return {name: found[name] for name in ("state", "update_due_on", "told_at")}

    assert await told() == {"state": "named", "update_due_on": None, "told_at": None}
    await send(caller, search.ids["Daniel"], referrer_id=search.ids["Ruth"])
    assert (await told())["state"] == "letter"
    meeting = await search.held("Daniel", "2026-11-20")
    assert await told() == {"state": "met", "update_due_on": "2026-11-22", "told_at": None}
    note = (await caller.get(f"/meetings/{meeting}"))["thank_you_letter_id"]
    await post(caller, note)
    assert (await told())["state"] == "thanked"
    await send(caller, search.ids["Ruth"], kind="update", meeting_id=meeting)
    last = await told()
    assert (last["update_due_on"], last["told_at"][:10]) == (None, "2026-11-23")
    people = {search.name(one): one for one in (await caller.get("/network"))["people"]}
    assert people["Daniel"]["met_on"] == "2026-11-20"


async def send(caller: Caller, contact_id: str, **more: Any) -> None:
    """A letter written and posted, whatever the checks say of it."""
    letter = await caller.post("/letters", {"contact_id": contact_id, "medium": "email", **more})
    await post(caller, letter["id"])


async def post(caller: Caller, letter_id: str) -> None:
    """Marks a letter as sent."""
    answer = await caller.send(
        "POST",
        f"/letters/{letter_id}/send",
        json={"override_reason": "Said so by telephone."},
        headers={"Idempotency-Key": letter_id},
    )
    assert answer.status_code in (200, 201), answer.text


async def test_net_4_whom_one_contact_led_to(search: Search, caller: Caller) -> None:
    await search.person("Tomas Lind")
    await search.named("Daniel", "Tomas")
    await search.named("Amara", "Ruth")  # a cycle back to where it began
    await search.held("Amara", "2026-11-02")
    found = await caller.get(f"/contacts/{search.ids['Ruth']}/descendants")
    assert [(search.name(one["person"]), one["steps"], one["state"]) for one in found["people"]] == [
        ("Daniel", 1, "named"),
        ("Amara", 2, "met"),
        ("Tomas", 2, "named"),
    ]
    assert search.name(found["people"][1]["through"]) == "Daniel"
    assert (found["named"], found["letters"], found["met"], found["complete"]) == (3, 1, 1, True)
    assert found["text"] == "Ruth led to three people; you have met one of them."
    none = await caller.get(f"/contacts/{search.ids['Frank']}/descendants")
    assert (none["people"], none["text"]) == ([], "Frank has not led to anybody yet.")


async def test_net_10_champions_connectors_and_what_would_be_lost(search: Search, caller: Caller) -> None:
    await search.held("Daniel", "2026-11-02")
    await search.person("Tomas Lind")
    await search.named("Frank", "Tomas")
    await search.named("Daniel", "Tomas")
    found = await caller.get("/network/champions")
    assert [search.name(one["person"]) for one in found["champions"]] == ["Ruth", "Daniel", "Frank"]
    ruth = found["champions"][0]
    assert (ruth["named"], ruth["met"], ruth["would_be_cold"], ruth["would_be_further"]) == (1, 1, 2, 0)
    assert ruth["text"] == (
        "Ruth named one person; you met this one. Without Ruth there would be no way to "
        "Daniel Kerrigan and Amara Okafor."
    )
    frank = found["champions"][2]
    assert (frank["would_be_cold"], frank["would_be_further"]) == (0, 1)
    assert [search.name(one["person"]) for one in found["connectors"]] == ["Ruth", "Daniel"]
    assert found["connectors"][1]["cold_people"][0]["id"] == search.ids["Amara"]


async def test_net_1_what_would_be_lost_without_one_person(search: Search, caller: Caller) -> None:
    async def without(name: str) -> dict[str, Any]:
        found: dict[str, Any] = await caller.get(f"/contacts/{search.ids[name]}/dependents")
        return found

    await search.person("Tomas Lind")
    await search.named("Frank", "Tomas")
    await search.named("Amara", "Tomas")
    await search.named("Amara", "Ruth")  # a cycle: known people are never lost
    ruth = await without("Ruth")
    assert [(search.name(one["person"]), one["degree"], one["degree_without"]) for one in ruth["cold"]] == [
        ("Daniel", 2, None),
        ("Amara", 3, None),
    ]
    assert (ruth["further"], ruth["would_be_cold"], ruth["would_be_further"]) == ([], 2, 0)
    assert ruth["complete"] is True
    assert ruth["text"] == "Without Ruth there would be no way to Daniel Kerrigan and Amara Okafor."
    assert ruth["reason"]["rule"] == "NET-1"
    frank = await without("Frank")
    assert [(search.name(one["person"]), one["degree_without"]) for one in frank["further"]] == [("Tomas", 4)]
    assert frank["text"] == "Without Frank, one person would be further off, and nobody out of reach."
    helen = await without("Helen")  # cold herself
    assert (helen["cold"], helen["text"]) == ([], "Nobody would be out of reach without Helen.")
    await search.named("Frank", "Daniel")
    ruth = await without("Ruth")  # a second way there
    assert [(search.name(one["person"]), one["degree_without"]) for one in ruth["further"]] == []
    await caller.send("DELETE", f"/contacts/{search.ids['Frank']}", headers={"If-Match": "*"})
    assert (await without("Ruth"))["would_be_cold"] == 3  # Tomas too: the deleted lead nowhere
    assert (await caller.send("GET", f"/contacts/{search.ids['Frank']}/dependents")).status_code == 404


async def test_net_7_the_reproduction_number_leaves_young_meetings_out(
    search: Search, caller: Caller
) -> None:
    empty = await caller.get("/network/reproduction")
    assert (empty["value"], empty["text"]) == (
        None,
        "Nothing to say yet: this begins with the first meetings.",
    )
    await search.held("Ruth", "2026-09-23")
    await search.held("Daniel", "2026-10-05")
    await search.held("Frank", "2026-11-20")
    found = await caller.get("/network/reproduction")
    assert (found["parents"], found["censored"], found["value"]) == (2, 1, 0.5)
    # Ruth named Daniel, who was met; Daniel's naming of Amara in 2025 came out of no meeting.
    assert (found["names_per_meeting"], found["approached_per_name"], found["met_per_approach"]) == (
        0.5,
        1,
        1,
    )
    assert 0 < found["lower"] < 0.5 < found["upper"]
    assert found["self_sustaining"] is False
    assert "cannot be told yet" in found["text"]
    assert [reason["rule"] for reason in found["reasons"]] == ["NET-4", "NET-7"]
    assert found["text"].endswith("One younger one is not reckoned with yet.")
