"""LinkedIn exports of any size, the same for the same numbers: no real person, no chance."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
PREAMBLE = 'Notes:\r\n"Some e-mail addresses may be missing here, ""as their owners wish""."\r\n\r\n'
_GIVEN = ("Ruth", "Łukasz", "Zoë", "Noah", "Jürgen", "Mina", "Søren", "Amal", "René", "Ines", "Émile", "Kofi")
_FAMILY = ("Okafor", "Müller", "Hale", "Nguyễn", "Brandt", "O’Brien", "Sørensen", "Costa", "Ito", "Varga")
_PLACES = ("Harbour Mills", "Lindqvist & Sons", "Ember, Inc.", "North Quay Foods", "Tannery Row", "")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORK = ("Head of Buying", 'Editor, "The Quay"', "Warehouse planner", "Partner", "")

Row = tuple[str, str, str, str, str, str, str]


def person(number: int) -> Row:
    """The person of that number: one in six has no e-mail address, some no company or position."""
    given = _GIVEN[number % len(_GIVEN)]
    family = f"{_FAMILY[number // 7 % len(_FAMILY)]}"
    place = _PLACES[number // 3 % len(_PLACES)]
    if place:
        place = f"{place} {number % 97}"
    email = "" if number % 6 == 0 else f"person{number}@place{number % 97}.example"
    day = date(2012, 1, 1) + timedelta(days=number * 7 % 4600)
    connected = f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"
    url = f"https://www.linkedin.com/in/person-{number:x}"
    return given, family, url, email, place, _WORK[number % len(_WORK)], connected


def people(count: int, start: int = 1) -> list[Row]:
    """That many different people."""
    return [person(number) for number in range(start, start + count)]


def connections(rows: Iterable[Sequence[str]], *, preamble: bool = True, header: bool = True) -> bytes:
    """Connections.csv with these rows, as LinkedIn writes it."""
    text = io.StringIO(newline="")
    if preamble:
        text.write(PREAMBLE)
    writer = csv.writer(text)
    if header:
        writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue().encode()
