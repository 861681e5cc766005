"""What was promised and tried, kept in the plainest way: the other side of the comparison."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

SPOKE = frozenset({"reached", "meeting_agreed", "too_busy", "declined"})
"""Outcomes of which both sides know: they talked."""


@dataclass(slots=True)
class Said:
    """One promise. `asked`: they named the day themselves, so it may be full or closed (TIM-7)."""

    id: str
    contact_id: str
    kind: str
    on: date
    zone: ZoneInfo
    made_at: datetime
    asked: bool = False
    sent_at: datetime | None = None
    moved_to: str | None = None
    moved_at: datetime | None = None


@dataclass(slots=True)
class Tried:
    """One try to reach somebody, and the promise that came out of it."""

    id: str
    contact_id: str
    at: datetime
    outcome: str
    led_to: str | None = None


@dataclass(slots=True)
class Ledger:
    """Everything said and tried so far, by id."""

    said: dict[str, Said] = field(default_factory=dict)
    tried: dict[str, Tried] = field(default_factory=dict)

    def tries(self, promise: Said) -> list[Tried]:
        """Tries that may have kept a promise: made after it, and not the one it came out of."""
        return [
            each
            for each in self.tried.values()
            if each.contact_id == promise.contact_id
            and each.at > promise.made_at
            and each.led_to != promise.id
        ]

    def state(self, promise: Said, now: datetime) -> str:
        """open, kept, broken or renegotiated, by the words of TIM-5 and TIM-6."""
        today = now.astimezone(promise.zone).date()
        if promise.kind == "send_something":
            if promise.sent_at is not None:
                on = promise.sent_at.astimezone(promise.zone).date()
                return "kept" if on <= promise.on else "broken"
            if promise.moved_at is not None:
                return self._moved(promise)
            return "open" if today <= promise.on else "broken"
        for each in self.tries(promise):
            on = each.at.astimezone(promise.zone).date()
            before_the_move = promise.moved_at is None or each.at <= promise.moved_at
            if on == promise.on and before_the_move:
                return "kept"
            if on < promise.on and each.outcome in SPOKE and promise.moved_at is None:
                return "kept"
        if promise.moved_at is not None:
            return self._moved(promise)
        return "open" if today <= promise.on else "broken"

    def _moved(self, promise: Said) -> str:
        assert promise.moved_at is not None
        in_time = promise.moved_at.astimezone(promise.zone).date() <= promise.on
        return "renegotiated" if in_time else "broken"

    def owed(self, now: datetime) -> list[Said]:
        """Promises that are still to be kept, or whose day passed without anything since."""
        found = []
        for promise in self.said.values():
            state = self.state(promise, now)
            answered = promise.moved_at is not None or promise.sent_at is not None
            if promise.kind != "send_something":
                answered = answered or any(
                    each.at.astimezone(promise.zone).date() > promise.on for each in self.tries(promise)
                )
            if state == "open" or (state == "broken" and not answered):
                found.append(promise)
        return found
