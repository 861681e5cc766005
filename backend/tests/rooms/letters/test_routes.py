"""Letters over HTTP: who may, which version is meant, and what is refused where."""

from typing import Any

import httpx

from tests.factories.letters import begun, named
from tests.rooms.conftest import BASE, Caller

NOBODY = "0198c0de-0000-7000-8000-000000000001"


async def token(caller: Caller, *scopes: str) -> httpx.AsyncClient:
    """A script's client with these scopes."""
    made = await caller.send("POST", "/tokens", json={"name": "script", "scopes": list(scopes)})
    assert made.status_code == 201, made.text
    headers = {"Authorization": f"Bearer {made.json()['token']}"}
    return httpx.AsyncClient(transport=caller.client._transport, base_url=BASE, headers=headers)


async def test_who_may(web: httpx.AsyncClient, caller: Caller, stranger: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    base = f"/api/v1/workspaces/{caller.workspace_id}"
    reader, other = await token(caller, "letters:read"), await token(caller, "contacts:read")
    change = {"If-Match": "*"}
    table = [
        ("GET", "/letters", None, {}),
        ("POST", "/letters", {"contact_id": tomas["id"]}, {}),
        ("GET", f"/letters/{letter['id']}", None, {}),
        ("PATCH", f"/letters/{letter['id']}", {"subject": "A"}, change),
        ("POST", f"/letters/{letter['id']}/send", {}, {"Idempotency-Key": "k"}),
        ("POST", "/letter-checks", {"text": "Give me a job."}, {}),
        ("GET", "/questions", None, {}),
        ("GET", f"/contacts/{tomas['id']}/scripts", None, {}),
        ("DELETE", f"/letters/{letter['id']}", None, change),
    ]
    for method, path, body, headers in table:
        reads = method == "GET" or path == "/letter-checks"
        for client, status in (
            (web, 401),
            (stranger.client, 404),
            (other, 403),
            (reader, 200 if reads else 403),
        ):
            answer = await client.request(method, base + path, json=body, headers=headers)
            assert answer.status_code == status, (method, path, status, answer.text)


async def test_what_is_not_there(caller: Caller, stranger: Caller) -> None:
    _, theirs = await named(stranger)
    letter = await begun(stranger, theirs)
    for path in (f"/letters/{letter['id']}", f"/letters/{NOBODY}", f"/contacts/{theirs['id']}/scripts"):
        assert (await caller.send("GET", path)).status_code == 404
    for contact_id in (theirs["id"], NOBODY):
        refused = await caller.post("/letters", {"contact_id": contact_id}, status=422)
        assert refused["errors"][0]["pointer"] == "/contact_id"
    answer = await caller.send("POST", "/letter-checks", json={"text": "A", "letter_id": letter["id"]})
    assert answer.status_code == 404


async def test_bad_input_says_where(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    to = {"contact_id": tomas["id"]}
    creating: list[tuple[dict[str, Any], str]] = [
        ({}, "/contact_id"),
        ({**to, "kind": "poem"}, "/kind"),
        ({**to, "referrer_id": tomas["id"]}, "/referrer_id"),
        ({**to, "resends_id": letter["id"]}, "/resends_id"),
        ({**to, "kind": "update", "promised_on": "2026-10-22"}, "/promised_on"),
        ({**to, "meeting_id": NOBODY}, "/meeting_id"),
        ({**to, "kind": "thank_you", "meeting_id": NOBODY}, "/meeting_id"),
        ({**to, "kind": "update", "meeting_id": NOBODY}, "/meeting_id"),
        ({**to, "body": "x"}, "/body"),
    ]
    for body, pointer in creating:
        refused = await caller.post("/letters", body, status=422)
        assert refused["errors"][0]["pointer"] == pointer, body
    changing: list[tuple[dict[str, Any], str]] = [
        ({"subject": None}, "/subject"),
        ({"questions": ["x"] * 21}, "/questions"),
        ({"questions": [""]}, "/questions/0"),
        ({"medium": "fax"}, "/medium"),
        ({"state": "sent"}, "/state"),
        ({"promised_on": "soon"}, "/promised_on"),
    ]
    for body, pointer in changing:
        refused = await caller.patch(f"/letters/{letter['id']}", body, status=422)
        assert refused["errors"][0]["pointer"] == pointer, body
    thanks = await begun(caller, tomas, kind="thank_you")
    refused = await caller.patch(f"/letters/{thanks['id']}", {"promised_on": "2026-10-22"}, status=422)
    assert refused["errors"][0]["pointer"] == "/promised_on"


async def test_a_change_says_which_version_it_means(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    path = f"/letters/{letter['id']}"
    for method, body in (("PATCH", {"subject": "A"}), ("DELETE", None)):
        bare = await caller.send(method, path, json=body)
        assert bare.status_code == 428
    changed = await caller.patch(path, {"subject": "A question"}, letter["version"])
    assert changed["version"] == letter["version"] + 1
    for method, body in (("PATCH", {"subject": "B"}), ("DELETE", None)):
        stale = await caller.send(method, path, json=body, headers={"If-Match": f'"{letter["version"]}"'})
        assert stale.status_code == 412
        assert stale.headers["ETag"] == f'"{changed["version"]}"'
    assert (await caller.get(path))["subject"] == "A question"
    await caller.delete(path, changed["version"])
    assert (await caller.send("GET", path)).status_code == 404
    lines = (await caller.get(f"/contacts/{tomas['id']}/timeline"))["items"]
    assert "letter_drafted" not in {line["kind"] for line in lines}


async def test_the_list_filters_and_pages(caller: Caller) -> None:
    daniel, tomas = await named(caller)
    made = [await begun(caller, tomas, kind=kind) for kind in ("pitch", "thank_you", "check_back")]
    made.append(await begun(caller, daniel, kind="update"))
    table = {
        "": [3, 2, 1, 0],
        "?kind=pitch": [0],
        "?state=draft": [3, 2, 1, 0],
        "?state=sent": [],
        f"?contact_id={daniel['id']}": [3],
        "?sort=updated_at": [0, 1, 2, 3],
    }
    for query, wanted in table.items():
        found = (await caller.get(f"/letters{query}"))["items"]
        assert [row["id"] for row in found] == [made[at]["id"] for at in wanted], query
    assert found[0]["contact"] == {"id": tomas["id"], "display_name": "Tomás Lind"}
    page = await caller.get("/letters?limit=3")
    rest = await caller.send("GET", page["next"][page["next"].index("/api") :])
    assert [row["id"] for row in rest.json()["items"]] == [made[0]["id"]]
    assert (await caller.send("GET", "/letters?sort=body")).status_code == 422
    contact = await caller.get(f"/contacts/{tomas['id']}")
    await caller.delete(f"/contacts/{tomas['id']}", contact["version"])
    assert [row["id"] for row in (await caller.get("/letters"))["items"]] == [made[3]["id"]]


async def test_a_sentence_can_be_checked_on_its_own(caller: Caller) -> None:
    asking = "I would be glad to be considered for any openings you have."
    report = await caller.post("/letter-checks", {"text": f"Dear Ann. {asking}"}, status=200)
    finding = report["findings"][0]
    assert (finding["rule"], finding["severity"], report["blocked"]) == ("LND-7", "block", True)
    assert f"Dear Ann. {asking}"[finding["start"] : finding["end"]] == asking
    fine = await caller.post("/letter-checks", {"text": "What does your week look like?"}, status=200)
    assert fine["findings"] == []
    assert not fine["blocked"]
    questions = {"text": "My questions", "kind": "questions", "questions": ["Will you hire me?"]}
    report = await caller.post("/letter-checks", questions, status=200)
    assert report["blocked"]


async def test_a_draft_can_be_checked_as_it_is_typed(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    typed = {"text": "Dear Mr Lind,\n\nI write to you.", "letter_id": letter["id"]}
    report = await caller.post("/letter-checks", typed, status=200)
    found = {finding["code"] for finding in report["findings"]}
    assert {"referrer_missing", "promise_missing"} <= found
    other = f"{letter['body']}"
    report = await caller.post(
        "/letter-checks",
        {"text": other, "letter_id": letter["id"], "promised_on": "2026-10-29"},
        status=200,
    )
    differing = next(finding for finding in report["findings"] if finding["code"] == "promise_differs")
    assert differing["fix"]["replacement"] == "Thursday, 29 October"
    assert (await caller.get(f"/letters/{letter['id']}"))["body"] == letter["body"]


async def test_mtg_6_questions_begin_with_the_four_of_the_text(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    mine = "Which plant would you visit first?"
    await caller.patch(f"/letters/{letter['id']}", {"questions": [mine]})
    found = (await caller.get("/questions"))["items"]
    assert found[0] == "How did you get started in your job / position / industry?"
    assert found[3] == "What do you feel are my skills strengths and weaknesses?"
    assert found[-1] == mine
    assert len(found) == len(set(found))
