"""The order of Chinese names and schools in lists (排序).

People expect the order of strokes. Big5, unlike Unicode, lists its characters by strokes: first the
5,401 common ones, then the rest. So its codes give stroke order for nearly every name without a
table of our own; characters that Big5 lacks come last, in the order of Unicode (by radical).
"""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.records.person import Person


def stroke_key(text: str) -> tuple[bytes, ...]:
    """Return a sort key: character by character in the order of Big5, Latin letters first."""
    return tuple(_code(char) for char in text)


def _code(char: str) -> bytes:
    try:
        code = char.encode("cp950")
    except UnicodeEncodeError:
        return b"\xff" + char.encode("utf-8")
    return b"\x00" + code if len(code) == 1 else code


def in_order(people: Sequence[Person], order: str) -> list[Person]:
    """Return people in an order: `school`, `name`, or `none` (as the list came).

    By school keeps the people of one school together, in the order in which the list has them.
    """
    if order == "school":
        return sorted(people, key=lambda each: stroke_key(each.county + each.school))
    if order == "name":
        return sorted(people, key=lambda each: stroke_key(each.name))
    return list(people)
