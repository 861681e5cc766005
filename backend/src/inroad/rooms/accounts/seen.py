"""When sessions and tokens were last used, written in batches: a GET never writes (S2)."""

import asyncio
import contextlib
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from inroad.kit.db import Database, StoreError
from inroad.rooms.accounts.tables import AccessToken, Account, AccountSession
from inroad.rooms.feeds.tables import CalendarFeed

EVERY = 60.0
DAY = timedelta(days=1)


class Seen:
    """Gathers uses in memory and writes the last of each now and then."""

    def __init__(self) -> None:
        self._uses: dict[tuple[str, str], datetime] = {}

    def note(self, kind: str, credential_id: str, at: datetime) -> None:
        """A credential was used."""
        self._uses[kind, credential_id] = at

    async def flush(self, database: Database) -> None:
        """Write what has gathered."""
        uses, self._uses = self._uses, {}
        if not uses:
            return
        async with database.write(None) as db:
            for (kind, credential_id), at in uses.items():
                if kind == "session":
                    await db.execute(
                        update(AccountSession)
                        .where(AccountSession.id == credential_id)
                        .values(last_seen_at=at)
                    )
                    whose = select(AccountSession.account_id).where(AccountSession.id == credential_id)
                    await db.execute(
                        update(Account)
                        .where(
                            Account.id.in_(whose),
                            or_(Account.seen_at.is_(None), Account.seen_at < at - DAY),
                        )
                        .values(seen_at=at, updated_at=Account.updated_at)
                        .execution_options(synchronize_session=False)
                    )
                elif kind == "feed":
                    await db.execute(
                        update(CalendarFeed).where(CalendarFeed.id == credential_id).values(last_read_at=at)
                    )
                else:
                    await db.execute(
                        update(AccessToken).where(AccessToken.id == credential_id).values(last_used_at=at)
                    )

    async def run(self, database: Database, every: float = EVERY) -> None:
        """Flush for ever; once more when cancelled."""
        try:
            while True:
                await asyncio.sleep(every)
                with contextlib.suppress(StoreError):
                    await self.flush(database)
        finally:
            with contextlib.suppress(StoreError):
                await self.flush(database)
