"""Full text: one list of cases, the same answers on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete, func, select, text, update
from sqlalchemy.orm import aliased
from tests.kit.db.sample import Note, Person

from inroad.kit.db import Database, bulk_insert, scoped
from inroad.kit.db.search import fold, match, words
from inroad.kit.ids import new_id

NAMES = {
    "ann": "Ann O’Brien",
    "anna": "Anna-Lena Škoda",
    "bob": "Bob Müller (Straße 3)",
    "cjk": "田中 太郎",
    "kana": "さくら",
    "greek": "Γιώργος Παπαδόπουλος",
    "mail": "d.vance@Example.org",
    "code": "C++ and R&D, 3M",
    "ops": "AND OR NOT near",
    "full": "Ｆｕｌｌｗｉｄｔｈ",
}
CASES: dict[str, set[str]] = {
    "ann": {"ann", "anna"},  # the last word is a prefix
    "Ann ": {"ann", "anna"},
    "ann o": {"ann"},  # each word, the last a prefix: "lena" is none
    "lena ann": {"anna"},  # in any order
    "obrien": {"ann"},
    "o'brien": {"ann"},
    "O’Brien": {"ann"},
    "o`brien": {"ann"},
    "brien": set(),
    "skoda": {"anna"},
    "ŠKODA": {"anna"},
    "S\u030ckoda": {"anna"},  # the accent as a character of its own
    "anna-lena": {"anna"},
    "muller": {"bob"},
    "Müller": {"bob"},
    "strasse 3": {"bob"},
    "ann bob": set(),
    "田中": {"cjk"},
    "中": {"cjk"},
    "太": {"cjk"},
    "くら": {"kana"},
    "παπαδ": {"greek"},
    "Giorgos": {"greek"},
    "d.vance@example.org": {"mail"},
    "vance": {"mail"},
    "example": {"mail"},
    "c++": {"code"},
    "3m": {"code"},
    "fullwidth": {"full"},
    # Whatever looks like an operator is plain text.
    "and or": {"ops"},
    "AND": {"code", "ops"},
    "NOT": {"ops"},
    "NEAR": {"ops"},
    '"ann"': {"ann", "anna"},
    'ann" OR "bob': set(),
    "ann*": {"ann", "anna"},
    "ann:*": {"ann", "anna"},
    "(ann": {"ann", "anna"},
    "ann & !bob | 'x'": set(),
    "words : ann": set(),
    "name:ann": set(),
    "ann^2": set(),
    "%": set(),
    "_": set(),
    "": set(),
    "   ": set(),
    "!!!": set(),
    "\x00": set(),
    "'": set(),
    "ann " * 200: {"ann", "anna"},
    "x" * 100_000: set(),
}


@pytest.fixture
async def people(store: Database, ours: str, theirs: str) -> None:
    """The names above in each of two workspaces."""
    for workspace in (ours, theirs):
        async with store.write(workspace) as session:
            rows = [{"name": key, "email": key, "search_text": fold(name)} for key, name in NAMES.items()]
            await bulk_insert(session, Person, rows)


@pytest.mark.usefixtures("people")
async def test_cases(store: Database, ours: str) -> None:
    async with store.read(ours) as session:
        wrong = {}
        for query, expected in CASES.items():
            rows = await session.rows(select(Person.name).where(match(Person, query)))
            found = sorted(row["name"] for row in rows)
            if found != sorted(expected):
                wrong[query[:40]] = found
    assert wrong == {}


@pytest.mark.usefixtures("people")
async def test_only_the_own_workspace(store: Database, ours: str, theirs: str) -> None:
    async with store.write(theirs) as session:
        session.add(Person(name="only theirs", search_text=fold("Zebulon")))
    async with store.read(ours) as session:
        assert await session.rows(select(Person.name).where(match(Person, "zebulon"))) == []
        assert await session.scalar(select(func.count(Person.id)).where(match(Person, "ann"))) == 2
        # The workspace is no word one could search for.
        for word in (ours, theirs, ours.replace("-", ""), "workspace"):
            assert await session.rows(select(Person.name).where(match(Person, word))) == []
    async with store.read(new_id()) as session:
        assert await session.rows(select(Person.name).where(match(Person, "ann"))) == []


async def test_the_index_follows_every_change(store: Database, ours: str) -> None:
    statement = scoped(select(Person.name).where(match(Person, "smith")))
    async with store.write(ours) as session:
        person = Person(name="x", search_text=fold("Jo Smith"))
        session.add(person)
        await session.flush()
        assert len(await session.rows(statement)) == 1
        person.search_text = fold("Jo Miller")
        await session.flush()
        assert await session.rows(statement) == []
        await session.execute(update(Person).values(search_text=fold("Al Smith")))
        assert len(await session.rows(statement)) == 1
        await session.execute(delete(Person))
        assert await session.rows(statement) == []


async def test_a_rolled_back_change_is_not_found(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        session.add(Person(name="x", search_text="smith"))
        await session.flush()
        await session.rollback()
    async with store.read(ours) as session:
        assert await session.rows(select(Person.name).where(match(Person, "smith"))) == []


@pytest.mark.usefixtures("people")
async def test_with_joins_and_aliases(store: Database, ours: str) -> None:
    other = aliased(Person)
    async with store.write(ours) as session:
        ann = (await session.scalars(select(Person).where(match(Person, "obrien")))).one()
        session.add(Note(person_id=ann.id, body="hello"))
    async with store.read(ours) as session:
        statement = select(Note.body).join(other, other.id == Note.person_id).where(match(other, "obr"))
        assert await session.rows(statement) == [{"body": "hello"}]
        counted = select(func.count()).select_from(select(Person.id).where(match(Person, "ann")).subquery())
        assert await session.scalar(counted) == 2


@pytest.mark.usefixtures("people")
async def test_vacuum_changes_nothing(store: Database, store_url: str, ours: str) -> None:
    """VACUUM gives new implicit rowids on SQLite; the index goes by search_key."""
    async with store.write(ours) as session:
        await session.execute(delete(Person).where(Person.name == "bob"))
    if not store.postgresql:
        await store.close()
        engine = create_engine(store_url)
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")
        engine.dispose()
    async with store.read(ours) as session:
        found = await session.rows(select(Person.name).where(match(Person, "skoda")))
        assert found == [{"name": "anna"}]
        assert await session.rows(select(Person.name).where(match(Person, "muller"))) == []


async def test_erased_text_leaves_the_file(store: Database, store_url: str, ours: str) -> None:
    """P2: a word that was deleted is in no page of the file, the index's pages included."""
    if store.postgresql:
        return
    canary = "zqxjkvbpmwyg"
    async with store.write(ours) as session:
        await bulk_insert(session, Person, [{"name": "n", "search_text": f"p{n}"} for n in range(300)])
        person = Person(name=canary, search_text=canary)
        session.add(person)
    async with store.write(ours) as session:
        found = await session.find(Person, person.id)
        assert found is not None
        await session.delete(found)
    await store.close()
    file = Path(store_url.removeprefix("sqlite:///"))
    engine = create_engine(store_url)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    for path in file.parent.glob(f"{file.name}*"):
        assert canary.encode() not in path.read_bytes(), path.name


def test_words() -> None:
    assert words("Anne-Marie O’Brien, Łódź") == ["anne", "marie", "obrien", "lodz"]
    assert fold("Ann Ann", None, "", "ann b") == "ann b"
    assert fold("a" * 200) == "a" * 64
