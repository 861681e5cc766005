"""From rows kept together to contacts, column by column: what `building` does, for many rows at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from inroad.kit.db import Ready, search
from inroad.kit.fold import fold
from inroad.rooms.imports.building import GIVEN, NAME, Place, Setting, next_step

_SORTED_BY, _TITLE = 200, 300


@dataclass(slots=True)
class Mass:
    """Columns for `bulk_columns`, by table."""

    contacts: dict[str, Sequence[Any]]
    identifiers: dict[str, Sequence[Any]]


def written(document: Any) -> str:
    """A document as the database keeps it."""
    return json.dumps(document)


class _Folded(dict[str, str]):
    def __missing__(self, text: str) -> str:
        found = self[text] = fold(text)
        return found


class _Words(dict[str, tuple[str, ...]]):
    """Text → its words, as the search has them."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        found = self[text] = tuple(search.words(text))
        return found


class _Escaped(dict[str, str]):
    """Text → the same inside a JSON string."""

    def __missing__(self, text: str) -> str:
        found = self[text] = json.dumps(text)[1:-1]
        return found


@lru_cache(maxsize=16_384)  # a file's days come again and again, from one step to the next
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def build(
    ids: Sequence[str], lists: Sequence[Sequence[Any]], organizations: Mapping[str, Place], setting: Setting
) -> Mass:
    """Contacts, hidden until the commit is complete, for rows as `chunks.opened` gives them.

    `organizations`: by name as the rows write it.
    """
    _lines, given, family, headlines, names, emails, urls, days = lists
    folded, words = _Folded(), _Words()
    displays = [f"{one} {other}" for one, other in zip(given, family, strict=True)]
    sort_names = [f"{folded[one]} {folded[other]}".strip() for one, other in zip(given, family, strict=True)]
    found = [
        " ".join(
            dict.fromkeys(
                words[one] + words[other] + tuple(search.words(email)) + words[headline] + words[name]
            )
        )
        for one, other, email, headline, name in zip(given, family, emails, headlines, names, strict=True)
    ]
    places = list(map(organizations.get, names))
    return Mass(
        contacts={
            "id": ids,
            "given_name": given,
            "family_name": family,
            "display_name": displays,
            "sort_name": [name[:_SORTED_BY] for name in sort_names],
            "headline": headlines,
            "organization_id": [place.id if place else None for place in places],
            # A plain address has nothing in it that JSON would write otherwise.
            "emails": Ready(
                f'[{{"address": "{email}", "label": ""}}]' if email else "[]" for email in emails
            ),
            "linkedin_url": urls,
            "connected_on": list(map(_day, days)),
            "search_text": found,
            **_next(given, family, displays, places, setting),
        },
        identifiers=_identifiers(ids, emails),
    )


def _next(
    given: Sequence[str],
    family: Sequence[str],
    displays: Sequence[str],
    places: Sequence[Place | None],
    setting: Setting,
) -> dict[str, Sequence[Any]]:
    """The columns of the next step, which is the same for all in a zone but for the name."""
    zones = {place.zone or setting.zone if place else setting.zone for place in places}
    steps = {zone: next_step(zone, setting.now, setting.zone, setting.policy) for zone in zones}
    chosen = [steps[place.zone or setting.zone if place else setting.zone] for place in places]
    escaped = _Escaped()
    # The marks as JSON writes them.
    name_mark, given_mark = json.dumps(NAME)[1:-1], json.dumps(GIVEN)[1:-1]
    reasons = {id(step): written([{"rule": rule, "text": text} for rule, text in step[3]]) for step in chosen}
    return {
        "next_kind": [step[0] for step in chosen],
        "next_on": [step[1] for step in chosen],
        "next_title": [
            step[2].replace(NAME, display).replace(GIVEN, one)[:_TITLE]
            for step, display, one in zip(chosen, displays, given, strict=True)
        ],
        "next_reasons": Ready(
            reasons[id(step)]
            .replace(name_mark, f"{escaped[one]} {escaped[other]}")
            .replace(given_mark, escaped[one])
            for step, one, other in zip(chosen, given, family, strict=True)
        ),
        "stage": [step[4] for step in chosen],
    }


def _identifiers(ids: Sequence[str], emails: Sequence[str]) -> dict[str, Sequence[Any]]:
    return {
        "contact_id": [id for id, email in zip(ids, emails, strict=True) if email],
        "value": [email.casefold() for email in emails if email],
    }
