"""What a page for integrators asks for: its fenced shell blocks, run in order, in one shell, as they stand.

An answer shown right after a block (indented by four, or fenced as `json`) is compared with what it printed,
line by line; `…` stands for anything, a line of it alone for any number of lines.
"""

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
INTEGRATORS = ROOT / "docs" / "integrators"
PATIENCE = 120.0

_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<kind>\w*)\s*$")
SHELL = frozenset({"sh", "bash"})
COMMAND = "inroad "
"""Blocks of our own command line, which has its own tests and takes seconds to begin."""
UUIDGEN = "#!/bin/sh\nexec cat /proc/sys/kernel/random/uuid\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced shell block: the line it begins in, what it runs, and the answer shown, if one is."""

    page: str
    line: int
    script: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page: `sh` and the like for a fence, `indented`, or `text`."""

    kind: str
    line: int
    text: str


def parts(markdown: str) -> Iterator[Part]:
    """The page, cut into fences, indented passages and everything between; empty lines only divide."""
    kept: list[str] = []
    kind, began, fence = "text", 1, ""
    for number, line in enumerate(markdown.splitlines(), 1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark["mark"] == fence and not mark["kind"]:
                yield Part(kind, began, "\n".join(kept))
                kept, kind, fence = [], "text", ""
            else:
                kept.append(line)
            continue
        now = "indented" if line.startswith("    ") else kind if not line.strip() else "text"
        if kept and (mark or now != kind):
            yield Part(kind, began, "\n".join(kept).rstrip())
            kept = []
        if mark:
            fence, kind, began = mark["mark"], f"fence {mark['kind']}", number + 1
        elif line.strip() or kept:
            began = began if kept else number
            kind = now
            kept.append(line.removeprefix("    ") if now == "indented" else line)
    if fence:
        raise ValueError(f"a fence that begins in line {began - 1} has no end")
    if kept:
        yield Part(kind, began, "\n".join(kept).rstrip())


def blocks(page: Path) -> list[Block]:
    """The shell blocks of a page, each with the answer that stands right below it."""
    cut, found = list(parts(page.read_text("utf-8"))), []
    for part, below in zip(cut, [*cut[1:], None], strict=False):
        if part.kind.removeprefix("fence ") in SHELL and not part.text.startswith(COMMAND):
            shown = below.text if below and below.kind in ("indented", "fence json") else None
            found.append(Block(page.name, part.line, part.text, shown))
    return found


def fits(shown: str, printed: str) -> bool:
    """Whether what was printed is what the page shows, `…` standing for anything."""
    pattern = ""
    for line in shown.strip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += (
                r".*".join(re.escape(piece.rstrip()) for piece in line.rstrip().split("…")) + r"[ \r]*\n"
            )
    return re.fullmatch(pattern, printed.strip() + "\n") is not None


def script_of(every: list[Block]) -> str:
    """One script of all blocks: each prints into a file of its own, `began` tells how far it came."""
    lines = ["set -euo pipefail", "exec 2>said"]
    for number, block in enumerate(every):
        lines += [f"echo {number} >began", f"exec >{number}.out", block.script]
    return "\n".join([*lines, "echo all >began", ""])


async def run(every: list[Block], folder: Path, env: dict[str, str]) -> list[str]:
    """Run the blocks in one shell in `folder`; what is wrong, in words."""
    tools = folder / "tools"
    tools.mkdir()
    if shutil.which("uuidgen") is None:
        (tools / "uuidgen").write_text(UUIDGEN, "utf-8")
        (tools / "uuidgen").chmod(0o755)
    path = os.pathsep.join((str(tools), str(Path(sys.executable).parent), os.environ["PATH"]))
    process = await asyncio.create_subprocess_exec(
        *("bash", "-c", script_of(every)),
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", **env},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
    reached, wrong = (folder / "began").read_text().strip(), []
    for number, block in enumerate(every):
        printed = folder / f"{number}.out"
        text = printed.read_text("utf-8", "replace") if printed.exists() else ""
        where = f"{block.page}:{block.line}"
        if reached == str(number):
            said = (folder / "said").read_text("utf-8", "replace")[-600:]
            wrong.append(f"{where}: ended with {process.returncode}: {said}\n{text[:600]}")
            break
        if block.answer is not None and not fits(block.answer, text):
            wrong.append(f"{where}: the page shows\n{block.answer}\nand the server says\n{text[:1500]}")
    return wrong
