"""Merges that meet: two devices, or a merge and a new name, at the same moment, on both databases."""

import asyncio
from typing import Any

import httpx

from tests.rooms.conftest import Caller
from tests.rooms.duplicates.test_merges import edge, person

CHANGED = {201, 404, 409, 412, 422, 503}
"""What one of two may be told: done, or that the other was faster. Never a 500."""


async def at_once(caller: Caller, *pairs: tuple[dict[str, Any], dict[str, Any]]) -> list[httpx.Response]:
    """These merges in one moment; `If-Match: *`, so that nothing but the store holds them apart."""
    return await asyncio.gather(
        *(
            caller.send(
                "POST",
                f"/contacts/{this['id']}/merges",
                json={"other_id": other["id"], "other_version": None},
                headers={"If-Match": "*", "Idempotency-Key": f"{this['id']}-{other['id']}"},
            )
            for this, other in pairs
        )
    )


async def pairs_of(caller: Caller) -> set[tuple[str, str]]:
    """Who named whom, by id."""
    items = (await caller.get("/referrals?limit=200"))["items"]
    return {(item["from_contact"]["id"], item["to_contact"]["id"]) for item in items}


async def test_two_merges_of_the_same_two_leave_one_of_them(caller: Caller) -> None:
    for turn in range(2):
        ann, anne = await person(caller, "Ann", f"Lee{turn}"), await person(caller, "Anne", f"Lee{turn}")
        giver = await person(caller, "Giver", f"Number{turn}")
        named = await person(caller, "Named", f"Number{turn}", known=False)
        await edge(caller, giver, ann)
        await edge(caller, anne, named)
        answers = await at_once(caller, (ann, anne), (anne, ann))
        statuses = sorted(answer.status_code for answer in answers)
        assert set(statuses) <= CHANGED, [answer.text for answer in answers]
        assert statuses.count(201) == 1, [answer.text for answer in answers]
        left = [one for one in (ann, anne) if (await caller.send("GET", f"/contacts/{one['id']}")).is_success]
        assert len(left) == 1
        assert {(giver["id"], left[0]["id"]), (left[0]["id"], named["id"])} <= await pairs_of(caller)
        assert (await caller.get(f"/contacts/{named['id']}"))["degree"] == 2


async def test_somebody_goes_into_one_of_two_never_into_both(caller: Caller) -> None:
    for turn in range(2):
        here, there = await person(caller, "Here", f"Lee{turn}"), await person(caller, "There", f"Lee{turn}")
        ann = await person(caller, "Ann", f"Lee{turn}")
        named = await person(caller, "Named", f"Number{turn}", known=False)
        await edge(caller, ann, named)
        answers = await at_once(caller, (here, ann), (there, ann))
        assert {answer.status_code for answer in answers} <= CHANGED, [answer.text for answer in answers]
        done = [answer.json() for answer in answers if answer.status_code == 201]
        assert len(done) == 1
        givers = {giver for giver, whom in await pairs_of(caller) if whom == named["id"]}
        assert len(givers) == 1
        assert givers <= {here["id"], there["id"]}
        # What was done can be taken back whole.
        await caller.post(f"/merges/{done[0]['id']}/undo", status=200)
        assert (ann["id"], named["id"]) in await pairs_of(caller)


async def test_a_name_given_while_its_giver_goes_into_another_is_not_lost(caller: Caller) -> None:
    for turn in range(2):
        ann, anne = await person(caller, "Ann", f"Lee{turn}"), await person(caller, "Anne", f"Lee{turn}")
        named = await person(caller, "Named", f"Number{turn}", known=False)
        body = {"from_contact_id": anne["id"], "to_contact_id": named["id"]}
        merged, given = await asyncio.gather(
            at_once(caller, (ann, anne)),
            caller.send("POST", "/referrals", json=body, headers={"Idempotency-Key": f"name-{turn}"}),
        )
        assert {merged[0].status_code, given.status_code} <= CHANGED, (merged[0].text, given.text)
        kept = {giver for giver, whom in await pairs_of(caller) if whom == named["id"]}
        gone = not (await caller.send("GET", f"/contacts/{anne['id']}")).is_success
        # Either the name went over with the merge, or whoever gave it was told that it was not kept.
        expected = ({ann["id"]} if gone else {anne["id"]}) if given.status_code == 201 else set()
        assert kept == expected, (merged[0].status_code, given.status_code)
        assert (await caller.get(f"/contacts/{named['id']}"))["degree"] == (2 if kept else None)
