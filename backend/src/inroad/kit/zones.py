"""IANA time zones: which names are real, and the local day of an instant."""

from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def check_zone(name: str) -> str:
    """Returns the name, or raises ValueError naming what would be right."""
    if name not in _names():
        raise ValueError(f"{name[:40]!r} is not an IANA time zone; write one such as Europe/Dublin")
    return name


def local_day(instant: datetime, zone: str) -> date:
    """The calendar day of an aware instant in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


@cache
def _countries() -> dict[str, str]:
    rows = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    fields = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {row[2]: row[0] for row in fields}


def country_of_zone(name: str) -> str | None:
    """ISO 3166-1 code of the country a zone lies in; None for zones of no country, such as UTC."""
    return _countries().get(name)
