"""`inroad demo`: the story of one search, in a database of one's choice."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from inroad.demo.people import EMAIL, SEARCH, SEEKER, ZONE
from inroad.demo.story import tell
from inroad.demo.telling import Days, Teller
from inroad.kit.db import Database
from inroad.rooms.accounts import actions as accounts
from inroad.rooms.accounts.passwords import Passwords

PASSWORD = "an open door for Nora"  # noqa: S105 - made-up data on one's own machine; nowhere else, see password_for
_LOCAL = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Built:
    """Who signs in. `fresh` is False when the story was there already; then nothing has been changed."""

    email: str
    fresh: bool


def password_for(origin: str) -> str:
    """The known password where only this machine reaches the server; elsewhere one that nobody knows."""
    return PASSWORD if urlsplit(origin).hostname in _LOCAL else secrets.token_urlsafe(15)


async def build(
    database: Database, password: str, now: datetime, passwords: Passwords | None = None
) -> Built:
    """Tells the story up to `now` in one transaction; a second time it is left as it is."""
    hashed = await (passwords or Passwords()).hash(password)
    async with database.write(None) as db:
        if await accounts.account_by_email(db, EMAIL) is not None:
            return Built(EMAIL, fresh=False)
        days = Days.around(now, ZONE, SEARCH["country"])
        begin = days.at(days.back(30), 9)
        _, workspace = await accounts.create_account(
            db, email=EMAIL, password_hash=hashed, display_name=SEEKER, time_zone=ZONE, now=begin
        )
        for name, value in SEARCH.items():
            setattr(workspace, name, value)
        await db.enter(workspace.id)
        await tell(Teller(db, workspace, SEEKER, days, begin), now)
    return Built(EMAIL, fresh=True)
