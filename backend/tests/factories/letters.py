"""People and letters as the tests of letters and Today need them, made over HTTP."""

from typing import Any

from tests.rooms.conftest import Caller

#: Wednesday, 10:00 in Dublin.
WEDNESDAY = "2026-10-14T09:00:00+00:00"


async def named(caller: Caller, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tomás Lind, named by Daniel Kerrigan, who agreed to be named unless `may_use_name` says otherwise."""
    may_use_name = changes.pop("may_use_name", True)
    daniel = await caller.post(
        "/contacts", {"given_name": "Daniel", "family_name": "Kerrigan", "trusted": True}
    )
    tomas = await caller.post(
        "/contacts",
        {
            "given_name": "Tomás",
            "family_name": "Lind",
            "honorific": "Mr",
            "headline": "Planning Director",
            "organization_name": "Corrib Logistics",
            "known": False,
            **changes,
        },
    )
    await caller.post(
        "/referrals",
        {"from_contact_id": daniel["id"], "to_contact_id": tomas["id"], "may_use_name": may_use_name},
    )
    return daniel, tomas


async def begun(caller: Caller, contact: dict[str, Any], **wishes: Any) -> dict[str, Any]:
    """A first draft to somebody."""
    found: dict[str, Any] = await caller.post("/letters", {"contact_id": contact["id"], **wishes})
    return found


async def finished(caller: Caller, letter: dict[str, Any]) -> dict[str, Any]:
    """The draft with its prompts filled, so that nothing blocks it."""
    body = letter["body"]
    for prompt, words in (
        ("[what you share]", "We both learnt the trade on the night shift."),
        ("I am [who you are, in half a sentence]", "I planned production for eleven years"),
        ("[what you would like to understand]", "how planning is changing"),
    ):
        body = body.replace(prompt, words)
    found: dict[str, Any] = await caller.patch(f"/letters/{letter['id']}", {"body": body}, letter["version"])
    if found["report"]["blocked"]:
        raise AssertionError(found["report"]["findings"])
    return found


async def sent(caller: Caller, letter: dict[str, Any], **body: Any) -> dict[str, Any]:
    """The letter, gone out."""
    found: dict[str, Any] = await caller.post(f"/letters/{letter['id']}/send", body, status=200)
    return found
