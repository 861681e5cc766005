"""Whom a file's entries mean."""

from inroad.domain.importing import Candidate, read

HEADER = "First Name,Last Name,E-mail Address,Business Phone,Referred By\n"


def people(*rows: str) -> list[Candidate]:
    return [item for item in read(HEADER + "\n".join(rows) + "\n") if isinstance(item, Candidate)]


def test_a_name_that_two_people_have_is_left_open() -> None:
    ann, bo, other_bo = people("Ann,Lee,,,Bo Ray", "Bo,Ray,bo@ray.example,,", "Bo,Ray,ray@bo.example,,")
    assert bo.key != other_bo.key
    assert [(m.name, m.target_key) for m in ann.edges] == [("Bo Ray", None)]


def test_an_address_decides_between_namesakes() -> None:
    ann, bo, _ = people(
        "Ann,Lee,,,Bo Ray <BO@ray.example>", "Bo,Ray,bo@ray.example,,", "Bo,Ray,ray@bo.example,,"
    )
    assert [m.target_key for m in ann.edges] == [bo.key]


def test_oneself_by_name_or_address_is_dropped_with_a_warning() -> None:
    for row in ("Ann,Lee,,,ann LEE", 'Ann,Lee,,,"Lee, Ann"', "Ann,Lee,a@lee.example,,A <a@lee.example>"):
        [ann] = people(row)
        assert ann.edges == ()
        assert [w.code for w in ann.warnings] == ["self_mention"]


def test_a_circle_is_kept_and_said() -> None:
    circle = ("Ann,Lee,,,Bo Ray", "Bo,Ray,,,Cy Das", "Cy,Das,,,Ann Lee", "Di,Fox,,,Ann Lee")
    ann, bo, cy, di = people(*circle)
    assert [len(p.edges) for p in (ann, bo, cy, di)] == [1, 1, 1, 1]
    assert [[w.code for w in p.warnings] for p in (ann, bo, cy, di)] == [
        ["circular_mention"],
        ["circular_mention"],
        ["circular_mention"],
        [],
    ]


def test_a_chain_of_thousands_is_no_circle_and_no_recursion() -> None:
    rows = [f"P{n},Lee,,,P{n + 1} Lee" for n in range(5_000)]
    found = people(*rows)
    assert sum(len(p.edges) for p in found) == 5_000
    assert not any(p.warnings for p in found)


def test_the_same_person_twice_is_one_mention() -> None:
    ann, _ = people('Ann,Lee,,,"Bo Ray; Ray, Bo;Bo  RAY"', "Bo,Ray,,,")
    assert len(ann.edges) == 1
