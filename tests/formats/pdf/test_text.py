"""The lines of a PDF, and a plain word for each file that has none."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.pdf_files import drawn, pdf

from inservice_docs.formats.letter_text.lines import Line
from inservice_docs.formats.pdf import extract, text
from inservice_docs.formats.pdf.text import read_lines
from inservice_docs.records.finding import UserError

LONG = "貴校辦理研習一案，同意辦理，並核予研習時數，請查照，並"
LETTER = drawn((71, 700, f"主旨：{LONG}"), (119, 675, "轉知。"), (71, 650, "說明："))


def refusal(data: bytes) -> str:
    """Return the code of what was refused."""
    with pytest.raises(UserError) as caught:
        read_lines(data, "a.pdf")
    found = caught.value.findings[0]
    assert found.place.file == "a.pdf"
    assert found.fix
    return found.code


def test_lines_with_their_places() -> None:
    """A line tells how far it stands in, and whether it reaches the margin."""
    assert read_lines(pdf(LETTER), "a.pdf").value == [
        Line(f"主旨：{LONG}", 0, True, 0),
        Line("轉知。", 8, False, 0),
        Line("說明：", 0, False, 0),
    ]


def test_the_margin_is_that_of_all_pages() -> None:
    """A short last page has the margin of the first; 裝訂線 at the left has none."""
    binding = drawn((40, 500, "裝"), (40, 300, "訂"), (40, 100, "線"))
    lines = read_lines(pdf(LETTER + binding, drawn((119, 700, "正本：甲校"))), "").value
    assert [line.indent for line in lines if line.page == 1] == [8]


def test_the_space_that_a_line_end_took() -> None:
    """In a letter with spaces around digits the next line brings back the one that was lost."""
    lines = ((71, 700, f"主旨：{LONG[:-1]}3"), (119, 675, "小時，115 年 8 月"))
    assert [line.text for line in read_lines(pdf(drawn(*lines)), "").value][
        1
    ] == " 小時，115 年 8 月"
    tight = (lines[0], (119, 675, "小時，115年8月"))
    assert [line.text for line in read_lines(pdf(drawn(*tight)), "").value][1] == "小時，115年8月"


def test_a_scan() -> None:
    """A PDF without text, or with nothing but page numbers, is a picture of a letter."""
    assert refusal(pdf(b"0 0 100 100 re f")) == "pdf-is-scan"
    assert (
        refusal(pdf(*[drawn((300, 30, f"第{n}頁，共20頁")) for n in range(1, 10)])) == "pdf-is-scan"
    )


def test_text_without_meaning() -> None:
    """A font without a table of its characters reads as rubbish, and is said to."""
    assert refusal(pdf(drawn((72, 700, "\ue000\uf123" * 30)))) == "pdf-unreadable"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7", "pdf-broken"),
        (pdf(LETTER)[:400], "pdf-broken"),
        (pdf(b"[" * 200_000), "pdf-too-large"),
        (b"%PDF" + b" " * text.MOST_BYTES, "pdf-too-large"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    """Damaged and oversized files are refused."""
    assert refusal(data) == code


def test_a_pdf_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that does not end is ended; what was read until then is kept and said to be a part."""
    endless = pdf(b"BT /K 9 Tf (aaaa) Tj ET\n" * 800_000)
    monkeypatch.setattr(text, "SECONDS", 2)
    assert refusal(endless) == "pdf-too-large"


def test_a_page_that_cannot_be_read() -> None:
    """The pages before a damaged one are read, and the finding says how many."""
    outcome = read_lines(pdf(LETTER, b"[" * 200_000), "a.pdf")
    assert [line.text for line in outcome.value][-1] == "說明："
    assert [found.code for found in outcome.findings] == ["pdf-cut"]
    assert "前 1 頁" in outcome.findings[0].message


def test_every_end_has_words() -> None:
    """Whatever ended the work, there is a message and a cure."""
    ends = {extract.LOCKED, extract.BROKEN, extract.TOO_LARGE, "is-scan", "unreadable"}
    assert ends == set(text._REFUSALS)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_spoilt_file(position: int, bytes_: bytes) -> None:
    """Bytes changed anywhere give lines or a refusal."""
    data = bytearray(pdf(LETTER))
    at = position % len(data)
    data[at : at + len(bytes_)] = bytes_
    with contextlib.suppress(UserError):
        read_lines(bytes(data), "a.pdf")
