"""What to say on the telephone, from what is known of the contact (LND-1, SET-2, NRS-4)."""

from inroad.domain.letters.checks.lnd05_minutes import number_word
from inroad.domain.wording import long_day
from inroad.rooms.letters import drafting
from inroad.rooms.letters.knowing import Known
from inroad.rooms.letters.schemas import ScriptOut


def scripts_of(known: Known) -> list[ScriptOut]:
    """The call itself, then what to say to whoever else picks up, and to a machine."""
    primary = known.past.contact.degree == 1
    referrer = next((each for each in known.referrers if each.may_use_name is True), None)
    found = drafting.draft("call_script", known, drafting.facts(known, medium="post", referrer=referrer))
    return [
        ScriptOut(kind="primary" if primary else "secondary", text=found.body[:4000]),
        ScriptOut(kind="gatekeeper", text=_gatekeeper(known, referrer.name if referrer else None)[:4000]),
        ScriptOut(kind="voicemail", text=_voicemail(known, referrer.name if referrer else None)[:4000]),
    ]


def _opening(known: Known, referrer: str | None) -> str:
    """The referrer's name and the letter's date come first: they are why the call is put through (NRS-4)."""
    letter = known.past.pitch
    who = referrer if known.past.contact.degree != 1 else None
    if letter is not None and letter.sent_on is not None:
        wrote = f"I wrote to {drafting.address_of(known)} on {long_day(letter.sent_on)}"
        return f"{who} suggested that I write, and {wrote}." if who else f"{wrote}."
    if who:
        return f"{who} suggested that I get in touch."
    if known.past.contact.degree == 1:
        return f"{drafting.address_of(known)} and I know each other."
    return "[who sent you: their full name] suggested that I get in touch."


def _me(known: Known) -> tuple[str, str]:
    name = known.sender or "[your name]"
    phone = known.workspace.sender_phone or "[your number]"
    return name, phone


def _gatekeeper(known: Known, referrer: str | None) -> str:
    name, phone = _me(known)
    who = drafting.address_of(known)
    minutes = number_word(known.workspace.minutes)
    return "\n\n".join(
        (
            f"Good morning, my name is {name}. {_opening(known, referrer)} May I speak to {who}?",
            f"It is about {minutes} minutes in person, at an hour that suits {who}; "
            "I am looking for advice, nothing else.",
            f"When would be a good time to call again? I will call then. My name is {name}, "
            f"spelt {_spelt(name)}, and my number is {phone}.",
            "Thank you for your help. May I ask your name?",
        )
    )


def _voicemail(known: Known, referrer: str | None) -> str:
    name, phone = _me(known)
    minutes = number_word(known.workspace.minutes)
    return "\n\n".join(
        (
            f"Hello {drafting.address_of(known)}, this is {name}, {_spelt(name)}. "
            f"{_opening(known, referrer)}",
            f"I said that I would call today, and I would like to ask you for {minutes} minutes in person, "
            "whenever it suits you."
            if known.past.promises
            else f"I would like to ask you for {minutes} minutes in person, whenever it suits you.",
            f"My number is {phone}; once more, slowly: {phone}. "
            "You reach me [when you can be reached]. I will also try again myself.",
        )
    )


def _spelt(name: str) -> str:
    """The family name letter by letter."""
    family = name.split(" ")[-1]
    return family if family.startswith("[") else "-".join(family.upper())
