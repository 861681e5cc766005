"""First drafts from what is known. What is not known becomes a prompt in brackets, which the check reports
as unfilled."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inroad.domain.letters.checks.lnd05_minutes import number_word
from inroad.domain.letters.days import promise_sentence
from inroad.domain.letters.model import Kind, Medium


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is known for a draft; empty text and None mean unknown.

    `shared_path` is what writer and reader have in common, `their_work` what the reader does, `background`
    the
    writer in half a sentence ("a nurse of nineteen years"), `interest` what they want to learn about, `offer`
    what the writer can do for the reader, `gains` what a meeting gave, each a noun phrase ("the name of
    Ana Reyes").
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
    questions: tuple[str, ...] = ()
    offer: str = ""
    gains: tuple[str, ...] = ()
    background: str = ""
    interest: str = ""
    named_person: str = ""
    outcome: str = ""
    sender_name: str = ""
    sender_phone: str = ""
    medium: Medium = "post"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to edit: subject (e-mail), body, and the question list that goes with it."""

    subject: str
    body: str
    questions: tuple[str, ...] = ()


def compose(kind: Kind, facts: LetterFacts) -> Draft:
    """A first draft of a kind of letter from our own template.

    Raises ValueError for a kind that has no template ("text").
    """
    writer = _WRITERS.get(kind)
    if writer is None:
        raise ValueError(f"there is no template for {kind!r}")
    return writer(facts)


def _address(facts: LetterFacts) -> str:
    if facts.recipient_honorific and facts.recipient_family:
        return f"{facts.recipient_honorific} {facts.recipient_family}"
    return facts.recipient_display or facts.recipient_given or "[name of the reader]"


def _friendly(facts: LetterFacts) -> str:
    """Thank-you notes and news go to people one has met: as they are called by the writer, given name if
    no honorific is kept."""
    if facts.recipient_honorific and facts.recipient_family:
        return f"{facts.recipient_honorific} {facts.recipient_family}"
    return facts.recipient_given or facts.recipient_display or "[name of the reader]"


def _signed(facts: LetterFacts, closing: str = "Yours sincerely") -> str:
    return f"{closing},\n\n{facts.sender_name or '[your name]'}"


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(p for p in paragraphs if p) + "\n"


def _listed(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _sentence_end(text: str) -> str:
    return text.strip().rstrip(".")


def _pitch(facts: LetterFacts) -> Draft:
    named = facts.referrer_name and facts.referrer_may_be_named is not False
    if named:
        opening = f"{facts.referrer_name} suggested that I write to you."
    elif facts.degree == 1:
        opening = "You know me a little already, so I will come straight to the point."
    else:
        opening = "[who sent you: their full name, once they have agreed] suggested that I write to you."
    work = _sentence_end(facts.their_work)
    admired = f"What I have read and heard about {work} made me want to know more." if work else ""
    shared = (
        f"We have something in common: {_sentence_end(facts.shared_path)}."
        if facts.shared_path
        else "[what you share]"
    )
    background = facts.background or "[who you are, in half a sentence]"
    interest = facts.interest or "[what you would like to understand]"
    who = f"I am {_sentence_end(background)}, and I would value your advice on {_sentence_end(interest)}."
    ask = (
        f"May I come and see you for {number_word(facts.minutes)} minutes, at your office and at an "
        f"hour of your choice?"
    )
    clear = "I am not asking for a job: what I hope for is your view."
    enclosed = "My questions are enclosed, so that you know beforehand what I would like to hear about."
    offer = f"In return I would gladly {_sentence_end(facts.offer)}." if facts.offer else ""
    if facts.promised_on:
        promise = promise_sentence(facts.promised_on, _address(facts))
    else:
        promise = "I will call you on [the day you will call], to find a time that suits you."
    paragraphs = (
        f"Dear {_address(facts)},",
        " ".join(p for p in (opening, admired, shared) if p),
        f"{who} {ask} {clear}",
        " ".join(p for p in (enclosed, offer) if p),
        promise,
        _signed(facts),
    )
    subject = f"{facts.referrer_name} suggested I write" if named else "A question about your work"
    return Draft(subject, _letter(*paragraphs), facts.questions)


def _thank_you(facts: LetterFacts) -> Draft:
    gains = _listed(facts.gains) if facts.gains else "[what you took away]"
    offer = f"As I said, I will gladly {_sentence_end(facts.offer)}." if facts.offer else ""
    body = _letter(
        f"Dear {_friendly(facts)},",
        "Thank you for your time today, and for speaking so openly.",
        f"I came away with {gains}. I have already begun to think about what follows from it.",
        f"{offer} I will let you know what comes of it.".strip(),
        _signed(facts, "With thanks"),
    )
    return Draft("Thank you for today", body)


def _questions(facts: LetterFacts) -> Draft:
    if facts.questions:
        lines = "\n".join(f"{number}. {question}" for number, question in enumerate(facts.questions, 1))
    else:
        lines = "1. [your first question]"
    head = f"Questions for {_address(facts)}"
    return Draft(head, _letter(head, lines, facts.sender_name or "[your name]"), facts.questions)


def _call_script(facts: LetterFacts) -> Draft:
    sender = facts.sender_name or "[your name]"
    who = _address(facts)
    minutes = number_word(facts.minutes)
    if facts.degree == 1:
        opening = f"Hello {_friendly(facts)}, this is {sender}. Is this a good moment?"
        reason = "I am thinking about my next step, and I would like your advice before anybody else's."
    else:
        referrer = (
            facts.referrer_name if facts.referrer_name and facts.referrer_may_be_named is not False else None
        )
        named = referrer or "[who sent you: their full name]"
        opening = (
            f"Good morning, this is {sender}. {named} suggested that I write to {who}, and in my "
            f"letter I said that I would call today."
        )
        reason = "I am not calling about a job; I would like to hear how you see your field."
    ask = (
        f"Could we meet for {minutes} minutes? I will come to your office, before or after hours if "
        f"that is easier; the time is yours to choose."
    )
    phone = facts.sender_phone or "[your number, said slowly, twice]"
    leave = f"If {who} is not there: when may I try again? My name is {sender}, my number {phone}."
    return Draft(f"Call to {who}", _letter(opening, reason, ask, leave))


def _check_back(facts: LetterFacts) -> Draft:
    body = _letter(
        f"Dear {_friendly(facts)},",
        "You wanted a few days to think about whom I should talk to next, so I am writing as we agreed.",
        f"Has anybody come to mind whose view I should hear? {number_word(facts.minutes).capitalize()} "
        f"minutes in person would be plenty, "
        "and I would mention your name only if you are comfortable with that.",
        "Thank you again for thinking about it.",
        _signed(facts),
    )
    return Draft("As agreed: the names you were thinking about", body)


def _update(facts: LetterFacts) -> Draft:
    met = facts.named_person or "[the person you met]"
    gained = f"I came away with {_listed(facts.gains)}." if facts.gains else "[what came of it]"
    body = _letter(
        f"Dear {_friendly(facts)},",
        f"You gave me the name of {met}, and I wanted you to know what came of it. We have met. {gained}",
        "Thank you for opening that door.",
        _signed(facts, "With thanks"),
    )
    return Draft(f"I met {met}", body)


def _goodbye(facts: LetterFacts) -> Draft:
    outcome = _sentence_end(facts.outcome) if facts.outcome else "[where you have landed]"
    helped = f"You gave me {_listed(facts.gains)}" if facts.gains else "[what they did for you]"
    body = _letter(
        f"Dear {_friendly(facts)},",
        f"My search has come to its end: {outcome}.",
        f"{_sentence_end(helped)}, and I have not forgotten it. Thank you.",
        "If there is anything that I can do for you or for somebody you know, please tell me.",
        _signed(facts, "With thanks"),
    )
    return Draft("My search is over, thanks to you", body)


def _email(facts: LetterFacts) -> Draft:
    return Draft("[subject]", _letter(f"Dear {_friendly(facts)},", "[what you want to say]", _signed(facts)))


_WRITERS: dict[str, Callable[[LetterFacts], Draft]] = {
    "pitch": _pitch,
    "thank_you": _thank_you,
    "questions": _questions,
    "call_script": _call_script,
    "check_back": _check_back,
    "update": _update,
    "goodbye": _goodbye,
    "email": _email,
}
