"""Who is probably one person: what speaks for it and against it, case by case."""

from typing import Any

import pytest

from inroad.domain.duplicates import Census, Person, judge, likely_pairs, person
from inroad.kit.fold import fold
from inroad.kit.likeness import name_book

BOOK = name_book()
# As common as names are among five thousand people: a few of each given name, two of the family.
CENSUS = Census(5000, {}, {})


def who(name: str, id: str = "", **more: Any) -> Person:
    more["organization"] = fold(more.get("organization", ""))
    return person(BOOK, id or name, display_name=fold(name), said=name, **more)


def score(one: Person, other: Person, census: Census = CENSUS) -> tuple[str | None, dict[str, str]]:
    verdict = judge(one, other, census, BOOK)
    back = judge(other, one, census, BOOK)
    assert (verdict and verdict.score) == (back and back.score), "it must not matter who stands first"
    if verdict is None:
        return None, {}
    return verdict.level, {each.code: each.text for each in verdict.evidence}


@pytest.mark.parametrize(
    ("one", "other", "code", "text"),
    [
        ("Bob Quirke", "Robert Quirke", "nickname", "Bob is short for Robert"),
        ("Bob Quirke", "Rob Quirke", "nickname", "Bob and Rob are both short for Robert"),
        ("Kasia Quirke", "Katarzyna Quirke", "nickname", "Kasia is short for Katarzyna"),
        ("Sergey Quirke", "Sergei Quirke", "spelling", "Sergey and Sergei are spellings of one name"),
        ("Jomathan Quirke", "Jonathan Quirke", "typo", "Jomathan and Jonathan differ by one letter"),
        ("R. Quirke", "Robert Quirke", "initial", "R. may be Robert"),
        ("B. Quirke", "Robert Quirke", "initial", "B. may be Robert"),
        ("Quirke Robert", "Robert Quirke", "turned_name", ""),
        ("Quirke Bob", "Robert Quirke", "nickname", "Bob is short for Robert"),
        ("Quirke, Robert", "Robert Quirke", "same_name", "Same name"),
        ("Dr. Robert Quirke, MBA", "robert quirke", "same_name", "Same name"),
        ("Anna Quirke", "Anna Quirke-Lindt", "part_of_name", "Quirke is part of Quirke Lindt"),
        ("王小明", "Xiaoming Wang", "turned_name", ""),
        ("Łukasz Żurek", "Lukasz Zurek", "same_name", "Same name"),
    ],
)
def test_names_that_are_one(one: str, other: str, code: str, text: str) -> None:
    place = {"organization": "Harbour Mills, Ltd"}
    level, said = score(who(one, "1", **place), who(other, "2", organization="Harbour Mills"))
    assert level in ("likely", "certain")
    assert "same_organization" in said
    assert text in said[code]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daniel Quirke", "Daniela Quirke"),
        ("Maria Quirke", "Mark Quirke"),
        ("Robert Quirke Jr.", "Robert Quirke Sr."),
        ("Mr. Alex Quirke", "Mrs. Alex Quirke"),
        ("John Quirke", "Joan Quirke"),
        ("J. Quirke", "Robert Quirke"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    place = {"organization": "Harbour Mills"}
    assert score(who(one, "1", **place), who(other, "2", **place))[0] in (None, "possible")


def test_an_address_of_ones_own_settles_it() -> None:
    mail = ["r.quirke+list@gmail.com"]
    level, said = score(who("Bob Quirke", emails=mail), who("Robert Quirke", emails=["rquirke@gmail.com"]))
    assert (level, said["same_email"]) == ("certain", "Same e-mail")
    url = "https://www.linkedin.com/in/rq"
    assert score(who("Bob Quirke", linkedin=url), who("Rob Quirke", linkedin=url + "/"))[0] == "certain"
    married = score(
        who("Anna Quirke", "1", emails=["a@q.example"]), who("Anna Lindt", "2", emails=["a@q.example"])
    )
    assert married[0] == "likely"
    assert "it may have changed" in married[1]["different_family_name"]


def test_a_household_is_not_one_person() -> None:
    reach: Any = {"phones": ["+35315550142"], "emails": ["quirkes@web.example"]}
    level, said = score(who("Anna Quirke", **reach), who("Tom Quirke", **reach))
    assert level in (None, "possible")
    mailbox: Any = {"emails": ["info@mill.example"]}
    level, said = score(who("Anna Quirke", **mailbox), who("Anna Quirke", "2", **mailbox))
    assert "several people" in said["shared_email"]


def test_two_profiles_are_two_people_and_two_work_addresses_make_one_doubt() -> None:
    one, other = (who("Ann Quirke", str(n), linkedin=f"https://www.linkedin.com/in/{n}") for n in (1, 2))
    assert score(one, other)[0] is None
    place = {"organization": "Mill"}
    level, said = score(
        who("Ann Quirke", "1", emails=["x1@mill.example"], **place),
        who("Ann Quirke", "2", emails=["x2@mill.example"], **place),
    )
    assert "conflicting_email" in said
    assert level in (None, "possible")


def test_a_common_name_weighs_less_than_a_rare_one() -> None:
    census = Census(5000, {"john": 120, "ngozi": 1}, {"smith": 60, "quirke": 2})
    assert score(who("John Smith", "1"), who("John Smith", "2"), census)[0] == "possible"
    assert score(who("Ngozi Quirke", "1"), who("Ngozi Quirke", "2"), census)[0] == "likely"


def test_pairs_are_each_found_once_and_a_key_that_all_share_is_left_out() -> None:
    people = [who("Ann Quirke", f"{n:03d}", emails=["a@q.example"], phones=["+3531555"]) for n in range(3)]
    found = likely_pairs(people, BOOK)
    assert [(a, b) for a, b, _ in found] == [("000", "001"), ("000", "002"), ("001", "002")]
    crowd = [who("Ann Quirke", f"{n:03d}") for n in range(200)]
    assert likely_pairs(crowd, BOOK) == []
    assert likely_pairs([], BOOK) == []


def test_names_of_any_shape_are_read() -> None:
    for name in ("", "x", ".", "Mr", "de la", ",", "🙂", "Jr.", "van der", "Dr. Dr. Jr., PhD", "a" * 500):
        one = who(name, "1")
        judge(one, who("Ann Quirke", "2"), CENSUS, BOOK, least=0)
        judge(one, one, CENSUS, BOOK, least=0)
        likely_pairs([one, who(name, "2")], BOOK)
