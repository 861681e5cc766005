"""3B7, an optional playbook: people at one place are asked side by side, not one after the other.

Three business days without an answer from one, and the next one there is begun with; seven, and the first is
tried again. Both numbers are settings. The clock runs from the first try that nobody answered (NRS-1), a
promise stays where it is (TIM-5), and where anybody has answered nobody has to wait for a turn.
Name and numbers are Steve Dalton's (The 2-Hour Job Search); docs/decisions/0033 says what was taken of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.state import Beside, ContactState
from inroad.domain.timing import add_business_days
from inroad.domain.wording import long_day

MOST: Final = 20
"""People at one place who are given a turn; nobody waits months for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One of those at a place, as far as whose turn it is hangs on them.

    begun         a letter, a promise or a try: they are no longer at their beginning
    silent_since  the local day of the first try that nobody answered, if nobody has answered since
    answered      they spoke, named a day, or a meeting is agreed
    """

    id: str
    name: str
    given_name: str
    begun: bool = False
    answered: bool = False
    silent_since: date | None = None
    trusted: bool = False
    closeness: int = 0


def side_by_side(place: str, people: Iterable[Colleague]) -> dict[str, Beside]:
    """Who there waits for whose silence, and in which turn, by id. Empty where someone has answered."""
    found = list(people)
    silent = [(c.silent_since, c.name, c.id, c.given_name) for c in found if c.silent_since is not None]
    if not silent or any(c.answered for c in found):
        return {}
    since, _, _, given_name = max(silent)
    fresh = [c for c in found if not c.begun]
    fresh.sort(key=lambda c: (not c.trusted, -c.closeness, c.name, c.id))
    return {
        c.id: Beside(given_name=given_name, place=place, since=since, turn=turn)
        for turn, c in enumerate(fresh[:MOST], start=1)
    }


def turn_of(contact: ContactState, policy: Policy) -> tuple[date, Reason] | None:
    """From which day on the contact is begun with, and why; None where the playbook has no say."""
    beside = contact.beside
    if beside is None or not policy.parallel_contacts or not contact.untouched:
        return None
    on = add_business_days(beside.since, policy.parallel_after_business_days * beside.turn, contact.diary)
    text = f"No answer from {beside.given_name} at {beside.place} since {long_day(beside.since)}."
    text += f" From {long_day(on)} on, begin with {contact.given_name} too: the two run side by side (3B7)."
    return on, Reason("NRS-2", text)
