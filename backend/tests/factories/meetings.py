"""Bodies of meetings and debriefs as they come over the wire."""

from typing import Any


def meeting_with(
    contact: dict[str, Any], local_start: str = "2026-10-14T12:30", **more: Any
) -> dict[str, Any]:
    """A meeting agreed with a contact, over lunch on Wednesday 14 October."""
    return {
        "contact_id": contact["id"],
        "place": "Kilbride Dairy canteen",
        "local_start": local_start,
        "travel_minutes": 25,
    } | more


def debrief(**more: Any) -> dict[str, Any]:
    """What came of it: two names, one of them allowed to be used."""
    return {
        "outcome": "referrals",
        "gains": [{"kind": "insight", "text": "Supply chains are moving to Galway."}],
        "names": [
            {
                "given_name": "Sean",
                "family_name": "Duffy",
                "organization_name": "Ballard Packaging",
                "may_use_name": True,
            },
            {
                "given_name": "Grace",
                "family_name": "Tan",
                "organization_name": "Liffey Foods",
                "introduction": "Runs planning at Liffey Foods",
            },
        ],
        "feedback": "Clear and warm. Add numbers.",
    } | more


def many_names(count: int) -> list[dict[str, Any]]:
    """Different people, of seven organizations."""
    return [
        {"given_name": f"Given{n}", "family_name": f"Family{n}", "organization_name": f"Works {n % 7}"}
        for n in range(count)
    ]
