"""Names: what belongs to one, whether it stands in a text, and how far a word is from it."""

import pytest

from inroad.domain.letters.names import NameWord, capitalised_words, contains_name, distance, misspelt, parts


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("reyes", "reyes", 0),
        ("", "ab", 2),
        ("reyes", "reye", 1),
        ("reye", "reyes", 1),
        ("reyes", "rayes", 1),
        ("reyes", "ryees", 1),
        ("reyes", "rexyes", 1),
        ("ca", "abc", 3),
        ("kerrigan", "kerigen", 2),
        ("kerrigan", "kregian", 3),
        ("abcd", "badc", 2),
        ("abab", "baba", 2),
        ("abcdef", "uvwxyz", 3),
        ("abc", "abcdef", 3),
        ("abcd", "abcdef", 2),
    ],
)
def test_distance(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == edits
    assert distance(other, one) == edits


def test_distance_stops_at_its_limit() -> None:
    assert distance("abcd", "abcxx", 1) == 2
    assert distance("abcd", "abcde", 1) == 1
    assert distance("abcd", "abcdef", 1) == 2
    assert distance("abcd", "abed", 0) == 1


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Ragunathan", "Raghunathan"),
        ("Kaghunathan", "Raghunathan"),  # long names may begin otherwise
        ("Raghunathan", None),
        ("RAGHUNATHAN", None),
        ("Rahgunatan", "Raghunathan"),
        ("Raghunat", None),
        ("Renes", "Reyes"),
        ("Leyes", None),  # short ones may not
        ("Ryxes", None),
        ("Reyse", "Reyes"),
        ("Nathen", "Nathan"),
        ("Nethen", None),  # six letters: one slip
        ("Keregin", "Kerigan"),  # seven letters: two
        ("Hops", "Hopes"),
        ("Hope", None),  # an ordinary word
        ("Miss", None),
        ("Ane", None),
        ("Bos", None),
        ("Anna", None),
    ],
)
def test_a_word_that_almost_spells_a_name(word: str, right: str | None) -> None:
    names = ("Ana", "bosh", "Hopes", "Mist", "Raghunathan", "Reyes", "Nathan", "Kerigan")
    assert misspelt(word, names) == right


def test_names_that_are_short_or_small_are_passed_over_for_the_next() -> None:
    assert misspelt("Linde", ("Li", "linde-x", "Lind")) == "Lind"
    assert misspelt("Bosk", ("bosh",)) is None
    assert misspelt("Anne", ("Ann",)) is None
    assert misspelt("Annie", ("Anni",)) == "Anni"


def test_parts_are_without_titles() -> None:
    assert parts("Dr Ana de Souza") == ("Ana", "de", "Souza")
    assert parts("O’Neill-Smith, Esq.") == ("O’Neill-Smith",)
    assert parts("Dr") == ()


def test_a_name_is_found_whatever_the_accents_and_breaks() -> None:
    text = "It was Zoe\nMuller, and Dr Hale."
    assert contains_name(text, "Zoë Müller")
    assert contains_name(text, "Dr. Hale")
    assert not contains_name(text, "Müller Zoë")
    assert not contains_name(text, "Zoë M")
    assert contains_name("Ask the Father.", "Father")  # nothing but a title
    assert not contains_name("Ask the mother.", "Father")
    assert not contains_name("Anything", "")
    assert not contains_name("Anything", " ")
    assert contains_name("Hale", "Hale")
    assert contains_name("by Hale", "Hale")
    assert not contains_name("Hal", "Hale")


def test_capitalised_words_keep_their_places() -> None:
    assert capitalised_words("the Ana de O’Neill") == (NameWord("Ana", 4, 7), NameWord("O’Neill", 11, 18))
