"""What a template may speak of: the fields, what each means, and their values for one letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inroad.domain.letters.checks.lnd05_minutes import number_word
from inroad.domain.letters.days import day_in_words, promise_sentence
from inroad.domain.letters.model import Medium
from inroad.domain.wording import long_day


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a template. `many` ones are lists, to be repeated over or joined."""

    path: str
    meaning: str
    example: str
    many: bool = False


FIELDS: tuple[Field, ...] = (
    Field("contact.name", "their whole name", "Tomás Lind"),
    Field("contact.given_name", "their given name", "Tomás"),
    Field("contact.family_name", "their family name", "Lind"),
    Field("contact.honorific", "Mr, Ms, Dr, as noted", "Mr"),
    Field("contact.address_as", "how a letter addresses them", "Mr Lind"),
    Field("contact.greet_as", "how you greet them once you have met", "Tomás"),
    Field("contact.organization", "where they work", "Corrib Logistics"),
    Field("contact.work", "what they do, as in “about …”", "your work at Corrib Logistics"),
    Field("contact.is_primary", "you know them yourself; to ask with if", "yes or no"),
    Field("referrer.name", "who sent you, once they have agreed", "Daniel Kerrigan"),
    Field("shared_path", "what you share", "we both began on the night shift"),
    Field("minutes", "the minutes you ask for, in words", "twenty"),
    Field("offer", "what you may have for them", "the figures on reading rooms"),
    Field("questions", "the questions you send ahead", "How did you get started?", many=True),
    Field("promise.day", "the day you will call", "Thursday, 22 October"),
    Field(
        "promise.sentence",
        "the sentence that promises the call",
        "I will call you on …",
    ),
    Field("promise.is_today", "you promised a call for today; to ask with if", "yes or no"),
    Field("letter.day", "the day your letter went out", "Wednesday 14 October"),
    Field("meeting.when", "when you met", "today"),
    Field("meeting.gains", "what the meeting gave you", "the name of Ana Reyes", many=True),
    Field("met.name", "whom you met through them", "Ana Reyes"),
    Field("search.outcome", "where your search has led", "I begin at Liffey Foods in January"),
    Field("me.name", "your name", "Nora Whelan"),
    Field("me.spelt", "your family name, letter by letter", "W-H-E-L-A-N"),
    Field("me.phone", "your telephone number", "01 555 0142"),
    Field("me.background", "who you are, in half a sentence", "a planner of eleven years"),
    Field("me.story", "who you are, in whole sentences", "I planned for eleven years."),
)
"""In the order in which they are listed to a writer."""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is known for a draft; empty text and None mean unknown.

    `shared_path` is what writer and reader have in common, `their_work` what the reader does, `background`
    the writer in half a sentence ("a nurse of nineteen years"), `story` the same in whole ones, `offer` what
    the writer may have for the reader, `gains` what a meeting gave, each a noun phrase ("the name of Ana
    Reyes"). `sent_on` is the day on which a letter went out to them, `met_when` says when one met.
    """

    recipient_given: str = ""
    recipient_family: str = ""
    recipient_display: str = ""
    recipient_honorific: str = ""
    organization: str = ""
    their_work: str = ""
    shared_path: str = ""
    referrer_name: str | None = None
    referrer_may_be_named: bool | None = None
    degree: int | None = None
    minutes: int = 20
    promised_on: date | None = None
    promise_is_today: bool = False
    sent_on: date | None = None
    questions: tuple[str, ...] = ()
    offer: str = ""
    met_when: str = ""
    gains: tuple[str, ...] = ()
    background: str = ""
    story: str = ""
    named_person: str = ""
    outcome: str = ""
    sender_name: str = ""
    sender_phone: str = ""
    medium: Medium = "post"

    @property
    def address_as(self) -> str:
        """How a letter addresses the reader; empty when nothing is known."""
        if self.recipient_honorific and self.recipient_family:
            return f"{self.recipient_honorific} {self.recipient_family}"
        return self.recipient_display or self.recipient_given

    @property
    def greet_as(self) -> str:
        """How one greets somebody one has met: by their given name, unless an honorific is kept."""
        if self.recipient_honorific and self.recipient_family:
            return self.address_as
        return self.recipient_given or self.recipient_display


def values_of(facts: LetterFacts) -> Mapping[str, Any]:
    """The facts as the values of the fields: nested by the dots of their paths.

    What is not known is None: to Liquid an empty text would be as good as any.
    """
    found: Mapping[str, Any] = _known(_values(facts))
    return found


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _known(each) for name, each in value.items()}
    return None if value == "" else value


def _values(facts: LetterFacts) -> dict[str, Any]:
    named = facts.referrer_name if facts.referrer_may_be_named is not False else None
    promised = facts.promised_on
    return {
        "contact": {
            "name": facts.recipient_display or facts.recipient_given,
            "given_name": facts.recipient_given,
            "family_name": facts.recipient_family,
            "honorific": facts.recipient_honorific,
            "address_as": facts.address_as,
            "greet_as": facts.greet_as,
            "organization": facts.organization,
            "work": _bare(facts.their_work),
            "is_primary": facts.degree == 1,
        },
        "referrer": {"name": named or ""},
        "shared_path": _bare(facts.shared_path),
        "minutes": number_word(facts.minutes),
        "offer": _bare(facts.offer),
        "questions": list(facts.questions),
        "promise": {
            "day": day_in_words(promised) if promised else "",
            "sentence": promise_sentence(promised, facts.address_as or "you") if promised else "",
            "is_today": facts.promise_is_today,
        },
        "letter": {"day": long_day(facts.sent_on) if facts.sent_on else ""},
        "meeting": {"when": facts.met_when, "gains": list(facts.gains)},
        "met": {"name": facts.named_person},
        "search": {"outcome": _bare(facts.outcome)},
        "me": {
            "name": facts.sender_name,
            "spelt": "-".join(facts.sender_name.split(" ")[-1].upper()),
            "phone": facts.sender_phone,
            "background": _bare(facts.background),
            "story": facts.story.strip(),
        },
    }


def _bare(text: str) -> str:
    """One line without the full stop: it stands within a sentence."""
    return " ".join(text.split()).rstrip(".")
