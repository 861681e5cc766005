"""What a letter check takes and gives. Plain values; every offset counts code points of the checked text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Severity = Literal["block", "warn", "hint"]
Kind = Literal[
    "text", "pitch", "thank_you", "questions", "call_script", "check_back", "update", "goodbye", "email"
]
Medium = Literal["post", "email"]

KINDS: tuple[Kind, ...] = (
    "text",
    "pitch",
    "thank_you",
    "questions",
    "call_script",
    "check_back",
    "update",
    "goodbye",
    "email",
)


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is certain enough to apply unseen: text[start:end] becomes `replacement`."""

    start: int
    end: int
    replacement: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a letter.

    `rule` is an id of the method ("LND-7"), `code` a stable word for programs, `start` and `end` half-open
    offsets in code points (0, 0 when the finding is about the whole letter), `title` a few words,
    `message` the reason in full sentences.
    """

    rule: str
    code: str
    severity: Severity
    start: int
    end: int
    title: str
    message: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Praise:
    """What is in order, in a few words: `names Daniel Kerrigan, who agreed`."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterContext:
    """What is known about the letter. Everything is optional, so that a bare sentence can be checked.

    `kind` "text" is a bare sentence: only the checks of single sentences run. `closed` maps a day nobody
    should promise to its cause ("Whit Monday"). `degree` is the contact's degree in the referral graph
    (LND-1,
    LND-2), None when unknown or cold. `today` is the writer's local day, `met_on` that of the talk which a
    thank-you note is for.
    """

    kind: Kind = "text"
    medium: Medium = "post"
    recipient_given: str = ""
    recipient_family: str = ""
    recipient_display: str = ""
    recipient_honorific: str = ""
    referrer_name: str | None = None
    referrer_may_be_named: bool | None = None
    degree: int | None = None
    minutes: int = 20
    promised_on: date | None = None
    closed: Mapping[date, str] = field(default_factory=dict)
    today: date | None = None
    met_on: date | None = None
    questions: tuple[str, ...] = ()
    sender_name: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order of the text, what is in order, and the size of the letter (pages of A4)."""

    findings: tuple[Finding, ...]
    praises: tuple[Praise, ...]
    words: int
    pages: float

    @property
    def blocked(self) -> bool:
        """True when at least one finding keeps the letter from being sent without a reason."""
        return any(finding.severity == "block" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check has to say."""

    findings: tuple[Finding, ...] = ()
    praises: tuple[Praise, ...] = ()


NOTHING = CheckResult()
