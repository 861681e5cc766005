"""What stands on each sheet, from a letter and what is known around it. Plain values; nothing is loaded."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from inroad.domain.wording import MONTHS, capital, counted
from inroad.rooms.letters.knowing import Known
from inroad.rooms.letters.tables import Letter

Block = dict[str, Any]
"""Lines that belong together, with the direction and language they are set in."""

US_LETTER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE", "CR", "GT", "SV", "NI", "PA", "DO", "PR"})
"""Countries whose paper is Letter; everywhere else it is A4."""
ROWS = 4
"""Lines to write on below each question."""
DRAFT = "Draft: not ready to go out yet"

_LONG_WORD = re.compile(r"\S{41,}")
_SOFT = "\u200b"
_NOTHING = frozenset("\ufeff\ufffe\uffff")
_SCRIPTS = (
    ("HEBREW", "he"),
    ("ARABIC", "ar"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
)


def cleaned(text: str) -> str:
    """The text without what neither paper nor XML can hold: control characters, byte order marks, codes that
    stand for nothing. Line breaks stay."""
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
    kept = (each for each in text if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))
    return "".join(each for each in kept if each not in _NOTHING)


def _breakable(text: str) -> str:
    """Long words get places where they may be parted, or they would run off the sheet."""

    def parted(found: re.Match[str]) -> str:
        word = found[0]
        return _SOFT.join(word[at : at + 20] for at in range(0, len(word), 20))

    return _LONG_WORD.sub(parted, text)


def is_rtl(text: str) -> bool:
    """Whether the text runs from right to left: its first letter with a direction says so."""
    for each in text:
        direction = unicodedata.bidirectional(each)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def language(text: str) -> str:
    """The language a text is set in, as far as its script tells; it picks the shapes of letters."""
    for each in text:
        if ord(each) > 0x58F:
            name = unicodedata.name(each, "")
            for script, code in _SCRIPTS:
                if name.startswith(script):
                    return code
    return "en"


def block(lines: Iterable[str]) -> Block:
    """Lines as the sheets take them."""
    kept = [_breakable(cleaned(line).replace("\t", "    ")) for line in lines]
    text = "\n".join(kept)
    return {"lines": kept, "rtl": is_rtl(text), "lang": language(text)}


def paragraphs(text: str) -> list[str]:
    """The parts between empty lines."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", cleaned(text)) if part.strip()]


def day_with_year(day: date) -> str:
    """As it stands on a letter: "14 October 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in cleaned(text).split("\n") if line.strip()]


def address_lines(known: Known) -> list[str]:
    """The postal address alone: the contact's own, else that of where they work. May be empty."""
    own = _lines(known.past.contact.address)
    if own or known.past.organization is None:
        return own
    return _lines(known.past.organization.address)


def recipient_lines(known: Known) -> list[str]:
    """Who it goes to, as an envelope has it."""
    contact = known.past.contact
    name = f"{contact.honorific} {contact.display_name}" if contact.honorific else contact.display_name
    address = address_lines(known)
    if known.organization and address and address[0].casefold() == known.organization.casefold():
        address = address[1:]
    return [line for line in (name, contact.headline, known.organization) if line] + address


def sender_lines(known: Known) -> list[str]:
    """Who it comes from."""
    return [known.sender, *_lines(known.workspace.sender_address)]


def enclosed(questions: Sequence[str]) -> str:
    """The line that says what lies beside the letter."""
    return f"Enclosed: {counted(len(questions), 'question')}" if questions else ""


def title_of(letter: Letter, known: Known) -> str:
    """What a document is called, in its properties and as a file."""
    name = known.past.contact.display_name
    words = {
        "pitch": f"Letter to {name}",
        "thank_you": f"Thank you, {name}",
        "update": f"News for {name}",
    }
    return capital(words.get(letter.kind, f"Letter to {name}"))


def _is_signed(body: str) -> bool:
    """Whether a name of its own stands below the closing: "Yours sincerely," and then a short line."""
    parts = paragraphs(body)
    return len(parts) > 2 and parts[-2].rstrip().endswith(",") and len(parts[-1]) <= 200 >= len(parts[-2])


def _base(letter: Letter, known: Known, paper: str) -> dict[str, Any]:
    return {
        "paper": paper,
        "title": title_of(letter, known),
        "author": cleaned(known.sender),
        "lang": language(letter.body),
    }


def letter_page(letter: Letter, known: Known, paper: str, *, draft: bool) -> dict[str, Any]:
    """The letter, its questions on a page of their own behind it."""
    phone = known.workspace.sender_phone
    return _base(letter, known, paper) | {
        "post": letter.medium == "post",
        "draft": DRAFT if draft else "",
        "recipient": block(recipient_lines(known)),
        "sender": block([*sender_lines(known), *([phone] if phone else [])]),
        "day": day_with_year(letter.sent_on or known.today),
        "subject": "" if letter.medium == "post" else _breakable(cleaned(letter.subject)),
        "paragraphs": [block(part.split("\n")) for part in paragraphs(letter.body)],
        "signed": _is_signed(letter.body),
        "enclosed": enclosed(letter.questions),
        "questions_title": "My questions",
        "questions": [block([question]) for question in letter.questions],
    }


def envelope(letter: Letter, known: Known, paper: str) -> dict[str, Any]:
    """DL beside A4, No. 10 beside Letter."""
    return _base(letter, known, paper) | {
        "recipient": block(recipient_lines(known)),
        "sender": block(sender_lines(known)),
        "lang": language("\n".join(recipient_lines(known))),
    }


def question_sheet(letter: Letter, known: Known, paper: str) -> dict[str, Any]:
    """What to ask, with room to write, for the table (MTG-6). Names to note come last (BYE-2)."""
    contact = known.past.contact
    whom = [line for line in (contact.display_name, contact.headline, known.organization) if line]
    return _base(letter, known, paper) | {
        "title": f"Questions for {contact.display_name}",
        "heading": "My questions",
        "with": block([", ".join(whom)]),
        "questions": [block([question]) for question in letter.questions],
        "rows": ROWS,
        "names_title": "Who else should I talk to?",
    }


def labels(found: Sequence[tuple[Letter, Known]], paper: str, start: int) -> dict[str, Any]:
    """One label a letter, from the first free place of the sheet on."""
    return {
        "paper": paper,
        "title": "Address labels",
        "author": cleaned(found[0][1].sender),
        "lang": "en",
        "start": start,
        "labels": [block(recipient_lines(known)) for _, known in found],
    }
