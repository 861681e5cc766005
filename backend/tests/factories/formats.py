"""Every format with its quirks: the file, and what has to come of it. The browser reads the same list."""

import json
from dataclasses import dataclass
from typing import Any

from inroad.kit.db import Database
from tests.factories import packed
from tests.factories.books import FILES, file


@dataclass(frozen=True, slots=True)
class Format:
    """A file and what is in it; `person` is the first that comes in, `errors` are (line, column, code)."""

    file: str
    format: str
    words: str
    rows: int
    added: int
    errors: list[list[Any]]
    edges: int
    person: dict[str, Any]
    mapping: dict[str, str] | None = None

    async def content(self, database: Database) -> bytes:
        """Its bytes: kept as text, or packed now. The database serves to make an own export."""
        if self.format == "linkedin_archive":
            return packed.linkedin_archive()
        if self.format == "mapped_xlsx":
            return packed.excel()
        if self.format == "inroad_export":
            return await packed.own_export(database)
        return file(self.file)


FORMATS = [Format(**each) for each in json.loads((FILES.parent / "formats.json").read_text(encoding="utf-8"))]
