"""A frame or watermark in the page header (頁首的框線), taken out to be laid under the pages later.

LibreOffice takes time in the square of the pages for shapes that float in a header. They are the
same on every page, so a merged document is converted without them, and they once, on a blank page.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, NamedTuple

from lxml import etree

from inservice_docs.formats.docx.archive import Archive, pack

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STORY = re.compile(r"word/(?:header|footer)[^/]*\.xml")
_MAIN = "word/document.xml"
_PLAIN = {f"{_W}p", f"{_W}pPr", f"{_W}r", f"{_W}rPr"}


class Framed(NamedTuple):
    """A document without its frame, and a page with nothing but the frame where it has one."""

    document: bytes
    frame: bytes | None


def split_frame(document: bytes) -> Framed:
    """Return a document apart from the floating shapes of headers and footers that hold no text.

    Only shapes that nothing flows around are taken out: without them every line stays in place.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    bare = {
        name: stripped
        for name, content in parts.items()
        if _STORY.fullmatch(name) and (stripped := _without_shapes(content)) is not None
    }
    if not bare or _MAIN not in parts:
        return Framed(document, None)
    blank = {**parts, _MAIN: _blank(parts[_MAIN])}
    return Framed(_packed({**parts, **bare}), _packed(blank))


def _packed(parts: dict[str, bytes]) -> bytes:
    return Archive([pack(name, content) for name, content in parts.items()]).complete([])


def _without_shapes(content: bytes) -> bytes | None:
    """Return a header without its floating shapes, or None when it has none or anything else."""
    root: Any = etree.fromstring(content)
    anchors = list(root.iter(f"{_WP}anchor"))
    if not anchors or any(anchor.find(f"{_WP}wrapNone") is None for anchor in anchors):
        return None
    for anchor in anchors:
        run = next(anchor.iterancestors(f"{_W}r"), None)
        if run is None:
            return None
        if run.getparent() is not None:
            run.getparent().remove(run)
    bare = all(
        each.tag in _PLAIN or any(True for _ in each.iterancestors(f"{_W}pPr", f"{_W}rPr"))
        for each in root.iterdescendants()
        if isinstance(each.tag, str)
    )
    return _serialised(root) if bare else None


def _blank(content: bytes) -> bytes:
    """Return the body with one empty paragraph and its section."""
    root: Any = etree.fromstring(content)
    body = root.find(f"{_W}body")
    sections = [child for child in body if child.tag == f"{_W}sectPr"]
    body[:] = [body.makeelement(f"{_W}p"), *sections]
    return _serialised(root)


def _serialised(root: Any) -> bytes:
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml
