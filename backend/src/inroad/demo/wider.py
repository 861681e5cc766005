"""The middle of the story: seven more meetings with people Nora knows, and the calls they took."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from inroad.demo.telling import Teller
from inroad.rooms.meetings.naming import Named

_Calls = tuple[tuple[int, int, int, str], ...]
"""Business days back, hour, minute and outcome of each call before the one that agrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """From the first call to the note that night. `agreed` and `met` are business days back."""

    name: str
    calls: _Calls
    agreed: tuple[int, int, int]
    met: int
    hour: tuple[int, int]
    place: str
    minutes: int
    outcome: str
    names: tuple[str, ...] = ()
    gains: tuple[tuple[str, str], ...] = ()
    feedback: str = ""
    strengths: str = ""
    hard_to_hear: str = ""
    rapport: int = 4


_ROUNDS = (
    _Round(
        name="Vincent Hayes",
        calls=((21, 11, 10, "no_answer"),),
        agreed=(20, 10, 15),
        met=18,
        hour=(8, 0),
        place="Parish house, Drumcondra",
        minutes=25,
        outcome="neither",
        gains=(("friend", "Said to come by whenever I like."),),
        strengths="You listen first.",
        rapport=5,
    ),
    _Round(
        name="Orla Finnegan",
        calls=((19, 9, 30, "call_back_later"),),
        agreed=(18, 15, 20),
        met=14,
        hour=(17, 30),
        place="Finnegan & Moore, Dame Street",
        minutes=22,
        outcome="referrals",
        names=("Grace Tan",),
        gains=(("insight", "Contracts now run for three years, not for one."),),
        feedback="Begin with the plant, not with its closing.",
    ),
    _Round(
        name="Liam Farrell",
        calls=((20, 15, 10, "voicemail"), (18, 11, 40, "no_answer"), (17, 16, 5, "no_answer")),
        agreed=(16, 11, 5),
        met=13,
        hour=(12, 30),
        place="Ballard Packaging, canteen",
        minutes=31,
        outcome="referrals",
        names=("Peter Salt",),
        gains=(("lead", "Atlantic Dairies are planning a third shift."),),
        feedback="Your questions were better than your answers.",
        hard_to_hear="Eleven years in one place can look like standing still.",
    ),
    _Round(
        name="Yusuf Demir",
        calls=((17, 8, 45, "voicemail"), (16, 14, 30, "call_back_later")),
        agreed=(15, 14, 10),
        met=11,
        hour=(7, 45),
        place="Demir's bakery, Phibsborough",
        minutes=38,
        outcome="invited",
        gains=(("offer", "A morning on his new line, to look at the changeovers."),),
        strengths="You see where the minutes go.",
        rapport=5,
    ),
    _Round(
        name="Eimear Daly",
        calls=((14, 10, 50, "no_answer"), (13, 16, 20, "voicemail")),
        agreed=(12, 10, 10),
        met=9,
        hour=(12, 15),
        place="Mater hospital, canteen",
        minutes=20,
        outcome="neither",
        gains=(("insight", "Wards plan by the quarter hour."),),
    ),
    _Round(
        name="Jakub Nowak",
        calls=((12, 14, 40, "no_answer"), (11, 9, 20, "no_answer"), (10, 15, 15, "gatekeeper")),
        agreed=(9, 10, 30),
        met=6,
        hour=(10, 30),
        place="Harbour Mills, packing hall",
        minutes=24,
        outcome="referrals",
        names=("Stephen Adair",),
        gains=(("feedback", "Bring the checklist along and lay it on the table."),),
        feedback="Bring the checklist along.",
    ),
    _Round(
        name="Mei Zhang",
        calls=(),
        agreed=(8, 11, 30),
        met=5,
        hour=(12, 45),
        place="Grand Canal Dock, noodle bar",
        minutes=29,
        outcome="neither",
        gains=(("insight", "Forecasts are made by people who never saw a line."),),
        strengths="Numbers you can picture.",
        rapport=5,
    ),
)


async def tell_wider(teller: Teller) -> None:
    """Each round from its first call to its note; days overlap, as they do."""
    for each in _ROUNDS:
        await _tell(teller, each)


async def _tell(teller: Teller, each: _Round) -> None:
    days = teller.days
    for back, hour, minute, outcome in each.calls:
        asked: dict[str, Any] = (
            {"call_back_on": days.back(each.agreed[0])} if outcome == "call_back_later" else {}
        )
        await teller.call(each.name, days.at(days.back(back), hour, minute), outcome, **asked)
    back, hour, minute = each.agreed
    meeting = await teller.agree(
        each.name, days.at(days.back(back), hour, minute), each.place, days.back(each.met), each.hour, 20
    )
    ended = await teller.hold(meeting, each.minutes, stayed=each.minutes > 30)
    note = await teller.debrief(
        meeting,
        ended + timedelta(minutes=45),
        each.outcome,
        names=[Named(contact_id=teller.cast[name].id, may_use_name=True) for name in each.names],
        gains=each.gains,
        feedback=each.feedback,
        told={
            "rapport": each.rapport,
            "strengths": each.strengths,
            "hard_to_hear": each.hard_to_hear,
        },
    )
    await teller.send(note, days.at(days.back(each.met), 20, 40))
