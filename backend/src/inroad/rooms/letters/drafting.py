"""First drafts from what is known, and the promised day kept the same in text and calendar (LND-4)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from inroad.domain import letters as domain
from inroad.domain.letters.days import promise_sentences, promised_days
from inroad.domain.letters.letter import Letter as CheckedLetter
from inroad.domain.wording import on_day
from inroad.rooms.letters.knowing import Known, Referrer

DAY_PROMPT = "[the day you will call]"
_WHO_SENT = re.compile(r"\[who sent you[^\]\n]*\]")
_BOTH = re.compile(r"^(?:you|we)\s+both\s+", re.IGNORECASE)
_NOUN_PHRASE = re.compile(r"^(?:a|an|the|one|head|director|manager)\b", re.IGNORECASE)
_I_AM = re.compile(r"^(?:I\s+am|I['’]m)\s+", re.IGNORECASE)
FIRST_QUESTIONS = tuple(question.text for question in domain.QUESTION_BANK[:5])
"""The four of the text (MTG-6) and the one about the big picture (MTG-5)."""

_GAINS = {
    "feedback": "your honest feedback",
    "insight": "a clearer view of your field",
    "lead": "something to look into",
    "offer": "your kind offer",
    "friend": "the feeling that somebody wishes me well",
}


def gains_of(gains: Iterable[dict[str, Any]], names: Iterable[str]) -> tuple[str, ...]:
    """What a meeting gave, as noun phrases: the people named first (NET-10)."""
    people = list(names)
    found = []
    if people:
        listed = people[0] if len(people) == 1 else f"{', '.join(people[:-1])} and {people[-1]}"
        found.append(f"the {'name' if len(people) == 1 else 'names'} of {listed}")
    kinds = dict.fromkeys(gain.get("kind", "") for gain in gains)
    return (*found, *(_GAINS[kind] for kind in kinds if kind in _GAINS))[:3]


def facts(
    known: Known,
    *,
    medium: str,
    referrer: Referrer | None,
    promised_on: date | None = None,
    questions: tuple[str, ...] = (),
    gains: tuple[str, ...] = (),
    met_on: date | None = None,
    named_person: str = "",
) -> domain.LetterFacts:
    """What the template may use. A referrer is named only once they have agreed (LND-3)."""
    contact = known.past.contact
    work = ""
    if known.organization:
        work = f"your work at {known.organization}"
    elif contact.headline:
        work = f"your work as {contact.headline}"
    shared = _BOTH.sub("", contact.shared_path.strip())
    background = known.workspace.background.strip()
    fits = _I_AM.match(background) or _NOUN_PHRASE.match(background)
    agreed = referrer is not None and referrer.may_use_name is True
    letter = known.past.pitch
    return domain.LetterFacts(
        recipient_given=contact.given_name,
        recipient_family=contact.family_name,
        recipient_display=contact.display_name,
        recipient_honorific=contact.honorific,
        organization=known.organization,
        their_work=work,
        shared_path=f"we both {shared}" if shared else "",
        referrer_name=referrer.name if referrer is not None and agreed else None,
        referrer_may_be_named=True if agreed else None,
        degree=contact.degree,
        minutes=known.workspace.minutes,
        promised_on=promised_on,
        promise_is_today=any(
            promise.state == "open" and promise.kind == "call" and promise.due_on == known.there
            for promise in known.past.promises
        ),
        sent_on=letter.sent_on if letter is not None else None,
        questions=questions,
        offer=_first_sentence(contact.can_offer),
        gains=gains,
        met_when=on_day(met_on, known.today) if met_on is not None else "",
        background=_first_sentence(_I_AM.sub("", background)) if fits else "",
        story="" if fits or not background else _ended(background),
        named_person=named_person,
        sender_name=known.sender,
        sender_phone=known.workspace.sender_phone,
        medium=cast(domain.Medium, medium),
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0].rstrip(".!? ")


def _ended(text: str) -> str:
    return text if text[-1] in ".!?" else f"{text}."


def said_day(body: str, today: date) -> date | None:
    """The day on which the text promises a call."""
    found = domain.find_promised_day(body, today=today)
    return found[0] if found else None


def with_day(body: str, day: date, address: str, today: date) -> str:
    """The text promising a call on `day`: its day changed, its open prompt filled, or the sentence added."""
    if said_day(body, today) == day and len(promised_days(body, today)) == 1:
        return body
    changed = domain.replace_promised_day(body, day, today=today)
    if said_day(changed, today) == day:
        return changed
    sentence = domain.promise_sentence(day, address)
    if promised := promise_sentences(body):
        first = promised[0]
        return body[: first.start] + sentence + body[first.end :]
    closing = CheckedLetter(body, "", domain.LetterContext()).closing
    at = closing.start() if closing else len(body)
    before, after = body[:at].rstrip(), body[at:]
    return f"{before}\n\n{sentence}\n\n{after}".lstrip("\n")


def without_day(body: str, today: date) -> str:
    """The text with the promised day taken out again; a prompt says what is wanted there."""
    for said in reversed(promised_days(body, today)):
        body = body[: said.start] + DAY_PROMPT + body[said.end :]
    return body


def with_referrer(text: str, old: Referrer | None, new: Referrer | None) -> str:
    """The text naming `new` where it named `old`, or where it asked who sent the writer."""
    if new is None or new.may_use_name is not True:
        return text
    if old is not None and old.id != new.id:
        text = text.replace(old.name, new.name)
    return _WHO_SENT.sub(lambda _: new.name, text)


def address_of(known: Known) -> str:
    """How the contact is addressed in a letter."""
    contact = known.past.contact
    if contact.honorific and contact.family_name:
        return f"{contact.honorific} {contact.family_name}"
    return contact.display_name
