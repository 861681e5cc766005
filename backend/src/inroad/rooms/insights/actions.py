"""Insights, put together: the domain reckons, here people and figures get the words of the wire."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from inroad.domain import insights as domain
from inroad.kit.db import Session
from inroad.rooms import history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.reliability import tally
from inroad.rooms.insights import loading
from inroad.rooms.insights.schemas import InsightsOut

LONGEST: Final = 600
"""Characters of a note that are shown; the meeting has all of it."""

People = Mapping[str, domain.PersonFact]


async def build(db: Session, workspace: Workspace, period: domain.Period, now: datetime) -> InsightsOut:
    """The figures of the period as of `now`: six statements for any number of contacts, all of them reads."""
    facts = await loading.load(db, workspace, now)
    found = domain.insights(facts, period, history.policy_of(workspace))
    people = facts.people
    return InsightsOut.model_validate(
        {
            "on": facts.today,
            "from_on": period.first,
            "to_on": period.last,
            "time_zone": workspace.time_zone,
            "lede": found.lede,
            "begun": found.begun,
            "meetings": found.meetings,
            "first_meeting_on": found.first_meeting_on,
            "promises": _promises(found.promises, people),
            "names": {
                "figure": _figure(found.names.figure),
                "mean": found.names.mean,
                "meetings_with": found.names.meetings_with,
                "rows": [
                    {"meeting_id": row.meeting_id, "names": row.names, **_when(row, people)}
                    for row in found.names.rows
                ],
            },
            "waits": {
                "figure": _figure(found.waits.figure),
                "median_days": found.waits.median_days,
                "met": found.waits.met,
                "waiting": found.waits.waiting,
                "rows": [
                    {**asdict(row), "contact": _person(row.contact_id, people)} for row in found.waits.rows
                ],
            },
            "slots": {
                "figure": _figure(found.slots.figure),
                "slots": [{"slot": slot, "meetings": count} for slot, count in found.slots.counts],
                "text_low": found.slots.text_low,
                "text_high": found.slots.text_high,
            },
            "calls": {
                "figure": _figure(found.calls.figure),
                "weekdays": [{**asdict(row), "weekday": row.key + 1} for row in found.calls.weekdays],
                "hours": [{**asdict(row), "hour": row.key} for row in found.calls.hours],
            },
            "pace": {**asdict(found.pace), "figure": _figure(found.pace.figure)},
            "growth": {**asdict(found.growth), "figure": _figure(found.growth.figure)},
            "reproduction": _reproduction(found.reach),
            **_words(found, people),
            "steps": {
                "figure": _figure(found.steps.figure),
                "steps": [{"step": step, "people": count} for step, count in found.steps.counts],
            },
            "letters": {
                "figure": _figure(found.letters.figure),
                "meetings": found.letters.meetings,
                "waiting": found.letters.waiting,
                "another_time": found.letters.another_time,
            },
        }
    )


def _figure(figure: domain.Figure) -> dict[str, Any]:
    return {**asdict(figure), "missing": figure.missing, "enough": figure.enough}


def _person(contact_id: str, people: People) -> dict[str, str]:
    return {"id": contact_id, "display_name": people[contact_id].name}


def _when(row: Any, people: People) -> dict[str, Any]:
    return {"contact": _person(row.contact_id, people), "on": row.on}


def _promises(found: domain.Kept, people: People) -> dict[str, Any]:
    return {
        "figure": _figure(found.figure),
        "tally": tally(found.tally),
        "by_kind": [{"kind": each.kind, **tally(each.tally)} for each in found.by_kind],
        "latest": [
            {
                "promise_id": each.id,
                "contact": _person(each.contact_id, people),
                "on": each.day,
                "kind": each.kind,
                "state": each.state,
                "reached": each.reached,
                "late": each.late,
            }
            for each in found.latest
        ],
    }


def _reproduction(found: domain.Reach) -> dict[str, Any]:
    return {
        **asdict(found.number),
        "figure": _figure(found.figure),
        "self_sustaining": found.number.self_sustaining,
    }


def _words(found: domain.Insights, people: People) -> dict[str, Any]:
    """What was noted in words, each with whom and when."""
    return {
        "said": {
            "figure": _figure(found.said.figure),
            "total": found.said.total,
            "quotes": [
                {
                    "meeting_id": each.meeting_id,
                    "kind": each.told.kind,
                    "text": _cut(each.told.text),
                    **_when(each, people),
                }
                for each in found.said.quotes
            ],
        },
        "gains": {
            "figure": _figure(found.brought.figure),
            "counts": [{"kind": kind, "count": count} for kind, count in found.brought.counts],
            "latest": [
                {
                    "meeting_id": each.meeting_id,
                    "kind": each.kind,
                    "text": _cut(each.text),
                    **_when(each, people),
                }
                for each in found.brought.latest
            ],
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
