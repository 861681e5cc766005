"""Signing in with a provider over HTTP: the way there, and what came back (S6)."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.csrf import same_origin
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, UnitOfWork, Uow
from inroad.rooms.accounts import challenges, identities
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount, Principal, SignedIn
from inroad.rooms.accounts.browser import VaultOf, renew, sign_in, state_of
from inroad.rooms.accounts.oidc_schemas import (
    IdentitiesOut,
    IdentityOut,
    ProviderAnswerIn,
    ProviderSessionOut,
    ProviderWayIn,
    ProviderWayOut,
)
from inroad.rooms.accounts.provider import Person, Provider, ProviderError, Way
from inroad.rooms.accounts.tables import Account, AccountSession, Identity
from inroad.rooms.accounts.tokens import new_session_token, session_hash

door = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(Scopes())])
own = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(ACCOUNT)])

KINDS = {"sign_in": "oidc", "link": "oidc_link", "renew": "oidc_renew"}
LIVES = timedelta(minutes=10)
"""How long somebody may take at the provider's."""
FRESH = 300
"""Seconds ago at most that the provider saw somebody who shows that it is still them."""
PURPOSE = "oidc-way"
COOKIES = ("__Host-way", "way")
"""Binds a way to the browser it was begun in; the first where the address is https."""
ANSWERS = {
    "state": "This way in was used already, was begun in another browser, or took too long. Begin once more.",
    "denied": "The provider let nobody in. Begin once more, or sign in another way.",
    "unreachable": "The provider cannot be reached at the moment. Try again in a while.",
    "unseen": "The provider has not asked who is there just now. Begin once more.",
}


def _provider(request: Request) -> Provider:
    found: Provider | None = request.app.state.provider
    if found is None:
        raise Problem(409, "provider_not_set_up", detail="This server has no provider to sign in with.")
    return found


ProviderOf = Annotated[Provider, Depends(_provider)]


def _refused(reason: str) -> Problem:
    detail = ANSWERS.get(reason, "What the provider answered does not hold, so nobody was signed in.")
    return Problem(401, "provider_refused", detail=detail, extra={"reason": reason})


@dataclass(frozen=True, slots=True)
class _Desk:
    """What beginning a way takes, whatever it is for."""

    uow: Uow
    provider: ProviderOf
    vault: VaultOf
    request: Request
    response: Response


Desk = Annotated[_Desk, Depends(_Desk)]


async def _begin(desk: _Desk, kind: str, next_page: str, account_id: str | None = None) -> ProviderWayOut:
    uow, provider, request, response = desk.uow, desk.provider, desk.request, desk.response
    now, way = clock.now(), Way(*(new_session_token() for _ in range(3)))
    await uow.abort()
    try:
        address = await provider.address(way, now, anew=kind == "renew")
    except ProviderError as error:
        raise _refused(error.reason) from None
    browser = new_session_token()
    told = {"nonce": way.nonce, "verifier": way.verifier, "next": next_page}
    await challenges.make(
        await uow.session(),
        KINDS[kind],
        way.state,
        now,
        account_id=account_id,
        browser_hash=session_hash(browser),
        sealed=desk.vault.seal(PURPOSE, session_hash(way.state), json.dumps(told)),
        lives=LIVES,
    )
    secure = request.app.state.settings.server.cookie_secure
    response.set_cookie(
        COOKIES[0] if secure else COOKIES[1],
        browser,
        max_age=int(LIVES.total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )
    return ProviderWayOut(address=address)


@door.post(
    "/oidc-sign-ins",
    status_code=201,
    summary="Begin to sign in with the provider",
    dependencies=[Depends(same_origin)],
)
@policy(idempotency="refused")
async def create_oidc_sign_in(body: ProviderWayIn, desk: Desk) -> ProviderWayOut:
    """Where the browser goes. It comes back to `/oidc`, within ten minutes, once."""
    return await _begin(desk, "sign_in", body.next)


@own.post("/account/oidc-links", status_code=201, summary="Begin to link the provider")
@policy(idempotency="refused")
async def create_oidc_link(body: ProviderWayIn, principal: SignedIn, desk: Desk) -> ProviderWayOut:
    """For somebody signed in: whoever comes back opens this account from then on."""
    return await _begin(desk, "link", body.next, principal.account_id)


@own.post("/account/oidc-renewals", status_code=201, summary="Begin to show by the provider who one is")
@policy(idempotency="refused")
async def create_oidc_renewal(body: ProviderWayIn, principal: SignedIn, desk: Desk) -> ProviderWayOut:
    """In place of a password, where there is none. The provider has to ask anew."""
    return await _begin(desk, "renew", body.next, principal.account_id)


async def _taken(uow: UnitOfWork, request: Request, state: str) -> tuple[str, challenges.Taken]:
    """The way that was begun, which is used up by this, whatever comes. Raises Problem 401."""
    await uow.abort()
    found: tuple[str, challenges.Taken] | None = None
    async with uow.kit.database.write(None) as db:
        for kind, stored in KINDS.items():
            taken = await challenges.take(db, stored, state, clock.now())
            if taken is not None:
                found = kind, taken
    cookie = next((value for name in COOKIES if (value := request.cookies.get(name))), "")
    if found is None or session_hash(cookie) != found[1].browser_hash:
        raise _refused("state")
    return found


@door.post(
    "/oidc-answers",
    status_code=201,
    summary="Come back from the provider",
    dependencies=[Depends(same_origin)],
)
@policy(idempotency="refused")
async def create_oidc_session(
    body: ProviderAnswerIn,
    uow: Uow,
    provider: ProviderOf,
    vault: VaultOf,
    request: Request,
    response: Response,
) -> ProviderSessionOut:
    """Signs in, makes an account where that is open, links, or shows who one is: what was begun."""
    now = clock.now()
    principal: Principal | None = getattr(request.state, "principal", None)
    kind, begun = await _taken(uow, request, body.state)
    told = json.loads(vault.open(PURPOSE, session_hash(body.state), begun.sealed))
    if body.error is not None or body.code is None:
        raise _refused("denied")
    way = Way(body.state, told["nonce"], told["verifier"])
    try:
        person = await provider.person(way, body.code, body.iss, now)
    except ProviderError as error:
        raise _refused(error.reason) from None
    for name in COOKIES:
        response.delete_cookie(name, path="/", secure=name.startswith("__Host-"), httponly=True)
    if kind == "sign_in":
        return await _come_in(uow, provider, person, body, request, response, told["next"])
    if principal is None or principal.credential != "session" or principal.account_id != begun.account_id:
        raise _refused("state")
    db = await uow.session()
    account = await db.get_one(Account, principal.account_id)
    if kind == "link":
        await identities.link(db, account.id, provider.issuer, person, now)
        session = await db.get_one(AccountSession, principal.credential_id)
        state = await state_of(db, account, session)
        return ProviderSessionOut(did="linked", next=told["next"], session=state)
    if person.authenticated_at is None or now.timestamp() - person.authenticated_at > FRESH:
        raise _refused("unseen")
    if await identities.account_of(db, provider.issuer, person.subject, now) != account.id:
        raise _refused("claims")
    state = await renew(uow, request, response, principal, now)
    return ProviderSessionOut(did="renewed", next=told["next"], session=state)


async def _come_in(
    uow: UnitOfWork,
    provider: Provider,
    person: Person,
    body: ProviderAnswerIn,
    request: Request,
    response: Response,
    next_page: str,
) -> ProviderSessionOut:
    now, db = clock.now(), await uow.session()
    account_id = await identities.account_of(db, provider.issuer, person.subject, now)
    known = account_id is not None
    if account_id is None:
        open_to_all = request.app.state.settings.accounts.sign_up
        account_id = await identities.sign_up(
            db, provider.issuer, person, open_to_all=open_to_all, time_zone=body.time_zone, now=now
        )
    state = await sign_in(uow, request, response, account_id, now)
    return ProviderSessionOut(did="signed_in" if known else "signed_up", next=next_page, session=state)


@own.get("/account/identities", summary="Providers that open one's account")
@policy(whole="a server has one provider")
async def list_identities(principal: SignedIn, uow: Uow) -> IdentitiesOut:
    """With what the provider calls one, and when it was used last."""
    found = await (await uow.session()).execute(
        select(Identity)
        .where(Identity.account_id == principal.account_id)
        .order_by(Identity.created_at, Identity.id)
        .limit(50)
    )
    return IdentitiesOut(items=[IdentityOut.model_validate(row) for row in found.scalars()])


@own.delete("/account/identities/{identity_id}", status_code=204, summary="Unlink a provider")
@policy(if_match="a link has no versions")
async def delete_identity(identity_id: Identifier, account: CurrentAccount, uow: Uow) -> None:
    """It opens nothing any more. The only way in stays."""
    await identities.let_go(await uow.session(), account, identity_id)
