"""Drafts made from templates: the seeker's own where there is one, else the built-in one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from inroad.domain import letters as domain
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.templating import Known, TemplateFault, compiled, filled
from inroad.rooms.templates.tables import LetterTemplate

FIELDS: Final = Known({field.path: field.many for field in domain.FIELDS})
LONGEST_BODY: Final = 20_000
LONGEST_SUBJECT: Final = 500
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}")
_LINE_ENDS = re.compile(r"[ \t]+\n")
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to edit: subject (e-mail) and text."""

    subject: str
    body: str


async def template_of(db: Session, kind: domain.TemplateKind) -> domain.Template:
    """The seeker's own template of that kind, or the built-in one."""
    own = await db.scalar(select(LetterTemplate).where(LetterTemplate.kind == kind))
    return domain.Template(own.subject, own.body) if own is not None else domain.BUILT_IN[kind]


async def templates_of(
    db: Session, kinds: Iterable[domain.TemplateKind]
) -> dict[domain.TemplateKind, domain.Template]:
    """Several at once, by kind."""
    wanted = list(kinds)
    rows = await db.scalars(select(LetterTemplate).where(LetterTemplate.kind.in_(wanted)))
    own: dict[str, domain.Template] = {row.kind: domain.Template(row.subject, row.body) for row in rows}
    return {kind: own.get(kind, domain.BUILT_IN[kind]) for kind in wanted}


def fill(template: domain.Template, facts: domain.LetterFacts) -> Draft:
    """The draft. Raises TemplateFault for a template that cannot be read or grows beyond all measure."""
    values = domain.values_of(facts)
    subject = " ".join(_made(template.subject, values).split())
    body = _EMPTY_LINES.sub("\n\n", _LINE_ENDS.sub("\n", _SPACES.sub(" ", _made(template.body, values))))
    return Draft(subject[:LONGEST_SUBJECT].strip(), body[: LONGEST_BODY - 1].strip() + "\n")


def _made(source: str, values: Any) -> str:
    return filled(compiled(source, FIELDS), values)


async def draft(db: Session, kind: domain.TemplateKind, facts: domain.LetterFacts) -> Draft:
    """The draft of a kind. Problem 409 when the seeker's own template cannot be filled."""
    template = await template_of(db, kind)
    try:
        return fill(template, facts)
    except TemplateFault as fault:
        detail = f"Your template for this kind cannot be filled: {fault.detail} Change it, or reset it."
        raise Problem(409, "template_unusable", detail=detail) from None


def check(template: domain.Template) -> list[FieldError]:
    """What is wrong with a template, by the field it is in."""
    found = []
    for pointer, source in (("/subject", template.subject), ("/body", template.body)):
        try:
            compiled(source, FIELDS)
        except TemplateFault as fault:
            found.append(FieldError(pointer, fault.code, fault.detail))
    return found
