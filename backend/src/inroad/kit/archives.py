"""Zip files from strangers, read in memory within limits (trust rule S22). Nothing is unpacked to a disk."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

MAX_UNPACKED = 100 * 2**20
"""Most bytes all files in an archive may have together."""
MAX_ENTRIES = 1_000
MAX_RATIO = 100
"""How many times larger than the archive its content may be; small files are let off."""
_SMALL = 1 << 20
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_NESTED = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


class ArchiveError(ValueError):
    """The archive is refused; `code` says why, the text what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive. `name` is what the archive calls it: shown, compared, never used as a path."""

    name: str
    size: int
    info: zipfile.ZipInfo

    @property
    def basename(self) -> str:
        """The name without folders."""
        return self.name.replace("\\", "/").rpartition("/")[2]


class Archive:
    """A zip in memory whose directory has been found harmless."""

    def __init__(self, content: bytes) -> None:
        """Raises ArchiveError: damaged, too many files, too large unpacked, names that climb out."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _DAMAGE:
            raise _damaged() from None
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            message = (
                f"The archive holds {len(infos):,} files, over {MAX_ENTRIES:,}. Unpack it and upload one."
            )
            raise ArchiveError("archive_too_many_files", message)
        total = sum(info.file_size for info in infos)
        packed = max(len(content), 1)
        bombs = any(
            info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1)
            for info in infos
        )
        if total > MAX_UNPACKED or bombs or (total > _SMALL and total > MAX_RATIO * packed):
            message = (
                f"The archive unpacks to {total / 2**20:,.0f} MiB from {packed / 2**20:,.1f}. Unpack it and "
                "upload the file with the contacts alone."
            )
            raise ArchiveError("archive_too_large", message)
        for info in infos:
            parts = info.filename.replace("\\", "/").split("/")
            if ".." in parts or parts[0] == "" or ":" in parts[0]:
                message = (
                    "A file in the archive has a path that leads out of it. Unpack it and upload one file."
                )
                raise ArchiveError("archive_unsafe_name", message)
        self.entries = tuple(
            Entry(info.filename, info.file_size, info)
            for info in infos
            if not info.is_dir() and not info.filename.startswith("__MACOSX/")
        )

    def find(self, name: str) -> Entry | None:
        """The file of exactly that name."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def read(self, entry: Entry, most: int) -> bytes:
        """The file's bytes. Raises ArchiveError: over `most`, damaged, encrypted, or an archive itself."""
        if entry.size > most:
            message = f"{entry.basename[:80]} in the archive is larger than {most // 2**20} MiB. Split it."
            raise ArchiveError("file_too_large", message)
        if entry.info.flag_bits & _ENCRYPTED:
            message = "The archive is locked with a password. Unpack it and upload the file inside."
            raise ArchiveError("archive_encrypted", message)
        try:
            with self._zip.open(entry.info) as file:
                content = file.read(most + 1)
        except _DAMAGE:
            raise _damaged() from None
        if len(content) > most:
            raise _damaged()
        if content.startswith(_NESTED) and not entry.basename.lower().endswith(".xlsx"):
            message = "There is an archive in the archive. Unpack it and upload the file with the contacts."
            raise ArchiveError("archive_nested", message)
        return content


def peek(content: bytes, name: str, most: int) -> bytes:
    """The first bytes of the file of that name, whatever else the archive holds; empty without one."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open(name) as file:
            return file.read(most)
    except (*_DAMAGE, KeyError):
        return b""


def unpacked_size(content: bytes) -> int:
    """Bytes the content has once unpacked, as it says itself: reading never goes beyond that."""
    if not is_zip(content):
        return len(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return max(len(content), sum(info.file_size for info in archive.infolist()))
    except _DAMAGE:
        return len(content)


def is_zip(head: bytes) -> bool:
    """Whether the bytes begin as a zip does, an Office file among them."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def _damaged() -> ArchiveError:
    return ArchiveError("archive_damaged", "The archive is damaged or was cut off. Download it again.")
