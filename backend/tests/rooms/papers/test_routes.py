"""The ways out: what each file holds, and that text stays text; on both databases."""

import email
import email.policy
import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.factories.letters import begun, finished, named, sent
from tests.rooms.conftest import Caller

ADDRESS = "Unit 4, Parkmore\nGalway H91 X2Y3"
LONG = "Wolfeschlegelsteinhausen" * 8 + " Lind"


async def file(caller: Caller, path: str, status: int = 200) -> Any:
    answer = await caller.send("GET", path)
    assert answer.status_code == status, answer.text
    return answer


def words(content: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return text.replace("\u200b", "")


async def ready(caller: Caller, medium: str = "post", **contact: Any) -> dict[str, Any]:
    workspace = await caller.get("")
    await caller.patch("", {"sender_address": "12 Harbour Row\nDublin"}, workspace["version"])
    _, tomas = await named(
        caller, address=ADDRESS, emails=[{"address": "tomas@lind.example", "label": ""}], **contact
    )
    return await finished(caller, await begun(caller, tomas, medium=medium))


async def with_body(caller: Caller, letter: dict[str, Any], body: str) -> dict[str, Any]:
    found: dict[str, Any] = await caller.patch(f"/letters/{letter['id']}", {"body": body})
    return found


async def test_a_letter_as_pdf_on_both_papers(caller: Caller) -> None:
    letter = await ready(caller)
    sizes = {"a4": (595, 842), "letter": (612, 792)}
    for paper, size in sizes.items():
        answer = await file(caller, f"/letters/{letter['id']}/letter.pdf?paper={paper}")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["cache-control"] == "private, no-store"
        read = PdfReader(BytesIO(answer.content))
        assert tuple(round(float(side)) for side in read.pages[0].mediabox[2:]) == size
        marks = read.root_object["/MarkInfo"].get_object()
        assert isinstance(marks, DictionaryObject)
        assert marks["/Marked"]
        assert read.metadata is not None
        assert read.metadata.title == "Letter to Tomás Lind"
        text = words(answer.content)
        for line in ("Mr Tomás Lind", "Parkmore", "12 Harbour Row", "14 October 2026", "Yours sincerely,"):
            assert line in text
        assert "Enclosed: five questions" in text
        assert letter["questions"][0] in " ".join(read.pages[1].extract_text().split())
        assert "Draft" not in text
    answer = await caller.send("GET", f"/letters/{letter['id']}/letter.pdf?paper=a3")
    assert answer.status_code == 422


async def test_the_paper_follows_the_country(caller: Caller) -> None:
    letter = await ready(caller)
    assert (await caller.get(f"/letters/{letter['id']}/ways-out"))["paper"] == "a4"
    workspace = await caller.get("")
    await caller.patch("", {"country": "US"}, workspace["version"])
    assert (await caller.get(f"/letters/{letter['id']}/ways-out"))["paper"] == "letter"
    read = PdfReader(BytesIO((await file(caller, f"/letters/{letter['id']}/letter.pdf")).content))
    assert round(float(read.pages[0].mediabox[2])) == 612


async def test_a_file_has_a_name_any_system_can_keep(caller: Caller) -> None:
    letter = await ready(caller)
    told = (await file(caller, f"/letters/{letter['id']}/letter.pdf")).headers["content-disposition"]
    plain, whole = (
        'filename="Letter to Tomas Lind.pdf"',
        "filename*=UTF-8''Letter%20to%20Tom%C3%A1s%20Lind.pdf",
    )
    assert told == f"attachment; {plain}; {whole}"


async def test_envelope_and_labels(caller: Caller) -> None:
    letter = await ready(caller)
    answer = await file(caller, f"/letters/{letter['id']}/envelope.pdf?paper=a4")
    page = PdfReader(BytesIO(answer.content)).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [624, 312]
    assert "Galway H91 X2Y3" in page.extract_text()
    assert "Nora Whelan" in page.extract_text()
    other = await begun(caller, await caller.post("/contacts", {"given_name": LONG[:200]}))
    body = {"letter_ids": [letter["id"], other["id"]] * 7, "paper": "letter", "start": 2}
    sheet = await caller.send("POST", "/label-sheets", json=body)
    assert sheet.status_code == 200, sheet.text
    read = PdfReader(BytesIO(sheet.content))
    assert len(read.pages) == 2  # thirteen on the first sheet, one on the second
    assert read.pages[0].extract_text().count("Mr Tomás Lind") == 7
    assert "Wolfeschlegelsteinhausen" in words(sheet.content)
    assert sheet.headers["inroad-without-address"] == "2 4 6 8 10 12 14"
    alone = await caller.send("POST", "/label-sheets", json={"letter_ids": [letter["id"]]})
    assert "inroad-without-address" not in alone.headers


async def test_labels_of_letters_that_are_not_ours_are_refused(caller: Caller, stranger: Caller) -> None:
    letter = await ready(caller)
    answer = await stranger.send("POST", "/label-sheets", json={"letter_ids": [letter["id"]]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/letter_ids/0"


async def test_mtg_6_the_question_sheet_has_every_question(caller: Caller) -> None:
    letter = await ready(caller)
    answer = await file(caller, f"/letters/{letter['id']}/question-sheet.pdf")
    text = " ".join(words(answer.content).split())
    assert all(question in text for question in letter["questions"])
    assert "Who else should I talk to?" in text


async def test_a_word_document(caller: Caller) -> None:
    letter = await ready(caller)
    answer = await file(caller, f"/letters/{letter['id']}/letter.docx?paper=letter")
    with zipfile.ZipFile(BytesIO(answer.content)) as opened:
        xml = opened.read("word/document.xml").decode()
    assert "Daniel Kerrigan suggested that I write to you." in xml
    assert "Mr Tomás Lind" in xml
    assert 'w:w="12240"' in xml  # 8.5 inches


async def test_an_email_file_and_its_words(caller: Caller) -> None:
    letter = await ready(caller, "email")
    answer = await file(caller, f"/letters/{letter['id']}/message.eml")
    message = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert message["To"] == "Tomás Lind <tomas@lind.example>"
    assert message["From"] == "Nora Whelan <nora@whelan.example>"
    assert message["Subject"] == letter["subject"]
    assert message["X-Unsent"] == "1"
    plain = message.get_body(("plain",))
    assert plain is not None
    ways = await caller.get(f"/letters/{letter['id']}/ways-out")
    assert ways["ready"]
    assert plain.get_content().replace("\r\n", "\n") == ways["text"]
    assert f"1. {letter['questions'][0]}" in ways["text"]
    assert ways["to"] == "tomas@lind.example"
    assert ways["notes"] == []
    parts = urlsplit(ways["mailto"])
    assert unquote(parts.path) == "tomas@lind.example"
    query = parse_qs(parts.query, strict_parsing=True)
    assert query["subject"] == [letter["subject"]]
    assert query["body"][0].replace("\r\n", "\n") == ways["text"].rstrip("\n")
    await with_body(caller, letter, letter["body"].replace("Yours", "More. " * 400 + "\n\nYours"))
    ways = await caller.get(f"/letters/{letter['id']}/ways-out")
    assert ways["mailto"] is None
    assert [note["code"] for note in ways["notes"]] == ["link_too_long"]


async def test_lnd_7_a_blocked_letter_hands_out_no_words(caller: Caller) -> None:
    letter = await ready(caller, "email")
    blocked = await with_body(caller, letter, letter["body"] + "\n\nAre you hiring?")
    assert blocked["report"]["blocked"]
    path = f"/letters/{letter['id']}"
    ways = await caller.get(f"{path}/ways-out")
    assert not ways["ready"]
    assert (ways["text"], ways["html"], ways["mailto"]) == (None, None, None)
    assert any("LND-7" in each["detail"] for each in ways["blocks"])
    refused = (await file(caller, f"{path}/message.eml", 409)).json()
    assert refused["code"] == "rule_blocks"
    assert "Draft: not ready" in words((await file(caller, f"{path}/letter.pdf")).content)
    assert b"Draft: not ready" in zipfile.ZipFile(
        BytesIO((await file(caller, f"{path}/letter.docx")).content)
    ).read("word/header1.xml")
    await sent(caller, blocked, override_reason="She asked me to ask.")
    assert (await caller.get(f"{path}/ways-out"))["ready"]
    await file(caller, f"{path}/message.eml")
    lines = (await caller.get(f"/contacts/{letter['contact']['id']}/timeline"))["items"]
    line = next(each for each in lines if each["kind"] == "letter_sent")
    assert "It went out as it was: She asked me to ask." in line["detail"]


async def test_what_is_pasted_stays_text(caller: Caller) -> None:
    letter = await ready(caller, "email")
    pasted = '<script>alert(1)</script> <img src=x onerror=alert(1)> #panic("x") $1+1$ *b* @ref \\ // \x7f'
    body = letter["body"].replace("Yours sincerely", f"{pasted}\n\nYours sincerely")
    changed = await with_body(caller, letter, body.replace("\x7f", ""))
    path = f"/letters/{changed['id']}"
    await sent(caller, changed, override_reason="They asked to see it.")
    html = (await caller.get(f"{path}/ways-out"))["html"]
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    text = " ".join(words((await file(caller, f"{path}/letter.pdf")).content).split())
    assert '<script>alert(1)</script> <img src=x onerror=alert(1)> #panic("x") $1+1$ *b* @ref \\ //' in text
    message = email.message_from_bytes(
        (await file(caller, f"{path}/message.eml")).content, policy=email.policy.default
    )
    rich = message.get_body(("html",))
    assert rich is not None
    assert "<script" not in rich.get_content()


async def test_s20_no_header_is_smuggled_in(caller: Caller) -> None:
    letter = await ready(caller, "email", display_name='Lind, "T"; Bcc: evil@x.example ' + "y" * 120)
    for value in ("Hello\r\nBcc: evil@x.example", "Hello\nX: y", "a\u2028Bcc: z@x.example"):
        await caller.patch(f"/letters/{letter['id']}", {"subject": value}, status=422)
    content = (await file(caller, f"/letters/{letter['id']}/message.eml")).content
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert message["Bcc"] is None
    assert [str(each.addr_spec) for each in message["To"].addresses] == ["tomas@lind.example"]
    assert len(message.get_all("Subject", [])) == 1


async def test_names_of_200_characters_and_other_scripts(caller: Caller) -> None:
    letter = await ready(caller, display_name=LONG[:200], given_name=LONG[:200])
    path = f"/letters/{letter['id']}"
    text = words((await file(caller, f"{path}/letter.pdf")).content).replace("\n", "")
    assert "Wolfeschlegelsteinhausen" * 3 in text
    await file(caller, f"{path}/envelope.pdf")
    hebrew = await with_body(caller, letter, letter["body"].replace("Yours", "שלום רב, مرحبا\n\nYours"))
    answer = await file(caller, f"/letters/{hebrew['id']}/letter.pdf")
    assert "inroad-missing-glyphs" not in answer.headers
    assert (await caller.get(f"{path}/ways-out"))["missing_glyphs"] == ""


async def test_marks_that_come_along_with_what_is_pasted_are_left_out(caller: Caller) -> None:
    letter = await ready(caller)
    marked = letter["body"].replace("Dear Mr Lind,", "Dear Mr Lind,\ufeff I\ufffe write\uffff.")
    path = f"/letters/{(await with_body(caller, letter, marked))['id']}"
    assert "Dear Mr Lind, I write." in words((await file(caller, f"{path}/letter.pdf")).content)
    with zipfile.ZipFile(BytesIO((await file(caller, f"{path}/letter.docx")).content)) as opened:
        assert "Dear Mr Lind, I write." in opened.read("word/document.xml").decode()


SCRIPTS = {
    "רות כהן": "",
    "محمد علي": "",
    "Їжакевич Γιώργος Nguyễn": "",
    "王小明": "U+738B U+5C0F U+660E",
    "田中": "U+7530 U+4E2D",
    "김민수": "U+AE40 U+BBFC U+C218",
    "สมชาย": "U+0E2A U+0E21 U+0E0A U+0E32 U+0E22",
    "Zoë 👍🏽": "U+1F44D U+1F3FD",
}
"""Names, and the codes of their characters that no font in the program can print."""


async def test_what_each_script_lacks_is_told_before_it_is_printed(caller: Caller) -> None:
    letter = await ready(caller)
    for name, codes in SCRIPTS.items():
        version = (await caller.get(f"/contacts/{letter['contact']['id']}"))["version"]
        await caller.patch(f"/contacts/{letter['contact']['id']}", {"display_name": name}, version)
        for printed in ("letter.pdf", "envelope.pdf"):
            answer = await file(caller, f"/letters/{letter['id']}/{printed}")
            assert answer.headers.get("inroad-missing-glyphs", "") == codes, (name, printed)
        notes = [each["code"] for each in (await caller.get(f"/letters/{letter['id']}/ways-out"))["notes"]]
        assert ("missing_glyphs" in notes) == bool(codes), name
        sheet = await caller.send("POST", "/label-sheets", json={"letter_ids": [letter["id"]]})
        assert sheet.headers.get("inroad-missing-glyphs", "") == codes, name


async def test_a_missing_glyph_is_said_clearly(caller: Caller) -> None:
    letter = await ready(caller, display_name="王小明")
    path = f"/letters/{letter['id']}"
    ways = await caller.get(f"{path}/ways-out")
    assert ways["missing_glyphs"] == "王小明"
    note = next(each for each in ways["notes"] if each["code"] == "missing_glyphs")
    assert note["detail"].startswith("three characters cannot be printed here")
    answer = await file(caller, f"{path}/letter.pdf")
    assert answer.headers["inroad-missing-glyphs"] == "U+738B U+5C0F U+660E"
    assert len(PdfReader(BytesIO(answer.content)).pages) == 2


async def test_a_letter_handed_over_is_there_the_same_day(caller: Caller) -> None:
    letter = await ready(caller)
    out = await sent(caller, letter, went_by="hand")
    assert (out["went_by"], out["arrives_on"]) == ("hand", "2026-10-14")
    lines = (await caller.get(f"/contacts/{letter['contact']['id']}/timeline"))["items"]
    assert "You handed your letter to" in next(e for e in lines if e["kind"] == "letter_sent")["title"]
