"""CSV, XLSX, vCard and iCalendar: read back by other people's readers."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import vobject  # type: ignore[import-untyped]  # has no types
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from inroad.kit.db import Database
from inroad.rooms.exports.cards import folded, vcards
from inroad.rooms.exports.cells import bare, guarded
from inroad.rooms.exports.people import Card
from inroad.rooms.exports.sheets import BOM, COLUMNS, csv_lines, workbook
from tests.rooms.exports.demo import NOW, archive_of, data_of, tell_story

RISKY = "=+-@\t\r\n"


def card(**given: Any) -> Card:
    values: dict[str, Any] = {
        **dict.fromkeys(Card.__slots__, ""),
        "emails": [],
        "phones": [],
        "tags": [],
        "referred_by": [],
        "known": True,
        "degree": 1,
        "closeness": None,
        "next_on": None,
        "connected_on": date(2019, 6, 8),
        "linkedin_url": None,
        "created_at": NOW,
        "updated_at": NOW,
        "id": "0198c0de-0000-7000-8000-000000000000",
        **given,
    }
    return Card(**values)


NASTY = card(
    display_name='=HYPERLINK("http://evil.example","Zoë, \'O"',
    given_name="Zoë; the, \\ best",
    family_name="N\u00fa\u00f1ez " + "ß" * 60,
    headline="-2+3",
    organization="@sum(1)",
    address="1 Main St\nDublin, 9; Ireland",
    notes="+353\r\nline two",
    emails=[{"address": "zoe@one.example", "label": "work"}, {"address": "zoe@two.example", "label": ""}],
    phones=[{"number": "+353 1 555 0100", "label": "mobile"}],
    tags=["a,b", "c;d"],
    referred_by=["Ruth Adeyemi"],
)


def test_s16_no_cell_of_a_csv_is_a_formula() -> None:
    text = csv_lines([NASTY])
    assert text.startswith(BOM)
    row = next(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))
    assert not any(value[:1] in RISKY for value in row.values() if value)
    assert {name: bare(value) for name, value in row.items()}["phone_1"] == "+353 1 555 0100"
    assert bare(row["display_name"]) == NASTY.display_name
    assert bare(row["notes"]) == NASTY.notes
    assert row["connected_on"] == "2019-06-08"
    assert row["updated_at"] == "2026-10-14T08:40:00.000000Z"


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\nab1＝\0")))
def test_s16_guarding_is_safe_and_taken_back(value: str) -> None:
    cell = guarded(value)
    assert cell[:1] not in RISKY + "\0" or cell == ""
    assert bare(cell) == value


def test_s16_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    content = workbook([NASTY])
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Contacts").to_python()
    assert rows[0] == list(COLUMNS)
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["display_name"] == NASTY.display_name
    assert row["phone_1"] == "+353 1 555 0100"
    assert row["connected_on"] == date(2019, 6, 8)
    assert row["degree"] == 1


def test_empty_lists_have_their_headings() -> None:
    assert csv_lines([]).removeprefix(BOM).strip() == ",".join(COLUMNS)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook([]))).get_sheet_by_index(0).to_python()
    assert rows == [list(COLUMNS)]
    assert vcards([]) == ""


def test_vcards_are_read_by_others() -> None:
    text = vcards([NASTY, card(display_name="Cher")])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    first, second = vobject.readComponents(text)
    assert first.n.value.given == NASTY.given_name
    assert first.n.value.family == NASTY.family_name
    assert first.fn.value == NASTY.display_name
    assert [email.value for email in first.contents["email"]] == ["zoe@one.example", "zoe@two.example"]
    assert first.tel.value == "+353 1 555 0100"
    assert first.tel.params["TYPE"] == ["CELL"]
    assert first.note.value == "+353\nline two"
    assert first.contents["x-abrelatednames"][0].value == "Ruth Adeyemi"
    assert first.contents["x-ablabel"][0].value == "Referred by"
    assert first.contents["x-abrelatednames"][0].group == first.contents["x-ablabel"][0].group
    assert second.n.value.given == "Cher"


@given(st.text(max_size=300))
def test_folding_never_cuts_a_character(value: str) -> None:
    line = "NOTE:" + "".join(c for c in value if c not in "\r\n" and not "\ud800" <= c <= "\udfff")
    made = folded(line)
    assert all(len(piece.encode()) <= 75 for piece in made.split("\r\n"))
    assert made.removesuffix("\r\n").replace("\r\n ", "") == line


async def test_the_calendar_holds_every_promise_and_meeting(database: Database) -> None:
    told = await tell_story(database)
    content = await archive_of(database, told)
    data = data_of(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        text = packed.read("calendar.ics")
        people = packed.read("contacts.vcf").decode()
        table = packed.read("contacts.csv").decode("utf-8-sig")
    events = {str(event["uid"]): event for event in Calendar.from_ical(text).walk("VEVENT")}
    assert len(events) == len(data["promises"]) + len(data["meetings"])
    for promise in data["promises"]:
        event = events[f"promise-{promise['id']}@inroad"]
        assert event.decoded("dtstart") == date.fromisoformat(promise["due_on"])
        assert promise["contact"]["display_name"] in str(event["summary"])
    for meeting in data["meetings"]:
        event = events[f"meeting-{meeting['id']}@inroad"]
        starts = datetime.fromisoformat(meeting["starts_at"].replace("Z", "+00:00"))
        assert event.decoded("dtstart").astimezone(UTC) == starts
    assert len([name for name in names if name.startswith("letters/")]) == len(data["letters"])
    assert len(list(vobject.readComponents(people))) == len(data["contacts"])
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in data["contacts"]]
    assert {"README.txt", "manifest.json", "contacts.csv"} <= set(names)
