"""Many documents as PDF by one conversion (合併轉檔): joined, converted once, cut apart again.

LibreOffice takes longer to open a file than to lay out its pages, so one document of a hundred
pages is done several times as fast as a hundred of one page. Each begins with a bookmark, which
comes out as a named destination of the PDF and tells where to cut.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from inservice_docs.formats.pdf.libreoffice import convert
from inservice_docs.records.finding import Outcome, UserError, error

_FRAME = "/Frame"
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_EXPORT = '{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def convert_merged(
    data: bytes, bookmarks: Sequence[str], frame: bytes | None = None
) -> Outcome[tuple[bytes, list[bytes]]]:
    """Return the PDF of a merged document, and one for each of its bookmarks, in order.

    A bookmark stands at the start of a document's first page. `frame` is a document of one page
    that is laid under every other. Raises UserError when LibreOffice is missing or fails, or when
    the documents cannot be told apart.
    """
    files = {"merged.docx": data} | ({} if frame is None else {"frame.docx": frame})
    made = convert(files, "pdf", f"pdf:writer_pdf_Export:{_EXPORT}")
    whole = made.value["merged.pdf"]
    if frame is not None:
        whole = lay_under(whole, made.value["frame.pdf"])
    return Outcome((whole, cut(whole, bookmarks)), made.findings)


def lay_under(whole: bytes, frame: bytes) -> bytes:
    """Return a PDF with the first page of another under each of its pages."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        StreamObject,
    )

    writer = PdfWriter(clone_from=io.BytesIO(whole))
    page = PdfReader(io.BytesIO(frame)).pages[0]
    drawing = page.get_contents()
    form = StreamObject()
    form.set_data(b"" if drawing is None else drawing.get_data())
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(page.mediabox),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    drawn = writer._add_object(form.flate_encode())
    before = DecodedStreamObject()
    before.set_data(f"q {_FRAME} Do Q\n".encode())
    prefix = writer._add_object(before)
    for each in writer.pages:
        resources: Any = each["/Resources"].get_object()
        shapes = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
        shapes[NameObject(_FRAME)] = drawn
        contents = each.raw_get("/Contents")
        pieces = contents if isinstance(contents, ArrayObject) else [contents]
        each[NameObject("/Contents")] = ArrayObject([prefix, *pieces])
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def cut(whole: bytes, bookmarks: Sequence[str]) -> list[bytes]:
    """Return the PDFs that begin at the bookmarks; raises UserError when they cannot be found."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(whole))
    places = _places(reader)
    starts = [places.get(name) for name in bookmarks]
    ends = [*starts[1:], len(reader.pages)]
    found: list[bytes] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start is None or end is None or start >= end or (number == 0 and start):
            raise UserError(
                error(
                    "pdf-not-cut",
                    "合併轉出的 PDF 無法分成每人一份。",
                    "改用 --to docx，由 Word 另存成 PDF；並請回報維護者。",
                )
            )
        found.append(_pages(reader, start, end))
    return found


def _places(reader: Any) -> dict[str, int]:
    """Return the page of each named destination."""
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    places: dict[str, int] = {}
    for name, destination in reader.named_destinations.items():
        page = destination.raw_get("/Page") if "/Page" in destination else None
        if page is not None and getattr(page, "idnum", None) in numbers:
            places[str(name).removeprefix("/")] = numbers[page.idnum]
    return places


def _keep_own(page: Any) -> None:
    """Leave a page only the pictures it shows: LibreOffice lists all of a document on each.

    Otherwise everybody's PDF would hold the codes of everybody else.
    """
    from pypdf.generic import DictionaryObject, NameObject

    resources = page["/Resources"].get_object()
    pictures = resources.get("/XObject")
    if pictures is None:
        return
    contents = page.get_contents()
    shown = set(_SHOWN.findall(b"" if contents is None else contents.get_data()))
    own = DictionaryObject(
        (name, value)
        for name, value in pictures.get_object().items()
        if name.removeprefix("/").encode() in shown
    )
    kept = DictionaryObject(resources)
    kept[NameObject("/XObject")] = own
    page[NameObject("/Resources")] = kept


def _pages(reader: Any, start: int, end: int) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for number in range(start, end):
        page = reader.pages[number]
        _keep_own(page)
        writer.add_page(page)
    if reader.metadata:
        writer.add_metadata({key: str(value) for key, value in reader.metadata.items()})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
