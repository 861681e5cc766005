"""An own export opened again: known by its manifest, bounded, and believed only where the hashes agree.

The file comes from outside like any other (API10): nothing in it is unpacked to disk, names are only looked
up, and what is read is counted while it is read, whatever the zip says of itself (S22).
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import ValidationError

from inroad.rooms.exports.kinds import KINDS, SEARCH, Kind
from inroad.rooms.exports.records import codec
from inroad.rooms.exports.writing import FORMAT_VERSION, MANIFEST, PRODUCT

MIB = 1024 * 1024
MOST_FILES = 20_000
"""Each letter is a file of its own."""
MOST_UNPACKED = 512 * MIB
MOST_RATIO = 100
"""Bytes a packed byte may become, in a file large enough to hurt."""
SMALL = MIB
MOST_MANIFEST = 8 * MIB
MOST_LINE = 4 * MIB
_HEADER = b"PK\x01\x02"
"""Before each entry of a zip's list of files."""


class ArchiveProblem(Exception):  # noqa: N818 - named for what it becomes on the wire
    """The file cannot be taken in; `detail` says why and what to do instead."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def _foreign() -> NoReturn:
    raise ArchiveProblem(
        "not_an_inroad_export",
        "This zip is no export of Inroad: it has no manifest.json of ours. Upload the zip as it was "
        "downloaded, without unpacking it.",
    )


def _damaged(what: str) -> NoReturn:
    detail = f"{what} The export was changed or cut short. Download it again, or make a new one."
    raise ArchiveProblem("export_damaged", detail)


def _too_large(what: str) -> NoReturn:
    raise ArchiveProblem("archive_too_large", f"{what} No export of ours is like that; nothing was read.")


@dataclass(slots=True)
class Archive:
    """An own export, its manifest read. Records are checked as they are asked for."""

    zip: zipfile.ZipFile
    search_id: str
    files: Mapping[str, Mapping[str, Any]]
    counts: Mapping[str, int]

    def search(self) -> dict[str, Any]:
        """The search's settings as column values. Raises ArchiveProblem."""
        lines = b"".join(line for _, line in self._lines(SEARCH.file))
        return self._row(SEARCH, 1, lines)

    def rows(self, kind: Kind) -> Iterator[dict[str, Any]]:
        """The kind's records as column values, in the order of the file. Raises ArchiveProblem.

        The hash is known only at the end: whoever stores rows has to be able to take them back.
        """
        if kind.file not in self.files:
            if kind.name == "contacts":
                _damaged(f"{kind.file} is missing.")
            return
        seen: set[str] = set()
        ended = False
        for number, line in self._lines(kind.file):
            text = line.strip().removesuffix(b",")
            if ended or (number == 1) != (text == b"["):
                _damaged(f"{kind.file}, line {number}, is not as we write it.")
            if number == 1:
                continue
            if text == b"]":
                ended = True
                continue
            row = self._row(kind, number, text)
            if row["id"] in seen:
                _damaged(f"{kind.file}, line {number}, has an id that was there before.")
            seen.add(row["id"])
            yield row
        if not ended or len(seen) != self.counts.get(kind.name):
            _damaged(f"{kind.file} does not have as many records as the manifest says.")

    def check(self) -> None:
        """Reads everything once and keeps nothing. Raises ArchiveProblem."""
        self.search()
        for kind in KINDS:
            for _row in self.rows(kind):
                pass

    def _row(self, kind: Kind, number: int, text: bytes) -> dict[str, Any]:
        place = f"{kind.file}, line {number}"
        try:
            record = json.loads(text, parse_constant=_no_constant)
            if not isinstance(record, dict):
                _damaged(f"{place}, is no record.")
            return codec(kind).decode(record)
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            name = ".".join(str(part) for part in fault["loc"])
            _damaged(f"{place}: {name}: {fault['msg']}.")
        except (ValueError, RecursionError):
            _damaged(f"{place}, cannot be read.")

    def _lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        """Numbered lines of a file; at the end, its size and hash are held against the manifest."""
        told = self.files[name]
        digest, size = hashlib.sha256(), 0
        try:
            with self.zip.open(name) as content:
                for number, line in enumerate(iter(lambda: content.readline(MOST_LINE), b""), 1):
                    size += len(line)
                    if len(line) >= MOST_LINE or size > told["bytes"]:
                        _damaged(f"{name} is longer than the manifest says.")
                    digest.update(line)
                    yield number, line
        except (
            zipfile.BadZipFile,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            KeyError,
        ):
            _damaged(f"{name} cannot be unpacked.")
        except Exception as error:
            # zlib.error is no subclass of anything the zip module promises.
            if type(error).__module__ == "zlib":
                _damaged(f"{name} cannot be unpacked.")
            raise
        if size != told["bytes"] or digest.hexdigest() != told["sha256"]:
            _damaged(f"{name} does not agree with the manifest.")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def is_archive(content: bytes) -> bool:
    """Whether these bytes are a zip with our manifest, whatever else is wrong with it."""
    try:
        open_archive(content)
    except ArchiveProblem as problem:
        return problem.code in ("export_version_unknown", "export_damaged")
    return True


def open_archive(content: bytes) -> Archive:
    """The export in these bytes, its manifest read and its sizes bounded. Raises ArchiveProblem."""
    # Counted in the bytes: the zip module would build the whole list before it could be asked how long it is.
    if content.count(_HEADER) > MOST_FILES:
        _too_large(f"The zip holds more than {MOST_FILES:,} files.")
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        names = [info.filename for info in packed.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ArchiveProblem(
            "not_a_zip", "The file is no zip, or its end is missing. Download the export again."
        ) from None
    if MANIFEST not in names:
        _foreign()
    if sum(info.file_size for info in packed.infolist()) > MOST_UNPACKED:
        _too_large(f"Unpacked the zip would have more than {MOST_UNPACKED // MIB} MiB.")
    for info in packed.infolist():
        if info.file_size > SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            _too_large(f"{info.filename[:60]} is packed more than {MOST_RATIO} times.")
    if len(set(names)) != len(names):
        _damaged("A name is there twice.")
    return _by_manifest(packed, set(names))


def _by_manifest(packed: zipfile.ZipFile, names: set[str]) -> Archive:
    try:
        with packed.open(MANIFEST) as content:
            text = content.read(MOST_MANIFEST + 1)
        manifest = json.loads(text) if len(text) <= MOST_MANIFEST else None
    except Exception:
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("product") != PRODUCT:
        _foreign()
    version = manifest.get("format_version")
    if version != FORMAT_VERSION or isinstance(version, bool):
        detail = (
            f"This export has format version {str(version)[:20]}; this program reads version "
            f"{FORMAT_VERSION}. Bring the program up to date and upload the file again."
        )
        raise ArchiveProblem("export_version_unknown", detail)
    files, counts, search = manifest.get("files"), manifest.get("counts"), manifest.get("search")
    if not (isinstance(files, dict) and isinstance(counts, dict) and isinstance(search, dict)):
        _damaged("The manifest is not complete.")
    wanted = {SEARCH.file, *(kind.file for kind in KINDS)} & files.keys()
    for name in wanted:
        told = files[name]
        good = isinstance(told, dict) and isinstance(told.get("bytes"), int)
        if not good or not isinstance(told.get("sha256"), str) or name not in names:
            _damaged(f"{name} is missing.")
    if SEARCH.file not in wanted:
        _damaged(f"{SEARCH.file} is missing.")
    known = {kind.name: counts.get(kind.name, 0) for kind in KINDS}
    if any(not isinstance(count, int) for count in known.values()):
        _damaged("The manifest is not complete.")
    return Archive(packed, str(search.get("id")), files, known)
