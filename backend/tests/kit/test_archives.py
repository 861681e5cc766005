"""Zips from strangers."""

import io
import zipfile

import pytest
from tests.factories.books import zipped

from inroad.kit.archives import MAX_ENTRIES, Archive, ArchiveError, is_zip, peek


def refused(content: bytes) -> str:
    with pytest.raises(ArchiveError) as caught:
        Archive(content)
    assert str(caught.value).endswith(".")
    return caught.value.code


def test_files_are_found_by_their_name_and_read_within_a_limit() -> None:
    content = zipped({"a/b.csv": b"x" * 100, "c.txt": b"y", "__MACOSX/._c.txt": b"z"})
    archive = Archive(content)
    assert [(entry.name, entry.basename, entry.size) for entry in archive.entries] == [
        ("a/b.csv", "b.csv", 100),
        ("c.txt", "c.txt", 1),
    ]
    entry = archive.find("a/b.csv")
    assert entry is not None
    assert archive.read(entry, 100) == b"x" * 100
    with pytest.raises(ArchiveError) as caught:
        archive.read(entry, 99)
    assert caught.value.code == "file_too_large"
    assert archive.find("b.csv") is None
    assert is_zip(content)
    assert (peek(content, "c.txt", 9), peek(content, "d.txt", 9), peek(b"PK", "c.txt", 9)) == (b"y", b"", b"")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_refused_by_its_directory_alone(method: int) -> None:
    assert refused(zipped({"Connections.csv": bytes(30 * 2**20)}, method)) == "archive_too_large"
    assert refused(zipped({f"{n}.csv": bytes(900_000) for n in range(200)}, method)) == "archive_too_large"


def test_too_many_files_are_refused() -> None:
    assert refused(zipped({f"{n}.csv": b"" for n in range(MAX_ENTRIES + 1)})) == "archive_too_many_files"


@pytest.mark.parametrize(
    "name", ["../Connections.csv", "/etc/x.csv", "a/../../x.csv", "C:/x.csv", "..\\x.csv"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert refused(zipped({name: b"x"})) == "archive_unsafe_name"


def test_a_directory_that_lies_about_a_size_is_damage() -> None:
    content = bytearray(zipped({"a.csv": b"x" * 5_000}))
    place = content.rindex(b"PK\x01\x02") + 24
    content[place : place + 4] = (100).to_bytes(4, "little")
    archive = Archive(bytes(content))
    with pytest.raises(ArchiveError) as caught:
        archive.read(archive.entries[0], 10_000)
    assert caught.value.code == "archive_damaged"


def test_damage_locks_and_archives_within_are_refused() -> None:
    whole = zipped({"a.csv": b"some,text\n" * 50, "b.zip": zipped({"c.csv": b"x"})})
    assert refused(whole[: len(whole) // 2]) == "archive_damaged"
    assert refused(b"PK\x03\x04 nothing else") == "archive_damaged"
    archive = Archive(whole)
    with pytest.raises(ArchiveError) as caught:
        archive.read(archive.entries[1], 10_000)
    assert caught.value.code == "archive_nested"
    locked = bytearray(whole)
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(mark) + flags] |= 1
    archive = Archive(bytes(locked))
    with pytest.raises(ArchiveError) as caught:
        archive.read(archive.entries[0], 10_000)
    assert caught.value.code == "archive_encrypted"


def test_every_cut_and_every_changed_byte_is_an_archive_error_or_none() -> None:
    whole = zipped({"a.csv": b"some,text\n" * 20})
    for place in range(len(whole)):
        for content in (whole[:place], whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]):
            try:
                archive = Archive(content)
                for entry in archive.entries:
                    archive.read(entry, 10_000)
            except ArchiveError:
                continue
    assert zipfile.is_zipfile(io.BytesIO(whole))
