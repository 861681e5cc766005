"""Work that every search has done again and again, each on its own clock."""

from sqlalchemy import select

from inroad.kit.db import Database
from inroad.kit.jobs import put_schedule, zones_of
from inroad.rooms.accounts.tables import Workspace


async def keep_everywhere(db: Database, kind: str, rule: str) -> None:
    """Sees that every search has a schedule of this kind, by this rule, in its own zone."""
    async with db.read(None) as session:
        rows = await session.execute(select(Workspace.id, Workspace.time_zone))
        wanted = {row[0]: row[1] for row in rows}
    kept = await zones_of(db, kind)
    for workspace_id, zone in wanted.items():
        if kept.get(workspace_id) != zone:
            async with db.write(workspace_id) as session:
                await put_schedule(session, kind, "", rule=rule, zone=zone)
