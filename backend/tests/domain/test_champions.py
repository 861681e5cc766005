"""Who carries the search, against the plain way of reckoning it."""

from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.champions import Standing, by_merit, champion_words
from inroad.domain.network import degrees

PEOPLE = [chr(97 + n) for n in range(8)]
PERSON = st.sampled_from(PEOPLE)
EDGES = st.lists(st.tuples(PERSON, PERSON).filter(lambda e: e[0] != e[1]), max_size=24)


@given(st.sets(PERSON, max_size=3), EDGES, PERSON)
def test_net_10_what_is_lost_is_what_the_degrees_without_them_lack(
    known: set[str], edges: list[tuple[str, str]], person: str
) -> None:
    before = degrees(known, edges)
    after = degrees(known - {person}, [edge for edge in edges if person not in edge])
    loss = Standing(known, edges).loss(person)
    others = [one for one in before if one != person]
    assert set(loss.cold) == {one for one in others if one not in after}
    assert set(loss.further) == {one for one in others if after.get(one, 0) > before[one]}
    assert not set(loss.cold) & set(loss.further)


def test_net_10_a_bridge_and_a_detour() -> None:
    standing = Standing(
        ["ruth", "frank"], [("ruth", "dan"), ("dan", "amara"), ("frank", "tom"), ("tom", "amara")]
    )
    assert standing.loss("ruth").cold == ("dan",)
    assert standing.loss("dan") == standing.loss("nobody")
    assert standing.named_by("dan") == ("amara",)
    assert sorted(standing.givers) == ["dan", "frank", "ruth", "tom"]


def test_a_hundred_thousand_names_are_weighed_in_a_moment() -> None:
    edges = [(str(n // 3), str(n)) for n in range(1, 100_000)]
    standing = Standing(["0"], edges)
    assert len(standing.loss("0").cold) == 99_999
    assert sum(len(standing.loss(giver).cold) for giver in standing.givers) > 900_000


def test_champions_by_what_their_names_led_to_and_in_words() -> None:
    assert by_merit({"a": 1, "b": 2}, {"a": 5, "b": 2, "c": 9}) == ["b", "a", "c"]
    assert champion_words("Ruth", 3, 2, [], 0) == "Ruth named three people; you met two of them."
    assert champion_words("Ruth", 1, 0, [], 0) == "Ruth named one person."
    assert champion_words("Ruth", 4, 1, ["Dan Kerr", "Amara Okafor", "Tom Lind"], 5) == (
        "Ruth named four people; you met one of them. Without Ruth there would be no way to "
        "Dan Kerr, Amara Okafor, Tom Lind and two others."
    )
