"""Every number of the method, as settings of a workspace.

Defaults come from the text; a field marked (+) holds a number of our own that the text leaves open.
"""

from dataclasses import dataclass, field, fields
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours:
    """A working day on the clock of the one who keeps it. Raises ValueError unless the four times ascend."""

    opens: time = time(9)
    lunch_from: time = time(12)
    lunch_to: time = time(14)
    closes: time = time(17)

    def __post_init__(self) -> None:
        if any(part.tzinfo is not None for part in (self.opens, self.lunch_from, self.lunch_to, self.closes)):
            raise ValueError("office hours are wall-clock times without a zone")
        if not self.opens < self.lunch_from < self.lunch_to < self.closes:
            raise ValueError("office hours must ascend: opens, lunch_from, lunch_to, closes")


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterWeights:
    """Points by which the starter list is ordered (NET-2, NET-11). All (+); none may be negative."""

    trusted: int = 6
    closeness: int = 2
    standing: int = 1
    church_or_community: int = 3
    former_colleague: int = 1
    shared_path: int = 2
    decision_maker: int = 1
    named_with_permission: int = 8
    generation: int = 1

    def __post_init__(self) -> None:
        for item in fields(self):
            if getattr(self, item.name) < 0:
                raise ValueError(f"{item.name} must not be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Settings of one workspace. Raises ValueError naming the field that is out of range.

    Units are in the names: minutes, days (calendar), business_days (Monday to Friday, holidays left out).
    `call_scores` and `mail_scores` run Monday to Friday; higher is better, 0 is never proposed.
    """

    minutes: int = 20
    cue_minutes: int = 18  # (+)
    arrive_early_minutes: int = 15
    call_scores: tuple[int, int, int, int, int] = (2, 3, 4, 4, 1)
    mail_scores: tuple[int, int, int, int, int] = (2, 1, 4, 4, 2)
    calls_per_day: int = 2  # (+) promised calls a day has room for
    letters_per_day: int = 3  # (+) letters a day has room for when touches are planned
    silence_gap_business_days: int = 5  # (+)
    parallel_contacts: bool = False  # (+) the playbook 3B7: people at one place side by side
    parallel_after_business_days: int = 3  # (+) silence after which the next one there is begun with
    parallel_again_business_days: int = 7  # (+) then the gap until the first is tried again
    resend_from_attempt: int = 2
    attempts_before_rest: int = 3  # (+)
    rest_business_days: int = 15  # (+)
    check_back_business_days: int = 3  # (+)
    practice_rounds: int = 3  # (+)
    good_meetings: int = 3  # (+) these light "under way"
    stuck_days: int = 7  # (+)
    suggestions: int = 3
    if_there_is_time: int = 5  # (+) rows of Today that are only worth doing if there is time
    referrer_update_days: int = 2  # (+)
    keep_warm_days: int = 42  # (+)
    prepare_days: int = 2  # (+) how long before a meeting getting ready begins
    post_transit_business_days: int = 1  # (+)
    reading_business_days: int = 1  # (+) working days a letter lies on the desk before the call
    thank_you_words: int = 120  # (+)
    email_words: int = 150  # (+)
    meeting_lead_minutes: int = 90  # (+) how far before opening and after closing a meeting may lie
    insight_attempts: int = 30  # (+) calls it takes until weekdays and hours are compared
    insight_meetings: int = 3  # (+) meetings it takes until a figure about them says something
    insight_window_days: int = 28  # (+) a stretch that is held against the one before
    office_hours: OfficeHours = field(default_factory=OfficeHours)
    starter: StarterWeights = field(default_factory=StarterWeights)

    def __post_init__(self) -> None:
        for name in ("call_scores", "mail_scores"):
            scores = getattr(self, name)
            if len(scores) != 5 or min(scores) < 0:
                raise ValueError(f"{name} needs five numbers from 0 up, Monday to Friday")
        zero_allowed = {"call_scores", "mail_scores", "office_hours", "starter", "practice_rounds"}
        zero_allowed |= {
            "parallel_contacts",
            "post_transit_business_days",
            "reading_business_days",
            "suggestions",
            "if_there_is_time",
        }
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, int) and value < (0 if item.name in zero_allowed else 1):
                raise ValueError(f"{item.name} is too small: {value}")
        if self.cue_minutes >= self.minutes:
            raise ValueError("cue_minutes must come before minutes are over")

    @property
    def gap_business_days(self) -> int:
        """Business days from a try nobody answered to the next one (NRS-2)."""
        return self.parallel_again_business_days if self.parallel_contacts else self.silence_gap_business_days
