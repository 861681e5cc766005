"""The templates that come with the program, one for each kind; a seeker may write their own instead.

What is not known becomes a prompt in brackets, which the checks report as unfilled.
"""

from dataclasses import dataclass
from typing import Literal

TemplateKind = Literal[
    "pitch_post",
    "pitch_email",
    "questions",
    "call_primary",
    "call_secondary",
    "call_gatekeeper",
    "call_voicemail",
    "thank_you",
    "check_back",
    "update",
    "goodbye",
]
CALLS: tuple[TemplateKind, ...] = ("call_primary", "call_secondary", "call_gatekeeper", "call_voicemail")
"""Templates of what is said on the telephone: they have no subject."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template: the subject of an e-mail, and the text."""

    subject: str
    body: str


_PROMISE = (
    "{{ promise.sentence | default: "
    '"I will call you on [the day you will call], to find a time that suits you." }}'
)
_WHO_I_AM = (
    "{% if me.story %}{{ me.story }} I would value{% else %}"
    'I am {{ me.background | default: "[who you are, in half a sentence]" }}, and I would value{% endif %}'
    " your advice on [what you would like to understand]."
)
_REFERRED = (
    "{% if referrer.name %}{{ referrer.name }} suggested that I write to you."
    "{% elsif contact.is_primary %}You know me a little already, so I will come straight to the point."
    "{% else %}[who sent you: their full name, once they have agreed] suggested that I write to you.{% "
    "endif %}"
)
_SUBJECT = (
    "{% if referrer.name %}{{ referrer.name }} suggested I write"
    "{% else %}A question about your work{% endif %}"
)
_WHOM = '{{ contact.address_as | default: "[name of the reader]" }}'
_DEAR = f"Dear {_WHOM},"
_DEAR_FRIEND = 'Dear {{ contact.greet_as | default: "[name of the reader]" }},'
_ME = '{{ me.name | default: "[your name]" }}'
_NUMBER = '{{ me.phone | default: "[your number]" }}'
_OPENING = (
    "{% if letter.day %}{% if referrer.name %}{{ referrer.name }} suggested that I write, and {% endif %}"
    f"I wrote to {_WHOM} on {{{{ letter.day }}}}."
    "{% elsif referrer.name %}{{ referrer.name }} suggested that I get in touch."
    f"{{% elsif contact.is_primary %}}{_WHOM} and I know each other."
    "{% else %}[who sent you: their full name] suggested that I get in touch.{% endif %}"
)


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


BUILT_IN: dict[TemplateKind, Template] = {
    "pitch_post": Template(
        _SUBJECT,
        _letter(
            _DEAR,
            f"{_REFERRED}{{% if contact.work %}} What I have read and heard about {{{{ contact.work }}}} "
            "made me "
            "want to know more.{% endif %} {% if shared_path %}We have something in common: {{ "
            "shared_path }}."
            "{% else %}[what you share]{% endif %}",
            f"{_WHO_I_AM} May I come and see you for {{{{ minutes }}}} minutes, at your office and at an "
            "hour of "
            "your choice? I am not asking for a job: what I hope for is your view.",
            "My questions are enclosed, so that you know beforehand what I would like to hear about."
            "{% if offer %} In return, should it be of use to you: {{ offer }}.{% endif %}",
            _PROMISE,
            f"Yours sincerely,\n\n{_ME}",
        ),
    ),
    "pitch_email": Template(
        _SUBJECT,
        _letter(
            _DEAR,
            f"{_REFERRED}{{% if shared_path %}} We have something in common: "
            f"{{{{ shared_path }}}}.{{% endif %}}",
            f"{_WHO_I_AM} May I come and see you for {{{{ minutes }}}} minutes, at your office and at an "
            "hour of "
            "your choice? I am not asking for a job: what I hope for is your view.",
            "My questions are below, so that you know beforehand what I would like to hear about."
            "{% if offer %} In return, should it be of use to you: {{ offer }}.{% endif %}",
            _PROMISE,
            f"Yours sincerely,\n\n{_ME}{{% if me.phone %}}\n{{{{ me.phone }}}}{{% endif %}}",
        ),
    ),
    "questions": Template(
        "My questions, before we meet",
        _letter(
            _DEAR_FRIEND,
            "Here are the questions I would most like to ask you, so that you know beforehand what I hope to "
            "hear about. None of them has to be answered, and any order suits me.",
            "Thank you for making time for it.",
            f"Yours sincerely,\n\n{_ME}",
        ),
    ),
    "call_primary": Template(
        "",
        _letter(
            'Hello {{ contact.greet_as | default: "[their name]" }}, this is '
            f"{_ME}. Is this a good moment?",
            "I am thinking about my next step, and I would like your advice before anybody else's.",
            "Could we meet for {{ minutes }} minutes? I will come to your office, before or after hours "
            "if that "
            "is easier; the time is yours to choose.",
            f"If {_WHOM} is not there: when may I try again? My name is {_ME}, my number {_NUMBER}.",
        ),
    ),
    "call_secondary": Template(
        "",
        _letter(
            f"Good morning, this is {_ME}. "
            '{{ referrer.name | default: "[who sent you: their full name]" }} suggested that I write to '
            f"{_WHOM}, and in my letter{{% if letter.day %}} of {{{{ letter.day }}}}{{% endif %}} I said "
            "that I "
            "would call{% if promise.is_today %} today{% endif %}.",
            "I am not calling about a job; I would like to hear how you see your field.",
            "Could we meet for {{ minutes }} minutes? I will come to your office, before or after hours "
            "if that "
            "is easier; the time is yours to choose.",
            f"If {_WHOM} is not there: when may I try again? My name is {_ME}, my number {_NUMBER}.",
        ),
    ),
    "call_gatekeeper": Template(
        "",
        _letter(
            f"Good morning, my name is {_ME}. {_OPENING} May I speak to {_WHOM}?",
            f"It is about {{{{ minutes }}}} minutes in person, at an hour that suits {_WHOM}, and about "
            "advice, nothing else.",
            f"When may I call again? My name is {_ME}"
            "{% if me.spelt %}, spelt {{ me.spelt }}{% endif %}. My number is "
            f"{_NUMBER}.",
            "Thank you for your help. May I ask your name?",
        ),
    ),
    "call_voicemail": Template(
        "",
        _letter(
            f"Hello {_WHOM}, this is {_ME}{{% if me.spelt %}}, {{{{ me.spelt }}}}{{% endif %}}. {_OPENING}",
            "{% if promise.is_today %}I said that I would call today, and {% endif %}I would like to ask "
            "you for "
            "{{ minutes }} minutes in person, whenever it suits you.",
            f"My number is {_NUMBER}; once more, slowly: {_NUMBER}. You reach me [when you can be reached]. "
            "I will also try again myself.",
        ),
    ),
    "thank_you": Template(
        'Thank you for {{ meeting.when | default: "today" }}',
        _letter(
            _DEAR_FRIEND,
            'Thank you for your time {{ meeting.when | default: "today" }}, and for speaking so openly.',
            'I came away with {{ meeting.gains | listed | default: "[what you took away]" }}. I have already '
            "begun to think about what follows from it.",
            "{% if offer %}What I may have for you: {{ offer }}. {% endif %}I will let you know what "
            "comes of it.",
            f"With thanks,\n\n{_ME}",
        ),
    ),
    "check_back": Template(
        "As agreed: the names you were thinking about",
        _letter(
            _DEAR_FRIEND,
            "You wanted a few days to think about whom I should talk to next, so I am writing as we agreed.",
            "Has anybody come to mind whose view I should hear? {{ minutes | capitalize }} minutes in person "
            "would be plenty, and I would mention your name only if you are comfortable with that.",
            "Thank you again for thinking about it.",
            f"Yours sincerely,\n\n{_ME}",
        ),
    ),
    "update": Template(
        'I met {{ met.name | default: "[the person you met]" }}',
        _letter(
            _DEAR_FRIEND,
            'You gave me the name of {{ met.name | default: "[the person you met]" }}, and I wanted you '
            "to know "
            "what came of it. We have met. {% if meeting.gains.size > 0 %}I came away with "
            "{{ meeting.gains | listed }}.{% else %}[what came of it]{% endif %}",
            "Thank you for opening that door.",
            f"With thanks,\n\n{_ME}",
        ),
    ),
    "goodbye": Template(
        "My search is over, thanks to you",
        _letter(
            _DEAR_FRIEND,
            'My search has come to its end: {{ search.outcome | default: "[where you have landed]" }}.',
            "{% if meeting.gains.size > 0 %}You gave me {{ meeting.gains | listed }}{% else %}"
            "[what they did for you]{% endif %}, and I have not forgotten it. Thank you.",
            "I would be glad to return the favour one day, to you or to somebody you know.",
            f"With thanks,\n\n{_ME}",
        ),
    ),
}
"""One for each kind."""


def kind_of(letter_kind: str, medium: str) -> TemplateKind:
    """The template that a kind of letter begins from. Raises KeyError for a kind that has none."""
    if letter_kind == "pitch":
        return "pitch_email" if medium == "email" else "pitch_post"
    kinds: dict[str, TemplateKind] = {
        "questions": "questions",
        "thank_you": "thank_you",
        "check_back": "check_back",
        "update": "update",
        "goodbye": "goodbye",
    }
    return kinds[letter_kind]
