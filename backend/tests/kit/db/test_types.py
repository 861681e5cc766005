"""Portable types, ids and the clock."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from tests.kit.db.sample import Person

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.db.types import UtcTime, _to_text
from inroad.kit.ids import is_id, new_id

BERLIN_SUMMER = timezone(timedelta(hours=2))


async def test_round_trip(store: Database, ours: str) -> None:
    met = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=BERLIN_SUMMER)
    facts = {"tags": ["a", "ü"], "n": 1.5, "none": None}
    async with store.write(ours) as session:
        person = Person(name="Ann", met_at=met, born_on=date(1990, 2, 28), facts=facts)
        session.add(person)
    async with store.read(ours) as session:
        found = await session.find(Person, person.id)
        assert found is not None
        assert (found.met_at, found.born_on, found.facts) == (met, date(1990, 2, 28), facts)
        assert found.met_at is not None
        assert found.met_at.utcoffset() == timedelta(0)
        assert found.created_at.tzinfo is not None
        assert isinstance(found.id, str)


async def test_a_naive_instant_is_refused(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        session.add(Person(name="Ann", met_at=datetime(2026, 1, 1)))  # noqa: DTZ001  # on purpose
        with pytest.raises((StatementError, ValueError), match="time zone"):
            await session.flush()
        await session.rollback()


async def test_instants_sort_and_compare_as_time(store: Database, ours: str) -> None:
    instants = [
        datetime(2026, 1, 1, 0, 30, tzinfo=BERLIN_SUMMER),  # 31 December, 22:30 in UTC
        datetime(2025, 12, 31, 23, 0, tzinfo=UTC),
        datetime(2025, 12, 31, 23, 0, 0, 1, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=UTC),
    ]
    async with store.write(ours) as session:
        session.add_all([Person(name=str(place), met_at=at) for place, at in enumerate(instants)])
    async with store.read(ours) as session:
        names = await session.scalars(select(Person.name).order_by(Person.met_at))
        assert list(names) == ["0", "1", "2", "3"]
        later = select(Person.name).where(Person.met_at > instants[1].astimezone(BERLIN_SUMMER))
        assert sorted(await session.scalars(later)) == ["2", "3"]


@given(st.lists(st.datetimes(timezones=st.timezones()), min_size=2, max_size=2))
def test_text_sorts_as_time(pair: list[datetime]) -> None:
    first, second = (instant.astimezone(UTC) for instant in pair)
    one, two = _to_text(first), _to_text(second)
    assert one is not None
    assert two is not None
    assert (one < two, one == two) == (first < second, first == second)
    read = UtcTime().result_processor(sqlite.dialect(), None)
    assert read is not None
    assert read(one) == first
    assert len(one) == 32


def test_an_instant_is_never_written_into_sql() -> None:
    with pytest.raises(NotImplementedError):
        UtcTime().process_literal_param(None, None)  # type: ignore[arg-type]  # no dialect is needed


def test_ids() -> None:
    made = [new_id() for _ in range(1000)]
    assert sorted(made) == made
    assert len(set(made)) == 1000
    assert all(is_id(each) and each[14] == "7" for each in made)
    for bad in (made[0].upper(), made[0] + "\n", f"{{{made[0]}}}", made[0].replace("-", ""), "", None, 7):
        assert not is_id(bad)


def test_the_clock_can_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    assert clock.shift() == timedelta(0)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    monkeypatch.setenv(clock.VARIABLE, "2031-02-03T04:05:06+01:00")
    first = clock.now()
    assert timedelta(0) <= first - datetime(2031, 2, 3, 3, 5, 6, tzinfo=UTC) < timedelta(seconds=5)
    assert clock.now() >= first  # and it runs on
    for wrong in ("tomorrow", "2031-02-03T04:05:06"):
        monkeypatch.setenv(clock.VARIABLE, wrong)
        with pytest.raises(ValueError, match="INROAD_CLOCK"):
            clock.now()
