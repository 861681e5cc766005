"""Templates that users write: Liquid, cut down to what cannot do harm (S17).

A template may print fields of a fixed list, pass them through a few filters, and ask and repeat with `if`,
`unless` and `for`. It has no variables of its own, no ranges and nothing that includes, so what it can cost
is bounded by its length and by the lists it is given; the limits below hold besides. Values are plain
strings, booleans and short lists of strings: no object of ours is ever reached.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from liquid import Environment
from liquid.ast import Node
from liquid.builtin import content, illegal, output
from liquid.builtin.expressions import Path
from liquid.builtin.expressions.primitive import RangeLiteral
from liquid.builtin.filters.misc import default
from liquid.builtin.filters.string import capitalize, downcase, strip, upcase
from liquid.builtin.tags import for_tag, if_tag, unless_tag
from liquid.context import RenderContext
from liquid.exceptions import BlockNestingError, LiquidError, ResourceLimitError
from liquid.expression import Expression
from liquid.filter import sequence_filter
from liquid.template import BoundTemplate

TAGS: Final = ("if", "unless", "for")
FILTERS: Final = ("capitalize", "default", "downcase", "join", "listed", "strip", "upcase")
MOST_CHARACTERS: Final = 20_000
MOST_OUTPUT: Final = 80_000
"""Bytes of UTF-8."""
MOST_LOOPS: Final = 100
DEEPEST: Final = 6
MOST_PIECES: Final = 200
"""Fields and tags in one template."""
LONGEST_TAG: Final = 500

Values = Mapping[str, Any]
_LOOP_FIELDS: Final = {"index", "first", "last", "length"}
_LIST_FIELDS: Final = {"size", "first", "last"}


class TemplateFault(Exception):  # noqa: N818 - it tells of a fault of the template, not of the program
    """What is wrong with a template. `start` and `end` are offsets in code points, or both 0."""

    def __init__(self, code: str, detail: str, start: int = 0, end: int = 0) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Known:
    """The fields a template may use, by path: True for a list of texts."""

    fields: Mapping[str, bool]

    def nearest(self, path: str) -> str | None:
        """The field that was probably meant."""
        ends = {name.rpartition(".")[2]: name for name in self.fields}
        last = path.rpartition(".")[2]
        found = difflib.get_close_matches(path, self.fields, n=1, cutoff=0.6)
        by_end = difflib.get_close_matches(last, ends, n=1, cutoff=0.7)
        return found[0] if found else ends[by_end[0]] if by_end else None


@sequence_filter
def _join(left: Iterable[object], separator: object = " ") -> str:
    return str(separator).join(str(item) for item in left)


@sequence_filter
def _listed(left: Iterable[object]) -> str:
    """`a, b and c`."""
    items = [str(item) for item in left]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


class _Cut(Environment):
    block_nesting_limit = DEEPEST
    context_depth_limit = DEEPEST + 4
    loop_iteration_limit = MOST_LOOPS
    output_stream_limit = MOST_OUTPUT

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        del extra
        for tag in (
            content.Literal,
            output.Output,
            illegal.Illegal,
            if_tag.IfTag,
            unless_tag.UnlessTag,
            for_tag.ForTag,
        ):
            self.add_tag(tag)
        for name, found in (
            ("capitalize", capitalize),
            ("default", default),
            ("downcase", downcase),
            ("join", _join),
            ("listed", _listed),
            ("strip", strip),
            ("upcase", upcase),
        ):
            self.add_filter(name, found)


_ENVIRONMENT: Final = _Cut()


@dataclass(frozen=True, slots=True)
class _Spans:
    """Finds the field or tag around an offset; (0, 0) where there is none."""

    tags: list[tuple[int, int]]

    def __call__(self, at: int) -> tuple[int, int]:
        return next(((start, end) for start, end in self.tags if start <= at < end), (0, 0))


def _nodes(template: BoundTemplate) -> Iterator[Node]:
    context = RenderContext(template)
    waiting = list(template.nodes)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.children(context, include_partials=False)


def _expressions(expressions: Iterable[Expression]) -> Iterator[Expression]:
    waiting = list(expressions)
    while waiting:
        expression = waiting.pop()
        yield expression
        waiting += expression.children()


def _tags(source: str) -> list[tuple[int, int]]:
    """Where fields and tags stand. Raises TemplateFault for one that is not closed, or too long.

    Liquid's own reader takes quadratic time over braces that are never closed, so it does not get to see any.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while (start := _next_opening(source, at)) >= 0:
        closing = "}}" if source[start + 1] == "{" else "%}"
        end = source.find(closing, start + 2)
        inside = source[start + 2 : end if end >= 0 else start + 2 + LONGEST_TAG]
        if end < 0 or "{{" in inside or "{%" in inside:
            detail = f"This “{source[start : start + 2]}” is not closed by “{closing}”."
            raise TemplateFault("not_closed", detail, start, start + 2)
        at = end + 2
        if at - start > LONGEST_TAG:
            detail = f"What stands between braces has at most {LONGEST_TAG} characters."
            raise TemplateFault("tag_too_long", detail, start, at)
        found.append((start, at))
        if len(found) > MOST_PIECES:
            raise TemplateFault("too_many_fields", f"A template has at most {MOST_PIECES} fields and tags.")
    return found


def _next_opening(source: str, at: int) -> int:
    ends = [found for opening in ("{{", "{%") if (found := source.find(opening, at)) >= 0]
    return min(ends, default=-1)


def _check_words(source: str, tags: list[tuple[int, int]]) -> None:
    """Only the tags there are, and no loop within a loop."""
    within = 0
    for start, end in tags:
        if source[start + 1] != "%":
            continue
        word = source[start + 2 : end - 2].strip("- \t\r\n").partition(" ")[0][:40]
        if word not in _WORDS:
            detail = f"“{word}” is nothing a template can do. It can: {', '.join(TAGS)}."
            raise TemplateFault("unknown_tag", detail, start, end)
        within += {"for": 1, "endfor": -1}.get(word, 0)
        if within > 1:
            raise TemplateFault("too_deep", "A list is not repeated over within another.", start, end)


_WORDS: Final = {*TAGS, "elsif", "else", "endif", "endunless", "endfor"}


def _check(template: BoundTemplate, span: _Spans, known: Known) -> None:
    found = template.analyze(include_partials=False)
    for name, places in found.filters.items():
        if name not in FILTERS:
            near = difflib.get_close_matches(name, FILTERS, n=1)
            hint = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(FILTERS)}."
            detail = f"There is no filter “{name}”.{hint}"
            raise TemplateFault("unknown_filter", detail, *span(places[0].index))
    outer = {(str(each), each.span.index) for used in found.globals.values() for each in used}
    for each in (variable for used in found.variables.values() for variable in used):
        path, at = str(each), each.span.index
        if (path, at) in outer:
            _check_field(path, known, span(at))
        elif "." in path or "[" in path:
            first, _, rest = path.partition(".")
            if first != "forloop" or rest not in _LOOP_FIELDS:
                raise TemplateFault("unknown_field", f"“{path}” is no field.", *span(at))
    for node in _nodes(template):
        for expression in _expressions(node.expressions()):
            if isinstance(expression, RangeLiteral):
                detail = "A range has no place in a letter; repeat over a list such as meeting.gains."
                raise TemplateFault("range", detail, *span(expression.token.start_index))
        if isinstance(node, for_tag.ForNode):
            iterable = node.expression.iterable
            if not isinstance(iterable, Path) or not known.fields.get(str(iterable), False):
                lists = ", ".join(name for name, many in known.fields.items() if many)
                detail = f"Only lists can be repeated over: {lists}."
                raise TemplateFault("not_a_list", detail, *span(node.token.start_index))


def _check_field(path: str, known: Known, span: tuple[int, int]) -> None:
    if path in known.fields:
        return
    whole, _, last = path.rpartition(".")
    if known.fields.get(whole) and last in _LIST_FIELDS:
        return
    near = known.nearest(path)
    hint = f" Did you mean {near}?" if near else " The list beside it names every field."
    raise TemplateFault("unknown_field", f"There is no field “{path}”.{hint}", *span)


def compiled(source: str, known: Known) -> BoundTemplate:
    """The template, ready to be filled. Raises TemplateFault for all that it may not or cannot do."""
    if len(source) > MOST_CHARACTERS:
        raise TemplateFault("too_long", f"A template has at most {MOST_CHARACTERS:,} characters.")
    tags = _tags(source)
    _check_words(source, tags)
    span = _Spans(tags)
    try:
        template = _ENVIRONMENT.from_string(source)
        _check(template, span, known)
    except BlockNestingError:
        raise TemplateFault("too_deep", f"Tags nest at most {DEEPEST} deep.") from None
    except LiquidError as error:
        at = error.token.start_index if error.token is not None else -1
        raise TemplateFault("not_readable", f"This cannot be read: {error.message}.", *span(at)) from None
    return template


def filled(template: BoundTemplate, values: Values) -> str:
    """What the template makes of the values. Raises TemplateFault when that grows beyond all measure."""
    try:
        return str(template.render(**values))
    except ResourceLimitError:
        raise TemplateFault("too_much", "What it makes is longer than any letter.") from None
    except (LiquidError, RecursionError) as error:
        words = error.message if isinstance(error, LiquidError) else "it nests too deep"
        raise TemplateFault("not_fillable", f"This cannot be filled in: {words}.") from None
