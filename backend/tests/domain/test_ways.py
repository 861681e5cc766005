"""Steps of an introduction in words."""

from datetime import date

import pytest

from inroad.domain.ways import known_words, named_warmth, named_words, possible_words, way_words

TODAY = date(2026, 11, 23)


def test_net_5_steps_in_words() -> None:
    assert known_words("Ann", 4) == "You know Ann well."
    assert known_words("Ann", None) == "You know Ann."
    assert named_words("Ann", "Ben", date(2026, 5, 3), TODAY, True) == (
        "Ann named Ben on 3 May and you may use Ann's name."
    )
    assert named_words("Inês", "Ben", date(2025, 5, 3), TODAY, False) == (
        "Inês named Ben on 3 May 2025 and would rather not be mentioned."
    )
    assert named_words("James", "Ben", date(2026, 5, 3), TODAY, None).endswith(
        "James' name has not been asked yet."
    )
    assert possible_words("Ann", "Ben", "Verdant Group") == (
        "Ann and Ben are both with Verdant Group. Ann has not been asked yet."
    )
    assert way_words(["Ruth", "Daniel", "Helen Marsh"], True, True) == (
        "The shortest way to Helen Marsh goes through Ruth and Daniel."
    )


@pytest.mark.parametrize(
    ("may", "words", "warmth"), [(True, "Say hi", 5), (True, "", 4), (None, "Hi", 2), (False, "Hi", 0)]
)
def test_lnd_3_permission_makes_a_step_warm(may: bool | None, words: str, warmth: int) -> None:
    assert named_warmth(may, words) == warmth
