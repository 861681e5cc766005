"""Getting ready for a meeting (MTG-1 to MTG-11)."""

from inroad.domain.preparing import FOUR, USUAL_PACK, carried_over, lines_of, pack


def test_mtg_2_and_mtg_3_the_usual_checklist() -> None:
    found = pack(USUAL_PACK, questions=4, were_sent=True, offer="")
    assert found[:2] == ["Notebook and pen", "Your own copy of the four questions you sent"]
    assert "Clothes for the day you are hired" in found
    assert any("early" in line for line in found)  # MTG-1


def test_mtg_10_what_one_can_offer_is_on_the_list() -> None:
    found = pack(["Umbrella"], questions=1, were_sent=False, offer="  A checklist\nand more")
    assert found == ["Umbrella", "Your one question, on paper", "What you can offer: A checklist"]
    assert pack([], questions=2, were_sent=True, offer="") == ["Your own copy of the two questions you sent"]


def test_mtg_11_stories_one_to_a_line() -> None:
    assert lines_of(" The night shift \n\n The changeover\n") == ["The night shift", "The changeover"]


def test_mtg_6_the_four_of_the_text() -> None:
    assert len(FOUR) == 4
    assert FOUR[0].startswith("How did you get started")


def test_mtg_7_what_was_not_asked_is_carried_over_never_failed() -> None:
    assert carried_over(["a", "b", "c"], [0, 2]) == ["b"]
    assert carried_over(["a"], [0]) == []
    assert carried_over(["a"], None) == []
