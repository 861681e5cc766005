"""Letters read for the wire: the list, one whole letter with its report."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, select

from inroad.domain import letters as domain
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Sort
from inroad.kit.http.models import Identifier
from inroad.rooms.contacts.actions import names
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.knowing import Known, reasons_for, report_of
from inroad.rooms.letters.schemas import LetterKind, LetterOut, LetterState, ReportOut
from inroad.rooms.letters.tables import Letter
from inroad.rooms.wire import MAX_REASONS

SORT = Sort({"updated_at": Letter.updated_at}, default="-updated_at", tie=Letter.id)
LIST = scoped(
    select(
        Letter.id,
        Letter.contact_id,
        Contact.display_name,
        Letter.kind,
        Letter.medium,
        Letter.state,
        Letter.subject,
        Letter.promised_on,
        Letter.due_on,
        Letter.sent_on,
        Letter.updated_at,
        Letter.version,
    )
    .join(Contact, Contact.id == Letter.contact_id)
    .where(Contact.deleted_at.is_(None))
)


class LetterFilter(ListParams):
    """Filters of the list of letters."""

    state: LetterState | None = None
    kind: LetterKind | None = None
    contact_id: Identifier | None = None


def listed(params: LetterFilter) -> Select[*tuple[Any, ...]]:
    """The select of a filtered list, without order or limit."""
    found: Select[*tuple[Any, ...]] = LIST
    if params.state is not None:
        found = found.where(Letter.state == params.state)
    if params.kind is not None:
        found = found.where(Letter.kind == params.kind)
    if params.contact_id is not None:
        found = found.where(Letter.contact_id == params.contact_id)
    return found


def report_out(report: domain.Report) -> ReportOut:
    """The domain's report on the wire; offsets stay code points of the body."""
    return ReportOut.model_validate(
        {
            "findings": [
                {
                    "rule": finding.rule,
                    "code": finding.code[:60],
                    "severity": finding.severity,
                    "start": finding.start,
                    "end": finding.end,
                    "title": finding.title[:200],
                    "message": finding.message[:1000],
                    "fix": finding.fix,
                }
                for finding in report.findings
            ],
            "praises": [{"rule": praise.rule, "text": praise.text[:300]} for praise in report.praises[:50]],
            "blocked": report.blocked,
            "words": report.words,
            "pages": report.pages,
        }
    )


def promptness_of(letter: Letter, today: date) -> Literal["on_the_night", "late", "missing"] | None:
    """How a thank-you note stands on the seeker's day `today`; None while it still has time (FLW-2)."""
    if letter.kind != "thank_you" or letter.due_on is None:
        return None
    if letter.sent_on is not None:
        return "on_the_night" if letter.sent_on <= letter.due_on else "late"
    return "missing" if today > letter.due_on else None


async def whole(db: Session, letter: Letter, known: Known) -> LetterOut:
    """The letter with its report as of now; a sent one as of the day it went out."""
    called = await names(db, [letter.referrer_id])
    columns = {column.key: getattr(letter, column.key) for column in Letter.__mapper__.columns}
    contact = known.past.contact
    return LetterOut.model_validate(
        {
            **columns,
            "contact": {"id": contact.id, "display_name": contact.display_name},
            "referrer": {"id": letter.referrer_id, "display_name": called[letter.referrer_id]}
            if letter.referrer_id in called
            else None,
            "promptness": promptness_of(letter, known.today),
            "promised_reasons": [
                {"rule": reason.rule, "text": reason.text}
                for reason in reasons_for(letter, known)[:MAX_REASONS]
            ],
            "report": report_out(report_of(letter, known)),
        }
    )


async def questions(db: Session) -> list[str]:
    """The bank, the four of the text first, then the seeker's own from earlier letters (MTG-6)."""
    rows = await db.scalars(select(Letter.questions).order_by(Letter.updated_at.desc(), Letter.id).limit(100))
    bank = [question.text for question in domain.QUESTION_BANK]
    own: Iterable[str] = (question for asked in rows for question in asked)
    return list(dict.fromkeys([*bank, *own]))[:100]
