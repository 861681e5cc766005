"""Telephone numbers: read where they can be, kept as typed always."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phone:
    """What a number turned out to be. `zone` only where its country has one zone, or its area does."""

    e164: str | None
    zone: str | None


def read_phone(number: str, country: str | None) -> Phone:
    """Reads a number as dialled in `country` (ISO 3166-1) or with its + prefix; never raises."""
    import phonenumbers  # tables of several MB: only when a number is typed
    from phonenumbers import timezone as zones

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return Phone(None, None)
    if not phonenumbers.is_possible_number(parsed):
        return Phone(None, None)
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    found = zones.time_zones_for_number(parsed)
    zone = found[0] if len(found) == 1 and "/" in found[0] and not found[0].startswith("Etc/") else None
    return Phone(e164, zone)
