"""Spelling: what the dictionary does not know, with names and addresses left alone."""

import io
import json

import pytest

from inroad.domain.letters import LetterContext, check_letter_cli, lint
from inroad.domain.letters.spelling import certain
from inroad.kit.spelling import misspelt

CONTEXT = LetterContext(kind="update", recipient_given="Zsofia", recipient_display="zsofia adeyemi")


def _found(text: str, context: LetterContext = CONTEXT) -> list[str]:
    report = lint(text, context, speller=misspelt)
    return [text[f.start : f.end] for f in report.findings if f.code == "misspelt"]


def test_a_word_that_no_dictionary_has_is_marked_with_its_place() -> None:
    text = "I did not recieve the map. It is definately lost."
    assert _found(text) == ["recieve", "definately"]


@pytest.mark.parametrize(
    "text",
    [
        "I realise the colour, and I realize the color.",
        "Thank zsofia and adeyemi for me.",
        "Okafor and Nguyen came.",
        "See www.exampel.org/pagge or write to jhon@exampel.org now.",
        "I wrote [teh thing] down.",
        "Caf\u00e9s and r\u00e9sum\u00e9s are words.",
    ],
)
def test_names_addresses_and_both_spellings_are_words(text: str) -> None:
    assert _found(text) == []


def test_a_certain_fix_is_offered_and_an_uncertain_one_is_only_named() -> None:
    text = "I did recieve it, definately."
    sure, unsure = (f for f in lint(text, CONTEXT, speller=misspelt).findings if f.code == "misspelt")
    assert sure.fix is not None
    assert sure.fix.replacement == "receive"
    assert (sure.fix.start, sure.fix.end) == (sure.start, sure.end)
    assert unsure.fix is None
    assert "\u201cdefinitely\u201d" in unsure.message
    assert {sure.severity, unsure.severity} == {"hint"}


@pytest.mark.parametrize(
    ("word", "meant", "sure"),
    [
        ("teh", "the", True),
        ("adress", "address", True),
        ("definately", "definitely", False),
        ("tea", "ate", False),
    ],
)
def test_what_is_certain(word: str, meant: str, sure: bool) -> None:
    assert certain(word, meant) is sure


def test_offsets_count_code_points() -> None:
    text = "\U0001f600 caf\u00e9 recieve"
    assert _found(text) == ["recieve"]


def test_nothing_is_said_of_spelling_without_a_dictionary() -> None:
    assert not [f for f in lint("I recieve teh map.", CONTEXT).findings if f.code == "misspelt"]


def test_the_command_spells_and_does_not_block_for_it() -> None:
    out = io.StringIO()
    assert check_letter_cli(["--json", "-"], io.StringIO("I did recieve it."), out, misspelt) == 0
    (found,) = json.loads(out.getvalue())["findings"]
    assert (found["rule"], found["severity"], found["start"], found["end"]) == ("LND-10", "hint", 6, 13)


def test_a_word_of_three_letters_is_looked_at_and_one_of_two_is_not() -> None:
    def speller(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        return [(at, at + len(word), ()) for word in ("teh", "xq") if (at := text.find(word)) >= 0]

    report = lint("I saw teh map, xq.", CONTEXT, speller=speller)
    (found,) = (f for f in report.findings if f.code == "misspelt")
    assert (found.start, found.end, found.fix) == (6, 9, None)
    assert "Look at it once more." in found.message


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("(recieve) it", ["recieve"]),
        ("“recieve” it.", ["recieve"]),
        ("well-recieve it", []),
        ("recieve-it", []),
        ("a/recieve", []),
        ("recieve: it", ["recieve"]),
        ("recieve#it", []),
    ],
)
def test_pieces_of_something_else_are_left_alone(text: str, marked: list[str]) -> None:
    def speller(given: str) -> list[tuple[int, int, tuple[str, ...]]]:
        at = given.index("recieve")
        return [(at, at + 7, ("receive", "relieve", "retrieve", "reprieve"))]

    found = [f for f in lint(text, CONTEXT, speller=speller).findings if f.code == "misspelt"]
    assert [text[f.start : f.end] for f in found] == marked
    for each in found:
        assert "“receive” or “relieve” or “retrieve”?" in each.message


@pytest.mark.parametrize(
    ("word", "meant", "sure"),
    [("recieve", "receive", True), ("abcd", "badc", False), ("abc", "cba", False), ("abc", "abd", False)],
)
def test_only_neighbours_that_changed_places_are_certain(word: str, meant: str, sure: bool) -> None:
    assert certain(word, meant) is sure
