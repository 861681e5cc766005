"""The story of one search, told on every weekday and at every time of day: nothing in it is ever overdue."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from inroad.__main__ import main
from inroad.demo.people import EMAIL
from inroad.demo.run import PASSWORD, build, password_for
from inroad.kit.db import Database, Session
from inroad.kit.zones import local_day
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.today.actions import build_for

QUICK = Passwords(memory_kib=19 * 1024, rounds=2)
MOMENTS = [
    datetime(2026, 10, 19, 7, 40, tzinfo=UTC),  # Monday morning
    datetime(2026, 10, 19, 23, 5, tzinfo=UTC),  # five past midnight on Tuesday in Dublin
    datetime(2026, 10, 21, 14, tzinfo=UTC),
    datetime(2026, 10, 22, 22, 50, tzinfo=UTC),  # ten to midnight on Thursday
    datetime(2026, 10, 23, 15, tzinfo=UTC),
    datetime(2026, 10, 24, 8, 40, tzinfo=UTC),  # Saturday
    datetime(2026, 10, 25, 15, tzinfo=UTC),  # Sunday, and the clocks have gone back
    datetime(2026, 12, 25, 9, tzinfo=UTC),
    datetime(2027, 1, 4, 13, tzinfo=UTC),  # six weeks with Christmas in them
]


@pytest.fixture
def fresh(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an empty SQLite database."""
    path = tmp_path / "demo.sqlite3"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


async def _check(db: Session, now: datetime) -> None:
    workspace = (await db.scalars(select(Workspace))).one()
    today = local_day(now, workspace.time_zone)
    promises = list(await db.scalars(select(Promise)))
    assert {promise.state for promise in promises} == {"open", "kept", "renegotiated"}
    assert all(promise.due_on >= today for promise in promises if promise.state == "open")
    due = [promise for promise in promises if promise.state == "open" and promise.due_on == today]
    assert [promise.kind for promise in due] == ["call"]
    contacts = list(await db.scalars(select(Contact)))
    assert len(contacts) == 40
    assert {contact.next_kind for contact in contacts} >= {
        "call_promised",
        "find_introduction",
        "write_letter",
    }
    # Somebody on the other side of the world may be a day ahead, nobody is behind.
    behind = [contact.next_title for contact in contacts if contact.next_on and contact.next_on < today]
    assert behind == []
    meetings = list(await db.scalars(select(Meeting)))
    assert all(meeting.starts_at > now for meeting in meetings if meeting.state == "planned")
    soon = [m.local_start.date() for m in meetings if m.state == "planned" and m.local_start.hour == 12]
    assert len(soon) == 1
    assert soon[0] in (today, today + timedelta(days=1))
    assert all(meeting.debriefed_at for meeting in meetings if meeting.state == "held")
    letters = list(await db.scalars(select(Letter)))
    drafts = {letter.kind: letter for letter in letters if letter.state == "draft"}
    assert drafts["pitch"].blocking == 1  # the golden rule, in the letter to Tomás (LND-7)
    assert drafts["pitch"].promised_on is not None
    assert drafts["pitch"].promised_on > today
    assert all(letter.override_reason == "" for letter in letters)
    late = [x for x in letters if x.kind == "thank_you" and x.sent_on and x.due_on and x.sent_on > x.due_on]
    assert late == []
    logged = await db.scalar(
        select(func.count(Attempt.id)).where(Attempt.created_at > now - timedelta(hours=9))
    )
    assert logged == 0
    page = await build_for(db, workspace, "Nora Whelan", now)
    kinds = [item.kind for item in page.items]
    assert kinds[0] == "promise_due"
    assert "thank_you" in kinds
    assert "meeting" in kinds
    assert page.items[0].title == "Call Amara Okafor"
    assert not any(item.state == "broken" for item in page.items)


@pytest.mark.parametrize("now", MOMENTS, ids=lambda at: at.strftime("%a-%d-%b-%H%M"))
async def test_tim_5_nothing_is_overdue_whatever_the_day(fresh: str, now: datetime) -> None:
    database = Database.open(fresh)
    try:
        assert (await build(database, PASSWORD, now, QUICK)).fresh
        async with database.read(None) as db:
            search = (await db.scalars(select(Workspace.id))).one()
        async with database.read(search) as db:
            await _check(db, now)
    finally:
        await database.close()


async def test_told_on_both_databases_once(database: Database) -> None:
    now = datetime(2026, 10, 14, 8, 40, tzinfo=UTC)
    assert (await build(database, PASSWORD, now, QUICK)).fresh
    assert not (await build(database, PASSWORD, now + timedelta(days=3), QUICK)).fresh
    async with database.read(None) as db:
        search = (await db.scalars(select(Workspace.id))).one()
    async with database.read(search) as db:
        await _check(db, now)
        daniel = (await db.scalars(select(Contact).where(Contact.family_name == "Kerrigan"))).one()
        assert daniel.degree == 2
        assert daniel.stage == "thanked"
        assert daniel.next_on == date(2026, 10, 15)
        amara = (await db.scalars(select(Contact).where(Contact.family_name == "Okafor"))).one()
        assert amara.degree == 3


def test_the_known_password_is_for_this_machine_alone() -> None:
    assert password_for("http://127.0.0.1:8000") == PASSWORD
    elsewhere = password_for("https://inroad.example")
    assert elsewhere != PASSWORD
    assert len(elsewhere) >= 20


def test_the_command_prints_how_to_sign_in(
    fresh: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INROAD_DATABASE_URL", fresh)
    assert main(["demo"]) == 0
    first = capsys.readouterr().out
    assert EMAIL in first
    assert PASSWORD in first
    assert main(["demo"]) == 0
    assert "already" in capsys.readouterr().out
