"""Today as a reminder says it: in text, as a page, and in a browser's few words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from inroad.domain.wording import listed
from inroad.rooms.today.schemas import TodayItem, TodayOut
from inroad.rooms.today.text import HEADINGS, as_text

_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    '<body style="margin:0;padding:24px;background:#F6F3EB;color:#1C282D;'
    'font-family:Georgia,serif;font-size:17px;line-height:1.5">'
    '<div style="max-width:620px;margin:0 auto;background:#FFFDF8;padding:28px;border-radius:8px">'
    "{body}</div>"
    '<p style="max-width:620px;margin:16px auto;font-size:14px;color:#4C5859">{foot}</p></body></html>'
)


@dataclass(frozen=True, slots=True)
class Said:
    """One reminder, in every form it may take."""

    subject: str
    text: str
    html: str
    push_title: str
    push_body: str


def worth_saying(today: TodayOut) -> bool:
    """Something is due, or it is a working day on which the next approaches are worth a thought (NET-6)."""
    if any(item.section in ("first", "later_today", "if_there_is_time") for item in today.items):
        return True
    return today.on.weekday() < 5 and any(item.section == "when_ready" for item in today.items)


def digest(today: TodayOut, page: str, stop: str) -> Said:
    """The list of Today, the same as on the page (NET-12)."""
    rows = [item for item in today.items if item.section != "done"]
    foot = f"The day in Inroad: {page}\nNo such e-mail any more: {stop}\n"
    body = [f"<h1 {_H1}>{escape(today.greeting)}</h1><p>{escape(today.lede)}</p>"]
    for section, items in groupby(rows, key=lambda item: item.section):
        body.append(f"<h2 {_H2}>{HEADINGS[section]}</h2>")
        body += [_row(item) for item in items]
    if today.note:
        body.append(f"<p>{escape(today.note)}</p>")
    first = rows[0].title if rows else today.lede
    return Said(
        subject=today.lede,
        text=f"{as_text(today)}\n{foot}",
        html=_page(today.lede, "".join(body), page, stop),
        push_title=today.lede,
        push_body=first if len(rows) < 2 else f"First: {first}",
    )


def promises(items: Sequence[TodayItem], page: str, stop: str) -> Said:
    """What was promised for today (TIM-5, TIM-6). `items` are rows of Today, at least one."""
    names = [item.contact.display_name for item in items if item.contact]
    title = items[0].title if len(items) == 1 else f"Promised for today: {listed(names)}"
    lines = ["The promise is today.", ""]
    for item in items:
        lines.append(f"  {item.title}")
        lines += [f"    {line}" for line in (item.detail, item.phone and f"Telephone {item.phone}") if line]
        lines += [f"    {reason.text} ({reason.rule})" for reason in item.reasons[:1]]
    lines += ["", f"The day in Inroad: {page}", f"No such e-mail any more: {stop}", ""]
    body = f"<h1 {_H1}>The promise is today.</h1>{''.join(_row(item) for item in items)}"
    reason = items[0].reasons[0].text if items[0].reasons else ""
    return Said(
        subject=title[:200],
        text="\n".join(lines),
        html=_page(title, body, page, stop),
        push_title="The promise is today",
        push_body=(f"{title}. {reason}" if len(items) == 1 else title)[:300],
    )


_H1 = 'style="font-size:26px;line-height:1.2;font-weight:500;margin:0 0 8px"'
_H2 = 'style="font-size:15px;color:#4C5859;font-family:sans-serif;margin:24px 0 4px"'


def _row(item: TodayItem) -> str:
    parts = [f'<p style="margin:8px 0"><strong>{escape(item.title)}</strong>']
    parts.append(f' <span style="color:#4C5859">{escape(item.when)}</span>')
    if item.detail:
        parts.append(f"<br>{escape(item.detail)}")
    if item.phone:
        number = escape(item.phone, quote=True)
        dialled = "".join(char for char in item.phone if char in "+0123456789")
        parts.append(f'<br><a href="tel:{dialled}" style="color:#0D5B57">{number}</a>')
    if item.reasons:
        reason = item.reasons[0]
        parts.append(f'<br><em style="color:#4C5859">{escape(reason.text)}</em> ({escape(reason.rule)})')
    return "".join(parts) + "</p>"


def _page(title: str, body: str, page: str, stop: str) -> str:
    foot = (
        f'<a href="{escape(page)}" style="color:#0D5B57">The day in Inroad</a> · '
        f'<a href="{escape(stop)}" style="color:#0D5B57">No such e-mail any more</a>'
    )
    return _PAGE.format(title=escape(title), body=body, foot=foot)
