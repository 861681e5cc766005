"""Which contacts are probably one person, and why: pairs with a score that can be read."""

from inroad.domain.duplicates.blocking import CAP, keys, likely_pairs
from inroad.domain.duplicates.census import Census
from inroad.domain.duplicates.people import Likeness, Person, organization_key, person
from inroad.domain.duplicates.scoring import (
    CERTAIN,
    LEVELS,
    LIKELY,
    POSSIBLE,
    Evidence,
    Level,
    Verdict,
    judge,
    level_of,
)

__all__ = [
    "CAP",
    "CERTAIN",
    "LEVELS",
    "LIKELY",
    "POSSIBLE",
    "Census",
    "Evidence",
    "Level",
    "Likeness",
    "Person",
    "Verdict",
    "judge",
    "keys",
    "level_of",
    "likely_pairs",
    "organization_key",
    "person",
]
