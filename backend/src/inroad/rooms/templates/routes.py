"""Templates and kept sentences over HTTP."""

from datetime import date
from typing import Final

from fastapi import APIRouter, Depends, Response
from sqlalchemy import func, select
from starlette.concurrency import run_in_threadpool

from inroad.domain import letters as domain
from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.models import Identifier
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.templating import FILTERS, TAGS, TemplateFault
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.letters import drafting, templating
from inroad.rooms.letters.knowing import know
from inroad.rooms.templates.schemas import (
    OwnTemplateOut,
    SnippetIn,
    SnippetOut,
    SnippetPatch,
    SnippetsOut,
    TemplateFieldOut,
    TemplateIn,
    TemplateOut,
    TemplatePatch,
    TemplatePreviewIn,
    TemplatePreviewOut,
    TemplatesOut,
)
from inroad.rooms.templates.tables import LetterTemplate, Snippet

MOST_SNIPPETS: Final = 200
EXAMPLE: Final = domain.LetterFacts(
    recipient_given="Tomás",
    recipient_family="Lind",
    recipient_display="Tomás Lind",
    recipient_honorific="Mr",
    organization="Corrib Logistics",
    their_work="your work at Corrib Logistics",
    shared_path="we both began on the night shift",
    referrer_name="Daniel Kerrigan",
    referrer_may_be_named=True,
    degree=2,
    promised_on=date(2026, 10, 22),
    sent_on=date(2026, 10, 14),
    questions=drafting.FIRST_QUESTIONS,
    offer="the figures on shift planning that I collected",
    met_when="today",
    gains=("the name of Ana Reyes", "your honest feedback"),
    background="a planner of eleven years",
    named_person="Ana Reyes",
    outcome="I begin at Liffey Foods in January",
    sender_name="Nora Whelan",
    sender_phone="01 555 0142",
)
"""Somebody made up, for a template that is tried without a contact."""

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["letters"],
    dependencies=[Depends(Scopes(read="letters:read", write="letters:write"))],
)


async def _own(db: Session, template_id: str) -> LetterTemplate:
    found = await db.find(LetterTemplate, template_id)
    if found is None:
        raise Problem(404, "not_found", detail="There is no such template of your own here.")
    return found


def _checked(template: domain.Template, kind: str) -> None:
    """Problem 422 for a template that could not be filled; it names the place and what was probably meant."""
    faults = templating.check(template)
    if kind in domain.CALLS and template.subject:
        faults.append(FieldError("/subject", "not_allowed", "What is said on the telephone has no subject."))
    if faults:
        raise Problem(422, "invalid", errors=faults)


@router.get("/letter-templates", summary="Templates of letters and calls")
@policy(whole="one for each kind")
async def list_letter_templates(entry: Inside) -> TemplatesOut:
    """One's own where there is one, else the one that comes with the program (`id` is null)."""
    own = {row.kind: row for row in await entry.db.scalars(select(LetterTemplate))}
    items = []
    for kind, built in domain.BUILT_IN.items():
        if kind in own:
            items.append(TemplateOut.model_validate(own[kind]))
        else:
            items.append(
                TemplateOut(
                    id=None, kind=kind, subject=built.subject, body=built.body, updated_at=None, version=None
                )
            )
    fields = [TemplateFieldOut.model_validate(field) for field in domain.FIELDS]
    return TemplatesOut(items=items, fields=fields, filters=list(FILTERS), tags=list(TAGS))


@router.post("/letter-templates", status_code=201, summary="Write a template of one's own")
async def create_letter_template(body: TemplateIn, entry: Inside, response: Response) -> OwnTemplateOut:
    """Liquid, cut to fields of a fixed list, a few filters, and if, unless and for. 422 names an unknown
    field and the nearest right one; 409 when there is one of this kind already."""
    _checked(domain.Template(body.subject, body.body), body.kind)
    if await entry.db.scalar(select(LetterTemplate.id).where(LetterTemplate.kind == body.kind)):
        raise Problem(409, "already_exists", detail="You have a template of this kind already: change it.")
    made = LetterTemplate(kind=body.kind, subject=body.subject, body=body.body)
    entry.db.add(made)
    await entry.db.flush()
    response.headers["ETag"] = etag(made)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/letter-templates/{made.id}"
    return OwnTemplateOut.model_validate(made)


@router.post("/letter-templates/preview", summary="Try a template")
@policy(read_only=True)
async def preview_letter_template(body: TemplatePreviewIn, entry: Inside) -> TemplatePreviewOut:
    """What the template makes for a contact, or with examples; nothing is stored."""
    template = domain.Template(body.subject, body.body)
    _checked(template, body.kind)
    facts = await _facts(entry, body)
    try:
        made = await run_in_threadpool(templating.fill, template, facts)
    except TemplateFault as fault:
        raise Problem(422, "invalid", errors=[FieldError("/body", fault.code, fault.detail)]) from None
    return TemplatePreviewOut(subject=made.subject, body=made.body)


async def _facts(entry: Entry, body: TemplatePreviewIn) -> domain.LetterFacts:
    if body.contact_id is None:
        return EXAMPLE
    row = await entry.db.execute(select(Account.display_name).where(Account.id == entry.principal.account_id))
    now = clock.now()
    known = await know(
        entry.db, entry.workspace, body.contact_id, row.scalar_one(), now, pointer="/contact_id"
    )
    promised = next((each.promised_on for each in reversed(known.past.letters) if each.promised_on), None)
    return drafting.facts(
        known,
        medium="email" if body.kind == "pitch_email" else "post",
        referrer=next((each for each in known.referrers if each.may_use_name is True), None),
        promised_on=promised,
        questions=drafting.FIRST_QUESTIONS,
    )


@router.get("/letter-templates/{template_id}", summary="One template of one's own")
async def get_letter_template(template_id: Identifier, entry: Inside, response: Response) -> OwnTemplateOut:
    """Those that come with the program have no id; the list holds them."""
    found = await _own(entry.db, template_id)
    response.headers["ETag"] = etag(found)
    return OwnTemplateOut.model_validate(found)


@router.patch("/letter-templates/{template_id}", summary="Change a template of one's own")
async def update_letter_template(
    template_id: Identifier, body: TemplatePatch, entry: Inside, condition: IfMatch, response: Response
) -> OwnTemplateOut:
    """JSON merge patch. Letters that were begun keep their words."""
    found = await _own(entry.db, template_id)
    check_if_match(condition, found)
    changes = body.changes()
    subject, text = str(changes.get("subject", found.subject)), str(changes.get("body", found.body))
    _checked(domain.Template(subject, text), found.kind)
    found.subject, found.body = subject, text
    await entry.db.flush()
    response.headers["ETag"] = etag(found)
    return OwnTemplateOut.model_validate(found)


@router.delete("/letter-templates/{template_id}", status_code=204, summary="Go back to the template we made")
async def delete_letter_template(template_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """The kind begins from the template that comes with the program again."""
    found = await _own(entry.db, template_id)
    check_if_match(condition, found)
    await entry.db.delete(found)


@router.get("/snippets", summary="Sentences one keeps")
@policy(whole="two hundred at most")
async def list_snippets(entry: Inside) -> SnippetsOut:
    """One's own sentences, to put into letters; the oldest first."""
    rows = await entry.db.scalars(
        select(Snippet).order_by(Snippet.created_at, Snippet.id).limit(MOST_SNIPPETS)
    )
    return SnippetsOut(items=[SnippetOut.model_validate(row) for row in rows])


@router.post("/snippets", status_code=201, summary="Keep a sentence")
async def create_snippet(body: SnippetIn, entry: Inside, response: Response) -> SnippetOut:
    """Two hundred at most."""
    if (await entry.db.scalar(select(func.count(Snippet.id))) or 0) >= MOST_SNIPPETS:
        raise Problem(409, "too_many", detail="Two hundred sentences are kept already. Let one go first.")
    made = Snippet(text=body.text)
    entry.db.add(made)
    await entry.db.flush()
    response.headers["ETag"] = etag(made)
    return SnippetOut.model_validate(made)


async def _kept(db: Session, snippet_id: str) -> Snippet:
    found = await db.find(Snippet, snippet_id)
    if found is None:
        raise Problem(404, "not_found", detail="There is no such sentence here.")
    return found


@router.patch("/snippets/{snippet_id}", summary="Change a kept sentence")
async def update_snippet(
    snippet_id: Identifier, body: SnippetPatch, entry: Inside, condition: IfMatch, response: Response
) -> SnippetOut:
    """JSON merge patch. Letters that hold it stay as they are."""
    found = await _kept(entry.db, snippet_id)
    check_if_match(condition, found)
    for name, value in body.changes().items():
        setattr(found, name, value)
    await entry.db.flush()
    response.headers["ETag"] = etag(found)
    return SnippetOut.model_validate(found)


@router.delete("/snippets/{snippet_id}", status_code=204, summary="Let a kept sentence go")
async def delete_snippet(snippet_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Letters that hold it stay as they are."""
    found = await _kept(entry.db, snippet_id)
    check_if_match(condition, found)
    await entry.db.delete(found)
