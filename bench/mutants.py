"""Mutation testing of the letter checks: how many small faults planted in the code do its tests notice?

    cd backend && .venv/bin/python ../bench/mutants.py [--sample 400] [--seed 4] [--strings] [--only days.py]

Plants one fault at a time into a module of `inroad.domain.letters` (but its `golden` folder, which a corpus
of its own judges) and runs the tests of that folder until the first one fails. A fault is a comparison
moved by one (`<` to `<=`, `==` to `!=`, `in` to `not in`), `and` for `or`, a condition turned round, a
number one higher or lower, a truth turned round, `any` for `all`, `min` for `max`, `+` for `-`, a value no
longer returned, a statement left out, `break` for `continue`. With `--strings` texts and patterns are
emptied instead. Docstrings, annotations, decorators and `Literal` types hold no faults. Each is tried in a
process of its own, forked from one that has pytest ready; one that takes longer than `--seconds` counts as
noticed: it goes round in circles.

Prints the share noticed, file by file, and each fault that nobody noticed.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import hypothesis
import pytest
import yaml  # noqa: F401 - ready before the fork

from inroad.kit import spelling

BACKEND = Path(__file__).resolve().parents[1] / "backend"
PACKAGE = BACKEND / "src/inroad/domain/letters"
NOT_OURS = ("golden",)
TESTS = BACKEND / "tests/domain/letters"
RUN = (
    *("test_cases", "test_names", "test_report", "test_letter", "test_days", "test_facts"),
    *("test_cli", "test_spelling", "test_text", "test_doubt"),
)
"""The quick ones first. The corpus of LND-7 takes seconds, and judges what is left out."""
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
}
NAMES = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "startswith": "endswith",
    "endswith": "startswith",
}
Do = Callable[[], None]


@dataclass(frozen=True)
class Fault:
    """One fault: the number it has in its file, where it stands, and what it does."""

    file: str
    number: int
    line: int
    what: str


def _parents(tree: ast.AST) -> dict[ast.AST, tuple[ast.AST, str, int | None]]:
    """For each node, where it hangs; what holds no faults is left out."""
    found: dict[ast.AST, tuple[ast.AST, str, int | None]] = {}

    def walk(node: ast.AST) -> None:
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "decorator_list"):
                continue
            for at, each in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(each, ast.AST) or _is_docstring(each) or _is_literal(each):
                    continue
                found[each] = (node, field, at)
                walk(each)

    walk(tree)
    return found


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_literal(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return node.value.id in ("Literal", "tuple", "dict", "Callable")
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 70 else f"{text[:67]}..."


def faults(tree: ast.Module, strings: bool) -> Iterator[tuple[int, str, Do]]:
    """Line, words and the deed of every fault that can be planted."""
    hangs = _parents(tree)

    def put(node: ast.AST, new: ast.AST) -> Do:
        parent, field, at = hangs[node]

        def do() -> None:
            ast.copy_location(new, node)
            if at is None:
                setattr(parent, field, new)
            else:
                getattr(parent, field)[at] = new

        return do

    def put_op(node: Any, at: int | None, new: Any) -> Do:
        def do() -> None:
            if at is None:
                node.op = new
            else:
                node.ops[at] = new

        return do

    for node in hangs:
        line = getattr(node, "lineno", 0)
        if strings:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
                yield line, f"{_short(node)} -> ''", put(node, ast.Constant(""))
            continue
        said = f"{type(node).__name__}: {_short(node)}"
        match node:
            case ast.Compare():
                for at, op in enumerate(node.ops):
                    new = SWAPPED[type(op)]
                    yield line, f"{said} -> {new.__name__}", put_op(node, at, new())
            case ast.BoolOp() | ast.BinOp() | ast.AugAssign() if type(node.op) in SWAPPED:
                new = SWAPPED[type(node.op)]
                yield line, f"{said} -> {new.__name__}", put_op(node, None, new())
            case ast.UnaryOp(op=ast.Not()):
                yield line, f"{said} -> not left out", put(node, node.operand)
            case ast.Constant(value=bool()):
                yield (
                    line,
                    f"{_short(hangs[node][0])}: {node.value} turned",
                    put(node, ast.Constant(not node.value)),
                )
            case ast.Constant(value=int() | float()):
                for step in (1, -1):
                    words = f"{_short(hangs[node][0])}: {node.value} -> {node.value + step}"
                    yield line, words, put(node, ast.Constant(node.value + step))
            case ast.Return() if node.value is not None and ast.unparse(node.value) != "None":
                yield line, f"{said} -> None", put(node.value, ast.Constant(None))
            case ast.Expr(value=ast.Call()) | ast.Raise():
                yield line, f"{said} left out", put(node, ast.Pass())
            case ast.Continue():
                yield line, "continue -> break", put(node, ast.Break())
            case ast.Break():
                yield line, "break -> continue", put(node, ast.Continue())
            case ast.Call(func=ast.Name(id=name)) if name in NAMES:
                yield line, f"{said} -> {NAMES[name]}", put(node.func, ast.Name(NAMES[name], ast.Load()))
            case ast.Call(func=ast.Attribute(attr=name)) if name in NAMES:
                new_call = ast.Attribute(node.func.value, NAMES[name], ast.Load())
                yield line, f"{said} -> {NAMES[name]}", put(node.func, new_call)
        if isinstance(node, ast.AugAssign):
            yield line, f"{said} left out", put(node, ast.Pass())
        for test in _conditions(node):
            if not isinstance(test, ast.Compare | ast.BoolOp) and not _is_not(test) and test in hangs:
                yield line, f"if {_short(test)} -> turned", put(test, ast.UnaryOp(ast.Not(), test))


def _conditions(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return [node.test]
    return list(node.ifs) if isinstance(node, ast.comprehension) else []


def _is_not(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def all_faults(only: str, strings: bool) -> list[Fault]:
    """Every fault of the package, in a fixed order."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(PACKAGE))
        if path.relative_to(PACKAGE).parts[0] in NOT_OURS or (only and only not in name):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        found += [Fault(name, at, line, what) for at, (line, what, _) in enumerate(faults(tree, strings))]
    return found


def planted(fault: Fault, strings: bool) -> CodeType:
    """The module with the fault in it."""
    path = PACKAGE / fault.file
    tree = ast.parse(path.read_text("utf-8"))
    list(faults(tree, strings))[fault.number][2]()
    return compile(ast.fix_missing_locations(tree), str(path), "exec")


class Planter(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the module with the fault to whoever imports it."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, fullname: str, _path: Any, _target: Any = None) -> ModuleSpec | None:
        """Only that one module is ours."""
        if fullname != self.name:
            return None
        folder = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=self, submodule_search_locations=folder
        )

    def exec_module(self, module: ModuleType) -> None:
        """Runs it."""
        exec(self.code, module.__dict__)  # noqa: S102 - our own file, with a fault


def _module(file: str) -> str:
    parts = ["inroad", "domain", "letters", *file.removesuffix(".py").split("/")]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def run_tests() -> int:
    """The tests, until one fails."""
    names = [str(path) for name in RUN if (path := TESTS / f"{name}.py").exists()]
    options = [
        "-x",
        "-q",
        "--noconftest",
        "--tb=no",
        "-W",
        "ignore::pytest.PytestWarning",
        "--hypothesis-seed=1",
    ]
    for name in ("cacheprovider", "randomly", "xdist", "cov", "anyio"):
        options += ["-p", f"no:{name}"]
    return int(pytest.main([*options, *names]))


def start(fault: Fault | None, strings: bool) -> int:
    """Forks, plants, tests; the process ends with 0 where nobody noticed."""
    pid = os.fork()
    if pid:
        return pid
    status = 99
    try:
        os.setsid()
        if fault is not None:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            sys.meta_path.insert(
                0, Planter(_module(fault.file), PACKAGE / fault.file, planted(fault, strings))
            )
        status = run_tests()
    finally:
        os._exit(status)


def try_all(chosen: list[Fault], jobs: int, seconds: float, strings: bool) -> tuple[list[Fault], int]:
    """The faults nobody noticed, and how many went round in circles."""
    waiting, running, missed, circling = list(reversed(chosen)), {}, [], 0
    done = 0
    while waiting or running:
        while waiting and len(running) < jobs:
            fault = waiting.pop()
            running[start(fault, strings)] = (fault, time.monotonic())
        for pid, (fault, since) in list(running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended and time.monotonic() - since < seconds:
                continue
            if not ended:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                circling += 1
            elif os.waitstatus_to_exitcode(status) == 0:
                missed.append(fault)
                print(f"  missed {fault.file}:{fault.line} {fault.what}", flush=True)
            del running[pid]
            done += 1
            if done % 10 == 0:
                print(f"  {done} of {len(chosen)}, {len(missed)} missed", file=sys.stderr, flush=True)
        time.sleep(0.01)
    return missed, circling


def main() -> int:
    """Says what was noticed; 1 where that is less than `--least`."""
    parser = argparse.ArgumentParser(description="Do the tests of the letter checks notice faults?")
    parser.add_argument("--sample", type=int, default=400, help="how many faults to try; 0 tries all")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--strings", action="store_true", help="texts and patterns emptied")
    parser.add_argument("--only", default="", help="only files with this in their names")
    parser.add_argument("--again", type=Path, help="what a run printed: only what it missed is tried")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--least", type=float, default=0.85)
    chosen = parser.parse_args()
    os.chdir(BACKEND)
    sys.path.insert(0, str(BACKEND))
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
    hypothesis.settings.load_profile("mutants")
    every = all_faults(chosen.only, chosen.strings)
    tried = every
    if chosen.again is not None:
        missed_then = set(chosen.again.read_text("utf-8").splitlines())
        tried = [
            fault for fault in every if f"  missed {fault.file}:{fault.line} {fault.what}" in missed_then
        ]
    elif 0 < chosen.sample < len(every):
        tried = random.Random(chosen.seed).sample(every, chosen.sample)
    spelling.misspelt("A dictionary that is read once.")
    _, status = os.waitpid(start(None, False), 0)
    if os.waitstatus_to_exitcode(status) != 0:
        print("the tests fail without a fault")
        return 2
    began = time.monotonic()
    missed, circling = try_all(tried, chosen.jobs, chosen.seconds, chosen.strings)
    print(f"\n{'file':28} {'tried':>6} {'noticed':>8} {'missed':>7}")
    by_file, by_missed = Counter(f.file for f in tried), Counter(f.file for f in missed)
    for file, count in sorted(by_file.items()):
        print(f"{file:28} {count:6} {count - by_missed[file]:8} {by_missed[file]:7}")
    share = 1 - len(missed) / len(tried)
    print(
        f"{len(tried)} of {len(every)} faults tried (seed {chosen.seed}), {len(missed)} missed, "
        f"{circling} in circles: "
        f"{share:.1%} noticed, in {time.monotonic() - began:.0f} s"
    )
    return 0 if share >= chosen.least else 1


if __name__ == "__main__":
    sys.exit(main())
