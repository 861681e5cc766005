"""The mail account and deliveries over HTTP."""

from typing import cast

from fastapi import APIRouter, Depends, Request
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.models import Identifier
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.means import Means
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.letters.actions import find, with_known
from inroad.rooms.mailbox import actions, inbox, posting
from inroad.rooms.mailbox.schemas import (
    DeliveriesOut,
    DeliveryIn,
    DeliveryOut,
    MailAccountIn,
    MailAccountOut,
    MailTestIn,
    OutcomeIn,
)
from inroad.rooms.mailbox.tables import Delivery, MailAccount

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["mailbox"],
    dependencies=[Depends(Scopes(read="letters:read", write="letters:write"))],
)

_ONE = "There is one account a search; whoever saves it last has typed it whole."


def _account(account: MailAccount | None) -> MailAccountOut:
    if account is None:
        return MailAccountOut(configured=False)
    names = ("email", "host", "port", "security", "username", "test_state", "test_reason", "tested_at")
    return MailAccountOut.model_validate(
        {name: getattr(account, name) for name in names}
        | {
            "configured": True,
            "has_password": bool(account.sealed_password),
            "test_words": posting.WORDS.get(account.test_reason, ""),
        }
    )


def _delivery(delivery: Delivery) -> DeliveryOut:
    columns = {column.key: getattr(delivery, column.key) for column in Delivery.__mapper__.columns}
    return DeliveryOut.model_validate(columns | {"words": posting.words_of(delivery)})


@router.get("/mail-account", summary="The account letters are sent from")
async def get_mail_account(entry: Inside) -> MailAccountOut:
    """Without its password, which is never shown again."""
    return _account(await posting.account_of(entry.db))


@router.put("/mail-account", summary="Set the mail account up")
@policy(if_match=_ONE)
async def put_mail_account(body: MailAccountIn, entry: Inside, request: Request) -> MailAccountOut:
    """Nothing is sent yet: `POST …/mail-account/tests` does. A password that is left out stays, unless server
    or name change."""
    means = cast(Means, request.app.state.means)
    return _account(await actions.keep_account(entry.db, means.vault, body))


@router.delete("/mail-account", status_code=204, summary="Take the mail account away")
@policy(if_match=_ONE)
async def delete_mail_account(entry: Inside) -> None:
    """With its password, and that of the mailbox answers are read from. Letters on their way become drafts
    again."""
    account = await posting.account_of(entry.db, to_change=True)
    if account is not None:
        found = await inbox.inbox_of(entry.db, to_change=True)
        if found is not None:
            await inbox.remove(entry.db, found)
        await entry.db.delete(account)


@router.post("/mail-account/tests", status_code=202, summary="Send a test message to oneself")
async def create_mail_test(_body: MailTestIn, entry: Inside) -> MailAccountOut:
    """To the account's own address. Look at `test_state` until it is `passed` or `stopped`."""
    return _account(await actions.begin_test(entry.db, entry.principal.account_id))


@router.get("/letters/{letter_id}/deliveries", summary="How a letter goes by e-mail")
@policy(whole="the tries of one letter")
async def list_deliveries(letter_id: Identifier, entry: Inside) -> DeliveriesOut:
    """The latest first; empty for a letter that went another way."""
    await find(entry.db, letter_id)
    return DeliveriesOut(items=[_delivery(each) for each in await actions.deliveries(entry.db, letter_id)])


async def _name(entry: Entry) -> str:
    found = await entry.db.execute(
        select(Account.display_name).where(Account.id == entry.principal.account_id)
    )
    return found.scalar_one()


@router.post(
    "/letters/{letter_id}/deliveries", status_code=202, summary="Send a letter from one's own account"
)
@policy(idempotency="required", cost=5)
async def create_delivery(letter_id: Identifier, body: DeliveryIn, entry: Inside) -> DeliveryOut:
    """Freezes the letter and makes its promise, as `…/send` does; the message goes within seconds. A letter
    that is not taken becomes a draft again; one that may have gone out asks for a look."""
    now = clock.now()
    letter, known = await with_known(entry.db, entry.workspace, letter_id, await _name(entry), now)
    return _delivery(
        await actions.begin(entry.db, known, letter, entry.principal.account_id, now, body.override_reason)
    )


@router.post(
    "/letters/{letter_id}/deliveries/{delivery_id}/outcome", status_code=200, summary="Say what one found"
)
async def decide_delivery(
    letter_id: Identifier, delivery_id: Identifier, body: OutcomeIn, entry: Inside
) -> DeliveryOut:
    """Of a letter that may have gone out: it did, it is to be sent again, or it is a draft again."""
    letter = await find(entry.db, letter_id)
    return _delivery(await actions.decide(entry.db, letter, delivery_id, body.outcome, clock.now()))
