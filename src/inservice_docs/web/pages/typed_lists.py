"""Lists as somebody types them (清單欄): one per line; and items that have items below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from inservice_docs.records.plan import Note

BREAK = "↵"
"""Stands for a line break inside a value that is shown in one line."""
_STEP = "　"
_PARTS = re.compile("[、;；]")
_PART = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*(?=[、;；]|$)|([^、;；]*))(?:[、;；]|$)')


def one_line(text: str) -> str:
    """Return a text for a field of one line."""
    return even(text).replace("\n", BREAK)


def even(text: str) -> str:
    """Return a text with line breaks of one kind, as browsers do not send them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def many_lines(text: str) -> str:
    """Return a text as it was meant: what stands for a line break is one again."""
    return text.replace(BREAK, "\n")


def join_list(items: Iterable[str]) -> str:
    """Return a list with one item per line; an item that holds 「、」 stands in quotes."""
    return "\n".join(_quoted(one_line(item)) for item in items)


def split_list(text: str) -> list[str]:
    """Return the items of a list: one per line, or several with 「、」 between them."""
    items: list[str] = []
    for line in even(text).split("\n"):
        for found in _PART.finditer(line):
            quoted, bare = found.groups()
            items.append(bare.strip() if quoted is None else quoted.replace('""', '"'))
    return [many_lines(item) for item in items if item]


def _quoted(item: str) -> str:
    if _PARTS.search(item) or item.startswith('"'):
        return '"' + item.replace('"', '""') + '"'
    return item


def join_lines(items: Iterable[str]) -> str:
    """Return sentences, one per line."""
    return "\n".join(map(one_line, items))


def split_lines(text: str) -> list[str]:
    """Return the sentences of a text, one per line."""
    return [many_lines(line.strip()) for line in even(text).split("\n") if line.strip()]


def join_notes(notes: Sequence[Note], level: int = 0) -> str:
    """Return items one per line; each level below stands one full-width space further in."""
    return "\n".join(_noted(notes, level))


def _noted(notes: Sequence[Note], level: int) -> Iterator[str]:
    for note in notes:
        yield _STEP * level + one_line(note.text)
        yield from _noted(note.items, level + 1)


def split_notes(text: str) -> list[dict[str, Any]]:
    """Return items with those below them; two spaces or a tab stand in like a full-width one."""
    top: list[dict[str, Any]] = []
    open_ = [top]
    for line in even(text).split("\n"):
        said = line.strip(" \t　")
        if not said:
            continue
        before = line[: len(line) - len(line.lstrip(" \t　"))]
        level = len(before.replace("\t", _STEP).replace("  ", _STEP).replace(" ", ""))
        del open_[min(level, len(open_) - 1) + 1 :]
        note: dict[str, Any] = {"文字": many_lines(said), "條列": []}
        open_[-1].append(note)
        open_.append(note["條列"])
    return top
