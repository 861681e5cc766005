"""Decoding uploads: what is certain, what is a guess, and what is no text at all."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inroad.kit.text import ENCODINGS, UndecodableError, decode

HEADER = "First Name,Last Name\r\n"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf_8"),
        (codecs.BOM_UTF16_LE, "utf_16_le"),
        (codecs.BOM_UTF16_BE, "utf_16_be"),
        (codecs.BOM_UTF32_LE, "utf_32_le"),
        (codecs.BOM_UTF32_BE, "utf_32_be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_part_of_the_text(mark: bytes, name: str) -> None:
    got = decode(mark + (HEADER + "Zoë,Łukasz").encode(name))
    assert (got.text, got.encoding, got.how) == (HEADER + "Zoë,Łukasz", name, "mark")


def test_utf8_is_taken_as_such_and_line_ends_are_kept() -> None:
    got = decode("Zoë\r\nAnn\rBen\n".encode())
    assert (got.text, got.encoding, got.how, got.others) == ("Zoë\r\nAnn\rBen\n", "utf_8", "utf_8", ())


def test_no_bytes_are_no_text_rather_than_an_error() -> None:
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        ("Jürgen,Müller\nZoë,Café", "cp1252"),
        ("Jürgen,Fischer", "cp1252"),
        ("Ann,“Lee” – it’s €5", "cp1252"),
        ("Łukasz,Święch\nMałgorzata,Dąbrowska", "cp1250"),
        ("Иван,Петров\nСергей,Смирнов", "cp1251"),
        ("Γιώργος,Παπαδόπουλος\nΜαρία,Δημητρίου", "cp1253"),
        ("山田,太郎\n佐藤,花子", "cp932"),
        ("Ann,Jürgen", "utf_16_le"),
        ("Ann,Jürgen", "utf_16_be"),
    ],
)
def test_a_guess_reads_the_names_and_says_it_is_one(names: str, encoding: str) -> None:
    got = decode((HEADER + names).encode(encoding))
    assert got.text == HEADER + names
    assert (got.encoding, got.how) == (encoding, "guess")


def test_few_accents_far_down_a_long_file_still_tell() -> None:
    text = HEADER + "Ann,Lee\r\n" * 50_000 + "Jürgen,Groß\r\n"
    assert decode(text.encode("cp1252")).text == text


def test_a_guess_offers_the_other_readings() -> None:
    assert "mac_roman" in decode("Jürgen".encode("cp1252")).others


def test_the_users_choice_overrules_the_guess() -> None:
    data = "Jürgen,Müller".encode("mac_roman")
    assert decode(data).text != "Jürgen,Müller"
    chosen = decode(data, "mac_roman")
    assert (chosen.text, chosen.encoding, chosen.how) == ("Jürgen,Müller", "mac_roman", "chosen")


@pytest.mark.parametrize("spelling", ["UTF-8", "utf8", "windows-1252", "macintosh", "Shift_JIS"])
def test_common_spellings_of_an_encoding_are_understood(spelling: str) -> None:
    if spelling == "Shift_JIS":  # a different, narrower table than cp932, and not offered
        with pytest.raises(UndecodableError):
            decode(b"Ann", spelling)
    else:
        assert decode(b"Ann", spelling).encoding in ENCODINGS


def test_a_chosen_encoding_drops_the_mark_too() -> None:
    assert decode(codecs.BOM_UTF8 + b"Ann", "utf_8").text == "Ann"


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        ("Jürgen".encode("cp1252"), "utf_8", "wrong_encoding"),
        (b"Ann", "klingon", "unknown_encoding"),
        (b"Ann", "base64", "unknown_encoding"),
        (b"Ann", "", "unknown_encoding"),
        (bytes(range(256)) * 8, None, "not_text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", None, "not_text"),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_a_code(data: bytes, encoding: str | None, code: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data, encoding)
    assert caught.value.code == code
    assert str(caught.value)


def test_one_stray_byte_does_not_spoil_a_whole_file_of_utf8() -> None:
    data = ("Zoë,Müller\n" * 100).encode() + b"J\xfcrgen\n"
    got = decode(data)
    assert (got.encoding, got.how, got.replaced) == ("utf_8", "repaired", 1)
    assert got.text.endswith("Zoë,Müller\nJ�rgen\n")


def test_undefined_bytes_of_windows_1252_are_marked_not_fatal() -> None:
    got = decode("Müller,Café\n".encode("cp1252") * 200 + b"x\x81\n")
    assert "Müller,Café" in got.text
    assert got.how in ("repaired", "guess")


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"\x00\x00\xfe\xff\xff")
def test_whatever_the_bytes_there_is_text_or_a_clear_refusal(data: bytes) -> None:
    refusal = text = None
    try:
        text = decode(data).text
    except UndecodableError as error:
        refusal = error.code
    assert (refusal == "not_text") != (text is not None)
    (text or "").encode("utf-8")


@given(st.text())
def test_utf8_comes_back_as_it_went(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
