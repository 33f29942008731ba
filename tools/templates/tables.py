"""Tables for Word templates: fixed layout, rows that are never cut in two, headings that repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from blank import W, twips
from docx.oxml import parse_xml

CM = 72 / 2.54
"""Points in a centimetre."""

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs as (text, style id), how many columns it spans, shade and borders.

    `borders` names the sides that keep a border; `dotted` draws those as faint dots.
    """

    paragraphs: tuple[tuple[str, str], ...]
    span: int = 1
    shade: str = ""
    borders: tuple[str, ...] = _SIDES
    dotted: bool = False
    valign: str = "center"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `height` in points, at least; a heading repeats on every page."""

    cells: tuple[Cell, ...]
    height: float = 0
    heading: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: column widths in points, rows, the margins of its cells (sides; above and below)."""

    widths: Sequence[float]
    rows: Sequence[Row]
    margin: float = 4
    leading: float = 1.5
    borders: bool = True
    line: float = 0.5


def cell(text: str, style: str, **options: Any) -> Cell:
    """Return a cell of one paragraph."""
    return Cell(((text, style),), **options)


def tag_row(tag: str, columns: int) -> Row:
    """Return a row that holds a tag of the template only (`{%tr for … %}`): it prints nothing."""
    return Row((cell(tag, "TemplateTag", span=columns),))


def add_grid(parent: Any, grid: Grid) -> None:
    """Add a table at the end of a document (before its section) or of a cell."""
    element = parse_xml(_table(grid))
    body = parent.element.body if hasattr(parent, "element") else parent._element
    section = body.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sectPr")
    if section is None:
        body.append(element)
    else:
        section.addprevious(element)


def _table(grid: Grid) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in grid.widths)
    size = round(grid.line * 8)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side in (*_SIDES, "insideH", "insideV")
    )
    room = {"top": grid.leading, "left": grid.margin, "bottom": grid.leading, "right": grid.margin}
    margin = "".join(
        f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in room.items()
    )
    return (
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{twips(sum(grid.widths))}" w:type="dxa"/>'
        '<w:jc w:val="center"/>'
        + (f"<w:tblBorders>{lines}</w:tblBorders>" if grid.borders else "")
        + f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margin}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        + "".join(_row(row, grid.widths) for row in grid.rows)
        + "</w:tbl>"
    )


def _row(row: Row, widths: Sequence[float]) -> str:
    rule = "exact" if row.exact else "atLeast"
    properties = "<w:cantSplit/>"
    if row.height:
        properties += f'<w:trHeight w:val="{twips(row.height)}" w:hRule="{rule}"/>'
    properties += "<w:tblHeader/>" if row.heading else ""
    cells, at = "", 0
    for each in row.cells:
        cells += _cell(each, sum(widths[at : at + each.span]))
        at += each.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(made: Cell, width: float) -> str:
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{made.span}"/>' if made.span > 1 else ""
    if made.borders != _SIDES or made.dotted:
        properties += f"<w:tcBorders>{_borders(made)}</w:tcBorders>"
    properties += (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{made.shade}"/>' if made.shade else ""
    )
    properties += f'<w:vAlign w:val="{made.valign}"/>'
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text, style in made.paragraphs
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def _borders(made: Cell) -> str:
    kept = '"dotted" w:sz="4" w:space="0" w:color="A6A6A6"' if made.dotted else ""
    kept = kept or '"single" w:sz="4" w:space="0" w:color="000000"'
    return "".join(
        f"<w:{side} w:val={kept}/>" if side in made.borders else f'<w:{side} w:val="nil"/>'
        for side in _SIDES
    )
