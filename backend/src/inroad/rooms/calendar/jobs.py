"""Later work of the calendar: planning, and the turn of the day."""

from typing import Any, Final

from sqlalchemy import or_, select

from inroad.domain.timing import local_day
from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.jobs import Handler, JobContext
from inroad.rooms import colleagues, following
from inroad.rooms.calendar.planning import refresh_plan
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.following import PLAN, TURN
from inroad.rooms.history import chunks, policy_of, workspace_of
from inroad.rooms.workspaces.ticks import keep_everywhere

AFTER_MIDNIGHT: Final = "5 0 * * *"
SILENT: Final = ("call_again", "resend_letter", "rest")
"""Next steps whose day was reckoned with the numbers of silence (NRS-2, NRS-3)."""


async def plan(ctx: JobContext, _args: dict[str, Any]) -> None:
    """Plans, and is done in the same transaction."""
    async with ctx.write() as db:
        await refresh_plan(db, await workspace_of(db), clock.now())
        await ctx.complete(db)


async def turn(ctx: JobContext, args: dict[str, Any]) -> None:
    """A new day in the search: rests that are over, and days that have gone by without anything, lead on.

    What hangs on the passing of days is judged on reading; lists, filters and the plan read what is stored.
    With `under_way` the numbers of silence have changed, or the playbook, and what rests on them is judged.
    """
    now = clock.now()
    async with ctx.read() as db:
        workspace = await workspace_of(db)
        today = local_day(now, workspace.time_zone)
        anew = Contact.next_on < today
        if args.get("under_way"):
            anew = or_(anew, Contact.next_kind.in_(SILENT), colleagues.has_turn())
        elif policy_of(workspace).parallel_contacts:
            anew = or_(anew, colleagues.has_turn())
        gone_by = select(Contact.id).where(Contact.deleted_at.is_(None), anew)
        ids = list(await db.scalars(gone_by.order_by(Contact.id)))
    for part in chunks(ids):
        async with ctx.write() as db:
            await following.refresh(db, part, now)
    async with ctx.write() as db:
        await refresh_plan(db, await workspace_of(db), now)
        await ctx.complete(db)


async def keep_days(db: Database) -> None:
    """Sees that every search has its turn of the day, on its own clock."""
    await keep_everywhere(db, TURN, AFTER_MIDNIGHT)


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room, by kind of job."""
    return {PLAN: plan, TURN: turn}
