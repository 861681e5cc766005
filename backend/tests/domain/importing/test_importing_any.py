"""Whatever the text: a documented refusal or rows, and no control character in any field."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import books

from inroad.domain.importing import (
    FORMATS,
    Candidate,
    UnreadableError,
    detect,
    read,
    read_cells,
    suggest_by_values,
)

SEEDS = [
    books.file(name).decode("utf-8", "replace")
    for name in (
        "google_old.csv",
        "outlook.csv",
        "thunderbird.csv",
        "apple_30.vcf",
        "android_21.vcf",
        "rfc_40.vcf",
    )
]
NOISE = st.text(alphabet=st.characters(codec=None), max_size=30) | st.sampled_from(
    [
        "\0",
        "\x1b[31m",
        "\ud800",
        '"',
        ",",
        ";",
        ":",
        "=\r\n",
        "\r",
        "BEGIN:VCARD\n",
        "END:VCARD\n",
        "\\",
        " ::: ",
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A real file with pieces cut out and noise put in."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(NOISE) + text[at + draw(st.integers(0, 40)) :]
    return text


def texts(person: Candidate) -> Iterator[tuple[str, str]]:
    """(field, value) of everything that is kept."""
    for name in ("given_name", "family_name", "display_name", "headline", "organization", "honorific", "key"):
        yield name, getattr(person, name)
    yield from (("address", line) for line in person.address.split("\n"))
    yield from (("note", line) for line in person.note.split("\n"))
    yield "url", person.url or ""
    for name in ("emails", "phones", "tags", "email_labels", "phone_labels"):
        yield from ((name, value) for value in getattr(person, name))
    for mention in person.edges:
        yield from (("edge", value or "") for value in (mention.name, mention.email, mention.label))


def check(text: str, format: str | None, mapping: dict[str, str] | None = None) -> None:
    try:
        items = list(read(text, format, mapping))
    except UnreadableError:  # the one documented
        return
    for item in items:
        if isinstance(item, Candidate):
            for name, value in texts(item):
                bad = [c for c in value if unicodedata.category(c) in ("Cc", "Cs")]
                assert not bad, (name, value)
            assert len(item.key) <= 200
            assert len(item.email_labels) in (0, len(item.emails))
            assert len(item.phone_labels) in (0, len(item.phones))


@settings(max_examples=150, deadline=None)
@given(damaged(), st.none() | st.sampled_from(FORMATS))
def test_a_damaged_file_never_raises_anything_else(text: str, format: str | None) -> None:
    check(text, format)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=300), st.none() | st.sampled_from(FORMATS))
def test_any_text_never_raises_anything_else(text: str, format: str | None) -> None:
    detect(text)
    check(text, format)
    check(text, format, {"display_name": "Name", "referred_by": "By"})
    check("BEGIN:VCARD\n" + text + "\nEND:VCARD\n", format)
    check("Name,By,Note\n" + text, None, {"display_name": "Name", "referred_by": "By", "note": "Note"})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), max_size=8), max_size=12))
def test_any_cells_never_raise_anything_else(cells: list[list[str]]) -> None:
    for rows in (cells, [["First Name", "Last Name", "Labels", "Relation 1 - Value"], *cells]):
        with suppress(UnreadableError):
            list(read_cells(rows))


def test_what_values_look_like_says_what_a_column_holds_where_its_name_does_not() -> None:
    values = {
        "Who": ["Ann Lee", "Bob Stone"],
        "Write to": ["ann@quay.example", "bob@quay", "bob@stone.example"],
        "Also": ["ann@home.example"],
        "Born": ["1980-02-03", "03.04.1981"],
        "Ring": ["+353 1 555 0142", "01 555 0121", "555"],
        "Page": ["https://www.linkedin.com/in/ann"],
        "Number": ["12", "13"],
    }
    found = suggest_by_values(values, {"display_name": "Who"})
    assert found == {"email": "Write to", "url": "Page", "phone": "Ring"}
    assert suggest_by_values(values, {"email": "Write to", "phone": "Number", "url": "Who"}) == {}
