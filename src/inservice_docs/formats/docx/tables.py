"""Which finishing touches of docxtpl's a body needs: table grids put right, pictures numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import nodes
from lxml import etree

from inservice_docs.formats.docx.source import Source

_VALUE, _OPEN, _CLOSE = "\ue000", "\ue001", "\ue002"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
_PICTURE = "<wp:docPr"
_FIRST_ID = 1001


def needs_finish(source: Source, tree: nodes.Template) -> bool:
    """Tell whether each rendered body has to go through `finish`.

    It need not when no value can change how many columns a table has, and when every picture stands
    outside loops and conditions: those are numbered here, in the tree, once and for all.
    """
    if _pictures_vary(tree):
        return True
    _number_pictures(tree)
    skeleton = source.before + "".join(_skeleton(tree.body)) + source.after
    try:
        root = etree.fromstring(skeleton.encode())
    except etree.XMLSyntaxError:
        return True
    return not all(_is_settled(table) for table in root.iter(f"{_W}tbl"))


def finish(source: Source, body: str) -> str:
    """Return a rendered body after docxtpl's own repair of table grids and picture numbers."""
    before = re.sub(r"^<\?xml[^>]*\?>\s*", "", source.before)
    docxtpl = DocxTemplate("")
    docxtpl.docx_ids_index = _FIRST_ID - 1
    root = docxtpl.fix_tables(before + body + source.after)
    docxtpl.fix_docpr_ids(root)
    xml: str = etree.tostring(root.find(f"{_W}body"), encoding="unicode")
    return xml


def _pictures_vary(tree: nodes.Template) -> bool:
    """Tell whether the numbers of pictures depend on values.

    They do when a picture stands within a loop, or within a condition with others after it.
    """
    inside = {id(data) for loop in tree.find_all(nodes.For) for data in _data(loop)}
    pictures = [data for data in _data(tree) if _PICTURE in data.data]
    if any(id(data) in inside for data in pictures):
        return True
    for condition in tree.find_all(nodes.If):
        held = {id(data) for data in _data(condition) if _PICTURE in data.data}
        body = {id(data) for node in condition.body for data in _within(node)}
        if held and (not held <= body or id(pictures[-1]) not in held):
            return True
    return False


def _within(node: nodes.Node) -> Iterator[nodes.TemplateData]:
    """Yield the data of a node, itself included."""
    if isinstance(node, nodes.TemplateData):
        yield node
    yield from _data(node)


def _number_pictures(tree: nodes.Template) -> None:
    number = _FIRST_ID
    for data in _data(tree):
        pieces = _PICTURE_ID.split(data.data)
        for at in range(1, len(pieces), 3):
            pieces[at] += str(number)
            number += 1
        data.data = "".join(pieces)


def _data(node: nodes.Node) -> Iterator[nodes.TemplateData]:
    return node.find_all(nodes.TemplateData)


def _skeleton(body: Sequence[nodes.Node]) -> Iterator[str]:
    """Yield the part's XML with a mark for each value and for each end of a loop or condition."""
    for node in body:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                yield child.data if isinstance(child, nodes.TemplateData) else _VALUE
        elif isinstance(node, nodes.For):
            yield _OPEN
            yield from _skeleton(node.body)
            yield from _skeleton(node.else_)
            yield _CLOSE
        elif isinstance(node, nodes.If):
            yield _OPEN
            for branch in (node.body, *(each.body for each in node.elif_), node.else_):
                yield from _skeleton(branch)
            yield _CLOSE
        elif isinstance(node, nodes.With):
            yield from _skeleton(node.body)


def _is_settled(table: Any) -> bool:
    """Tell whether a table's rows fit its grid whatever the values."""
    grid = table.find(f"{_W}tblGrid")
    if grid is None:
        return False
    columns = len(grid.findall(f"{_W}gridCol"))
    for row in table.iter(f"{_W}tr"):
        width = _width(row)
        if width is None or width > columns:
            return False
    depth = _marks(table.text or "")
    for child in table:
        if child.tag == f"{_W}tr" and depth == 0 and _width(child) == columns:
            return True
        depth += _marks(child.tail or "")
    return False


def _marks(text: str) -> int:
    return text.count(_OPEN) - text.count(_CLOSE)


def _width(row: Any) -> int | None:
    """Return how many columns a row takes; None when values decide."""
    if any(mark in (text or "") for text in _between(row) for mark in (_VALUE, _OPEN, _CLOSE)):
        return None
    width = 0
    for cell in row.findall(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        value = "1" if span is None else span.get(f"{_W}val", "")
        if not value.isdigit():
            return None
        width += int(value)
    return width


def _between(row: Any) -> Iterator[str | None]:
    """Yield the texts that stand between the cells of a row."""
    yield row.text
    for child in row:
        yield child.tail
