"""A frame in the header is taken out and stands on a page of its own; nothing else moves."""

from __future__ import annotations

import io

import docx
from docx.shared import Cm
from tests.support.docx_parts import build, parts_of, png, with_part

from inservice_docs.formats.docx.frame import split_frame
from inservice_docs.formats.templates import find_template

CERTIFICATE = find_template("certificates/hours_certificate.docx").read_bytes()


def header_of(data: bytes) -> str:
    return parts_of(data)["word/header1.xml"].decode()


def test_the_certificate_is_split() -> None:
    """Its frame floats behind the text: the document goes without, a blank page has it all."""
    document, frame = split_frame(CERTIFICATE)
    assert frame is not None
    assert "wp:anchor" not in header_of(document)
    assert header_of(document).count("<w:p>") == header_of(CERTIFICATE).count("<w:p>")
    assert header_of(frame) == header_of(CERTIFICATE)
    assert parts_of(document)["word/document.xml"] == parts_of(CERTIFICATE)["word/document.xml"]
    blank = docx.Document(io.BytesIO(frame))
    assert [each.text for each in blank.paragraphs] == [""]
    whole = docx.Document(io.BytesIO(CERTIFICATE))
    assert blank.sections[0].page_height == whole.sections[0].page_height


def test_a_header_with_text_stays_as_it_is() -> None:
    """Where the header says something, a line could move; it is left alone."""
    spoken = with_part(
        CERTIFICATE,
        "word/header1.xml",
        lambda x: x.replace("</w:pPr>", "</w:pPr><w:r><w:t>校名</w:t></w:r>", 1),
    )
    assert split_frame(spoken) == (spoken, None)


def test_a_shape_that_text_flows_around_stays() -> None:
    """Without it the text would take its place."""
    square = with_part(
        CERTIFICATE,
        "word/header1.xml",
        lambda x: x.replace("<wp:wrapNone/>", '<wp:wrapSquare wrapText="bothSides"/>', 1),
    )
    assert split_frame(square) == (square, None)


def test_a_document_without_a_frame_is_its_own() -> None:
    """No header, and a header with a picture in its line, change nothing."""
    plain = build(lambda d: d.add_paragraph("甲"))
    logo = build(
        lambda d: d.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png()), Cm(1))
    )
    assert split_frame(plain) == (plain, None)
    assert split_frame(logo) == (logo, None)
