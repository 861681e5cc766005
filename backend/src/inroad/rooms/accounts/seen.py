"""When sessions and tokens were last used, written in batches: a GET never writes (S2)."""

import asyncio
import contextlib
from datetime import datetime

from sqlalchemy import update

from inroad.kit.db import Database, StoreError
from inroad.rooms.accounts.tables import AccessToken, AccountSession

EVERY = 60.0


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
