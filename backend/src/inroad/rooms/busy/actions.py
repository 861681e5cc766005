"""Calendars added and read; the busy times in them kept, and told to whoever plans (S19, S21, SET-3)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from sqlalchemy import delete, func, select

from inroad.domain.occupied import merged
from inroad.domain.timing import instant, local_day
from inroad.kit.db import Session, bulk_insert
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.ics_reading import IcsError, Spans
from inroad.kit.ids import new_id
from inroad.kit.jobs import drop_schedule, enqueue, put_schedule
from inroad.kit.means import Means
from inroad.kit.outbound import Outbound, OutboundError
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.busy.tables import BusyCalendar, BusyTime

READ: Final = "busy.read"
PURPOSE: Final = "busy-calendar"
MOST: Final = 10
"""Calendars of one's own that a search may look at."""
REDIRECTS: Final = 3
BACK: Final = timedelta(days=7)
AHEAD: Final = timedelta(days=366)
AGAIN: Final = timedelta(days=300)
"""Where less than this lies ahead, a calendar is read again though it has not changed."""


def window(now: datetime) -> tuple[date, date]:
    """The days whose busy times are kept; at most 400 (S21)."""
    today = now.date()
    return today - BACK, today + AHEAD


def clean_url(means: Means, url: str) -> str:
    """The address as it is asked. Problem 422 for one that can never be reached (S19)."""
    url = "https://" + url.partition("://")[2] if url.startswith("webcal://") else url
    try:
        means.outbound.check(url)
    except OutboundError as error:
        fault = FieldError("/url", f"url_{error.why}", str(error))
        raise Problem(422, "invalid", errors=[fault]) from None
    return url


async def add(
    db: Session, means: Means, workspace: Workspace, account_id: str, url: str, name: str, now: datetime
) -> BusyCalendar:
    """A calendar by its address; it is read at once, and every two hours. Problem 409 beyond ten."""
    host = (urlsplit(url).hostname or "")[:255]
    made = await _make(db, account_id, name or host, host)
    made.sealed_url = means.vault.seal(PURPOSE, made.id, url)
    await db.flush()
    args = {"busy_calendar_id": made.id}
    # Not all at once: the minute comes from the id.
    rule = f"{int(made.id[-4:], 16) % 60} */2 * * *"
    await put_schedule(db, READ, made.id, rule=rule, zone=workspace.time_zone, args=args, now=now)
    await read_soon(db, made)
    return made


async def add_file(
    db: Session, workspace: Workspace, account_id: str, found: Spans, name: str, now: datetime
) -> BusyCalendar:
    """A calendar from a file that has been read; of the file nothing else is kept. Problem 409 beyond ten."""
    made = await _make(db, account_id, name, "")
    await db.flush()
    await keep(db, workspace, made, found, now)
    return made


async def _make(db: Session, account_id: str, name: str, host: str) -> BusyCalendar:
    if int(await db.scalar(select(func.count(BusyCalendar.id))) or 0) >= MOST:
        raise Problem(
            409, "too_many", detail=f"{MOST} calendars are looked at already. Remove one of them first."
        )
    made = BusyCalendar(id=new_id(), account_id=account_id, name=name, host=host)
    db.add(made)
    return made


async def read_soon(db: Session, calendar: BusyCalendar) -> None:
    """Has the calendar read now, by the worker."""
    await enqueue(db, READ, {"busy_calendar_id": calendar.id}, dedup_key=calendar.id, max_attempts=1)


async def keep(
    db: Session, workspace: Workspace, calendar: BusyCalendar, found: Spans, now: datetime
) -> None:
    """Puts the busy times of a calendar in place of those that were known. Floating ones are on our clock."""
    zone = workspace.time_zone
    spans = merged((_fixed(start, zone), _fixed(end, zone)) for start, end in found.spans)
    await db.execute(
        delete(BusyTime)
        .where(BusyTime.busy_calendar_id == calendar.id)
        .execution_options(synchronize_session=False)
    )
    rows: list[dict[str, Any]] = [
        {"busy_calendar_id": calendar.id, "starts_at": start, "ends_at": end} for start, end in spans
    ]
    if rows:
        await bulk_insert(db, BusyTime, rows)
    calendar.checked_at = calendar.read_at = now
    calendar.read_until = found.until
    calendar.problem = calendar.problem_detail = ""
    await db.flush()


def _fixed(at: datetime, zone: str) -> datetime:
    return instant(at.date(), at.time(), zone) if at.tzinfo is None else at


async def remove(db: Session, calendar: BusyCalendar) -> None:
    """Looks at it no more; its busy times go with it."""
    await drop_schedule(db, READ, calendar.id)
    await db.delete(calendar)


async def fetch(outbound: Outbound, url: str, etag: str) -> tuple[bytes | None, str]:
    """What stands at the address, and its tag; None where it is what the tag stands for. Raises IcsError.

    Each redirect is looked at like an address that was typed (S19).
    """
    headers = {"Accept": "text/calendar, text/plain;q=0.5", "Accept-Encoding": "identity"}
    if etag:
        headers["If-None-Match"] = etag
    for _ in range(REDIRECTS + 1):
        try:
            answer = await outbound.request("GET", url, headers=headers)
        except OutboundError as error:
            detail = str(error)
            if error.why == "too_large":
                detail = "The calendar is larger than 1 MiB. Share a smaller one, or fewer years."
            raise IcsError(error.why, detail) from None
        if answer.status == 200:
            tag = answer.headers.get("etag", "")
            return answer.body, tag if len(tag) <= 200 else ""
        if answer.status == 304 and etag:
            return None, etag
        if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
            raise IcsError("refused", _refused(answer.status))
        url = urljoin(url, answer.headers["location"])
    raise IcsError("redirects", "The address leads on and on, and nowhere.")


def _refused(status: int) -> str:
    if status in (401, 403):
        return "The server wants a password for it. Use the calendar's secret address instead."
    if status in (404, 410):
        return "There is no calendar at this address any more."
    return f"The server did not hand the calendar out (it answered {status})."


async def counts(db: Session, ids: Iterable[str]) -> dict[str, int]:
    """How many busy times are known, by calendar."""
    rows = await db.execute(
        select(BusyTime.busy_calendar_id, func.count(BusyTime.id))
        .where(BusyTime.busy_calendar_id.in_(list(ids)))
        .group_by(BusyTime.busy_calendar_id)
    )
    return {row[0]: row[1] for row in rows}


def unchanged_will_do(calendar: BusyCalendar, zone: str, now: datetime) -> bool:
    """Whether to ask for the calendar only if it has changed."""
    until = calendar.read_until
    return not calendar.problem and until is not None and until >= local_day(now, zone) + AGAIN
