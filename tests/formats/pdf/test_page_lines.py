"""Lines of a PDF page: found by where their pieces lie, in whatever order they were drawn."""

from __future__ import annotations

import io

from pypdf import PdfReader
from tests.support.pdf_files import drawn, pdf, shown

from inservice_docs.formats.pdf.page_lines import page_lines


def texts(content: bytes, form: bytes = b"", extra: bytes = b"") -> list[str]:
    """Return the lines of a page with that content."""
    reader = PdfReader(io.BytesIO(pdf(content, form=form, extra=extra)))
    return [line[0] for line in page_lines(reader.pages[0])]


def test_lines_come_from_top_to_bottom() -> None:
    """A footer that is drawn first still comes last."""
    assert texts(drawn((72, 50, "頁尾"), (72, 700, "標題"), (72, 400, "本文"))) == [
        "標題",
        "本文",
        "頁尾",
    ]


def test_pieces_of_a_line_are_joined() -> None:
    """Side by side without a space, one character apart with one, further apart as columns."""
    content = drawn(
        (104, 700, "乙"), (72, 700, "甲甲"), (72, 600, "甲"), (110, 600, "乙"), (72, 500, "甲"),
        (200, 500, "乙"),
    )  # fmt: skip
    assert texts(content) == ["甲甲乙", "甲　乙", "甲\t乙"]


def test_places_are_in_points() -> None:
    """Each line tells where it begins, about where it ends, and its size."""
    reader = PdfReader(io.BytesIO(pdf(drawn((72, 700, "甲乙"), size=20))))
    assert page_lines(reader.pages[0]) == [("甲乙", 72, 112, 20)]


def test_matrices_place_text() -> None:
    """Text is where the matrices put it, upside down coordinates included."""
    content = b"q 1 0 0 -1 0 842 cm BT /K 1 Tf 16 0 0 -16 72 142 Tm %s Tj ET Q" % shown("甲")
    reader = PdfReader(io.BytesIO(pdf(content)))
    assert page_lines(reader.pages[0]) == [("甲", 72, 88, 16)]


def test_text_drawn_twice_to_look_bold() -> None:
    """A shadow of the same text is not read again."""
    assert texts(drawn((72, 700, "函"), (72.4, 700, "函"))) == ["函"]


def test_rotated_text_is_left_out() -> None:
    """A watermark or 裝訂線 that stands on its side is no line."""
    content = drawn((72, 700, "函")) + b"BT /K 9 Tf 0 1 -1 0 50 400 Tm %s Tj ET" % shown("草稿")
    assert texts(content) == ["函"]


def test_the_binding_line_is_left_out() -> None:
    """裝訂線 stands in the margin, beside the lines of the text; the same words in it stay."""
    content = drawn((45, 700, "裝"), (72, 700, "主旨：甲"), (45, 650, "訂"), (88, 600, "線"))
    assert texts(content) == ["主旨：甲", "線"]


def test_a_rotated_page_is_put_upright() -> None:
    """A page stored on its side reads as it is shown."""
    content = b"BT /K 9 Tf 0 1 -1 0 300 72 Tm %s Tj ET" % shown("函")
    assert texts(content, extra=b"/Rotate 90") == ["函"]


def test_real_spaces_stay_and_guesses_go() -> None:
    """A space that was drawn is kept; room between Chinese and digits is none."""
    real = b"BT /K 16 Tf 72 700 Td %s Tj ET" % shown("時數 3 小時")
    moved = b"BT /K 16 Tf 72 600 Td %s Tj 70 0 Td %s Tj 16 0 Td %s Tj ET" % (
        shown("時數"), shown("3"), shown("小時"),
    )  # fmt: skip
    kerned = b"BT /K 16 Tf 72 500 Td [%s -300 %s -300 %s] TJ ET" % (
        shown("時數"), shown("3"), shown("小時"),
    )  # fmt: skip
    assert texts(b"\n".join((real, moved, kerned))) == ["時數 3 小時", "時數3小時", "時數3小時"]


def test_words_drawn_apart() -> None:
    """Latin words keep the space between them."""
    content = b"BT /H 12 Tf 72 700 Td (Hello) Tj ET BT /H 12 Tf 110 700 Td (World) Tj ET"
    assert texts(content) == ["Hello World"]


def test_fonts_change_within_a_line() -> None:
    """A change of font parts a text without parting the line."""
    content = b"BT /K 16 Tf 72 700 Td %s Tj /H 16 Tf (115) Tj /K 16 Tf %s Tj ET" % (
        shown("民國"), shown("年"),
    )  # fmt: skip
    assert texts(content) == ["民國115年"]


def test_forms_and_big5() -> None:
    """Text inside of a form, and in the fonts of older systems, is read too."""
    assert texts(b"/X Do", form=drawn((72, 700, "函"))) == ["函"]
    big5 = b"BT /M 16 Tf 72 700 Td <%s> Tj ET" % "主旨".encode("cp950").hex().encode()
    assert texts(big5) == ["主旨"]


def test_an_empty_page() -> None:
    """Nothing, white space, and text without a size are no lines."""
    assert texts(b"") == []
    assert texts(drawn((72, 700, "　 "))) == []
    assert texts(drawn((72, 700, "無"), size=0)) in ([], ["無"])
