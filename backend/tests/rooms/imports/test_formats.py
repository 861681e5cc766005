"""Every format through the API: files as real programs write them go in and come out right."""

import json

import pytest

from inroad.domain.importing import FORMATS as NAMES
from inroad.kit.db import Database
from tests.factories.books import FILES, file
from tests.factories.formats import FORMATS, Format
from tests.rooms.conftest import Caller
from tests.rooms.imports.test_choices import committed
from tests.rooms.imports.test_routes import previewed


def test_every_format_has_a_file_and_every_file_a_case() -> None:
    assert {each.format for each in FORMATS} == set(NAMES)
    assert {path.name for path in FILES.iterdir()} - {"broken.vcf"} <= {each.file for each in FORMATS}


@pytest.mark.parametrize("case", FORMATS, ids=lambda case: case.file)
async def test_a_file_of_each_program_comes_in_with_its_people(
    caller: Caller, database: Database, case: Format
) -> None:
    options = {"mapping": json.dumps(case.mapping)} if case.mapping else {}
    seen = await previewed(caller, await case.content(database), name=case.file, **options)
    assert (seen["state"], seen["format"], seen["rows"]) == ("ready", case.format, case.rows)
    errors = (await caller.get(f"/imports/{seen['id']}/errors"))["items"]
    assert [[one["line"], one["column"] or None, one["code"]] for one in errors] == case.errors
    assert len((await caller.get(f"/imports/{seen['id']}/edges"))["items"]) == case.edges
    rows = (await caller.get(f"/imports/{seen['id']}/rows"))["items"]
    done = await committed(caller, seen["id"])
    assert done["added"] == case.added, done
    people = {each["display_name"]: each for each in (await caller.get("/contacts?limit=200"))["items"]}
    assert len(people) == case.added
    whole = await caller.get(f"/contacts/{people[case.person['display_name']]['id']}")
    assert {
        "display_name": whole["display_name"],
        "organization": whole["organization_name"] or "",
        "headline": whole["headline"],
        "emails": [each["address"] for each in whole["emails"]],
        "phones": [each["number"] for each in whole["phones"]],
        "url": whole["linkedin_url"],
        "tags": sorted(whole["tags"]),
        "connected_on": next(
            row["connected_on"] for row in rows if row["display_name"] == whole["display_name"]
        ),
    } == {**case.person, "url": _profile(case), "tags": sorted(case.person["tags"])}


def _profile(case: Format) -> str | None:
    """A contact has a place for a LinkedIn profile; another page goes to the note."""
    url: str | None = case.person["url"]
    return url if url and "linkedin.com/in/" in url else None


async def test_one_broken_card_spoils_only_itself(caller: Caller) -> None:
    seen = await previewed(caller, file("broken.vcf"), name="broken.vcf")
    assert (seen["format"], seen["rows"], seen["errors"]) == ("vcard", 7, 4)
    assert (await committed(caller, seen["id"]))["added"] == 3
