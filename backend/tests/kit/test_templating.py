"""Templates that users write do no harm, and say what is wrong with them (S17)."""

import time
from typing import Any

import pytest

from inroad.kit.templating import FILTERS, Known, TemplateFault, compiled, filled

KNOWN = Known({"contact.name": False, "contact.given_name": False, "offer": False, "meeting.gains": True})
VALUES: dict[str, Any] = {
    "contact": {"name": "Ada Abe", "given_name": "Ada"},
    "offer": None,
    "meeting": {"gains": ["a name", "a view", "a friend"]},
}
BOUND = 0.5
"""Seconds that no template may take on a busy machine; a hundredth of what unbounded ones took."""


def made(source: str, values: dict[str, Any] | None = None) -> str:
    """The filled template."""
    return filled(compiled(source, KNOWN), values or VALUES)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("Dear {{ contact.name }},", "Dear Ada Abe,"),
        ("{{ contact.name | upcase }} {{ contact.name | downcase }}", "ADA ABE ada abe"),
        ("{{ meeting.gains | listed | capitalize }}", "A name, a view and a friend"),
        ("{{ meeting.gains | join: '; ' }}", "a name; a view; a friend"),
        ("{{ meeting.gains.first }}, {{ meeting.gains.size }}", "a name, 3"),
        ("{{ offer | default: '[what]' | strip }}", "[what]"),
        ("{% if offer %}a{% elsif contact.name %}b{% else %}c{% endif %}", "b"),
        ("{% unless offer %}none{% endunless %}", "none"),
        (
            "{% for one in meeting.gains %}{{ forloop.index }}{{ one }} {% endfor %}",
            "1a name 2a view 3a friend ",
        ),
        ("{%- if contact.name -%} close {%- endif -%}", "close"),
        ("{{ contact['name'] }}", "Ada Abe"),
        ("no fields, { one brace } and 100 %", "no fields, { one brace } and 100 %"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_what_a_template_can_do(source: str, result: str) -> None:
    assert made(source) == result


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("Dear {{ contact.nam }}", "unknown_field", "Did you mean contact.name?"),
        ("Dear {{ given_nme }}", "unknown_field", "Did you mean contact.given_name?"),
        ("{% if contct.name %}a{% endif %}", "unknown_field", "Did you mean contact.name?"),
        ("{{ offer | default: contact.nme }}", "unknown_field", "Did you mean contact.name?"),
        ("{{ zzz }}", "unknown_field", "“zzz”"),
        ("{{ contact }}", "unknown_field", "Did you mean contact.name?"),
        ("{{ contact.name.__class__.__mro__ }}", "unknown_field", "__class__"),
        ("{{ contact[offer] }}", "unknown_field", "contact[offer]"),
        ("{{ meeting.gains[0] }}", "unknown_field", "meeting.gains"),
        ("{{ forloop.index }}", "unknown_field", "forloop"),
        ("{% for a in meeting.gains %}{{ a.__class__ }}{% endfor %}", "unknown_field", "a.__class__"),
        ("{{ contact.name | upcas }}", "unknown_filter", "Did you mean upcase?"),
        ("{{ contact.name | append: 'x' }}", "unknown_filter", "There are: capitalize"),
        ("{% assign a = 1 %}", "unknown_tag", "“assign”"),
        ("{% include 'a' %}", "unknown_tag", "“include”"),
        ("{% liquid echo x %}", "unknown_tag", "“liquid”"),
        ("{% raw %}{{ x }}{% endraw %}", "unknown_tag", "“raw”"),
        ("{% for a in contact.name %}{% endfor %}", "not_a_list", "meeting.gains"),
        ("{% if contact.name %}", "not_readable", "endif"),
        ("{{ contact.name", "not_closed", "}}"),
        ("{% if contact.name", "not_closed", "%}"),
        ("{{ contact. }}", "not_readable", ""),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest_right_one(source: str, code: str, words: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        compiled(source, KNOWN)
    assert fault.value.code == code
    assert words in fault.value.detail


def test_the_place_is_told() -> None:
    source = "Dear {{ contact.name }} and {{ contact.nam }}"
    with pytest.raises(TemplateFault) as fault:
        compiled(source, KNOWN)
    assert source[fault.value.start : fault.value.end] == "{{ contact.nam }}"


LOOP, END = "{% for a in meeting.gains %}", "{% endfor %}"
CONDITION = "{% if " + " or ".join(["meeting.gains contains 'zz'"] * 15) + " %}x{% endif %}"
BOMBS = {
    "huge range": "{% for i in (1..99999999999) %}x{% endfor %}",
    "joined range": "{{ (1..99999999999) | join }}",
    "range asked of": "{% if (1..99999999999) contains 5 %}x{% endif %}",
    "range as limit": "{% for i in meeting.gains limit:(1..9) %}x{% endfor %}",
    "loops in loops": LOOP * 9 + "x" * 1000 + END * 9,
    "one loop in another": LOOP + LOOP + "{{ a }}" + END + END,
    "deep": "{% if offer %}" * 9 + "x" + "{% endif %}" * 9,
    "long": "x" * 20_001,
    "many fields": "{{ contact.name }}" * 1000,
    "long field": "{{ contact.name" + " | upcase" * 1000 + " }}",
    "never closed": "{{" * 9000,
    "never closed tags": "{%" * 9000,
    "never closed fields": "{{ a" * 4000,
    "never closed ifs": "{% if " * 3000,
    "never closed text": "{{ '" + "a" * 19_000,
    "long loops": LOOP + "{{ meeting.gains | join: 'x' }}" * 190 + END,
    "long text in a loop": LOOP + "x" * 19_000 + END,
}
COSTLY = {
    "costly questions": LOOP + CONDITION * 40 + END,
    "filters": LOOP + "{{ contact.name | upcase | downcase | upcase | downcase }}" * 15 + END,
    "quotes": "'" * 19_000,
    "braces": "{ } % " * 3000,
}
LARGE: dict[str, Any] = {
    "contact": {"name": "N" * 200, "given_name": ""},
    "offer": "o" * 2000,
    "meeting": {"gains": ["g" * 500] * 20},
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    began = time.perf_counter()
    with pytest.raises(TemplateFault) as fault:
        made(BOMBS[name], LARGE)
    assert time.perf_counter() - began < BOUND
    assert fault.value.detail


@pytest.mark.parametrize("name", COSTLY)
def test_what_is_allowed_stays_small_and_quick(name: str) -> None:
    began = time.perf_counter()
    assert len(made(COSTLY[name], LARGE)) <= 80_000
    assert time.perf_counter() - began < BOUND


def test_a_value_is_never_read_as_a_template() -> None:
    values = {**VALUES, "contact": {"name": "{{ offer }}{% if x %}", "given_name": ""}}
    assert made("{{ contact.name }}", values) == "{{ offer }}{% if x %}"


def test_the_filters_are_those_that_are_listed() -> None:
    assert sorted(FILTERS) == list(FILTERS)
    for name in FILTERS:
        assert compiled("{{ contact.name | " + name + " }}", KNOWN)
