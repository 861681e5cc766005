"""Today in plain text, for `inroad today`."""

from itertools import groupby

from inroad.domain.wording import long_day
from inroad.rooms.today.schemas import TodayOut

HEADINGS = {
    "first": "First",
    "later_today": "Later today",
    "if_there_is_time": "If there is time",
    "when_ready": "When you are ready",
    "done": "Done",
}
_MARKS = {"promised": "#", "due": "o", "suggested": "-"}


def as_text(today: TodayOut) -> str:
    """The page as lines of at most a screen's width where the words allow it, ending with a line break."""
    lines = [long_day(today.on), today.greeting, today.lede]
    for section, items in groupby(today.items, key=lambda item: item.section):
        lines += ["", HEADINGS[section]]
        for item in items:
            lines.append(f"  {item.when}: {item.title}" if section != "done" else f"  {item.title}")
            if item.detail:
                lines.append(f"    {item.detail}")
            if item.phone:
                lines.append(f"    Telephone {item.phone}")
            if item.reasons and section != "done":
                lines.append(f"    {item.reasons[0].text} ({item.reasons[0].rule})")
    if today.note:
        lines += ["", today.note]
    if today.week:
        lines += ["", "This week"]
        lines += [f"  {_MARKS[line.state]} {line.on:%a} {line.on.day}  {line.title}" for line in today.week]
        lines.append("  # is promised, o is set or due, - is only a suggestion.")
    return "\n".join(lines) + "\n"
