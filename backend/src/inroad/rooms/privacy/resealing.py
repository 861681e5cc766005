"""A new secret of the installation: what was sealed under the old one is sealed anew (P6).

Until that is done the old one is named in INROAD_OLD_SECRETS; then it can go, and opens nothing any more.
"""

from typing import Any, Final

import structlog
from sqlalchemy import select

from inroad.kit.db import Database, Session
from inroad.kit.vault import Vault, VaultError
from inroad.rooms.accounts import factors
from inroad.rooms.accounts.tables import Credential
from inroad.rooms.busy import actions as busy
from inroad.rooms.busy.tables import BusyCalendar
from inroad.rooms.mailbox import inbox, posting
from inroad.rooms.mailbox.tables import MailAccount, MailInbox
from inroad.rooms.reminders import actions as reminders
from inroad.rooms.reminders.tables import PushSubscription
from inroad.rooms.webhooks import actions as webhooks
from inroad.rooms.webhooks.tables import Webhook

_OF_SEARCH: Final[tuple[tuple[Any, str, str], ...]] = (
    (MailAccount, "sealed_password", posting.PURPOSE),
    (MailInbox, "sealed_password", inbox.PURPOSE),
    (Webhook, "secret_sealed", webhooks.PURPOSE),
    (Webhook, "old_secret_sealed", webhooks.PURPOSE),
    (PushSubscription, "sealed", reminders.SEALED),
    (BusyCalendar, "sealed_url", busy.PURPOSE),
)
_OF_HOUSE: Final[tuple[tuple[Any, str, str], ...]] = ((Credential, "secret", factors.PURPOSE),)
log = structlog.get_logger("inroad.privacy")


async def _reseal(db: Session, vault: Vault, columns: tuple[tuple[Any, str, str], ...]) -> int:
    count = 0
    for model, name, purpose in columns:
        column = getattr(model, name)
        old = select(model).where(column.is_not(None), column != "", column.not_like(f"{vault.current}.%"))
        if model is Credential:
            old = old.where(Credential.kind == "totp")  # of a passkey the column holds its public key
        for row in await db.scalars(old):
            try:
                plain = vault.open(purpose, row.id, getattr(row, name))
            except VaultError:
                log.warning("sealed_under_an_unknown_secret", table=model.__tablename__, id=row.id)
                continue
            setattr(row, name, vault.seal(purpose, row.id, plain))
            count += 1
    return count


async def of_search(db: Session, vault: Vault) -> int:
    """Seals anew what the session's search keeps; how many texts."""
    return await _reseal(db, vault, _OF_SEARCH)


async def of_house(db: Database, vault: Vault) -> int:
    """Seals anew what belongs to accounts; how many texts."""
    async with db.write() as session:
        return await _reseal(session, vault, _OF_HOUSE)
