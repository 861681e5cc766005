"""Templates of one's own and kept sentences, over HTTP on both databases."""

from typing import Any

from tests.factories.letters import begun, named
from tests.rooms.conftest import Caller

BODY = (
    "Dear {{ contact.address_as }},\n\n{{ referrer.name }} said: write. {{ promise.sentence }}\n\n"
    "Yours,\n\n{{ me.name }}"
)


async def by_kind(caller: Caller) -> dict[str, dict[str, Any]]:
    """The templates, by kind."""
    return {each["kind"]: each for each in (await caller.get("/letter-templates"))["items"]}


async def test_there_is_one_of_each_kind_with_its_fields(caller: Caller) -> None:
    found = await caller.get("/letter-templates")
    assert [each["kind"] for each in found["items"]] == [
        "pitch_post",
        "pitch_email",
        "questions",
        "call_primary",
        "call_secondary",
        "call_gatekeeper",
        "call_voicemail",
        "thank_you",
        "check_back",
        "update",
        "goodbye",
    ]
    assert all(each["id"] is None and each["version"] is None for each in found["items"])
    paths = {field["path"]: field for field in found["fields"]}
    assert paths["meeting.gains"]["many"]
    assert "addresses" in paths["contact.address_as"]["meaning"]
    assert found["tags"] == ["if", "unless", "for"]
    assert "listed" in found["filters"]


async def test_a_template_of_ones_own_is_what_letters_begin_from(caller: Caller) -> None:
    made = await caller.post("/letter-templates", {"kind": "pitch_post", "subject": "Hello", "body": BODY})
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    day = letter["promised_on"]
    assert day is not None
    assert letter["body"].startswith(
        "Dear Mr Lind,\n\nDaniel Kerrigan said: write. I will call your office on "
    )
    assert letter["subject"] == "Hello"
    by_email = await begun(caller, tomas, medium="email")
    assert "said: write" not in by_email["body"]
    changed = await caller.patch(
        f"/letter-templates/{made['id']}",
        {"body": "Dear {{ contact.name }},\n\nYours sincerely,\n\n{{ me.name }}"},
        made["version"],
    )
    assert changed["subject"] == "Hello"
    again = await begun(caller, tomas)
    # The template promises nothing; the letter does, on the best day (LND-4).
    assert again["promised_on"] == day
    assert again["body"].index("I will call your office on") < again["body"].index("Yours sincerely")
    assert (await caller.get(f"/letters/{letter['id']}"))["body"] == letter["body"]
    await caller.delete(f"/letter-templates/{made['id']}", changed["version"])
    assert (await by_kind(caller))["pitch_post"]["id"] is None
    assert "May I come and see you" in (await begun(caller, tomas))["body"]


async def test_a_script_of_ones_own_is_what_is_read_on_the_telephone(caller: Caller) -> None:
    made = await caller.post("/letter-templates", {"kind": "call_voicemail", "body": "It is {{ me.name }}."})
    _, tomas = await named(caller)
    items = (await caller.get(f"/contacts/{tomas['id']}/scripts"))["items"]
    assert {item["kind"]: item["text"] for item in items}["voicemail"] == "It is Nora Whelan."
    refused = await caller.patch(f"/letter-templates/{made['id']}", {"subject": "Hi"}, status=422)
    assert refused["errors"][0]["pointer"] == "/subject"


async def test_an_unknown_field_is_an_error_that_names_it_and_the_nearest(caller: Caller) -> None:
    wrong = {"kind": "update", "subject": "{{ met.nam }}", "body": "{{ contact.giv_name }}"}
    refused = await caller.post("/letter-templates", wrong, status=422)
    told = {error["pointer"]: error for error in refused["errors"]}
    assert told["/subject"]["code"] == "unknown_field"
    assert "“met.nam”. Did you mean met.name?" in told["/subject"]["detail"]
    assert "Did you mean contact.given_name?" in told["/body"]["detail"]
    tried = await caller.send("POST", "/letter-templates/preview", json=wrong)
    assert tried.status_code == 422
    assert (await by_kind(caller))["update"]["id"] is None
    bomb = {"kind": "update", "body": "{% for i in (1..999999999) %}x{% endfor %}"}
    assert (await caller.post("/letter-templates", bomb, status=422))["errors"][0]["code"] == "range"


async def test_a_template_is_tried_with_somebody_or_with_examples(caller: Caller) -> None:
    _, tomas = await named(caller)
    body = {"kind": "pitch_post", "subject": "About {{ contact.organization }}", "body": BODY}
    tried = await caller.send("POST", "/letter-templates/preview", json={**body, "contact_id": tomas["id"]})
    assert tried.status_code == 200
    assert tried.json()["subject"] == "About Corrib Logistics"
    assert "Daniel Kerrigan said: write." in tried.json()["body"]
    assert "Nora Whelan" in tried.json()["body"]
    example = (await caller.send("POST", "/letter-templates/preview", json=body)).json()
    assert "I will call your office on Thursday, 22 October" in example["body"]
    nobody = {**body, "contact_id": caller.workspace_id}
    refused = await caller.send("POST", "/letter-templates/preview", json=nobody)
    assert refused.json()["errors"][0]["pointer"] == "/contact_id"
    assert (await by_kind(caller))["pitch_post"]["id"] is None


async def test_one_of_a_kind_and_no_lost_update(caller: Caller, stranger: Caller) -> None:
    made = await caller.post("/letter-templates", {"kind": "goodbye", "body": "Thank you."})
    again = await caller.post("/letter-templates", {"kind": "goodbye", "body": "Thanks."}, status=409)
    assert again["code"] == "already_exists"
    assert await caller.get(f"/letter-templates/{made['id']}") == made
    await caller.patch(f"/letter-templates/{made['id']}", {"body": "One."}, made["version"])
    await caller.patch(f"/letter-templates/{made['id']}", {"body": "Two."}, made["version"], status=412)
    assert (await by_kind(stranger))["goodbye"]["id"] is None
    await stranger.patch(f"/letter-templates/{made['id']}", {"body": "Mine."}, status=404)


async def test_sentences_are_kept_changed_and_let_go(caller: Caller, stranger: Caller) -> None:
    one = await caller.post("/snippets", {"text": "I planned production for eleven years."})
    two = await caller.post("/snippets", {"text": "أحمد 李 <b>bold</b>"})
    assert [each["text"] for each in (await caller.get("/snippets"))["items"]] == [one["text"], two["text"]]
    changed = await caller.patch(f"/snippets/{one['id']}", {"text": "I planned."}, one["version"])
    await caller.patch(f"/snippets/{one['id']}", {"text": "Lost."}, one["version"], status=412)
    assert (await caller.get("/snippets"))["items"][0] == changed
    await caller.delete(f"/snippets/{two['id']}")
    assert len((await caller.get("/snippets"))["items"]) == 1
    assert (await stranger.get("/snippets"))["items"] == []
    await caller.post("/snippets", {"text": ""}, status=422)
    await caller.post("/snippets", {"text": "x" * 2001}, status=422)
