"""The referral graph against plain models."""

from itertools import permutations
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.introductions import introduction_paths
from inroad.domain.network import SEEKER, Network, NetworkError, degrees

PEOPLE = [chr(97 + n) for n in range(8)]
PERSON = st.sampled_from(PEOPLE)
EDGES = st.lists(st.tuples(PERSON, PERSON).filter(lambda e: e[0] != e[1]), max_size=24)
KNOWN = st.sets(PERSON, max_size=3)


def model(known: set[str], edges: list[tuple[str, str]]) -> dict[str, int]:
    """Degrees by relaxing every edge until nothing changes."""
    found = dict.fromkeys(known, 1)
    for _ in range(len(PEOPLE) + 1):
        for giver, named in edges:
            if giver in found and found[giver] + 1 < found.get(named, 99):
                found[named] = found[giver] + 1
    return found


def all_degrees(network: Network) -> dict[str, int]:
    return {p: d for p in PEOPLE if (d := network.degree(p)) is not None}


def test_net_1_degrees_of_a_small_search() -> None:
    edges = [("ruth", "daniel"), ("daniel", "amara"), ("frank", "amara"), ("helen", "ines")]
    assert degrees(["ruth", "frank"], edges) == {"ruth": 1, "frank": 1, "daniel": 2, "amara": 2}


@given(KNOWN, EDGES)
def test_net_1_degrees_agree_with_the_model(known: set[str], edges: list[tuple[str, str]]) -> None:
    assert degrees(known, edges) == model(known, edges)


@given(
    KNOWN,
    EDGES,
    st.lists(st.tuples(st.sampled_from(["insert", "delete", "know", "unknow"]), PERSON, PERSON), max_size=20),
)
def test_net_1_degrees_stay_right_as_edges_come_and_go(
    known: set[str], edges: list[tuple[str, str]], steps: list[tuple[str, str, str]]
) -> None:
    network = Network(PEOPLE, dict.fromkeys(known, 3), [(a, b, 3) for a, b in edges])
    known, edges = set(known), list(edges)
    for action, one, other in steps:
        before = all_degrees(network)
        if action == "know":
            changed = network.know(one, 4)
            known.add(one)
        elif action == "unknow":
            if one not in known:
                continue
            changed = network.unknow(one)
            known.discard(one)
        elif one == other or (action == "delete" and (one, other) not in edges):
            continue
        elif action == "insert":
            changed = network.insert(one, other)
            edges.append((one, other))
        else:
            changed = network.delete(one, other)
            edges.remove((one, other))
        after = model(known, edges)
        assert all_degrees(network) == after
        assert changed == {p: after.get(p) for p in PEOPLE if before.get(p) != after.get(p)}


def test_net_4_two_referrals_between_the_same_two() -> None:
    network = Network("ab", {"a": 5}, [("a", "b", 2), ("a", "b", 5)])
    assert network.links_from("a") == {"b": 5}
    assert network.delete("a", "b", 5) == {}
    assert network.links_from("a") == {"b": 2}
    assert network.delete("a", "b") == {"b": None}


def test_net_4_what_the_graph_refuses() -> None:
    network = Network("ab", {"a": 5}, [])
    for giver, named, code in [
        ("a", "a", "self_referral"),
        ("a", "x", "unknown_person"),
        ("x", "a", "unknown_person"),
        (SEEKER, "a", "unknown_person"),
        ("a", SEEKER, "unknown_person"),
    ]:
        with pytest.raises(NetworkError) as refused:
            network.insert(giver, named)
        assert refused.value.code == code
    with pytest.raises(NetworkError) as missing:
        network.delete("a", "b")
    assert missing.value.code == "unknown_edge"
    with pytest.raises(NetworkError):
        network.unknow("b")
    with pytest.raises(NetworkError):
        Network(["a", ""], {}, [])
    with pytest.raises(NetworkError):
        introduction_paths(network, "x")


def test_cycles_are_fine() -> None:
    network = Network("abc", {"a": 1}, [("a", "b", 1), ("b", "c", 1), ("c", "a", 1)])
    assert network.descendants("a") == {"b": 1, "c": 2}
    assert network.unknow("a") == {"a": None, "b": None, "c": None}


def test_net_5_the_way_to_helen() -> None:
    network = Network(
        ["ruth", "daniel", "helen", "frank"],
        {"ruth": 5, "frank": 2},
        [("ruth", "daniel", 4), ("frank", "daniel", 1)],
    )
    assert introduction_paths(network, "helen") == []
    network.suppose("daniel", "helen")
    assert network.degree("helen") is None
    first, second = introduction_paths(network, "helen")
    assert first.people == ("ruth", "daniel", "helen")
    assert first.granted == (True, True, False)
    assert (first.ask, first.warmth) == ("daniel", 10)
    assert second.people == ("frank", "daniel", "helen")
    assert introduction_paths(network, "daniel")[0].ask is None


@given(
    st.dictionaries(PERSON, st.integers(1, 5), max_size=3),
    st.dictionaries(st.tuples(PERSON, PERSON).filter(lambda e: e[0] != e[1]), st.integers(0, 5), max_size=16),
    st.lists(st.tuples(PERSON, PERSON).filter(lambda e: e[0] != e[1]), max_size=4),
    PERSON,
    st.integers(1, 5),
)
def test_net_5_paths_are_shortest_then_warmest_then_by_id(
    known: dict[str, int],
    edges: dict[tuple[str, str], int],
    supposed: list[tuple[str, str]],
    to: str,
    count: int,
) -> None:
    people, to = PEOPLE[:5], PEOPLE[PEOPLE.index(to) % 5]
    known = {p: c for p, c in known.items() if p in people}
    network = Network(people, known, [(a, b, w) for (a, b), w in edges.items() if {a, b} <= set(people)])
    for a, b in supposed:
        if {a, b} <= set(people):
            network.suppose(a, b)
    every = []
    others = [p for p in people if p != to]
    for size in range(len(people)):
        for middle in permutations(others, size):
            way = (SEEKER, *middle, to)
            steps = [network.links_from(a).get(b) for a, b in zip(way, way[1:], strict=False)]  # noqa: RUF007 -- a plain model
            if None not in steps:
                every.append((len(way), -sum(s for s in steps if s is not None), way[1:]))
    found = introduction_paths(network, to, count)
    assert [(len(p.people) + 1, -p.warmth, p.people) for p in found] == sorted(every)[:count]
    assert len({p.people for p in found}) == len(found)
    assert all(len(set(p.people)) == len(p.people) for p in found)


def test_a_large_network_is_answered_from_both_ends() -> None:
    """20,000 people in a ring with shortcuts: a way is found in far less than a look at everybody takes."""
    size = 20_000
    names = [f"p{n}" for n in range(size)]
    edges = [
        (names[n], names[(n * 7 + k) % size], 3) for n in range(size) for k in (1, 2, 3) if n * 7 + k != n
    ]
    network = Network(names, {names[0]: 5}, [e for e in edges if e[0] != e[1]])
    start = perf_counter()
    paths = introduction_paths(network, names[size // 2 + 11], 3)
    assert len(paths) == 3
    assert len(paths[0].people) == network.degree(names[size // 2 + 11])
    assert perf_counter() - start < 2
