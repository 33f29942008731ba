"""What a template may cost: bounded numbers, texts, loops and output, whatever its author wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined

#: Characters of one template text, and of one rendered text.
MAX_SOURCE = 8_000_000
MAX_OUTPUT = 200_000_000
#: Turns of all loops of one rendering together.
MAX_TURNS = 200_000
#: Characters of a text that a template puts together itself.
MAX_TEXT = 1_000_000
MAX_NUMBER = 10**15

_CHUNK = 4096


class Run(Context):
    """The context of one rendering, which counts the turns of its loops."""

    turns = 0


def spend(context: Context, turns: int) -> None:
    """Count `turns` of a loop; raise when the rendering has had too many."""
    if isinstance(context, Run):
        context.turns += turns
        if context.turns > MAX_TURNS:
            raise SecurityError(f"迴圈總共超過 {MAX_TURNS:,} 次")


def take(values: Iterable[Any]) -> list[Any]:
    """Return the values as a list; raise when there are more than any loop may take."""
    if isinstance(values, Undefined):
        len(values)  # raises the error that names it
    taken = list(islice(values, MAX_TURNS + 1))
    if len(taken) > MAX_TURNS:
        raise SecurityError(f"資料超過 {MAX_TURNS:,} 筆")
    return taken


def join_output(pieces: Iterator[str]) -> str:
    """Join the pieces of a rendering; raise when it grows beyond all measure."""
    parts: list[str] = []
    size = 0
    while chunk := list(islice(pieces, _CHUNK)):
        part = "".join(chunk)
        size += len(part)
        if size > MAX_OUTPUT:
            raise SecurityError(f"產生的內容超過 {MAX_OUTPUT:,} 字")
        parts.append(part)
    return parts[0] if len(parts) == 1 else "".join(parts)


def short_enough(size: int) -> None:
    """Raise when a text that a template puts together would be longer than allowed."""
    if size > MAX_TEXT:
        raise SecurityError(f"文字超過 {MAX_TEXT:,} 字")


def calculate(operator: str, plain: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """Do a sum of a template's: numbers within bounds, and `+` for short texts; raise otherwise."""
    for operand in (left, right):
        if isinstance(operand, Undefined):
            len(operand)
    if isinstance(left, str) and isinstance(right, str) and operator == "+":
        short_enough(len(left) + len(right))
        return plain(left, right)
    if _is_text(left) or _is_text(right):
        raise SecurityError(f"文字不能用「{operator}」運算；要接在一起請用「~」")
    if operator == "**" and abs(right) > 64:
        raise SecurityError("次方太大")
    if abs(left) > MAX_NUMBER or abs(right) > MAX_NUMBER:
        raise SecurityError("數字太大")
    return plain(left, right)


def _is_text(value: Any) -> bool:
    """Tell whether a value is a text or a collection, with which there is no counting."""
    return isinstance(value, (str, bytes, list, tuple, dict, set, frozenset))
