"""Monica 4's JSON export."""

import json
from typing import Any

import pytest
from tests.factories import books

from inroad.domain.importing import MONICA_JSON, Candidate, RowError, UnreadableError, read


def people(text: str) -> list[Candidate]:
    return [item for item in read(text) if isinstance(item, Candidate)]


def test_contacts_with_their_fields_and_who_introduced_them() -> None:
    reading = read(books.file("monica4.json").decode())
    lea, hugo, sam = [item for item in reading if isinstance(item, Candidate)]
    assert reading.summary.format == MONICA_JSON
    assert (lea.display_name, lea.headline, lea.organization) == ("Léa Fontaine", "Buyer", "Quai Nord")
    assert lea.emails == ("lea@fontaine.example",)
    assert lea.phones == ("+33 1 55 50 10 00", "+33 6 55 50 10 00")
    assert lea.url == "https://www.linkedin.com/in/lea-fontaine"
    assert lea.tags == ("choir", "Lyon")
    assert lea.address == "Quai 3\nLyon\n69001\nFR"
    assert lea.note == "From the choir\nFirst met: 2019-06-08\nWorks on the quay.\nLikes tea."
    assert [(m.kind, m.name, m.label, m.target_key) for m in lea.edges] == [
        ("met_through", "Hugo Roux", "first met through", hugo.key),
        ("related", "Hugo Roux", "colleague", hugo.key),
        ("related", "Partial Person", "child", None),
    ]
    assert hugo.edges == (), "each pair is said once"
    assert [w.code for w in sam.warnings] == ["self_mention"]
    assert (reading.summary.rows, reading.summary.blank) == (3, 2), "partial and dead ones are passed over"


@pytest.mark.parametrize(
    "text",
    [
        '{"contacts": []}',
        "[]",
        "[[1, 2]]",
        '{"account": []}',
        '{"account": {"data": {}}}',
        '{"account": ',
        '{"a":' * 200_000,
        '{"n": ' + "9" * 10_000 + "}",
    ],
)
def test_any_other_json_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.error.code == "wrong_file_json"


def export(*contacts: Any) -> str:
    data = [{"count": len(contacts), "type": "contact", "values": list(contacts)}]
    return json.dumps({"account": {"data": data}})


def test_shapes_nobody_expects_do_no_harm() -> None:
    odd = [
        None,
        7,
        {},
        {"properties": None, "data": "x"},
        {"properties": {"first_name": 5, "tags": "x"}, "data": [1, {"type": "contact_field", "values": 3}]},
        {"properties": {"first_name": "Ann\u0000\ud800", "first_met_through": ["x"]}},
    ]
    items = list(read(export(*odd)))
    assert [item.display_name for item in items if isinstance(item, Candidate) and item.accepted] == ["Ann �"]
    long = list(read(export({"properties": {"first_name": "x" * 9000}})))
    assert [item.code for item in long if isinstance(item, RowError)] == ["value_too_long"]
