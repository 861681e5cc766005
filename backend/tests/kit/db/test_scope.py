"""A session sees and changes its own workspace alone, whatever the statement's shape."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from sqlalchemy import Select, Table, delete, exists, func, insert, select, text, true, union_all, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import aliased, joinedload, selectinload
from tests.kit.db.sample import Account, Note, Person

from inroad.kit.db import Conflict, Database, Refused, bulk_insert, execute_core, insert_if_absent, scoped
from inroad.kit.db.session import ACROSS, OPTION
from inroad.kit.ids import new_id

PEOPLE = cast(Table, Person.__table__)
NOTES = cast(Table, Note.__table__)
other = aliased(Person)
SHAPES: dict[str, tuple[Select[*tuple[Any, ...]], list[Any]]] = {
    "rows": (select(Person.name).order_by(Person.name), ["Ann", "Bob"]),
    "built once": (scoped(select(Person.name).order_by(Person.name)), ["Ann", "Bob"]),
    "count": (select(func.count()).select_from(Person), [2]),
    "alias": (select(other.name).order_by(other.name), ["Ann", "Bob"]),
    "join": (select(Note.body).join(Person, Person.id == Note.person_id).order_by(Note.body), ["a", "b"]),
    "self join": (
        select(Person.name).join(other, other.name == Person.name).order_by(Person.name),
        ["Ann", "Bob"],
    ),
    "cross join": (
        select(func.count(Person.id)).join(other, true()),
        [4],
    ),
    "subquery": (select(func.count()).select_from(select(Person).subquery()), [2]),
    "in": (select(Note.body).where(Note.person_id.in_(select(Person.id))).order_by(Note.body), ["a", "b"]),
    "exists": (
        select(Person.name).where(exists().where(Note.person_id == Person.id)).order_by(Person.name),
        ["Ann", "Bob"],
    ),
    "scalar subquery": (
        select(select(func.count(Note.id)).where(Note.person_id == Person.id).scalar_subquery()).select_from(
            Person
        ),
        [1, 1],
    ),
    "cte": (select(select(Person.name).cte("people").c.name).order_by("name"), ["Ann", "Bob"]),
    "union": (
        select(func.count()).select_from(union_all(select(Person.id), select(other.id)).subquery()),
        [4],
    ),
    "window": (select(Person.name).order_by(func.row_number().over(order_by=Person.name)), ["Ann", "Bob"]),
    "group": (select(func.count()).select_from(Person).group_by(Person.name), [1, 1]),
}


@pytest.fixture
async def people(store: Database, ours: str, theirs: str) -> dict[str, str]:
    """Ann and Bob with a note each in ours; Ann, Cid and Dan in theirs. Ids by name, theirs with a dash."""
    ids: dict[str, str] = {}
    for workspace, names, mark in ((ours, ["Ann", "Bob"], ""), (theirs, ["Ann", "Cid", "Dan"], "-")):
        async with store.write(workspace) as session:
            for name in names:
                person = Person(name=name, email=f"{name}@example.org")
                session.add(person)
                ids[mark + name] = person.id
            await session.flush()
            session.add_all([Note(person_id=ids[mark + name], body=mark + name[0].lower()) for name in names])
    return ids


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.usefixtures("people")
async def test_reads_see_one_workspace(store: Database, ours: str, shape: str) -> None:
    statement, expected = SHAPES[shape]
    async with store.read(ours) as session:
        assert list(await session.scalars(statement)) == expected
        assert [next(iter(row.values())) for row in await session.rows(statement)] == expected


async def test_rows_are_dicts(store: Database, ours: str, people: dict[str, str]) -> None:
    async with store.read(ours) as session:
        rows = await session.rows(select(Person.id, Person.name).where(Person.name == "Ann"))
    assert rows == [{"id": people["Ann"], "name": "Ann"}]


async def test_loading_relations(store: Database, ours: str, people: dict[str, str]) -> None:
    async with store.read(ours) as session:
        for way in (selectinload, joinedload):
            statement = select(Person).options(way(Person.notes)).order_by(Person.name)
            found = (await session.scalars(statement)).unique().all()
            assert [[note.body for note in person.notes] for person in found] == [["a"], ["b"]]
    async with store.read(ours) as session:
        ann = await session.find(Person, people["Ann"])
        assert ann is not None
        with pytest.raises(InvalidRequestError, match="lazy='raise'"):
            _ = ann.notes


async def test_find(store: Database, ours: str, people: dict[str, str]) -> None:
    async with store.read(ours) as session:
        found = await session.find(Person, people["Ann"])
        assert found is not None
        assert found.name == "Ann"
        for absent in (people["-Ann"], new_id(), "", "abc", people["Ann"].upper(), people["Ann"] + " "):
            assert await session.find(Person, absent) is None


async def test_get_with_another_workspace_finds_nothing(
    store: Database, ours: str, theirs: str, people: dict[str, str]
) -> None:
    async with store.read(ours) as session:
        assert await session.get(Person, (theirs, people["-Ann"])) is None


async def test_bulk_changes_stay_at_home(
    store: Database, ours: str, theirs: str, people: dict[str, str]
) -> None:
    async with store.write(ours) as session:
        ann = await session.find(Person, people["Ann"])
        assert ann is not None
        await session.execute(update(Person).values(name="Zoe"))
        assert ann.name == "Zoe"  # what is loaded follows
        await session.execute(delete(Note).where(Note.body.is_not(None)))
    async with store.read(theirs) as session:
        assert await session.scalar(select(func.count()).select_from(Note)) == 3
        assert list(await session.scalars(select(Person.name).order_by(Person.name))) == ["Ann", "Cid", "Dan"]
    async with store.read(ours) as session:
        assert await session.scalar(select(func.count()).select_from(Note)) == 0


REFUSED: dict[str, Callable[[], Any]] = {
    "core select": lambda: select(PEOPLE),
    "core update": lambda: update(PEOPLE).values(name="x"),
    "core delete": lambda: delete(PEOPLE),
    "text": lambda: text("SELECT name FROM person"),
    "bare exists": lambda: select(exists().where(PEOPLE.c.name == "Ann")),
    "orm insert": lambda: insert(Person).values(name="x"),
    "from statement": lambda: select(Person).from_statement(text("SELECT * FROM person")),
    "raw table inside": lambda: select(
        Person.name, select(func.count()).select_from(PEOPLE).scalar_subquery()
    ),
    "text inside": lambda: select(Person.name).where(text("EXISTS (SELECT 1 FROM person AS p)")),
    "raw join": lambda: select(Person.name).join(NOTES, NOTES.c.person_id == Person.id),
    "comparison of columns": lambda: select(Person.name).join(
        NOTES, NOTES.c.workspace_id == Person.workspace_id
    ),
}


@pytest.mark.parametrize("shape", REFUSED)
@pytest.mark.usefixtures("people")
async def test_what_carries_no_workspace_is_refused(store: Database, ours: str, shape: str) -> None:
    async with store.write(ours) as session:
        with pytest.raises(Refused):
            await session.execute(REFUSED[shape]())
        await session.rollback()


@pytest.mark.usefixtures("people")
async def test_a_raw_connection_is_refused(store: Database, ours: str) -> None:
    async with store.read(ours) as session:
        connection = await session.connection()
        with pytest.raises(Refused):
            await connection.execute(text("SELECT name FROM person"))


async def test_bulk_methods_of_the_sync_session_are_refused(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        for call in (
            lambda sync: sync.bulk_save_objects([Person(name="x")]),
            lambda sync: sync.bulk_insert_mappings(Person, [{"name": "x"}]),
            lambda sync: sync.bulk_update_mappings(Person, [{"name": "x"}]),
        ):
            with pytest.raises(Refused):
                await session.run_sync(call)
        with pytest.raises(Refused):
            await session.execute(update(Person), [{"workspace_id": ours, "id": new_id(), "name": "x"}])


async def test_without_a_workspace_only_global_tables(store: Database, people: dict[str, str]) -> None:
    async with store.write() as session:
        session.add(Account(email="ann@example.org"))
        await session.flush()
        assert list(await session.scalars(select(Account.email))) == ["ann@example.org"]
        for statement in (
            select(Person),
            select(Account).where(exists().where(Person.name == Account.email)),
        ):
            with pytest.raises(Refused):
                await session.execute(statement)
        with pytest.raises(Refused):
            await session.find(Person, people["Ann"])
        session.add(Person(name="x"))
        with pytest.raises(Refused):
            await session.flush()
        await session.rollback()


async def test_global_tables_within_a_workspace(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        session.add(Account(email="ann@example.org"))
    async with store.read(ours) as session:
        assert list(await session.scalars(select(Account.email))) == ["ann@example.org"]


async def test_enter_binds_once(store: Database, ours: str, theirs: str, people: dict[str, str]) -> None:
    """The token is looked up first, the workspace known after it: one session, one transaction."""
    async with store.read() as session:
        await session.execute(select(Account))
        await session.enter(ours)
        assert await session.find(Person, people["Ann"]) is not None
        assert await session.find(Person, people["-Cid"]) is None
        with pytest.raises(Refused):
            await session.enter(theirs)


async def test_new_rows_are_stamped(store: Database, ours: str, theirs: str) -> None:
    async with store.write(ours) as session:
        person = Person(name="Eve")
        assert person.id  # known before it is stored
        session.add(person)
        await session.flush()
        assert person.workspace_id == ours
        session.add(Person(name="x", workspace_id=theirs))
        with pytest.raises(Refused):
            await session.flush()
        await session.rollback()


async def test_a_row_cannot_move(store: Database, ours: str, theirs: str, people: dict[str, str]) -> None:
    async with store.write(ours) as session:
        ann = await session.find(Person, people["Ann"])
        assert ann is not None
        ann.workspace_id = theirs
        with pytest.raises(Refused):
            await session.flush()
        await session.rollback()


async def test_a_foreign_key_cannot_cross(store: Database, ours: str, people: dict[str, str]) -> None:
    with pytest.raises(Conflict) as caught:
        async with store.write(ours) as session:
            session.add(Note(person_id=people["-Ann"]))
    assert caught.value.kind == "foreign_key"


async def test_bulk_insert(store: Database, ours: str, theirs: str) -> None:
    async with store.write(ours) as session:
        ids = await bulk_insert(session, Person, [{"name": f"p{number:05}"} for number in range(30_000)])
    assert len(set(ids)) == 30_000
    async with store.read(ours) as session:
        row = (await session.rows(select(Person.id, Person.version, Person.name).where(Person.id == ids[7])))[
            0
        ]
        assert row == {"id": ids[7], "version": 1, "name": "p00007"}
        assert await session.scalar(select(func.count()).select_from(Person)) == 30_000
    async with store.read(theirs) as session:
        assert await session.scalar(select(func.count()).select_from(Person)) == 0


async def test_bulk_insert_refuses(store: Database, ours: str, theirs: str) -> None:
    async with store.write(ours) as session:
        assert await bulk_insert(session, Person, []) == []
        with pytest.raises(Refused):
            await bulk_insert(session, Person, [{"name": "x", "workspace_id": theirs}])
        with pytest.raises(ValueError, match="same keys"):
            await bulk_insert(session, Person, [{"name": "x"}, {"name": "y", "email": "z"}])
    async with store.read(ours) as session:
        with pytest.raises(Refused):
            await bulk_insert(session, Person, [{"name": "x"}])


async def test_insert_if_absent(store: Database, ours: str, theirs: str) -> None:
    for workspace in (ours, theirs):
        async with store.write(workspace) as session:
            made = await insert_if_absent(session, Person, {"name": "Ann", "email": "a@x.org"}, ["email"])
            assert made is not None
            assert (
                await insert_if_absent(session, Person, {"name": "Bea", "email": "a@x.org"}, ["email"])
                is None
            )
            assert await insert_if_absent(session, Person, {"name": "Bea", "email": "a@x.org"}) is None
            assert [row["name"] for row in await session.rows(select(Person.name))] == ["Ann"]


@pytest.mark.usefixtures("people")
async def test_core_needs_its_own_predicate(store: Database, ours: str) -> None:
    table = PEOPLE
    async with store.read(ours) as session:
        good = select(table.c.name).where(table.c.workspace_id == ours).order_by(table.c.name)
        assert list((await execute_core(session, good)).scalars()) == ["Ann", "Bob"]
        with pytest.raises(Refused):
            await execute_core(session, select(table.c.name))


@pytest.mark.usefixtures("people")
async def test_postgresql_holds_even_where_the_session_does_not(
    store: Database, ours: str, theirs: str
) -> None:
    """Row-level security is forced: unset means no rows, and a foreign row cannot be written."""
    if not store.postgresql:
        return
    everything = select(func.count()).select_from(PEOPLE)
    past = {OPTION: ACROSS}
    for workspace, expected in ((None, 0), (ours, 2), (theirs, 3)):
        async with store.read(workspace) as session:
            assert (await session.execute(everything, execution_options=past)).scalar() == expected
    foreign = insert(NOTES).values(workspace_id=theirs, id=new_id(), person_id=new_id(), body="")
    async with store.write(ours) as session:
        with pytest.raises(Exception, match="row-level security"):
            await session.execute(foreign, execution_options=past)
        await session.rollback()
