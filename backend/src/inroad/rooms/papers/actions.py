"""A letter read for its ways out, and whether it may take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select

from inroad.domain.wording import counted
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.pdf import Press, Printed
from inroad.rooms.accounts.tables import Account, Workspace
from inroad.rooms.letters.actions import with_known
from inroad.rooms.letters.knowing import Known
from inroad.rooms.letters.sending import blocks_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.papers import pages, words
from inroad.rooms.papers.schemas import Paper


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter with what is known, its writer's address, and what keeps it from going out."""

    letter: Letter
    known: Known
    email: str
    blocks: Sequence[tuple[str, str]]

    @property
    def ready(self) -> bool:
        """Whether it may go out as it is."""
        return not self.blocks


async def opened(
    db: Session, workspace: Workspace, account_id: str, letter_id: str, now: datetime
) -> Outgoing:
    """The letter of that id. Problem 404 without one."""
    found = await db.execute(select(Account.display_name, Account.email).where(Account.id == account_id))
    name, email = found.one()
    letter, known = await with_known(db, workspace, letter_id, name, now)
    blocks = [] if letter.state == "sent" else blocks_of(letter, known)
    return Outgoing(letter, known, email, blocks)


def must_be_ready(out: Outgoing) -> None:
    """Problem 409 while findings keep the letter from going out (LND-2, LND-7)."""
    if not out.ready:
        raise Problem(
            409,
            "rule_blocks",
            detail="The letter can leave once this is changed, or once you have sent it with a reason.",
            errors=[FieldError("/body", code, text) for code, text in out.blocks],
        )


def paper_for(paper: Paper | None, workspace: Workspace) -> Paper:
    """The paper asked for, or that of the seeker's country."""
    if paper is not None:
        return paper
    return "letter" if workspace.country in pages.US_LETTER else "a4"


async def print_letter(press: Press, out: Outgoing, paper: Paper, now: datetime) -> Printed:
    """The letter as PDF; one that is not ready says so on its head."""
    page = pages.letter_page(out.letter, out.known, paper, draft=not out.ready)
    return await press.print("letter", page, now)


async def ways(press: Press, out: Outgoing, now: datetime) -> dict[str, Any]:
    """Fields of `WaysOut`."""
    letter, known = out.letter, out.known
    paper = paper_for(None, known.workspace)
    printed = await print_letter(press, out, paper, now)
    envelope = await press.print("envelope", pages.envelope(letter, known, paper), now)
    missing = "".join(dict.fromkeys(printed.missing + envelope.missing))
    text = words.message_text(letter)
    to = words.email_of(known)
    link = words.mailto(to, letter.subject, text)
    return {
        "ready": out.ready,
        "blocks": [{"code": code.partition(":")[0][:60], "detail": detail} for code, detail in out.blocks],
        "paper": paper,
        "to": to,
        "subject": letter.subject,
        "text": text if out.ready else None,
        "html": words.message_html(letter) if out.ready else None,
        "mailto": link if out.ready and len(link) <= words.LONGEST_LINK else None,
        "missing_glyphs": missing,
        "notes": _notes(out, missing, link),
    }


def _notes(out: Outgoing, missing: str, link: str) -> list[dict[str, str]]:
    known, given = out.known, out.known.past.given_name
    found = {
        "no_email": f"There is no e-mail address for {given} yet.",
        "no_address": f"There is no postal address for {given} yet: the envelope has the name alone.",
        "no_sender_address": "Your own address is not in the settings yet: the letter goes without it.",
        "missing_glyphs": f"{counted(len(missing), 'character')} cannot be printed here and would show as "
        f"empty boxes: {missing[:40]}. Whoever runs this server can add a font for them; Word and e-mail "
        "show them as they are.",
        "link_too_long": "The letter is too long for a link into a mail program: copy it, or take the "
        "e-mail file.",
    }
    post = out.letter.medium == "post"
    applies = {
        "no_email": not post and words.email_of(known) is None,
        "no_address": post and not pages.address_lines(known),
        "no_sender_address": post and not known.workspace.sender_address.strip(),
        "missing_glyphs": bool(missing),
        "link_too_long": out.ready and len(link) > words.LONGEST_LINK,
    }
    return [{"code": code, "detail": text[:500]} for code, text in found.items() if applies[code]]


async def labelled(
    db: Session, workspace: Workspace, account_id: str, ids: Sequence[str], now: datetime
) -> list[tuple[Letter, Known]]:
    """Letters for a sheet of labels, in the order asked for. Problem 422 for an id that is none here."""
    found = []
    for number, id in enumerate(ids):
        try:
            out = await opened(db, workspace, account_id, id, now)
        except Problem as problem:
            if problem.status != 404:
                raise
            fault = FieldError(f"/letter_ids/{number}", "not_found", "There is no such letter here.")
            raise Problem(422, "invalid", errors=[fault]) from None
        found.append((out.letter, out.known))
    return found


def codes(missing: str) -> str:
    """Characters as a header can name them: "U+4E2D U+6587", forty at most."""
    return " ".join(f"U+{ord(each):04X}" for each in missing[:40])


def press_of(state: Any) -> Press:
    """The press of the running app."""
    return cast(Press, state.press)
