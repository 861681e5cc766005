"""Calendars read anew: now and then, and when somebody asks."""

from typing import Any

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.ics_reading import IcsError, Spans, read_busy
from inroad.kit.jobs import Handler, JobContext
from inroad.kit.vault import VaultError
from inroad.rooms import following
from inroad.rooms.busy import actions
from inroad.rooms.busy.actions import PURPOSE, READ
from inroad.rooms.busy.tables import BusyCalendar
from inroad.rooms.history import workspace_of


async def read(ctx: JobContext, args: dict[str, Any]) -> None:
    """Fetches one calendar and keeps its busy times, or why it could not."""
    now, id = clock.now(), args["busy_calendar_id"]
    async with ctx.read() as db:
        calendar = await db.find(BusyCalendar, id)
        workspace = await workspace_of(db)
    if calendar is None or calendar.sealed_url is None:
        return
    known = calendar.etag if actions.unchanged_will_do(calendar, workspace.time_zone, now) else ""
    found: Spans | None = None
    etag, trouble = "", None
    try:
        url = ctx.means.vault.open(PURPOSE, calendar.id, calendar.sealed_url)
        content, etag = await actions.fetch(ctx.means.outbound, url, known)
        if content is not None:
            found = await read_busy(content, *actions.window(now))
    except IcsError as error:
        trouble = error
    except VaultError:
        trouble = IcsError("secret", "The address can no longer be read here. Add the calendar once more.")
    async with ctx.write() as db:
        await _write_down(db, id, found, etag, trouble)
        await ctx.complete(db)


async def _write_down(db: Session, id: str, found: Spans | None, etag: str, trouble: IcsError | None) -> None:
    calendar = await db.find(BusyCalendar, id)
    if calendar is None:
        return  # removed meanwhile
    now = clock.now()
    if trouble is not None:
        calendar.checked_at, calendar.problem = now, trouble.why
        calendar.problem_detail = str(trouble)[:300]
    elif found is None:
        calendar.checked_at = now
    else:
        calendar.etag = etag
        await actions.keep(db, await workspace_of(db), calendar, found, now)
        await following.plan_soon(db, now)


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room."""
    return {READ: read}
