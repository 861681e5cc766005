"""What is done each night for every search: what is past its time goes, the trail is looked through."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import structlog
from sqlalchemy import func, select

from inroad.kit import clock, mail
from inroad.kit.db import Database, Session
from inroad.kit.ids import new_id
from inroad.kit.jobs import Chore, Handler, JobContext, enqueue, purge_finished
from inroad.kit.mail import MailError, MailFieldError
from inroad.kit.means import Means
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.audit.tables import AuditChain
from inroad.rooms.audit.verifying import verify
from inroad.rooms.forgotten.tables import Erasure
from inroad.rooms.history import workspace_of
from inroad.rooms.privacy import leaving, log, resealing, retention
from inroad.rooms.webhooks.actions import tell
from inroad.rooms.workspaces.ticks import keep_everywhere

NIGHT: Final = "privacy.night"
AT_NIGHT: Final = "25 3 * * *"
NOTICE: Final = timedelta(days=30)
"""How long after the notice an idle search stays."""
HOUR: Final = 3600.0
_MOST_TURNS: Final = 500
said = structlog.get_logger("inroad.privacy")


def keep_of(means: Means) -> Mapping[str, timedelta]:
    """What is kept how long in this installation."""
    return {**retention.KEPT, **means.keep}


async def night(ctx: JobContext, _args: dict[str, Any]) -> None:
    """One search, one night. Each part bears being done again."""
    now = clock.now()
    async with ctx.read() as db:
        erase_at = (await workspace_of(db)).erase_at
    if erase_at is not None and erase_at <= now:
        await _end(ctx)
        return
    keep = keep_of(ctx.means)
    for _ in range(_MOST_TURNS):
        async with ctx.write() as db:
            if not await retention.of_search(db, keep, now):
                break
    async with ctx.write() as db:
        await resealing.of_search(db, ctx.means.vault)
    await _look_through(ctx)
    notice = await _idle(ctx, keep["idle"])
    if notice is not None:
        await _send(ctx.means, *notice)


async def _look_through(ctx: JobContext) -> None:
    """Whether the trail is whole; what was found is kept where the seeker sees it (S15)."""
    async with ctx.read() as db:
        verdict = await verify(db, ctx.means.secret, *ctx.means.old_secrets)
    if not verdict.whole:
        said.error("audit_trail_broken", workspace_id=ctx.job.workspace_id, position=verdict.broken_at)
    async with ctx.write() as db:
        chain = (await db.scalars(select(AuditChain))).one_or_none()
        if chain is not None:
            chain.checked_at, chain.checked_whole = clock.now(), verdict.whole
            chain.checked_broken_at = verdict.broken_at


async def _end(ctx: JobContext) -> None:
    """The day has come: listeners are told, and have an hour to hear it."""
    async with ctx.write() as db:
        made = await enqueue(
            db, leaving.PURGE, {}, run_at=clock.now() + leaving.TOLD_FOR, dedup_key="purge", max_attempts=20
        )
        if made is not None:
            await tell(db, "workspace.erased", db.workspace_id)
        await ctx.complete(db)


async def purge(ctx: JobContext, _args: dict[str, Any]) -> None:
    """Everything of the search is gone, this job too."""
    async with ctx.read() as db:
        workspace = await db.get(Workspace, ctx.job.workspace_id)
    now = clock.now()
    if workspace is not None and (workspace.erase_at is None or workspace.erase_at > now):
        return  # called off at the last moment
    erasure = await leaving.purge(ctx.db, ctx.job.workspace_id, now)
    ctx.completed = True  # nothing is left that could be marked done
    _write_down(ctx.means, erasure)
    await ctx.db.settle()


async def _idle(ctx: JobContext, after: timedelta) -> tuple[list[str], str] | None:
    """Nobody has been here for so long: it is to go, and its people are told. Or somebody came back."""
    now = clock.now()
    async with ctx.write() as db:
        workspace = await workspace_of(db)
        seen = await db.scalar(
            select(func.max(func.coalesce(Account.seen_at, Account.created_at)))
            .join(Membership, Membership.account_id == Account.id)
            .where(Membership.workspace_id == workspace.id)
        )
        if seen is None:
            return None
        if workspace.erase_at is not None and workspace.erase_cause == "idle" and seen > now - after:
            leaving.call_off(workspace)
        if workspace.erase_at is not None or seen > now - after:
            return None
        await leaving.begin(db, workspace, now + NOTICE, now, cause="idle")
        return await _addresses(db, workspace.id), workspace.name


async def _addresses(db: Session, workspace_id: str) -> list[str]:
    found = await db.scalars(
        select(Account.email)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.workspace_id == workspace_id, Membership.role == "owner")
    )
    return list(found)


async def _send(means: Means, addresses: list[str], name: str) -> None:
    """Without a mail server of the installation nobody can be told; the pages say it to whoever signs in."""
    if means.mail is None:
        return
    text = (
        f"Nobody has opened your search “{name}” in Inroad for a long time. It holds notes about other "
        f"people, so it is not kept for ever: it will be erased in {NOTICE.days} days.\n\n"
        "To keep it, sign in once:\n"
        f"{means.public_url}\n\nThere you can also take everything out first, under Settings, Your data.\n"
    )
    for address in addresses:
        try:
            message = mail.compose(
                sender=means.mail_from,
                sender_name="Inroad",
                to=address,
                subject="Shall your search be kept?",
                text=text,
                at=clock.now(),
                message_id=f"{new_id()}@inroad.invalid",
            )
            await mail.send(means.mail, message, outbound=means.outbound)
        except (MailError, MailFieldError) as error:
            said.warning("notice_not_sent", reason=getattr(error, "reason", "field"))


async def keep_nights(db: Database) -> None:
    """Sees that every search has its night, on its own clock."""
    await keep_everywhere(db, NIGHT, AT_NIGHT)


def chores(means: Means, house: Mapping[str, timedelta]) -> tuple[Chore, ...]:
    """Housekeeping that belongs to no search (P4)."""

    async def finished(db: Database) -> None:
        await purge_finished(db, house["jobs"])

    async def tidy(db: Database) -> None:
        await retention.of_house(db, house, clock.now())
        await resealing.of_house(db, means.vault)

    async def accounts(db: Database) -> None:
        await _accounts(db, means)

    return (
        Chore("nights", HOUR, keep_nights),
        Chore("finished_jobs", HOUR, finished),
        Chore("past_their_time", HOUR, tidy),
        Chore("leaving", HOUR, accounts),
    )


async def _accounts(db: Database, means: Means) -> None:
    """Accounts whose day has come, once their searches are gone."""
    now = clock.now()
    async with db.read() as session:
        due = list(await session.scalars(select(Account.id).where(Account.erase_at <= now)))
        ready = [id for id in due if not await leaving.owned_by(session, id)]
    for account_id in ready:
        erasure = await leaving.purge_account(db, account_id, now)
        _write_down(means, erasure)


def _write_down(means: Means, erasure: Erasure) -> None:
    if means.data_dir is not None:
        log.append(means.data_dir / log.FILE, [log.Entry.of(erasure)])


def handlers() -> dict[str, Handler]:
    """What the worker runs for this."""
    return {NIGHT: night, leaving.PURGE: purge}
