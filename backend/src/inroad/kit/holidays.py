"""Public holidays by country and region, in English where the calendar has it."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=256)
def _year(country: str, region: str | None, year: int) -> dict[date, str]:
    import holidays  # tables of many countries: only when a day is judged

    supported = holidays.list_supported_countries()
    if country not in supported:
        return {}
    subdivision = region if region in supported[country] else None
    languages = holidays.list_localized_countries().get(country, [])
    english = next((name for name in sorted(languages, reverse=True) if name.startswith("en")), None)
    found = holidays.country_holidays(country, subdiv=subdivision, years=year, language=english)
    return dict(found.items())


def closed_days(country: str | None, region: str | None, first: date, last: date) -> dict[date, str]:
    """Holidays from `first` to `last`, both included: day → name.

    `country` is ISO 3166-1 alpha-2, `region` the part of ISO 3166-2 after the hyphen; an unknown country
    has none, an unknown region those of the whole country.
    """
    if not country:
        return {}
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _year(country, region or None, year).items()
        if first <= day <= last
    }
