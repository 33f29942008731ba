"""The quickest way through a plain part: Python written from its tree, all values escaped at once.

Covers names, fields, loops, `loop.index` and its like, and simple conditions over plain dicts,
lists, texts and numbers: what certificates and rosters are made of. Wherever anything else
turns up, in the template or among the values, `QuickError` says so and Jinja does the work, to the
same XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jinja2 import nodes
from markupsafe import escape

from inservice_docs.wording.grammar import EACH
from inservice_docs.wording.limits import MAX_TURNS

#: Makes the alternating static and varying pieces of a part from its values.
Pieces = Callable[[dict[str, Any]], list[Any]]

# A printable character that no text holds by chance; one that does goes the other way.
_BETWEEN = "\u1800"
_BETWEEN_BYTES = _BETWEEN.encode()
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NUMBERS = frozenset([str, int, float])
_ROWS = frozenset([dict, list, tuple, str])
_LOOP = {
    "index": "{0} + 1",
    "index0": "{0}",
    "first": "{0} == 0",
    "last": "{0} + 1 == len({1})",
    "length": "len({1})",
}
_COMPARE = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}


class QuickError(Exception):
    """Not the quick way: the template or a value asks for more."""


def compile_quickly(tree: nodes.Template) -> Pieces | None:
    """Return the function for a part, or None when its template needs Jinja."""
    try:
        code = compile("\n".join(_Writer().function(tree.body)), "<quick>", "exec")
    except (QuickError, SyntaxError, RecursionError):  # Python nests no more than twenty blocks
        return None
    scope: dict[str, Any] = {"rows": _rows, "field": _field}
    exec(code, scope)  # noqa: S102 - the code holds nothing but literals and names of its own
    made: Pieces = scope["pieces"]
    return made


def fill_quickly(pieces: Pieces, values: dict[str, Any]) -> bytes:
    """Return the part's varying XML; raises QuickError where Jinja has to look at a value."""
    try:
        found = pieces(values)
    except (LookupError, TypeError) as problem:
        raise QuickError from problem
    shown: list[Any] = found[1::2]
    kinds = set(map(type, shown))
    if kinds != {str}:
        if not kinds <= _NUMBERS:
            raise QuickError
        shown = list(map(str, shown))
    joined = _BETWEEN.join(shown)
    if not joined.isprintable() and _ODD.search(joined):
        raise QuickError
    ready = escape(joined).encode().split(_BETWEEN_BYTES)
    if len(ready) != len(shown):
        raise QuickError
    found[1::2] = ready
    return b"".join(found)


def _rows(values: Any, spent: int) -> tuple[Any, int]:
    """Return what a loop goes through, all plain values, and the turns of all loops so far."""
    kind = type(values)
    if kind is not list and kind is not tuple:
        raise QuickError
    spent += len(values)
    if spent > MAX_TURNS or not set(map(type, values)) <= _ROWS:
        raise QuickError
    return values, spent


def _field(owner: Any, name: str | int) -> Any:
    """Return a field of a plain dict, or an element of a plain list."""
    kind = type(owner)
    if kind is not dict if type(name) is str else kind is not list and kind is not tuple:
        raise QuickError
    return owner[name]


class _Writer:
    """Writes the function. `found` always ends with a static piece, so that pieces alternate."""

    def __init__(self) -> None:
        self.count = 0
        #: What each name of a loop is called in the code; `loop` itself stands under "loop".
        self.names: dict[str, str] = {}

    def function(self, body: Sequence[nodes.Node]) -> Iterator[str]:
        """Yield the lines of the whole function."""
        yield "def pieces(values):"
        yield "    found, spent = [b''], 0"
        yield from self.block(body, 1)
        yield "    return found"

    def block(self, body: Sequence[nodes.Node], depth: int) -> Iterator[str]:
        """Yield the lines for some statements."""
        pad = "    " * depth
        for node in body:
            if isinstance(node, nodes.Output):
                yield f"{pad}found += {self.output(node)}"
            elif isinstance(node, nodes.For):
                yield from self.loop(node, depth)
            elif isinstance(node, nodes.If):
                yield f"{pad}if {self.value(node.test)}:"
                yield from self.branch(node.body, depth)
                for each in node.elif_:
                    yield f"{pad}elif {self.value(each.test)}:"
                    yield from self.branch(each.body, depth)
                yield f"{pad}else:"
                yield from self.branch(node.else_, depth)
            else:
                raise QuickError

    def branch(self, body: Sequence[nodes.Node], depth: int) -> Iterator[str]:
        """Yield the lines of a branch, which may be empty."""
        yield from self.block(body, depth + 1)
        yield "    " * (depth + 1) + "pass"

    def output(self, node: nodes.Output) -> str:
        """Return a tuple of value, static, value, static … for one stretch of output."""
        pieces: list[str] = []
        for child in node.nodes:
            static = isinstance(child, nodes.TemplateData)
            if static != (len(pieces) % 2 == 1):
                pieces.append("''" if static else "b''")
            data = child.data.encode() if isinstance(child, nodes.TemplateData) else b""
            pieces.append(repr(data) if static else self.value(child))
        if len(pieces) % 2:
            pieces.append("b''")
        return f"({', '.join(pieces)})"

    def loop(self, node: nodes.For, depth: int) -> Iterator[str]:
        """Yield the lines of a loop over rows."""
        if node.test or node.else_ or not isinstance(node.target, nodes.Name):
            raise QuickError
        values = node.iter
        if isinstance(values, nodes.Filter) and values.name == EACH and values.node is not None:
            values = values.node
        source = self.value(values)
        pad, number, outer = "    " * depth, self.count, dict(self.names)
        self.count += 1
        self.names |= {node.target.name: f"x{number}", "loop": str(number)}
        yield f"{pad}r{number}, spent = rows({source}, spent)"
        yield f"{pad}for i{number}, x{number} in enumerate(r{number}):"
        yield from self.branch(node.body, depth)
        self.names = outer

    def value(self, node: nodes.Node) -> str:
        """Return the expression for a value or a condition."""
        if isinstance(node, nodes.Name):
            if node.name == "loop":
                raise QuickError
            return self.names.get(node.name, f"values[{node.name!r}]")
        if isinstance(node, nodes.Getattr):
            return self.field(node.node, node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self.field(node.node, node.arg.value)
        if isinstance(node, nodes.Const) and isinstance(node.value, (str, int)):
            return repr(node.value)
        if isinstance(node, nodes.Not):
            return f"(not {self.value(node.node)})"
        if isinstance(node, (nodes.And, nodes.Or)):
            word = "and" if isinstance(node, nodes.And) else "or"
            return f"({self.value(node.left)} {word} {self.value(node.right)})"
        if isinstance(node, nodes.Compare) and len(node.ops) == 1:
            operand = node.ops[0]
            if operand.op in _COMPARE:
                sign = _COMPARE[operand.op]
                return f"({self.value(node.expr)} {sign} {self.value(operand.expr)})"
        raise QuickError

    def field(self, owner: nodes.Node, name: Any) -> str:
        """Return the expression for a field of something."""
        if type(name) is not int and (type(name) is not str or name.startswith("_")):
            raise QuickError
        if isinstance(owner, nodes.Name) and owner.name in self.names:
            if owner.name != "loop":
                return f"{self.names[owner.name]}[{name!r}]"
            number = self.names["loop"]
            if isinstance(name, str) and name in _LOOP:
                return f"({_LOOP[name].format(f'i{number}', f'r{number}')})"
            raise QuickError
        return f"field({self.value(owner)}, {name!r})"
