"""Messages as mail programs write them: whose letter they answer, their own words, what came back."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.replies import own_words, receive, text_of_html, worth_reading

OURS = "letter.0199d2c4-7a10-7c3e-9d41-5f2b8f6a1c22@whelan.example"
LETTER = "0199d2c4-7a10-7c3e-9d41-5f2b8f6a1c22"

QUOTED = {
    "gmail": "Happy to.\n\nOn Wed, 14 Oct 2026 at 09:12, Nora <nora@whelan.example>\nwrote:\n\n> Dear\n> a",
    "apple": "Happy to.\n\n> On 14 Oct 2026, at 09:12, Nora Whelan wrote:\n> \n> Dear Tomás",
    "outlook": "Happy to.\n\nTomás\n\n____________________\nFrom: Nora\nSent: Wednesday\n\nDear Tomás",
    "outlook without a line": "Happy to.\n\nFrom: Nora <nora@x.example>\nSent: 14 October 2026\n\nDear Tomás",
    "original": "Happy to.\n-----Original Message-----\nFrom: Nora\n\nDear Tomás",
    "french": "Happy to.\n\nLe mer. 14 oct. 2026 à 09:12, Nora <nora@whelan.example> a écrit :\n\nDear Tomás",
    "german": "Happy to.\n\nAm 14.10.2026 um 09:12 schrieb Nora Whelan:\n> Dear Tomás",
    "telephone": "Happy to.\n\nSent from my iPhone\n\nOn 14 Oct 2026, at 09:12, Nora wrote:\n\nDear Tomás",
    "signature": "Happy to.\n-- \nTomás Lind\nHead of Planning",
    "below": "On 14 Oct 2026, Nora wrote:\n> Dear Tomás\n>\n> a word\n\nHappy to.",
}


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED)
def test_the_quote_and_the_signature_go(text: str) -> None:
    assert own_words(text).removesuffix("Tomás").strip() == "Happy to."


def test_a_sentence_that_looks_like_the_head_of_a_quote_stays() -> None:
    text = "On Thursday I wrote to Ruth.\nFrom: eight, I am in.\nCome by."
    assert own_words(text) == text


def test_html_is_read_as_one_sees_it() -> None:
    html = (
        "<html><head><style>p{}</style></head><body><p>Happy&nbsp;to.</p><script>alert(1)</script>"
        '<div class="gmail_quote"><div class="gmail_attr">On … wrote:<br></div>'
        "<blockquote>Dear <img src=x>Tomás</blockquote></div><p>Tom&aacute;s</p></body></html>"
    )
    assert text_of_html(html) == "Happy to.\n\nTomás"
    outlook = '<p>Happy to.</p><div id="divRplyFwdMsg">From: Nora</div><div>Dear Tomás</div>'
    assert text_of_html(outlook) == "Happy to."


def answer(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Tomás Lind <tomas@lind.example>"
    message["Subject"] = "Re: A word"
    message["Date"] = "Wed, 14 Oct 2026 11:00:00 +0100"
    message["Message-ID"] = "<abc@lind.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Happy to.\n\nOn 14 Oct 2026, Nora wrote:\n> Dear Tomás")
    return message


def test_an_answer_is_read_with_what_it_answers() -> None:
    other = OURS.replace("0199d2c4", "0199d2c5")
    found = receive(answer(In_Reply_To=f"<{OURS}>", References=f"<x@y> <{other}> <{OURS}>").as_bytes())
    assert found.letters == (LETTER, LETTER.replace("0199d2c4", "0199d2c5"))
    assert (found.sender, found.sender_name, found.subject) == (
        "tomas@lind.example",
        "Tomás Lind",
        "Re: A word",
    )
    assert found.sent_at == datetime(2026, 10, 14, 10, 0, tzinfo=UTC)
    assert (found.text, found.key) == ("Happy to.", "abc@lind.example")
    assert not found.automatic
    assert found.bounce is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"Precedence": "auto_reply"},
    ],
)
def test_a_program_that_answers_is_told_from_a_person(headers: dict[str, str]) -> None:
    assert receive(answer(**headers).as_bytes()).automatic


def test_an_invitation_s_answer_is_handed_on_whole() -> None:
    message = answer(In_Reply_To=f"<{OURS}>")
    message.add_alternative(
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", subtype="calendar", params={"method": "REPLY"}
    )
    assert "METHOD:REPLY" in receive(message.as_bytes()).calendar


def report(action: str = "failed", *, status: str = "5.1.1", returned: str = "text/rfc822-headers") -> bytes:
    """As a mail server reports (RFC 3464)."""
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.lind.example (Mail Delivery System)\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <d1@mx.lind.example>\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain\r\n\r\nI'm sorry to say that your message could not\r\n"
        "be delivered to one or more recipients.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.lind.example\r\n\r\n"
        f"Final-Recipient: rfc822; tomas@lind.example\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n"
        f"--B\r\nContent-Type: {returned}\r\n\r\nFrom: nora@whelan.example\r\nMessage-ID: <{OURS}>\r\n\r\n"
        "--B--\r\n"
    ).encode()


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_names_the_letter_that_came_back(returned: str) -> None:
    found = receive(report(returned=returned))
    assert found.letters == (LETTER,)
    assert found.bounce is not None
    assert (found.bounce.recipient, found.bounce.status) == ("tomas@lind.example", "5.1.1")
    assert found.bounce.said == "550 5.1.1 no such user"


def test_a_letter_that_is_only_late_has_not_come_back() -> None:
    assert receive(report("delayed", status="4.4.1")).bounce is None


def plain(subject: str, text: str, **headers: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"From: Mail Delivery System <Mailer-Daemon@mx.example>\r\nSubject: {subject}\r\n{more}"
    return f"{head}\r\n{text}".encode()


def test_a_plain_bounce_is_one_too() -> None:
    text = (
        "Hi. This is the qmail-send program.\r\nI'm afraid I wasn't able to deliver your message.\r\n"
        "<tomas@lind.example>:\r\n550 sorry, no mailbox here by that name\r\n\r\n"
        f"--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <{OURS}>\r\n"
    )
    found = receive(plain("failure notice", text))
    assert found.letters == (LETTER,)
    assert found.bounce is not None
    assert found.bounce.said == "550 sorry, no mailbox here by that name"
    exim = receive(plain("Mail delivery failed", f"<{OURS}>", X_Failed_Recipients="tomas@lind.example"))
    assert exim.bounce is not None
    assert exim.bounce.recipient == "tomas@lind.example"


def test_a_warning_is_no_bounce() -> None:
    text = f"This message is delayed; delivery will be retried.\r\nMessage-ID: <{OURS}>"
    assert receive(plain("Warning: message delayed 24 hours", text)).bounce is None
    assert receive(plain("Your mailbox is nearly full", "Please tidy up.")).bounce is None


@pytest.mark.parametrize(
    ("headers", "worth"),
    [
        ({"in-reply-to": f"<{OURS}>"}, True),
        ({"references": f"<a@b> <{OURS}>"}, True),
        ({"in-reply-to": "<newsletter.1@else.example>", "from": "a@b.example"}, False),
        ({"content-type": 'multipart/report; report-type="delivery-status"'}, True),
        ({"content-type": "multipart/report; report-type=disposition-notification"}, False),
        ({"from": "MAILER-DAEMON@mx.example"}, True),
        ({"from": "Ruth <ruth@x.example>", "subject": "letter"}, False),
    ],
)
def test_the_header_tells_what_is_worth_reading(headers: dict[str, str], worth: bool) -> None:
    assert worth_reading(headers) is worth


@given(st.binary(max_size=600))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    receive(raw)
    receive(b"From: MAILER-DAEMON@x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n" + raw)


@given(
    st.sampled_from(["From", "Date", "In-Reply-To", "Content-Type", "Subject", "Message-ID"]),
    st.binary(max_size=80),
)
def test_no_header_makes_it_fail(name: str, value: bytes) -> None:
    receive(name.encode() + b": " + value.replace(b"\n", b" ") + b"\r\n\r\nHappy to.")
