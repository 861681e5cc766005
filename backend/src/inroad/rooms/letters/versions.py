"""How a letter stood before: kept while it is written, so that nothing is lost, and as it went out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, select

from inroad.kit.db import Session
from inroad.rooms.letters.tables import Letter, LetterVersion

QUIET: Final = timedelta(minutes=2)
"""What is typed within one such span counts as one version."""
LARGE: Final = 200
"""Characters that, gone at once, are worth a version at once."""
MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """The words of a letter at one moment."""

    subject: str
    body: str
    questions: tuple[str, ...]
    promised_on: date | None


def standing(letter: Letter) -> Standing:
    """How it stands now."""
    return Standing(letter.subject, letter.body, tuple(letter.questions), letter.promised_on)


async def of(db: Session, letter: Letter) -> list[LetterVersion]:
    """All that are kept, the latest first."""
    found = await db.scalars(
        select(LetterVersion)
        .where(LetterVersion.letter_id == letter.id)
        .order_by(LetterVersion.kept_at.desc(), LetterVersion.id.desc())
        .limit(MOST)
    )
    return list(found)


async def keep(db: Session, letter: Letter, before: Standing, now: datetime, *, chosen: bool) -> None:
    """Keeps how it stood `before` where that is worth it: after a while, a choice or a large cut."""
    if before == standing(letter):
        return
    cut = len(before.body) - len(letter.body) >= LARGE
    kept = await of(db, letter)
    if kept and not chosen and not cut and now - kept[0].kept_at < QUIET:
        return
    if kept and before == _as_kept(kept[0]):
        return
    _add(db, letter, before, "choice" if chosen else "cut" if cut else "writing", now)
    if len(kept) >= MOST:
        # The first draft stays; the oldest after it makes room.
        await db.execute(delete(LetterVersion).where(LetterVersion.id == kept[-2].id))


def keep_sent(db: Session, letter: Letter, now: datetime) -> None:
    """Keeps how it went out."""
    _add(db, letter, standing(letter), "sent", now)


def _as_kept(row: LetterVersion) -> Standing:
    return Standing(row.subject, row.body, tuple(row.questions), row.promised_on)


def _add(db: Session, letter: Letter, one: Standing, cause: str, at: datetime) -> None:
    db.add(
        LetterVersion(
            letter_id=letter.id,
            subject=one.subject,
            body=one.body,
            questions=list(one.questions),
            promised_on=one.promised_on,
            cause=cause,
            kept_at=at,
        )
    )
