"""The house rules that no ready-made linter knows. Prints `path:line: RULE what is wrong`; status 1 if any.

H1  inroad.domain imports the standard library and itself, nothing else
H2  a room's routes and schemas are imported by no other room
H3  nothing is imported inside a function, but for the heavy libraries named in HEAVY
H4  no TYPE_CHECKING: an import that only types need is a sign of a wrong layer
H5  only kit/clock.py asks what time it is
H6  textual SQL stays in the kit and the migrations
H7  Python files have at most 400 lines, TypeScript at most 250 (what is generated, and migrations, aside)
H8  `noqa` and `type: ignore` name their rule and give a reason
H9  no note to do something later stands in for doing it
H10 no path of one machine and no address to download from is in the repository
H11 nothing built, packed or big is in the repository
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from common import ROOT

HEAVY = {"docx", "harper", "holidays", "numpy", "phonenumbers", "typst", "zxcvbn"}
ON_HEAVY = {"inroad.kit.encoder.judge"}
"""Our own modules that import one of them and are themselves imported at first use."""
WRITES_ALL = {"inroad.rooms.exports.kinds"}
"""The export writes every kind in the schemas the API answers with."""
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
LINES = {".py": 400, ".ts": 250, ".tsx": 250}
MAX_BYTES = 1_000_000
TEXT = {
    ".py",
    ".ts",
    ".tsx",
    ".js",
    ".mjs",
    ".json",
    ".yaml",
    ".yml",
    ".toml",
    ".md",
    ".sh",
    ".txt",
    ".css",
    ".html",
}
PACKED = {".whl", ".gz", ".tgz", ".zip", ".so", ".pyc", ".sqlite3", ".db", ".exe"}
# Spelt in pieces, so that this file does not trip over itself.
LATER = re.compile(r"\b(?:" + "TO" + r"DO|FIX" + r"ME|X{3})\b")
MACHINE = re.compile(r"(?<![\w./~$}-])/(?:ro" + r"ot|ho" + r"me|wo" + r"rk|t" + r"mp|Us" + r"ers)/\w")
DOWNLOAD = re.compile(
    r"https?://\S*(?:python" + r"hosted|pypi\.|npm" + r"js|yarnpkg|deb\.debian|/releases/down" + r"load)"
)
SILENCER = re.compile(r"#\s*(noqa|type:\s*ignore)(.*)")
REASONED = re.compile(
    r"\s*(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w-]+(?:,\s*[\w-]+)*\])\s*(?:#|[-—:])\s*\S.{3,}"
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One breach of one rule at one place."""

    path: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule} {self.text}"


def is_generated(path: PurePosixPath) -> bool:
    """Tell whether a file is written by a program, or is history that nobody edits."""
    if path.parts[:2] == ("backend", "migrations"):
        return True
    written = {"package-lock.json", "openapi.json", "released.json", "weights.txt"}
    return ".gen." in path.name or path.name in written


def check_file(name: str, content: bytes) -> Iterator[Complaint]:
    """Yield what is wrong with one file of the repository; `name` is its path from the root, with slashes."""
    path = PurePosixPath(name)
    if path.suffix in PACKED or (len(content) > MAX_BYTES and not is_generated(path)):
        yield Complaint(name, 1, "H11", f"{len(content)} bytes of something built, packed or big")
        return
    if path.suffix not in TEXT and path.parent != PurePosixPath("scripts") and "Dockerfile" not in path.name:
        return
    lines = content.decode("utf-8", "replace").splitlines()
    yield from check_text(path, lines)
    if path.suffix == ".py":
        try:
            tree = ast.parse(content)
        except SyntaxError as error:
            yield Complaint(name, error.lineno or 1, "H7", "this is no Python")
            return
        yield from check_python(path, tree)


def check_text(path: PurePosixPath, lines: list[str]) -> Iterator[Complaint]:
    """Yield breaches of the rules about words (H7 to H10)."""
    most = LINES.get(path.suffix, 0)
    if most and len(lines) > most and not is_generated(path):
        yield Complaint(str(path), most, "H7", f"{len(lines)} lines, at most {most} are wanted")
    for number, line in enumerate(lines, 1):
        silenced = SILENCER.search(line) if path.suffix == ".py" else None
        if silenced and not REASONED.match(silenced[2]):
            yield Complaint(str(path), number, "H8", f"{silenced[1]} without its rule and a reason")
        if not is_generated(path) and LATER.search(line):
            yield Complaint(str(path), number, "H9", "a note for later; do it, or open an issue")
        if MACHINE.search(line):
            yield Complaint(str(path), number, "H10", "a path that only one machine has")
        if DOWNLOAD.search(line) or (path.name == "package-lock.json" and '"resolved"' in line):
            yield Complaint(str(path), number, "H10", "an address to download from")


def check_python(path: PurePosixPath, tree: ast.Module) -> Iterator[Complaint]:
    """Yield breaches of the rules about imports, clocks and SQL (H1 to H6) in the package itself."""
    parts = path.with_suffix("").parts
    if parts[:3] != ("backend", "src", "inroad"):
        return
    module = parts[2:]
    for node, inside in walk(tree):
        line = getattr(node, "lineno", 1)
        for target in imported(node):
            top = target.partition(".")[0]
            if module[1:2] == ("domain",) and top != "__future__":
                own = target == "inroad.domain" or target.startswith("inroad.domain.")
                if not own and top not in sys.stdlib_module_names:
                    yield Complaint(str(path), line, "H1", f"the domain imports {target}")
            if module[1:2] == ("rooms",) and is_private_to_another_room(target, module):
                yield Complaint(str(path), line, "H2", f"{target} belongs to its room alone")
            if inside and top not in HEAVY and target.rpartition(".")[0] not in ON_HEAVY:
                yield Complaint(str(path), line, "H3", f"{target} is imported inside a function")
            if target == "typing.TYPE_CHECKING":
                yield Complaint(str(path), line, "H4", "TYPE_CHECKING")
            if target == "sqlalchemy.text" and module[1:2] != ("kit",):
                yield Complaint(str(path), line, "H6", "textual SQL outside the kit")
        if module != ("inroad", "kit", "clock") and asks_the_time(node):
            yield Complaint(str(path), line, "H5", "asks the time; inroad.kit.clock.now() does that")


def walk(tree: ast.AST, inside: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Yield each node of a module and whether it stands inside a function."""
    for child in ast.iter_child_nodes(tree):
        yield child, inside
        function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from walk(child, inside or function)


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the dotted names an import statement brings in (`from a.b import c` gives a.b.c)."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_private_to_another_room(target: str, module: tuple[str, ...]) -> bool:
    """Tell whether `target` is the routes or schemas of a room other than the module's own."""
    if ".".join(module) in WRITES_ALL:
        return False
    parts = target.split(".")
    if parts[:2] != ["inroad", "rooms"] or len(parts) < 4:
        return False
    return parts[3] in {"routes", "schemas"} and parts[2] != module[2]


def asks_the_time(node: ast.AST) -> bool:
    """Tell whether a node reads the wall clock, called or handed on (`default=datetime.now`)."""
    if not isinstance(node, ast.Attribute):
        return False
    of = node.value
    name = of.id if isinstance(of, ast.Name) else of.attr if isinstance(of, ast.Attribute) else ""
    return (name, node.attr) in CLOCKS


def tracked(root: Path) -> list[str]:
    """Return the files git knows, and new ones it does not ignore."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return sorted({name for name in listed.split("\0") if name and (root / name).is_file()})


def main(root: Path = ROOT) -> int:
    """Check the repository; print each complaint; return the exit status (2: nothing to look at)."""
    files = tracked(root)
    if not any(name.startswith("backend/src/inroad/") for name in files):
        print(f"house: no package under {root}: nothing was looked at", file=sys.stderr)
        return 2
    complaints = [c for name in files for c in check_file(name, (root / name).read_bytes())]
    for complaint in complaints:
        print(complaint)
    print(f"house: {len(files)} files, {len(complaints)} complaint(s)")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
