"""Keys, canonical addresses, formula quotes and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.importing import (
    DateOrder,
    email_key,
    is_email,
    linkedin_url,
    name_key,
    quote_formula,
    row_key,
    unquote_formula,
)
from inroad.domain.importing.dates import parse_day


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.linkedin.com/in/ann-lee", "https://www.linkedin.com/in/ann-lee"),
        ("http://de.linkedin.com/in/Ann-Lee/", "https://www.linkedin.com/in/ann-lee"),
        ("linkedin.com/in/ann-lee?trk=x#top", "https://www.linkedin.com/in/ann-lee"),
        (" https://www.LinkedIn.com/in/ann-lee/en ", "https://www.linkedin.com/in/ann-lee"),
        ("https://www.linkedin.com/in/ana-d%c3%adaz", "https://www.linkedin.com/in/ana-d%C3%ADaz"),
        ("https://www.linkedin.com/in/ana-díaz", "https://www.linkedin.com/in/ana-d%C3%ADaz"),
        ("https://www.linkedin.com/in/ana-di\u0301az", "https://www.linkedin.com/in/ana-d%C3%ADaz"),
        ("https://www.linkedin.com/pub/ann-lee/1/2/3b", "https://www.linkedin.com/pub/ann-lee/1/2/3b"),
        ("https://www.linkedin.com/profile/view?x=1&id=42", "https://www.linkedin.com/profile/view?id=42"),
        ("https://www.linkedin.com/company/harbor", None),
        ("https://www.linkedin.com/in/", None),
        ("https://www.linkedin.com/in/%2e%2e%2fx", None),
        ("https://www.linkedin.com.evil.example/in/ann", None),
        ("https://evil.example/linkedin.com/in/ann", None),
        ("https://evil.example@linkedin.com/in/ann", None),
        ("https://www.linkedin.com/in/" + "a" * 2_000, None),
        ("", None),
    ],
)
def test_linkedin_url(url: str, canonical: str | None) -> None:
    assert linkedin_url(url) == canonical
    if canonical:
        assert linkedin_url(canonical) == canonical


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Łukasz  MÜLLER-Weiß", "lukasz muller weiss"),
        ("O'Brien, Seán", "o brien sean"),
        ("Søren Ærø", "soren aero"),
        ("İbrahim", "ibrahim"),
        ("Алёна", "алена"),
        ("山田 太郎", "山田 太郎"),
        ("ｆｕｌｌ", "full"),
        ("प्रिया", "प्रिया"),
        ("", ""),
        ("!!", ""),
    ],
)
def test_name_key(text: str, key: str) -> None:
    assert name_key(text) == key


def test_names_differing_in_a_letter_keep_different_keys() -> None:
    assert name_key("が") != name_key("か")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (" Ann.Lee@Harbor.Example ", "ann.lee@harbor.example"),
        ("ann@Bücher.example", "ann@xn--bcher-kva.example"),
        ("nobody", "nobody"),
    ],
)
def test_email_key(address: str, key: str) -> None:
    assert email_key(address) == key


@pytest.mark.parametrize(
    "address",
    [
        "a@b.co",
        "ann.lee+x@mail.harbor.example",
        "jürgen@bücher.example",
        "o'neil@x.example",
        "a_b-c@x-y.example",
    ],
)
def test_addresses_that_are_taken(address: str) -> None:
    assert is_email(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "@",
        "a@b",
        "a@@b.co",
        "a b@c.co",
        ".a@b.co",
        "a.@b.co",
        "a..b@c.co",
        "a@-b.co",
        "a@b-.co",
        "a@b..co",
        "a@1.2.3.4",
        "a@b.co\n",
        "<a@b.co>",
        "a" * 65 + "@b.co",
        "a@" + "b." * 130 + "co",
        "a@b_c.co_",
    ],
)
def test_addresses_that_are_not(address: str) -> None:
    assert not is_email(address)


@given(st.text(alphabet="'=+-@\t\r\0a ", max_size=6) | st.text())
def test_formula_quotes_come_off_again_exactly(value: str) -> None:
    quoted = quote_formula(value)
    assert unquote_formula(quoted) == value
    assert not quoted.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


def test_an_apostrophe_of_its_own_is_kept() -> None:
    assert unquote_formula("'t Hooft") == "'t Hooft"


def test_row_key_prefers_the_profile_and_is_bounded() -> None:
    url = linkedin_url("https://www.linkedin.com/in/ann-lee")
    assert row_key(url, "Ann Lee", "Harbor", ()) == "linkedin:in/ann-lee"
    assert row_key(None, "ANN  LEE", "harbor", ("A@B.co",)) == row_key(None, "Ann Lee", "Harbor", ("a@b.co",))
    assert row_key(None, "Ann Lee", "Harbor", ()) != row_key(None, "Ann Lee", "Lumen", ())
    assert row_key(None, "Ann", "Lee", ()) != row_key(None, "Ann Lee", "", ())
    assert len(row_key("https://www.linkedin.com/in/" + "%C3%AD" * 200, "", "", ())) <= 200


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("08 Jun 2019", None, date(2019, 6, 8)),
        ("8-Jun-2019", None, date(2019, 6, 8)),
        ("June 8, 2019", None, date(2019, 6, 8)),
        ("2019-06-08", None, date(2019, 6, 8)),
        ("2019-06-08T10:00:00Z", None, date(2019, 6, 8)),
        ("2019/6/8", None, date(2019, 6, 8)),
        ("8.6.2019", "mdy", date(2019, 6, 8)),
        ("06/08/2019", "mdy", date(2019, 6, 8)),
        ("06/08/2019", "dmy", date(2019, 8, 6)),
        ("06/25/2019", None, date(2019, 6, 25)),
        ("25/06/2019", None, date(2019, 6, 25)),
        ("06/06/2019", None, date(2019, 6, 6)),
        ("3/24/18, 11:09 PM", None, date(2018, 3, 24)),
        ("12 mars 2023", None, date(2023, 3, 12)),
        ("12. März 2023", None, date(2023, 3, 12)),
        ("12 de marzo de 2023", None, date(2023, 3, 12)),
        ("12 sept. 2023", None, date(2023, 9, 12)),
        ("12 janv. 2023", None, date(2023, 1, 12)),
        ("06/08/2019", None, "ambiguous_date"),
        ("06/25/2019", "dmy", "invalid_date"),
        ("31 Jun 2019", None, "invalid_date"),
        ("08 Foo 2019", None, "invalid_date"),
        ("08 Jun 0019", None, "invalid_date"),
        ("00/00/0000", "dmy", "invalid_date"),
        ("", None, "invalid_date"),
        ("1" * 500, None, "invalid_date"),
        ("٠٨ Jun 2019", None, date(2019, 6, 8)),
    ],
)
def test_parse_day(text: str, order: DateOrder | None, day: date | str) -> None:
    assert parse_day(text, order) == day
