"""What is read of a document: its lines, and the rows of its tables as lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeText:
    """The lines of a document's body, and those of its page headers."""

    body: list[str]
    headers: list[str]


def row_lines(cells: Iterable[list[str]]) -> list[str]:
    """Return a row of single lines as one line with tabs; taller cells one after the other."""
    filled = [lines for cell in cells if (lines := [line for line in cell if line.strip()])]
    if all(len(lines) == 1 for lines in filled):
        return ["\t".join(lines[0].strip() for lines in filled)] if filled else []
    return [line for lines in filled for line in lines]
