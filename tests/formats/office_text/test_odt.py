"""The lines of an odt, as LibreOffice shows them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.office_files import odt, package

from inservice_docs.formats.office_text.odt import read_odt
from inservice_docs.records.finding import UserError


def lines(body: str) -> list[str]:
    """Return the lines of a text."""
    return read_odt(odt(body), "a.odt").body


def test_paragraphs() -> None:
    """Runs of spaces, tabs and line breaks are elements in odt."""
    body = (
        '<text:h>甲</text:h><text:p>乙<text:s text:c="2"/><text:span>丙</text:span><text:tab/>'
        '丁<text:line-break/>戊<text:s/><text:s text:c="x"/></text:p><text:p/>'
    )
    assert lines(body) == ["甲", "乙  丙\t丁\n戊  "]


def test_what_is_not_shown() -> None:
    """Deleted text, notes and comments are no text."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>刪</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>甲<office:annotation><text:p>註</text:p></office:annotation>"
        "<text:note><text:note-body><text:p>腳</text:p></text:note-body></text:note>乙</text:p>"
    )
    assert lines(body) == ["甲乙"]


def test_tables_and_boxes() -> None:
    """A row is a line; a text box comes after its paragraph, once."""
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    body = (
        f"<table:table><table:table-row>{cell('甲')}{cell('乙')}</table:table-row></table:table>"
        "<text:p>丙<draw:frame><draw:text-box><text:p>丁</text:p></draw:text-box></draw:frame>"
        "</text:p>"
    )
    assert lines(body) == ["甲\t乙", "丙", "丁"]


def test_page_headers() -> None:
    """A letterhead may hold the title."""
    text = read_odt(odt("<text:p>主旨：乙</text:p>", headers="<text:p>甲校 函</text:p>"), "a.odt")
    assert (text.headers, text.body) == (["甲校 函"], ["主旨：乙"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "odt-not-text"),
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt-not-text"),
        (
            package(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<encryption-data/>",
                }
            ),
            "office-locked",
        ),
    ],
)
def test_no_odt(data: bytes, code: str) -> None:
    """Another document, an empty or a locked one is said to be one."""
    with pytest.raises(UserError) as caught:
        read_odt(data, "a.odt")
    assert caught.value.findings[0].code == code


@given(st.integers(0, 900), st.integers(0, 255))
def test_a_spoilt_file(position: int, value: int) -> None:
    """A byte changed anywhere gives lines or a refusal."""
    data = bytearray(odt("<text:p>主旨：請查照。</text:p>"))
    data[position % len(data)] = value
    with contextlib.suppress(UserError):
        read_odt(bytes(data), "a.odt")
