"""Editing a YAML text in place: values replaced and blocks dropped, everything else untouched."""

from __future__ import annotations

import re
from collections.abc import Callable

from inservice_docs.records.finding import Place

_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_PLAIN = re.compile(r"(?:(?!\s#|:\s|[,\]}\n]).)*(?<!\s)")
_KEY = re.compile(r"[^\s#-][^:]*:(?:\s|$)|[\"'].*[\"']\s*:(?:\s|$)")


class TextEdit:
    """Edits to a text, gathered first and carried out together; places count from 1."""

    def __init__(self, text: str) -> None:
        """Begin with a text; its line ends become line feeds."""
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._values: list[tuple[int, int, int, str]] = []
        self._gone: set[int] = set()

    def replace(self, place: Place, change: Callable[[str], str]) -> None:
        """Replace the value that starts at a place, keeping its quotes."""
        if place.line is None or place.column is None:
            return
        line, start = self.lines[place.line - 1], place.column - 1
        quoted = _QUOTED.match(line, start)
        if quoted:
            value = quoted.group(1) if quoted.group(1) is not None else quoted.group(2)
            new = quoted.group()[0] + change(value) + quoted.group()[0]
            self._values.append((place.line - 1, start, quoted.end(), new))
            return
        plain = _PLAIN.match(line, start)
        if plain and plain.group():
            self._values.append((place.line - 1, start, plain.end(), change(plain.group())))

    def drop_block(self, place: Place) -> None:
        """Drop the top-level key to which a value belongs, with all of its lines.

        Comments that stand before the next key stay with that key.
        """
        if place.line is None:
            return
        top = place.line - 1
        while top > 0 and not _KEY.match(self.lines[top]):
            top -= 1
        end = top + 1
        while end < len(self.lines) and not _KEY.match(self.lines[end]):
            end += 1
        while end > top + 1 and re.fullmatch(r"(?:#.*)?\s*", self.lines[end - 1]):
            end -= 1
        self._gone.update(range(top, end))

    def text(self) -> str:
        """Return the edited text."""
        lines = list(self.lines)
        for number, start, end, new in sorted(self._values, reverse=True):
            lines[number] = lines[number][:start] + new + lines[number][end:]
        return "\n".join(line for number, line in enumerate(lines) if number not in self._gone)
