"""Paper: a sheet written in Typst, filled with data, becomes a PDF.

A sheet is a file of ours; what users wrote reaches it as JSON only, so text is never code. One compiler is
kept, which makes every document after the first a matter of milliseconds. PDFs are tagged (PDF/UA-1). Fonts
are those inside the compiler (Libertinus Serif and New Computer Modern under the OFL and the GUST licence,
DejaVu Sans Mono under its own free one) and those of a folder of the operator's; the machine's own are not
used, so that a page looks alike everywhere.
"""

import asyncio
import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A document. `missing` holds the characters that no font has a shape for; they show as empty boxes."""

    content: bytes
    missing: str


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _missing(diagnostic: str) -> str:
    """The characters without a shape that the compiler complains of, each once, in their order."""
    found = "".join(_unescaped(each) for each in _NO_GLYPH.findall(diagnostic))
    return "".join(dict.fromkeys(found))


class Press:
    """Makes documents of the sheets in `folder`; `fonts` is a folder with more fonts, if it exists.

    The compiler is made on first use. Its calls let other threads run, but take turns with each other.
    """

    def __init__(self, folder: Path, fonts: Path | None = None) -> None:
        self._folder = folder
        self._fonts = fonts
        self._turn = threading.Lock()
        self._compiler: Any = None

    def _ready(self) -> Any:
        if self._compiler is None:
            import typst

            more = [str(self._fonts)] if self._fonts is not None and self._fonts.is_dir() else []
            first = next(iter(sorted(self._folder.glob("*.typ"))))
            self._compiler = typst.Compiler(
                str(first), root=str(self._folder), font_paths=more, ignore_system_fonts=True
            )
        return self._compiler

    def set(self, sheet: str, data: Mapping[str, Any], at: datetime) -> Printed:
        """The sheet of that name filled with `data`, dated `at`. Blocks: call it from a thread."""
        import typst

        given: dict[str, Any] = {
            "input": str(self._folder / f"{sheet}.typ"),
            "format": "pdf",
            "sys_inputs": {"data": json.dumps(data)},
            "timestamp": at.replace(microsecond=0),
        }
        with self._turn:
            compiler = self._ready()
            try:
                return Printed(compiler.compile(**given, pdf_standards="ua-1"), "")
            except typst.TypstError as error:
                missing = _missing(error.diagnostic)
                if not missing:
                    raise
                # PDF/UA forbids a character without a shape: it is printed as a box, and the caller warned.
                return Printed(compiler.compile(**given), missing)

    async def print(self, sheet: str, data: Mapping[str, Any], at: datetime) -> Printed:
        """`set`, without holding the loop."""
        return await asyncio.to_thread(self.set, sheet, data, at)
