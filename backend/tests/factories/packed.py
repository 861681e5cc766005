"""The formats that are zips, made to order: `python -m tests.factories.packed FOLDER` writes a file of each.

What is in them stands in fixtures/formats.json beside the files that are kept as text.
"""

import asyncio
import sys
import tempfile
from datetime import date
from pathlib import Path

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from tests.factories.books import file, workbook, zipped
from tests.factories.imports import make_workspace, upload, worker
from tests.factories.linkedin import HEADER, connections
from tests.rooms.exports.demo import archive_of

PEOPLE = (
    ("Zoë", "Müller", "https://www.linkedin.com/in/zoe-mueller", "zoe@quay.example", "Quay, Inc.", "Editor"),
    ("Noah", "Okafor", "https://www.linkedin.com/in/noah-okafor", "", "Harbour Mills", "Buyer"),
)
_DAYS = (date(2019, 6, 8), date(2021, 2, 2))


def linkedin_archive() -> bytes:
    """The whole archive as LinkedIn sends it: a folder, other tables, and the list with its notes above."""
    rows = [(*person, f"{day:%d %b %Y}") for person, day in zip(PEOPLE, _DAYS, strict=True)]
    return zipped(
        {
            "Basic_LinkedInDataExport/Profile.csv": b"First Name,Last Name\nNora,Whelan\n",
            "Basic_LinkedInDataExport/messages.csv": b"FROM,TO,CONTENT\nZo,Nora,Hello\n",
            "Basic_LinkedInDataExport/Connections.csv": connections(rows),
        }
    )


def excel() -> bytes:
    """A workbook somebody made of the same list: a title above, days as days, another sheet before it."""
    rows = [(*person, day) for person, day in zip(PEOPLE, _DAYS, strict=True)]
    return workbook({"Read me": [["Nothing here"]], "People": [["My list"], [], HEADER, *rows]})


async def own_export(database: Database) -> bytes:
    """An export of a search with the people of an iPhone in it."""
    workspace_id = await make_workspace(database)
    await upload(database, workspace_id, file("apple_30.vcf"), filename="apple_30.vcf", dry_run=False)
    await worker(database).run_due()
    return await archive_of(database, workspace_id)


async def _own_export() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/inroad.sqlite3"
        await migrate(url)
        database = Database.open(url)
        try:
            return await own_export(database)
        finally:
            await database.close()


def main(folder: Path) -> None:
    """Writes them."""
    (folder / "linkedin_archive.zip").write_bytes(linkedin_archive())
    (folder / "people.xlsx").write_bytes(excel())
    (folder / "inroad.zip").write_bytes(asyncio.run(_own_export()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
