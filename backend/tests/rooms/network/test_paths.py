"""Ways to a person and to a place (NET-5)."""

from inroad.kit.ids import new_id
from tests.rooms.conftest import Caller
from tests.rooms.network.conftest import Search


async def test_net_5_each_step_of_a_way_in_words(search: Search) -> None:
    found = await search.ways("Amara")
    assert search.routes(found) == [["Ruth", "Daniel", "Amara"]]
    way = found["paths"][0]
    assert way["text"] == "The shortest way to Amara Okafor goes through Ruth and Daniel."
    assert [step["text"] for step in way["steps"]] == [
        "You know Ruth very well.",
        "Ruth named Daniel on 23 September and you may use Ruth's name.",
        "Daniel named Amara on 6 October 2025. Whether you may use Daniel's name has not been asked yet.",
    ]
    assert [step["kind"] for step in way["steps"]] == ["known", "named", "named"]
    assert way["steps"][1]["referral_id"] == search.edges["Ruth", "Daniel"]
    assert way["steps"][0]["giver"] is None
    assert way["steps"][2]["giver"]["id"] == search.ids["Daniel"]
    assert way["ask"]["person"]["id"] == search.ids["Daniel"]
    assert (way["ask"]["kind"], way["ask"]["reason"]["rule"]) == ("permission", "LND-3")
    assert found["whom_to_ask"] == []


async def test_net_5_colleagues_may_lead_on_but_are_to_be_asked_first(search: Search) -> None:
    found = await search.ways("Helen")
    assert search.routes(found) == [["Ruth", "Daniel", "Helen"]]
    step = found["paths"][0]["steps"][-1]
    assert (step["kind"], step["granted"]) == ("possible", False)
    assert step["text"] == "Daniel and Helen are both with Harbour Mills. Daniel has not been asked yet."
    ask = found["paths"][0]["ask"]
    assert (ask["kind"], ask["person"]["display_name"]) == ("introduction", "Daniel Kerrigan")
    assert "introduce you to Helen Marsh" in ask["reason"]["text"]
    assert found["paths"][0]["text"].endswith("once the last step has been asked for.")


async def test_net_5_shortest_then_warmest_and_three_at_most(search: Search) -> None:
    for name in ("Ines", "Joan", "Kay"):
        await search.person(f"{name} Carvalho", known=True, closeness=3)
        await search.named(name, "Amara")
    await search.named("Frank", "Amara", may_use_name=True)
    found = await search.ways("Amara")
    # Frank 2 + 4, then Ines 3 + 2 and Joan 3 + 2 by id; the long way through Ruth comes no more.
    assert search.routes(found) == [["Frank", "Amara"], ["Ines", "Amara"], ["Joan", "Amara"]]
    assert [way["warmth"] for way in found["paths"]] == [6, 5, 5]
    assert found["paths"][1]["text"] == "Another way to Amara Okafor goes through Ines."
    assert found["paths"][0]["ask"] is None


async def test_whoever_is_known_is_asked_directly_and_may_be_put_in_a_word_for(search: Search) -> None:
    await search.named("Frank", "Ruth")
    found = await search.ways("Ruth")
    assert search.routes(found) == [["Ruth"], ["Frank", "Ruth"]]
    assert found["paths"][0]["text"] == "You know Ruth Adeyemi. Ask directly."
    # A way does not go on behind somebody one knows.
    assert search.routes(await search.ways("Daniel")) == [["Ruth", "Daniel"]]


async def test_net_5_without_a_way_whom_to_ask(search: Search) -> None:
    await search.person("Lone Wolf")
    found = await search.ways("Lone")
    assert found["paths"] == []
    assert [search.name(one["person"]) for one in found["whom_to_ask"]] == ["Ruth", "Frank"]
    assert all(one["reasons"][0]["rule"] == "NET-5" for one in found["whom_to_ask"])


async def test_a_refusal_to_be_named_is_said_and_cold(search: Search) -> None:
    await search.caller.patch(f"/referrals/{search.edges['Ruth', 'Daniel']}", {"may_use_name": False})
    way = (await search.ways("Daniel"))["paths"][0]
    assert way["steps"][1]["text"] == "Ruth named Daniel on 23 September and would rather not be mentioned."
    assert (way["warmth"], way["ask"]) == (5, None)


async def test_deleted_people_and_cycles_lead_nowhere(search: Search) -> None:
    await search.named("Amara", "Daniel")
    assert search.routes(await search.ways("Amara")) == [["Ruth", "Daniel", "Amara"]]
    await search.caller.delete(f"/contacts/{search.ids['Daniel']}")
    assert (await search.ways("Amara"))["paths"] == []
    gone = await search.caller.send("GET", f"/contacts/{search.ids['Daniel']}/introduction-paths")
    assert gone.status_code == 404
    await search.caller.post(f"/contacts/{search.ids['Daniel']}/restore", status=200)
    assert search.routes(await search.ways("Amara")) == [["Ruth", "Daniel", "Amara"]]


async def test_net_5_ways_into_an_organization(search: Search, caller: Caller) -> None:
    places = {row["name"]: row["id"] for row in (await caller.get("/organizations"))["items"]}
    found = await caller.get(f"/organizations/{places['Harbour Mills']}/introduction-paths")
    assert search.routes(found) == [["Ruth", "Daniel"]]
    await search.person("Otto Blank", known=True, organization_name="Harbour Mills")
    found = await caller.get(f"/organizations/{places['Harbour Mills']}/introduction-paths")
    assert search.routes(found) == [["Otto"], ["Ruth", "Daniel"]]
    empty = (await caller.post("/organizations", {"name": "Verdant Group"}))["id"]
    found = await caller.get(f"/organizations/{empty}/introduction-paths")
    assert found["paths"] == []
    assert len(found["whom_to_ask"]) == 3
    missing = await caller.send("GET", f"/organizations/{new_id()}/introduction-paths")
    assert missing.status_code == 404


async def test_s10_ways_never_leave_the_search(search: Search, stranger: Caller) -> None:
    theirs = Search(stranger, search.patch)
    await theirs.person("Ruth Adeyemi", known=True)
    await theirs.person("Daniel Kerrigan")
    assert (await theirs.ways("Daniel"))["paths"] == []
    answer = await stranger.send("GET", f"/contacts/{search.ids['Daniel']}/introduction-paths")
    assert answer.status_code == 404
