"""Whether a part stays well-formed whatever its loops and conditions do, found out beforehand.

Walks the parsed template with the stack of open elements. When every branch of a condition and
every turn of a loop leaves the stack as the others do, no values can break the XML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import nodes

# A comment, an instruction, a tag with its quoted values, or a tag that is not finished.
_TOKEN = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<(/?)([^\s/>"'=]+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(/?)>|<[^<]*$""",
    re.DOTALL,
)
_OPEN_VALUE = re.compile(r"""^((?:[^"']|"[^"]*"|'[^']*')*["'])[^"']*$""", re.DOTALL)


class UnbalancedError(Exception):
    """The XML could come out broken; the message says in Chinese where."""


class State(NamedTuple):
    """The open elements, innermost last, and the tag that is not finished yet."""

    stack: tuple[str, ...] = ()
    tag: str = ""


def check_balance(tree: nodes.Template) -> None:
    """Raise UnbalancedError when some values could make the part come out as broken XML."""
    state = _walk(tree.body, State())
    if state != State():
        raise UnbalancedError("標記跨越了版面的界線")


def _walk(body: Sequence[nodes.Node], state: State) -> State:
    for node in body:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if isinstance(child, nodes.TemplateData):
                    state = _feed(state, child.data)
                elif state.tag and not _OPEN_VALUE.match(state.tag):
                    raise UnbalancedError("標記放在版面設定的名稱裡")
        elif isinstance(node, nodes.For):
            for branch in (node.body, node.else_):
                _same(state, _walk(branch, state), "for")
        elif isinstance(node, nodes.If):
            after = _walk(node.body, state)
            for branch in (*(each.body for each in node.elif_), node.else_):
                _same(after, _walk(branch, state), "if")
            state = after
        elif isinstance(node, nodes.With):
            state = _walk(node.body, state)
    return state


def _same(one: State, other: State, tag: str) -> None:
    if one != other:
        end = f"end{tag}"
        raise UnbalancedError(
            f"「{{% {tag} %}}」與「{{% {end} %}}」不在同一層版面（例如一個在表格內、一個在表格外）"
        )


def _feed(state: State, data: str) -> State:
    """Return the state after a piece of XML."""
    stack = list(state.stack)
    rest = ""
    for token in _TOKEN.finditer(state.tag + data):
        closing, name, empty = token.groups()
        if name is None:
            if not token.group().startswith(("<!", "<?")):
                rest = token.group()
        elif closing:
            if not stack or stack.pop() != name:
                raise UnbalancedError("標記切斷了版面的一部分")
        elif not empty:
            stack.append(name)
    if rest and (inside := _OPEN_VALUE.match(rest)):
        rest = inside.group(1)  # what stands in the value so far does not matter
    return State(tuple(stack), rest)
