"""Whom to approach next, and why (NET-2, NET-3, NET-5, NET-11). The points are settings of the workspace."""

from collections.abc import Iterable
from dataclasses import dataclass

from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.state import ContactState


@dataclass(frozen=True, slots=True)
class Ranked:
    """A contact with the points it got and why it is there; never without a reason."""

    contact: ContactState
    score: int
    reasons: tuple[Reason, ...]


def in_practice(practice_debriefs: int, policy: Policy) -> bool:
    """Whether the first, forgiving meetings are still to be had: debriefs written so far against NET-3."""
    return practice_debriefs < policy.practice_rounds


def rank(
    contacts: Iterable[ContactState], practice_debriefs: int, policy: Policy | None = None
) -> list[Ranked]:
    """People to ask, the best first. During practice rounds only trusted primaries (NET-3).

    Leaves out those who asked not to be contacted and those met already. Cold contacts come last.
    """
    policy = policy or Policy()
    practice = in_practice(practice_debriefs, policy)
    found = [
        _weigh(c, practice, policy)
        for c in contacts
        if not c.do_not_contact and not c.met and (not practice or (c.degree == 1 and c.trusted))
    ]
    found.sort(key=lambda r: (r.contact.degree is None, -r.score, r.contact.name, r.contact.id))
    return found


def starter_list(
    contacts: Iterable[ContactState], practice_debriefs: int = 0, policy: Policy | None = None
) -> list[Ranked]:
    """The primaries among them, the best to begin with first (NET-2)."""
    return rank((c for c in contacts if c.degree == 1), practice_debriefs, policy)


def whom_to_ask(contacts: Iterable[ContactState], count: int = 3) -> list[Ranked]:
    """Who may know a way to someone when no path is known (NET-5): champions, people met, then close ones."""
    policy = Policy()
    near = [c for c in contacts if not c.do_not_contact and (c.met or c.degree == 1)]
    near.sort(key=lambda c: (not c.champion, not c.met, -(c.closeness or 0), not c.trusted, c.name, c.id))
    found = []
    for c in near[:count]:
        text = f"{c.given_name} has met you and may know who knows them."
        if not c.met:
            text = f"You know {c.given_name}, who may know who knows them."
        found.append(Ranked(c, _weigh(c, False, policy).score, (Reason("NET-5", text),)))
    return found


def _weigh(c: ContactState, practice: bool, policy: Policy) -> Ranked:
    weights = policy.starter
    name = c.given_name
    closeness, standing = c.closeness or 0, c.standing or 0
    score = weights.closeness * closeness + weights.standing * standing
    reasons: list[Reason] = []
    if c.degree != 1 and c.referrer is not None and c.referrer.may_use_name:
        score += weights.named_with_permission
        text = f"{c.referrer.given_name} named {name} for you and agreed that you may say so."
        reasons.append(Reason("NET-5", text))
    if c.trusted:
        score += weights.trusted
        if practice:
            text = f"You trust {name}, who will forgive a clumsy first try."
            reasons.append(Reason("NET-3", text))
        else:
            reasons.append(Reason("NET-2", f"You trust {name}."))
    if closeness >= 4:
        reasons.append(Reason("NET-2", f"{name} knows you well."))
    if c.circle in ("church", "community"):
        score += weights.church_or_community
        where = "church" if c.circle == "church" else "community"
        reasons.append(Reason("NET-2", f"{name} belongs to your {where}, the best place to begin."))
    elif c.circle == "former_colleague":
        score += weights.former_colleague
        reasons.append(Reason("NET-2", f"{name} has seen you at work."))
    if standing >= 4:
        reasons.append(Reason("NET-2", f"{name} is highly regarded."))
    if c.shared_path:
        score += weights.shared_path
        reasons.append(
            Reason("NET-11", f"You both {c.shared_path}. People remember their own foot in the door.")
        )
    if c.decision_maker:
        score += weights.decision_maker
        reasons.append(Reason("MTG-5", f"{name} decides, and sees the big picture."))
    if c.degree is not None and c.degree > 1:
        score -= weights.generation * (c.degree - 2)
    if not reasons:
        if c.degree == 1:
            reasons.append(Reason("NET-8", f"You know {name}. A handful of people is enough to begin."))
        elif c.degree is None:
            reasons.append(Reason("NET-5", f"Nobody has led you to {name} yet. Someone you know may."))
        else:
            reasons.append(Reason("NET-4", f"Somebody you met named {name} for you."))
    return Ranked(c, score, tuple(reasons))
