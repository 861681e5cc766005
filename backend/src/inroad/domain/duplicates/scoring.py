"""From two people to a score with its reasons.

Weights are added: 45 and more is `likely`, 70 `certain`, 25 `possible`. An identifier that only one can
have (a LinkedIn address, a personal e-mail) carries most; a name carries as much as it is rare among the
contacts; what one person cannot have twice (two LinkedIn addresses, two generations) speaks against.
"""

from dataclasses import dataclass, replace
from math import log10
from typing import Final, Literal

from inroad.domain.duplicates.census import Census
from inroad.domain.duplicates.comparing import (
    DIFFERENT_FAMILY,
    Evidence,
    compare_family,
    compare_given,
    turned,
)
from inroad.domain.duplicates.names import words
from inroad.domain.duplicates.people import FREE_MAIL, Likeness, Person

Level = Literal["certain", "likely", "possible"]
LEVELS: Final[tuple[Level, ...]] = ("certain", "likely", "possible")
CERTAIN: Final = 70
LIKELY: Final = 45
POSSIBLE: Final = 25

USUAL: Final = 0.27
"""Namesakes to be expected by chance at which a name weighs nothing either way."""

_ROLES: Final = frozenset(
    [
        "info",
        "office",
        "contact",
        "hello",
        "mail",
        "admin",
        "sales",
        "team",
        "support",
        "reception",
        "family",
        "home",
        "kontakt",
        "service",
        "jobs",
        "hr",
    ]
)
_WORDS: Final = {
    "same_given_name": "same given name",
    "same_family_name": "same family name",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely two contacts are one person: 0 to 100, the word for it, and why, the weightiest first."""

    score: int
    level: Level
    evidence: tuple[Evidence, ...]


def level_of(score: int) -> Level | None:
    """The word for a score; None below what is worth showing."""
    if score >= CERTAIN:
        return "certain"
    if score >= LIKELY:
        return "likely"
    return "possible" if score >= POSSIBLE else None


def judge(
    one: Person, other: Person, census: Census, likeness: Likeness, *, least: int = POSSIBLE
) -> Verdict | None:
    """The verdict on two people, or None below `least`. It does not matter who is `one`."""
    found = _reach(one, other, census)
    strong = sum(each.weight for each in found if each.weight > 0)
    names = _names(one, other, census, likeness, strong)
    if names is None:
        return None
    found += names
    found += _work(one, other, names)
    score = max(0, min(100, sum(each.weight for each in found)))
    codes = {each.code for each in found}
    if "different_given_name" in codes and "same_linkedin" not in codes:
        # A household shares its telephone and its mailbox.
        score = min(score, LIKELY - 1)
    level = level_of(score)
    if score < least:
        return None
    shown = sorted((each for each in found if each.weight), key=lambda each: -abs(each.weight))
    return Verdict(score, level or "possible", tuple(shown))


def _reach(one: Person, other: Person, census: Census) -> list[Evidence]:
    """What profile addresses, e-mail and telephone say."""
    found: list[Evidence] = []
    if one.linkedin and other.linkedin:
        if one.linkedin == other.linkedin:
            found.append(Evidence("same_linkedin", 78, "Same LinkedIn address"))
        else:
            found.append(Evidence("different_linkedin", -70, "Two LinkedIn addresses"))
    if same := one.emails & other.emails:
        shared = all(each in census.shared or _role(each) for each in same)
        found.append(
            Evidence("shared_email", 14, "Same e-mail, but one that several people read")
            if shared
            else Evidence("same_email", 52, "Same e-mail")
        )
    if same := one.phones & other.phones:
        shared = same <= census.shared
        found.append(
            Evidence("shared_phone", 8, "Same telephone, but one that several people answer")
            if shared
            else Evidence("same_phone", 32, "Same telephone")
        )
    elif one.phones and other.phones:
        found.append(Evidence("different_phone", -9, "Different telephones"))
    return found


def _role(address: str) -> bool:
    local = address.partition("@")[0]
    return local in _ROLES or "family" in local


def _names(
    one: Person, other: Person, census: Census, likeness: Likeness, strong: int
) -> list[Evidence] | None:
    """What the names say; None where they rule the pair out and nothing else could outweigh it."""
    if turned(one, other):
        found = [Evidence("turned_name", 44, "Same name, given and family name the other way round")]
        found += _rarity(one, other, census)
    else:
        given = compare_given(one, other, likeness)
        family = compare_family(one, other, likeness)
        if given is not None and family is not None and given.weight < 0 and family.weight < 0:
            found_round = _turned_round(one, other, likeness)
            one, other, given, family = found_round or (one, other, given, family)
        if given is not None and given.weight < -10 and strong < 40:
            return None
        if family is not None and family.weight < 0 and strong < 20:
            return None
        if given is None and family is None:
            return [] if strong else None
        found = _together(one, other, given, family, census, strong)
    if one.generation and other.generation and one.generation != other.generation:
        found.append(Evidence("generation", -60, "Junior and senior"))
    elif one.generation != other.generation:
        found.append(Evidence("generation", -24, "Only one is a junior or senior"))
    if one.title and other.title and one.title != other.title:
        found.append(Evidence("title", -45, "A man's title and a woman's"))
    return found


def _turned_round(
    one: Person, other: Person, likeness: Likeness
) -> tuple[Person, Person, Evidence, Evidence] | None:
    """Both people, one of them with given and family name exchanged, where both parts then fit."""
    found = []
    for a, b in ((one, _exchanged(other, likeness)), (_exchanged(one, likeness), other)):
        given, family = compare_given(a, b, likeness), compare_family(a, b, likeness)
        if given is not None and family is not None and given.weight > 0 and family.weight > 0:
            found.append((given.weight + family.weight, (a, b, given, family)))
    return max(found, key=lambda each: each[0])[1] if found else None


def _exchanged(who: Person, likeness: Likeness) -> Person:
    return replace(
        who,
        given=who.family,
        family=who.given[:1],
        formal=likeness.formal_names(who.last) if len(who.last) > 1 else frozenset(),
        said_given=who.said_family,
        said_family=who.said_given,
    )


def _together(
    one: Person,
    other: Person,
    given: Evidence | None,
    family: Evidence | None,
    census: Census,
    strong: int,
) -> list[Evidence]:
    found: list[Evidence] = []
    if given is not None and family is not None and given.code == "same_given_name":
        if family.code == "same_family_name":
            return [Evidence("same_name", 44, "Same name"), *_rarity(one, other, census)]
        if family.weight < 0 and strong >= 30:
            # Somebody known by address or telephone may have married.
            text = f"{family.text}; it may have changed"
            return [Evidence("same_given_name", 24, "Same given name"), Evidence(family.code, -10, text)]
    for part in (given, family):
        if part is not None:
            said = part.text or _WORDS[part.code].capitalize()
            found.append(Evidence(part.code, part.weight, said))
    if given is not None and family is not None and given.weight > 0 and family.weight > 0:
        found += _rarity(one, other, census)
    return found


def _rarity(one: Person, other: Person, census: Census) -> list[Evidence]:
    """A namesake by chance is unlikely where the name is rare, and to be expected where it is common."""
    expected = max(
        census.namesakes(a, b) for a in (one.first, other.first) for b in (one.last, other.last) if a and b
    )
    weight = round(max(-18.0, min(16.0, -8 * log10(expected / USUAL))))
    if weight > 0:
        return [Evidence("rare_name", weight, "Few people have this name")]
    return [Evidence("common_name", weight, "Many people have this name")] if weight < 0 else []


def _fits(address: str, who: Person) -> bool:
    """Whether the part before the @ is made of the name: jsmith, john.smith, john."""
    local = "".join(words(address.partition("@")[0]))
    return bool(who.last and who.last in local) or bool(len(who.first) > 2 and local.startswith(who.first))


def _work(one: Person, other: Person, names: list[Evidence]) -> list[Evidence]:
    """What organizations and work addresses say."""
    found: list[Evidence] = []
    mine = {each.partition("@")[2]: each for each in one.emails}
    theirs = {each.partition("@")[2]: each for each in other.emails}
    if mine and theirs and not one.emails & other.emails:
        if mine.keys() & FREE_MAIL and theirs.keys() & FREE_MAIL:
            found.append(Evidence("different_email", -7, "Different private e-mail addresses"))
        for domain in sorted((mine.keys() & theirs.keys()) - FREE_MAIL):
            if _fits(mine[domain], one) and _fits(theirs[domain], other) and len(names) < 3:
                found.append(Evidence("two_work_emails", -6, f"Two addresses at {domain}, both of this name"))
            else:
                found.append(Evidence("conflicting_email", -36, f"Two addresses at {domain}"))
            break
    if one.organization and other.organization:
        if one.organization == other.organization:
            found.append(Evidence("same_organization", 16, "Same organization"))
        elif _within(one.organization, other.organization):
            found.append(Evidence("same_organization", 12, "Organizations of nearly one name"))
        else:
            codes = {each.code for each in names}
            sure = codes & {"same_name", "turned_name", "nickname"}
            # People change their place more often than two with one rare name meet in one address book.
            weight = -1 if "rare_name" in codes and "same_name" in codes else -3 if sure else -6
            found.append(Evidence("different_organization", weight, "Different organizations"))
    elif _works_at(one, theirs) or _works_at(other, mine):
        found.append(Evidence("work_email", 14, "The e-mail is at the other's organization"))
    return found


def _within(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= 6 and long.startswith(short)


def _works_at(who: Person, domains: dict[str, str]) -> bool:
    for domain in domains:
        name = "".join(words(domain.rpartition(".")[0].rpartition(".")[2] or domain.partition(".")[0]))
        own = domain not in FREE_MAIL and len(name) >= 4 and len(who.organization) >= 4
        if own and (who.organization == name or _within(who.organization, name)):
            return True
    return False


__all__ = [
    "CERTAIN",
    "DIFFERENT_FAMILY",
    "LEVELS",
    "LIKELY",
    "POSSIBLE",
    "Evidence",
    "Level",
    "Verdict",
    "judge",
    "level_of",
]
