"""Mapping columns, updating contacts, who named whom, and the rows that failed; on both databases."""

import csv
import io
import json
from typing import Any

from tests.factories.linkedin import connections, people
from tests.rooms.conftest import Caller
from tests.rooms.imports.test_routes import previewed, take_in

OUTLOOK = (
    b"First Name,Last Name,E-mail Address,Company,Job Title,Referred By,Mobile Phone\r\n"
    b"Ann,Lee,ann@quay.example,Quay,Editor,,+353 86 123 4567\r\n"
    b"Bob,Stone,bob@quay.example,Quay,Buyer,Ann Lee,\r\n"
    b"Cleo,Marsh,cleo@mill.example,Mill,Planner,Somebody Else,\r\n"
)
WHO = (
    b"Who;Where they work;Mail;Day we met\r\n"
    b"Ann Lee;Quay;ann@quay.example;03/04/2019\r\n"
    b"Bob Stone;Mill;bob@mill.example;05/06/2019\r\n"
)
MAPPING = {
    "display_name": "Who",
    "organization": "Where they work",
    "email": "Mail",
    "connected_on": "Day we met",
}


async def committed(caller: Caller, import_id: str) -> dict[str, Any]:
    """The import once its contacts are in."""
    await caller.post(f"/imports/{import_id}/commit", status=202)
    await caller.run_jobs()
    found: dict[str, Any] = await caller.get(f"/imports/{import_id}")
    return found


async def test_unknown_columns_are_asked_about_and_remembered(caller: Caller) -> None:
    seen = await previewed(caller, WHO, name="people.csv")
    assert seen["state"] == "needs_mapping"
    asked = seen["columns"]
    assert [column["name"] for column in asked["columns"]] == list(MAPPING.values())
    assert asked["columns"][0]["samples"] == ["Ann Lee", "Bob Stone"]
    assert asked["columns"][2]["field"] == "email"
    path = f"/imports/{seen['id']}"
    early = await caller.post(f"{path}/commit", status=409)
    assert early["code"] == "import_not_ready"
    for mapping, pointer in (
        ({"nonsense": "Who"}, "/mapping/nonsense"),
        ({"display_name": "Who", "headline": "Who"}, "/mapping"),
        ({"email": "Mail"}, "/mapping"),
    ):
        refused = await caller.patch(path, {"mapping": mapping}, status=422)
        assert pointer in [fault["pointer"] for fault in refused["errors"]]
    wrong = await caller.patch(path, {"mapping": {"display_name": "Whom"}}, status=202)
    assert wrong["state"] == "pending"
    await caller.run_jobs()
    again = await caller.get(path)
    assert (again["state"], again["columns"]["problem"]["code"]) == ("needs_mapping", "mapped_column_missing")

    await caller.patch(path, {"mapping": MAPPING, "date_order": "dmy"}, status=202)
    await caller.run_jobs()
    ready = await caller.get(path)
    assert (ready["state"], ready["format"], ready["new"]) == ("ready", "mapped_csv", 2)
    rows = (await caller.get(f"{path}/rows"))["items"]
    assert [(row["display_name"], row["organization_name"], row["connected_on"]) for row in rows] == [
        ("Ann Lee", "Quay", "2019-04-03"),
        ("Bob Stone", "Mill", "2019-06-05"),
    ]
    later = await previewed(
        caller, WHO + b"Cleo Marsh;Mill;cleo@mill.example;07/08/2019\r\n", name="more.csv"
    )
    assert (later["state"], later["new"]) == ("ready", 3)
    assert later["columns"]["remembered"] is True
    assert later["columns"]["columns"][0]["field"] == "display_name"


async def test_a_mapping_can_come_with_the_file(caller: Caller) -> None:
    done = await previewed(
        caller, WHO, name="people.csv", mapping=json.dumps(MAPPING), date_order="mdy", dry_run="false"
    )
    assert (done["state"], done["added"]) == ("succeeded", 2)
    refused = await take_in(caller, WHO, 422, mapping="not json")
    assert [fault["pointer"] for fault in refused["errors"]] == ["/mapping"]


async def test_options_change_what_is_read(caller: Caller) -> None:
    content = connections([("Jürgen", "Müller", "", "", "", "", "03/04/2019")]).decode().encode("cp1252")
    seen = await previewed(caller, content, encoding="cp1250", date_order="dmy")
    path = f"/imports/{seen['id']}"
    assert (await caller.get(f"{path}/rows"))["items"][0]["connected_on"] == "2019-04-03"
    await caller.patch(path, {"date_order": "mdy", "encoding": None}, status=202)
    await caller.run_jobs()
    seen = await caller.get(path)
    assert (seen["encoding"], seen["options"]["date_order"], seen["rows"]) == ("cp1252", "mdy", 1)
    assert (await caller.get(f"{path}/rows"))["items"][0]["connected_on"] == "2019-03-04"
    wrong = await caller.patch(path, {"encoding": "klingon"}, status=422)
    assert wrong["errors"][0]["pointer"] == "/encoding"
    await caller.patch(path, {"encoding": "utf_8"}, status=202)
    await caller.run_jobs()
    assert (await caller.get(path))["problem"]["code"] == "wrong_encoding"
    await caller.patch(path, {"encoding": None}, status=202)
    await caller.run_jobs()
    assert (await caller.get(path))["state"] == "ready"
    await committed(caller, seen["id"])
    late = await caller.patch(path, {"date_order": "dmy"}, status=409)
    assert late["code"] == "import_not_ready"


async def test_update_fills_what_is_empty_and_overwrites_nothing(caller: Caller) -> None:
    known = await caller.post(
        "/contacts",
        {
            "given_name": "Ann",
            "family_name": "Lee",
            "headline": "Editor in chief",
            "emails": [{"address": "ann@quay.example"}],
            "tags": ["kind"],
        },
    )
    seen = await previewed(caller, OUTLOOK, name="outlook.csv")
    assert (seen["state"], seen["format"], seen["duplicates"], seen["edges"]) == (
        "ready",
        "outlook_csv",
        1,
        2,
    )
    path = f"/imports/{seen['id']}"
    refused = await caller.post(f"{path}/choices", {"state": "new", "choice": "update"}, status=409)
    assert refused["code"] == "nobody_to_update"
    chosen = await caller.post(f"{path}/choices", {"state": "duplicate", "choice": "update"}, status=200)
    assert (chosen["new"], chosen["updates"]) == (2, 1)
    done = await committed(caller, seen["id"])
    assert (done["state"], done["added"], done["updated"]) == ("succeeded", 2, 1)
    ann = await caller.get(f"/contacts/{known['id']}")
    assert ann["headline"] == "Editor in chief"
    assert ann["organization_name"] == "Quay"
    assert [phone["number"] for phone in ann["phones"]] == ["+353 86 123 4567"]
    assert [email["address"] for email in ann["emails"]] == ["ann@quay.example"]
    assert ann["version"] == known["version"] + 1
    rows = (await caller.get(f"{path}/rows"))["items"]
    assert [(row["result"], row["contact_id"] == known["id"]) for row in rows] == [
        ("updated", True),
        ("added", False),
        ("added", False),
    ]


async def test_a_mention_becomes_a_referral_only_when_confirmed(caller: Caller) -> None:
    seen = await previewed(caller, OUTLOOK, name="outlook.csv")
    path = f"/imports/{seen['id']}"
    sure, unsure = (await caller.get(f"{path}/edges"))["items"]
    assert (sure["kind"], sure["person"], sure["other"], sure["choice"]) == (
        "referred_by",
        "Bob Stone",
        "Ann Lee",
        "undecided",
    )
    assert (unsure["person"], unsure["name"], unsure["other"]) == ("Cleo Marsh", "Somebody Else", None)
    refused = await caller.patch(f"{path}/edges/{unsure['id']}", {"choice": "confirm"}, status=422)
    assert refused["errors"][0]["pointer"] == "/contact_id"
    dana = await caller.post("/contacts", {"given_name": "Dana", "known": True})
    both = {"choice": "confirm", "contact_id": dana["id"]}
    answered = await caller.patch(f"{path}/edges/{unsure['id']}", both)
    assert (answered["other"], answered["choice"]) == ("Dana", "confirm")
    await caller.post(f"{path}/edge-choices", {"choice": "skip"}, status=200)
    await caller.post(f"{path}/edge-choices", {"choice": "confirm"}, status=200)
    done = await committed(caller, seen["id"])
    assert (done["added"], done["edges_added"]) == (3, 2)
    people = {row["display_name"]: row for row in (await caller.get("/contacts"))["items"]}
    assert (people["Cleo Marsh"]["degree"], people["Bob Stone"]["degree"]) == (2, None)
    referrals = (await caller.get("/referrals"))["items"]
    assert len(referrals) == 2
    shown = (await caller.get(f"{path}/edges"))["items"]
    assert [edge["added"] for edge in shown] == [True, True]


async def test_nobody_refers_themselves_and_circles_are_fine(caller: Caller) -> None:
    content = (
        b"First Name,Last Name,E-mail Address,Company,Job Title,Referred By\r\n"
        b"Ann,Lee,ann@quay.example,,,Bob Stone\r\n"
        b"Bob,Stone,bob@quay.example,,,Ann Lee\r\n"
        b"Cleo,Marsh,cleo@quay.example,,,Somebody\r\n"
    )
    cleo = await caller.post(
        "/contacts", {"given_name": "Cleo", "emails": [{"address": "cleo@quay.example"}]}
    )
    seen = await previewed(caller, content, name="outlook.csv")
    path = f"/imports/{seen['id']}"
    edges = {edge["person"]: edge for edge in (await caller.get(f"{path}/edges"))["items"]}
    one = f"{path}/edges/{edges['Cleo Marsh']['id']}"
    refused = await caller.patch(one, {"contact_id": cleo["id"]}, status=422)
    assert refused["errors"][0]["code"] == "self_referral"
    await caller.post(f"{path}/edge-choices", {"choice": "confirm"}, status=200)
    done = await committed(caller, seen["id"])
    assert (done["added"], done["edges_added"]) == (2, 2)


async def test_rows_that_failed_come_back_as_a_file(caller: Caller) -> None:
    rows = people(3)
    rows[1] = (*rows[1][:3], "=cmd|' /C calc'!A0", *rows[1][4:])
    content = connections(rows) + b'"unclosed,row\r\n'
    seen = await previewed(caller, content)
    assert seen["errors"] == 2
    answer = await caller.send("GET", f"/imports/{seen['id']}/rejects.csv")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    table = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert table[0][:2] == ["First Name", "Last Name"]
    assert table[0][-2:] == ["Line", "What is wrong"]
    assert table[1][0] == "Zoë"
    assert table[1][3].startswith("'=cmd")
    assert "e-mail" in table[1][-1].lower()
    assert table[2][0].endswith("unclosed,row")
    corrected = answer.text.replace("'=cmd|' /C calc'!A0", "zoe@quay.example").encode()
    again = await previewed(caller, corrected)
    assert again["format"] == "linkedin_connections"
    assert "Zoë Okafor" in [
        row["display_name"] for row in (await caller.get(f"/imports/{again['id']}/rows"))["items"]
    ]


async def test_the_same_file_again_says_so(caller: Caller) -> None:
    content = connections(people(3))
    first = await previewed(caller, content, dry_run="false")
    assert first["same_as_id"] is None
    again = await previewed(caller, content)
    assert again["same_as_id"] == first["id"]
    assert (again["new"], again["duplicates"]) == (0, 3)


async def test_a_column_is_known_by_what_stands_in_it(caller: Caller) -> None:
    content = b"Who;Write to;Ring\nAnn Lee;ann@quay.example;+353 1 555 0142\nBob Stone;bob@quay.example;\n"
    asked = (await previewed(caller, content, name="people.csv"))["columns"]["columns"]
    assert [column["field"] for column in asked] == ["display_name", "email", "phone"]
