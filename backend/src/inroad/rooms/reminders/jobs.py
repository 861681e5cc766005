"""Reminders on their way: the tick of the clock, then one job a channel, each at most once a day.

A reminder is written down before its sending begins. A worker that finds one written down does not send it:
whoever wrote it may have sent it. Only where a server surely did not take it is the line taken back.
"""

import json
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import delete, select

from inroad.domain.timing import instant, local, local_day
from inroad.kit import clock, mail
from inroad.kit.db import Session, insert_if_absent
from inroad.kit.jobs import Handler, JobContext, enqueue
from inroad.kit.mail import MailError
from inroad.kit.means import Means
from inroad.rooms.accounts.tables import Account, Workspace
from inroad.rooms.history import workspace_of
from inroad.rooms.reminders import actions
from inroad.rooms.reminders.actions import REMIND, SEALED
from inroad.rooms.reminders.pushing import PushError, push
from inroad.rooms.reminders.tables import PushSubscription, ReminderSent, ReminderSetting
from inroad.rooms.today import words
from inroad.rooms.today.actions import build_for
from inroad.rooms.today.words import Said

MAIL: Final = "reminders.email"
PUSH: Final = "reminders.push"
KEPT: Final = timedelta(days=60)
"""How long it is remembered that a reminder went out."""


def quiet_until(setting: ReminderSetting, now: datetime, zone: str) -> datetime | None:
    """The end of the quiet hours that `now` lies in, or None. They may span midnight."""
    start, end = setting.quiet_from, setting.quiet_to
    if start is None or end is None or start == end:
        return None
    here = local(now, zone)
    at, today = here.time(), here.date()
    if start < end:
        return instant(today, end, zone) if start <= at < end else None
    if at >= start:
        return instant(today + timedelta(days=1), end, zone)
    return instant(today, end, zone) if at < end else None


async def due(ctx: JobContext, args: dict[str, Any]) -> None:
    """It is time: a job for each channel, or, in quiet hours, this one again when they are over."""
    now, kind, account_id = clock.now(), args["kind"], args["account_id"]
    async with ctx.write() as db:
        workspace = await workspace_of(db)
        setting = await actions.setting_of(db, account_id)
        await db.execute(delete(ReminderSent).where(ReminderSent.at < now - KEPT))
        if setting is not None:
            later = quiet_until(setting, now, workspace.time_zone)
            if later is not None:
                key = f"{kind}:{account_id}:{later:%Y%m%dT%H%M}"
                await enqueue(db, REMIND, args, run_at=later, dedup_key=key)
            else:
                await _put_in(db, setting, kind, args)
        await ctx.complete(db)


async def _put_in(db: Session, setting: ReminderSetting, kind: str, args: dict[str, Any]) -> None:
    key = f"{kind}:{setting.account_id}"
    if actions.wanted(setting, kind, "email"):
        await enqueue(db, MAIL, args, dedup_key=key)
    if actions.wanted(setting, kind, "push"):
        mine = select(PushSubscription.id).where(PushSubscription.account_id == setting.account_id)
        for id in await db.scalars(mine):
            await enqueue(db, PUSH, {**args, "subscription_id": id}, dedup_key=f"{key}:{id}")


async def _say(
    ctx: JobContext, args: dict[str, Any], now: datetime
) -> tuple[Said, Account, Workspace] | None:
    """The words of now, for a member of the search; None where there is nothing to say."""
    means, kind, account_id = ctx.means, args["kind"], args["account_id"]
    async with ctx.read() as db:
        workspace = await workspace_of(db)
        account = await actions.member(db, workspace.id, account_id)
        if account is None:
            return None
        today = await build_for(db, workspace, account.display_name, now)
        token = actions.stop_token(means.secret, workspace.id, account.id, kind)
        page, stop = f"{means.public_url}/today", f"{means.public_url}/unsubscribe/{token}"
        if kind == "digest":
            return (
                (words.digest(today, page, stop), account, workspace) if words.worth_saying(today) else None
            )
        owed = [item for item in today.items if item.promise_id and item.state == "promised"]
        return (words.promises(owed, page, stop), account, workspace) if owed else None


async def _begin(ctx: JobContext, args: dict[str, Any], channel: str, on: date, now: datetime) -> str | None:
    """Writes down that it goes out; None where that is written down already."""
    async with ctx.write() as db:
        row = {"account_id": args["account_id"], "kind": args["kind"], "channel": channel, "on": on}
        return await insert_if_absent(db, ReminderSent, {**row, "state": "sending", "at": now})


async def _end(ctx: JobContext, id: str, state: str, *, problem: str | None = None) -> None:
    """What became of it. An empty state takes the line back: it surely did not go out."""
    async with ctx.write() as db:
        row = await db.find(ReminderSent, id)
        if row is not None and state:
            row.state = state
        elif row is not None:
            await db.delete(row)
        setting = await actions.setting_of(db, ctx.job.args["account_id"])
        if setting is not None and problem is not None:
            setting.mail_problem = problem


async def email(ctx: JobContext, args: dict[str, Any]) -> None:
    """One e-mail, text and page, with a way to end it (RFC 8058)."""
    now, means = clock.now(), ctx.means
    told = await _say(ctx, args, now) if means.mail is not None else None
    if told is None or means.mail is None:
        return
    said, account, workspace = told
    if account.email_verified_at is None:
        return  # it may be somebody else's
    on = local_day(now, workspace.time_zone)
    line = await _begin(ctx, args, "email", on, now)
    if line is None:
        return
    token = actions.stop_token(means.secret, workspace.id, account.id, args["kind"])
    message = mail.compose(
        sender=means.mail_from,
        sender_name="Inroad",
        to=account.email,
        to_name=account.display_name,
        subject=said.subject,
        text=said.text,
        html=said.html,
        at=now,
        message_id=f"{args['kind']}.{on:%Y%m%d}.{account.id}.{workspace.id}@inroad.invalid",
        headers={
            "List-Unsubscribe": f"<{means.public_url}/api/v1/unsubscribes/{token}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        await mail.send(means.mail, message, outbound=means.outbound)
    except MailError as error:
        if error.began:
            await _end(ctx, line, "unknown", problem=error.reason)
            return
        await _end(ctx, line, "" if error.temporary else "refused", problem=error.reason)
        if error.temporary:
            raise
        return
    await _end(ctx, line, "sent", problem="")


def _contact(means: Means) -> str:
    if means.mail_from:
        return f"mailto:{means.mail_from}"
    return (
        means.public_url if urlsplit(means.public_url).scheme == "https" else "mailto:operator@inroad.invalid"
    )


async def show(ctx: JobContext, args: dict[str, Any]) -> None:
    """One browser. One that is gone for good is forgotten."""
    now, means, id = clock.now(), ctx.means, args["subscription_id"]
    told = await _say(ctx, args, now)
    async with ctx.read() as db:
        row = await db.find(PushSubscription, id)
        sealed = row.sealed if row is not None else None
    if told is None or sealed is None:
        return
    said, _, workspace = told
    on = local_day(now, workspace.time_zone)
    line = await _begin(ctx, args, f"push:{id}", on, now)
    if line is None:
        return
    payload = {
        "title": said.push_title[:200],
        "body": said.push_body[:500],
        "url": "/today",
        "tag": f"{args['kind']}-{on.isoformat()}",
    }
    subscription = json.loads(means.vault.open(SEALED, id, sealed))
    topic = f"{args['kind']}{on:%Y%m%d}"
    try:
        await push(
            means.outbound,
            means.secret,
            subscription,
            payload,
            contact=_contact(means),
            topic=topic,
            now=now,
        )
    except PushError as error:
        await _end(ctx, line, "gone" if error.gone else "")
        if not error.gone:
            raise
        async with ctx.write() as db:
            await db.execute(delete(PushSubscription).where(PushSubscription.id == id))
        return
    async with ctx.write() as db:
        row = await db.find(PushSubscription, id)
        if row is not None:
            row.shown_at = now
    await _end(ctx, line, "sent")


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room, by kind of job."""
    return {REMIND: due, MAIL: email, PUSH: show}
