"""Two names side by side: what each part says for or against one person.

Every finding is an `Evidence`: a code, a weight and the reason in words. Weights add up (scoring.py).
"""

from dataclasses import dataclass

from inroad.domain.duplicates.names import PARTICLES, sound, spelt, words
from inroad.domain.duplicates.people import Likeness, Person


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for (weight above 0) or against (below 0) two contacts being one person."""

    code: str
    weight: int
    text: str


GIVEN_EQUAL = Evidence("same_given_name", 24, "")
DIFFERENT_GIVEN = -45
DIFFERENT_FAMILY = -24


def _typo(a: str, b: str, likeness: Likeness, least: int = 4) -> int:
    """1 or 2 typing errors where the words are long enough for them, else 0."""
    shorter = min(len(a), len(b))
    most = 2 if shorter >= 8 else 1 if shorter >= least else 0
    if not most or abs(len(a) - len(b)) > most:
        return 0
    found = likeness.distance(a, b, most)
    return found if 0 < found <= most else 0


def _one_feminine(a: str, b: str) -> bool:
    """Whether only one ends in -a, as Ivanova beside Ivanov, or Daniela beside Daniel."""
    return a.endswith("a") != b.endswith("a") and a.rstrip("aoe") == b.rstrip("aoe")


def _same_sound(a: str, b: str, likeness: Likeness) -> bool:
    if min(len(a), len(b)) < 4 or sound(a) != sound(b) or _one_feminine(a, b):
        return False
    most = 2 if max(len(a), len(b)) < 9 else 3
    return likeness.distance(a, b, most) <= most


def compare_given(one: Person, other: Person, likeness: Likeness) -> Evidence | None:
    """What the given names say; None where either has none."""
    a, b = one.first, other.first
    if not a or not b:
        return None
    if a == b or "".join(one.given) == "".join(other.given):
        return _middle(one, other)
    if len(a) == 1 or len(b) == 1:
        return _initial(one, other)
    short = _short(one, other)
    if short is not None:
        return short
    if (a in other.given[1:] and len(a) > 2) or (b in one.given[1:] and len(b) > 2):
        called = one.said_given if a in other.given else other.said_given
        return Evidence("middle_name", 14, f"{called} is one of the given names of the other")
    both_names = likeness.is_name(a) and likeness.is_name(b)
    # Two names of the dictionary are spellings of one only when they also sound alike in their vowels.
    if spelt(a) == spelt(b) or (not both_names and _same_sound(a, b, likeness)):
        return Evidence("spelling", 20, f"{one.said_given} and {other.said_given} are spellings of one name")
    errors = 0 if both_names or _one_feminine(a, b) else _typo(a, b, likeness, 3)
    if errors:
        letters = "one letter" if errors == 1 else "two letters"
        return Evidence(
            "typo", 20 - 2 * errors, f"{one.said_given} and {other.said_given} differ by {letters}"
        )
    return Evidence(
        "different_given_name",
        DIFFERENT_GIVEN,
        f"Different given names: {one.said_given}, {other.said_given}",
    )


def _middle(one: Person, other: Person) -> Evidence:
    mine, theirs = one.given[1:], other.given[1:]
    if mine and theirs:
        if mine[0][0] != theirs[0][0]:
            return Evidence("different_middle_name", -6, "Same given name, another middle name")
        return Evidence("same_middle_name", 30, "Same given name and middle name")
    return GIVEN_EQUAL


def _initial(one: Person, other: Person) -> Evidence:
    short, long = (one, other) if len(one.first) == 1 else (other, one)
    if short.first in long.letters or any(len(word) > 1 and word in long.given for word in short.given[1:]):
        return Evidence(
            "initial", 12, f"{short.first.upper()}. may be {long.said_given or long.first.title()}"
        )
    return Evidence("different_given_name", DIFFERENT_GIVEN, "The initial is another one")


def _short(one: Person, other: Person) -> Evidence | None:
    a, b = one.first, other.first
    if a in other.formal:
        return Evidence("nickname", 22, f"{other.said_given} is short for {one.said_given}")
    if b in one.formal:
        return Evidence("nickname", 22, f"{one.said_given} is short for {other.said_given}")
    both = one.formal & other.formal
    if both:
        formal = min(both, key=lambda name: (-len(name), name)).title()
        return Evidence(
            "nickname", 18, f"{one.said_given} and {other.said_given} are both short for {formal}"
        )
    return None


def _spelt_so(who: Person) -> bool:
    """Whether an address of theirs holds the family name just as it is written here."""
    own = [address.partition("@")[0] for address in who.emails] + [who.linkedin.rpartition("/")[2]]
    return any(who.last in "".join(words(each)) for each in own)


def compare_family(one: Person, other: Person, likeness: Likeness) -> Evidence | None:
    """What the family names say; None where either has none."""
    a, b = one.last, other.last
    if not a or not b:
        return None
    if a == b:
        return Evidence("same_family_name", 20, "")
    if len(a) == 1 or len(b) == 1:
        if a[0] == b[0]:
            return Evidence(
                "family_initial", 6, f"{a[0].upper()}. may be {one.said_family or other.said_family}"
            )
        return Evidence("different_family_name", DIFFERENT_FAMILY, "Different family names")
    mine = {word for word in one.family if len(word) > 2} - PARTICLES
    theirs = {word for word in other.family if len(word) > 2} - PARTICLES
    if mine and theirs and (mine <= theirs or theirs <= mine):
        inner, outer = (one, other) if mine <= theirs else (other, one)
        return Evidence("part_of_name", 13, f"{inner.said_family} is part of {outer.said_family}")
    if _spelt_so(one) and _spelt_so(other):
        # A slip is not repeated in somebody's own address: these are two names.
        return Evidence(
            "different_family_name",
            DIFFERENT_FAMILY,
            f"Different family names, as their addresses say: {one.said_family}, {other.said_family}",
        )
    if _same_sound(a, b, likeness):
        return Evidence(
            "spelling", 16, f"{one.said_family} and {other.said_family} are spellings of one name"
        )
    errors = 0 if _one_feminine(a, b) else _typo(a, b, likeness)
    if errors:
        letters = "one letter" if errors == 1 else "two letters"
        return Evidence(
            "typo", 15 - 2 * errors, f"{one.said_family} and {other.said_family} differ by {letters}"
        )
    return Evidence(
        "different_family_name",
        DIFFERENT_FAMILY,
        f"Different family names: {one.said_family}, {other.said_family}",
    )


def turned(one: Person, other: Person) -> bool:
    """Whether one name is the other with the family name first, or written in one word."""
    mine, theirs = "".join(one.given), "".join(other.given)
    if one.last and other.last:
        return bool(mine) and mine == other.last and theirs == one.last and mine != theirs
    whole, parts = (mine or one.last, other) if not (one.last and mine) else (theirs or other.last, one)
    given = "".join(parts.given)
    return bool(given and parts.last) and whole in (given + parts.last, parts.last + given)
