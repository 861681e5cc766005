"""One typed line about a person: the table of what is understood."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.quick_add import MAX_CHARS, QuickLine, parse, split_name

TABLE: list[tuple[str, dict[str, Any]]] = [
    ("Ann", {"given_name": "Ann"}),
    ("Ann Lee", {"given_name": "Ann", "family_name": "Lee"}),
    (
        "Ann Lee, Harbour Mills, ann@x.org, via Bob",
        {
            "given_name": "Ann",
            "family_name": "Lee",
            "organization_name": "Harbour Mills",
            "emails": ["ann@x.org"],
            "via": "Bob",
        },
    ),
    (
        "Ann Lee, Head of Supply, Harbour Mills",
        {
            "given_name": "Ann",
            "family_name": "Lee",
            "headline": "Head of Supply",
            "organization_name": "Harbour Mills",
        },
    ),
    (
        "Ann Lee; Head of Supply at Harbour Mills",
        {
            "given_name": "Ann",
            "family_name": "Lee",
            "headline": "Head of Supply",
            "organization_name": "Harbour Mills",
        },
    ),
    ("Ann Lee <ann@x.org>", {"given_name": "Ann", "family_name": "Lee", "emails": ["ann@x.org"]}),
    (
        "ann@x.org, Ann Lee, +353 1 555 0188",
        {"given_name": "Ann", "family_name": "Lee", "emails": ["ann@x.org"], "phones": ["+353 1 555 0188"]},
    ),
    ("Ann Lee, 01 555-0188", {"given_name": "Ann", "family_name": "Lee", "phones": ["01 555-0188"]}),
    ("Ann Lee, 2024", {"given_name": "Ann", "family_name": "Lee", "organization_name": "2024"}),
    (
        "Ann Lee #choir #mill, church",
        {"given_name": "Ann", "family_name": "Lee", "tags": ["choir", "mill"], "circle": "church"},
    ),
    (
        "Ruth Adeyemi, Friend, referred by Dr Bob Hale",
        {"given_name": "Ruth", "family_name": "Adeyemi", "circle": "friend", "via": "Dr Bob Hale"},
    ),
    ("Viann Throughton", {"given_name": "Viann", "family_name": "Throughton"}),
    (
        "Dr Ann Marie van der Lee",
        {"honorific": "Dr", "given_name": "Ann Marie", "family_name": "van der Lee"},
    ),
    ("Mr Hale", {"honorific": "Mr", "family_name": "Hale"}),
    ("Miss", {"given_name": "Miss"}),
    (
        "Ann Lee, buyer, Harbour Mills, met at the fair, note: likes tea",
        {
            "given_name": "Ann",
            "family_name": "Lee",
            "headline": "buyer",
            "organization_name": "Harbour Mills",
            "note": "likes tea",
            "left_over": ["met at the fair"],
        },
    ),
    (
        "ann.lee@x.org",
        {"given_name": "Ann", "family_name": "Lee", "emails": ["ann.lee@x.org"], "name_guessed": True},
    ),
    ("info@x.org", {"given_name": "info", "emails": ["info@x.org"], "name_guessed": True}),
    ("王小明, 港灣", {"given_name": "王小明", "organization_name": "港灣"}),
    ("via Bob", {"via": "Bob"}),
    (" , ;; ", {}),
    ("", {}),
]


@pytest.mark.parametrize(("line", "understood"), TABLE, ids=[line or "nothing" for line, _ in TABLE])
def test_a_line_is_understood(line: str, understood: dict[str, Any]) -> None:
    assert parse(line) == QuickLine(**understood)


def test_net_2_names_fall_apart_at_particles() -> None:
    assert split_name("Juan de la Cruz") == ("", "Juan", "de la Cruz")
    assert split_name("De Witt") == ("", "De", "Witt")


@given(st.text(max_size=MAX_CHARS + 50))
def test_any_text_is_taken_apart_within_its_limits(line: str) -> None:
    found = parse(line)
    assert len(found.display_name) <= 201
    assert all(len(tag) <= 50 for tag in found.tags)
    assert len(found.organization_name) <= 200


@given(st.lists(st.text("abcdefg hij", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=6))
def test_no_word_is_lost(pieces: list[str]) -> None:
    found = parse(", ".join(pieces))
    kept = [found.display_name, found.headline, found.organization_name, found.via, *found.left_over]
    assert "".join(" ".join(kept).split()) == "".join(" ".join(pieces).split())
