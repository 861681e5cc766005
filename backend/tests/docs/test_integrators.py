"""Every curl of docs/integrators, run as it stands against a server of its own."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from tests.docs.pages import INTEGRATORS, ROOT, Block, blocks, fits, run
from tests.factories.books import workbook
from tests.server import PASSWORD, Seeker, Server, serving

PAGES = sorted(INTEGRATORS.glob("*.md"))
PRELUDE = blocks(INTEGRATORS / "README.md")[0]
"""What every page takes for granted; it stands on the first of them."""
SCOPES = tuple(
    f"{what}:{how}"
    for what in ("contacts", "letters", "calendar", "meetings", "imports", "exports", "workspace")
    for how in ("read", "write")
)
NORA = "nora@whelan.example"
TABLE = [["Ansprechpartner", "E-Mail", "Vermittelt von"], ["Ann Lee", "ann@harbour.example", "Bob Hale"]]
FILES = Path(__file__).parent / "files"


async def page(path: Path, nora: Seeker, server: Server, folder: Path) -> list[str]:
    """Do what one page says, in a search and a folder of its own; what is wrong, in words."""
    answer = await nora.web.post("/api/v1/workspaces", json={"name": path.stem, "time_zone": "Europe/Dublin"})
    assert answer.status_code == 201, answer.text
    search = Seeker(nora.web, answer.json()["id"])
    told = {
        "BASE": server.url,
        "WS": search.workspace_id,
        "TOKEN": await search.token(*SCOPES),
        "EMAIL": NORA,
        "PASSWORD": PASSWORD,
    }
    shutil.copytree(FILES, folder)
    (folder / "people.xlsx").write_bytes(workbook({"People": TABLE}))
    every = blocks(path)
    return await run(every if PRELUDE in every else [PRELUDE, *every], folder, told)


def pages_for(database_url: str) -> list[Path]:
    """Every other page on each database; what they show is tested on both elsewhere. All, at length."""
    if os.environ.get("INROAD_PAGES") == "all":
        return PAGES
    return PAGES[0::2] if database_url.startswith("sqlite") else PAGES[1::2]


async def test_every_page_does_what_it_says(database_url: str, tmp_path: Path) -> None:
    assert shutil.which("jq"), "the pages read answers with jq; `make test` installs it"
    async with (
        serving(database_url, tmp_path, INROAD_CLOCK="2026-10-06T09:00:00+00:00") as server,
        server.seeker(NORA) as nora,
    ):
        # Two at a time: while one page waits for the worker, the other asks.
        slots = asyncio.Semaphore(2)

        async def one(path: Path) -> list[str]:
            async with slots:
                return await page(path, nora, server, tmp_path / path.stem)

        wrong = [
            fault for faults in await asyncio.gather(*map(one, pages_for(database_url))) for fault in faults
        ]
    assert not wrong, "\n\n".join(wrong)


def test_every_curl_stands_in_a_block_that_is_run() -> None:
    """A command in a fence of another kind, or only indented, would be shown and never tried."""
    lost = []
    for path in PAGES:
        run_here = "\n".join(block.script for block in blocks(path))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.lstrip().startswith("curl ") and line.strip() not in run_here:
                lost.append(f"{path.relative_to(ROOT)}:{number}")
    assert lost == []


def test_the_pages_have_blocks_and_answers() -> None:
    every = [block for path in PAGES for block in blocks(path)]
    assert {block.page for block in every} == {path.name for path in PAGES}
    assert sum(block.answer is not None for block in every) > 15


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\nb", "a\nc\n", False),
        ("a", "a\nb\n", False),
        ("a\n…", "a\nb\nc\n", True),
        ("id: …", "id: 0192\n", True),
        ("id: …", "name: 0192\n", False),
        ('{"a": 1}', '{"a": 11}\n', False),
        ("", "anything\n", False),
    ],
)
def test_an_answer_that_differs_is_seen(shown: str, printed: str, same: bool) -> None:
    assert fits(shown, printed) is same


async def test_a_page_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    text = "# A\n\n```sh\nX=1; echo 5\n```\n\n    5\n\n```sh\necho $X\n```\n    2\n"
    text += "\n```bash\nfalse\n```\n\n```sh\necho never\n```\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    (tmp_path / "out").mkdir()
    every = blocks(tmp_path / "a.md")
    assert every[0] == Block("a.md", 4, "X=1; echo 5", "5")
    first, second = await run(every, tmp_path / "out", {})
    assert first.startswith("a.md:10: the page shows\n2\n")
    assert second.startswith("a.md:15: ended with 1")
