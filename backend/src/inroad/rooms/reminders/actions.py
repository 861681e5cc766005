"""What to be reminded of, kept with its ticks; browsers that show it; and links that end it."""

import json
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, Final, cast

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.jobs import drop_schedule, put_schedule
from inroad.kit.secrets import Secret
from inroad.kit.vault import Vault
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.reminders.pushing import check_keys
from inroad.rooms.reminders.schemas import ReminderKind
from inroad.rooms.reminders.tables import PushSubscription, ReminderSetting

REMIND: Final = "reminders.due"
KINDS: Final[tuple[ReminderKind, ...]] = ("digest", "promise")
DIGEST_AT: Final = time(7, 30)
PROMISE_AT: Final = time(9)
BROWSERS: Final = 20
"""Browsers of one account that may show reminders of one search."""
SEALED: Final = "push/endpoint"
_LINK: Final = "reminders/stop"


def usual(account_id: str) -> ReminderSetting:
    """The setting of somebody who never chose: nothing comes."""
    return ReminderSetting(
        account_id=account_id,
        digest_email=False,
        digest_push=False,
        digest_at=DIGEST_AT,
        promise_email=False,
        promise_push=False,
        promise_at=PROMISE_AT,
        quiet_from=time(21),
        quiet_to=time(7),
        mail_problem="",
    )


async def setting_of(db: Session, account_id: str) -> ReminderSetting | None:
    """What the account chose in this search."""
    found = await db.scalars(select(ReminderSetting).where(ReminderSetting.account_id == account_id))
    return found.first()


async def choose(
    db: Session, workspace: Workspace, account_id: str, chosen: Mapping[str, Any], now: datetime
) -> ReminderSetting:
    """Keeps what was chosen, and has it come at those hours from now on. Problem 422 for half a quiet."""
    if (chosen["quiet_from"] is None) != (chosen["quiet_to"] is None):
        field = "/quiet_to" if chosen["quiet_to"] is None else "/quiet_from"
        detail = "Quiet hours have a beginning and an end; leave both out for none."
        raise Problem(422, "invalid", errors=[FieldError(field, "required", detail)])
    setting = await setting_of(db, account_id)
    if setting is None:
        setting = usual(account_id)
        db.add(setting)
    for name, value in chosen.items():
        setattr(setting, name, value)
    await db.flush()
    await keep_ticks(db, workspace.time_zone, setting, now)
    return setting


async def keep_ticks(db: Session, zone: str, setting: ReminderSetting, now: datetime) -> None:
    """A schedule for each kind that comes in any way, none for the others."""
    for kind in KINDS:
        key = f"{kind}:{setting.account_id}"
        if not any(wanted(setting, kind, channel) for channel in ("email", "push")):
            await drop_schedule(db, REMIND, key)
            continue
        at = cast(time, getattr(setting, f"{kind}_at"))
        args = {"account_id": setting.account_id, "kind": kind}
        await put_schedule(
            db, REMIND, key, rule=f"{at.minute} {at.hour} * * *", zone=zone, args=args, now=now
        )


def wanted(setting: ReminderSetting, kind: str, channel: str) -> bool:
    """Whether a kind comes by that channel."""
    return bool(getattr(setting, f"{kind}_{channel}"))


async def subscribe(
    db: Session,
    account_id: str,
    subscription: dict[str, Any],
    device: str,
    *,
    vault: Vault,
    secret: Secret,
    new_id: str,
    now: datetime,
) -> PushSubscription:
    """Keeps a browser's subscription; the same address again is the same browser.

    Problem 422 for keys that are none, 409 beyond so many browsers.
    """
    if not check_keys(subscription["keys"]["p256dh"], subscription["keys"]["auth"]):
        detail = "These are not the keys of a push subscription."
        raise Problem(422, "invalid", errors=[FieldError("/keys", "invalid_key", detail)])
    mine = list(await db.scalars(select(PushSubscription).where(PushSubscription.account_id == account_id)))
    digest = secret.keyed_hash(SEALED, f"{account_id} {subscription['endpoint']}")
    for row in mine:
        if row.endpoint_hash == digest:
            row.sealed = vault.seal(SEALED, row.id, json.dumps(subscription))
            row.device = device or row.device
            return row
    if len(mine) >= BROWSERS:
        detail = f"{BROWSERS} browsers show reminders already. End one of them first."
        raise Problem(409, "conflict", detail=detail)
    row = PushSubscription(
        id=new_id,
        account_id=account_id,
        endpoint_hash=digest,
        sealed=vault.seal(SEALED, new_id, json.dumps(subscription)),
        device=device,
        created_at=now,
        shown_at=None,
    )
    db.add(row)
    await db.flush()
    return row


def stop_token(secret: Secret, workspace_id: str, account_id: str, kind: str) -> str:
    """What stands in the link of an e-mail: only this installation makes it, and it does this one thing."""
    return secret.seal(_LINK, json.dumps([workspace_id, account_id, kind]).encode())


def read_token(secret: Secret, token: str) -> tuple[str, str, ReminderKind]:
    """Search, account and kind of a link. Problem 404 for anything but one of ours."""
    payload = secret.unseal(_LINK, token)
    if payload is None:
        raise Problem(404, "not_found", detail="This link does not come from an e-mail of ours.")
    workspace_id, account_id, kind = json.loads(payload)
    return workspace_id, account_id, kind


async def stop_mail(db: Session, workspace: Workspace, account_id: str, kind: str, now: datetime) -> None:
    """No such e-mail any more; what comes in a browser stays as it is."""
    setting = await setting_of(db, account_id)
    if setting is not None and wanted(setting, kind, "email"):
        setattr(setting, f"{kind}_email", False)
        await db.flush()
        await keep_ticks(db, workspace.time_zone, setting, now)


async def member(db: Session, workspace_id: str, account_id: str) -> Account | None:
    """The account, while it still belongs to the search."""
    found = await db.scalars(
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.workspace_id == workspace_id, Account.id == account_id)
    )
    return found.first()
