"""A template's table fitted to its columns."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from tests.support.docx_parts import build, parts_of, with_part

from inservice_docs.formats.columns import fit_columns
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.table import Column

COLUMNS = (
    Column("number", "編號", 3, align="center"),
    Column("school", "服務單位", 20),
    Column("sign", "簽名", 7, sign=True),
)
VALUES = {
    "標題": "簽到表",
    "說明": ["日期：115年9月18日"],
    "欄名": ["編號", "服務單位", "簽名"],
    "名單": [["1", "甲國小", ""], ["2", "乙國小", ""]],
}
SIGN_IN = find_template("rosters/sign_in_sheet.docx").read_bytes()


def body(data: bytes) -> str:
    return parts_of(data)["word/document.xml"].decode("utf-8")


def page(data: bytes) -> tuple[int, int]:
    section = docx.Document(io.BytesIO(data)).sections[0]
    return round(section.page_width.cm), round(section.page_height.cm)


def test_each_column_gets_a_copy_of_the_prototype() -> None:
    """Headings and cells stand in the columns' order, widths fill the page exactly."""
    fitted = fit_columns(SIGN_IN, COLUMNS)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', body(fitted))]
    assert len(widths) == 3
    assert sum(widths) == 11906 - 2 * 850
    assert [round(width / sum(widths) * 30) for width in widths] == [3, 20, 7]
    lines = read_text(Template.read(fitted).render(VALUES))
    assert lines[:5] == ["簽到表", "日期：115年9月18日", "編號", "服務單位", "簽名"]
    assert lines[5:11] == ["1", "甲國小", "", "2", "乙國小", ""]


def test_other_rows_span_all_columns() -> None:
    """The title's row stays one cell; every row is as wide as the grid."""
    rows = re.findall("<w:tr>.*?</w:tr>", body(fit_columns(SIGN_IN, COLUMNS)), re.DOTALL)
    spans = [re.findall(r'gridSpan w:val="(\d+)"', row) for row in rows]
    assert spans == [["3"], [], ["3"], [], ["3"]]


def test_cells_are_aligned_as_their_column_says() -> None:
    """Headings keep the template's alignment, cells take the column's."""
    rows = re.findall("<w:tr>.*?</w:tr>", body(fit_columns(SIGN_IN, COLUMNS)), re.DOTALL)
    assert re.findall(r'<w:jc w:val="(\w+)"', rows[3]) == ["center", "left", "left"]
    assert "<w:jc" not in rows[1]


def test_a_wide_table_lies_on_its_side() -> None:
    """Past the width of a standing page the paper is turned."""
    wide = tuple(Column(str(number), str(number), 10) for number in range(6))
    assert page(fit_columns(SIGN_IN, COLUMNS)) == (21, 30)
    assert page(fit_columns(SIGN_IN, wide)) == (30, 21)
    turned = fit_columns(fit_columns(SIGN_IN, COLUMNS), wide)
    assert page(turned) == (21, 30), "what has no prototype stays as it is"


def test_the_same_columns_give_the_same_bytes() -> None:
    """Nothing of the clock gets in."""
    assert fit_columns(SIGN_IN, COLUMNS) == fit_columns(SIGN_IN, COLUMNS)


def test_a_schools_own_template_is_fitted_too() -> None:
    """As Word writes it: a tag cut into runs, cells without widths, text of one's own around."""

    def write(document: Any) -> None:
        table = document.add_table(4, 1)
        heading = table.cell(0, 0).paragraphs[0]
        for piece in ("欄：{{ ", "欄名", " }}"):
            heading.add_run(piece)
        for row, text in enumerate(("{%tr for 列 in 名單 %}", "{{格}}", "{%tr endfor %}"), 1):
            table.cell(row, 0).text = text

    template = with_part(
        build(write), "word/document.xml", lambda xml: re.sub("<w:tcW[^>]*/>", "", xml)
    )
    lines = read_text(Template.read(fit_columns(template, COLUMNS)).render(VALUES))
    assert [line for line in lines if line] == [
        "欄：編號",
        "欄：服務單位",
        "欄：簽名",
        "1",
        "甲國小",
        "2",
        "乙國小",
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04damaged", b"%PDF"])
def test_what_is_no_word_file_comes_back(data: bytes) -> None:
    """Reading it as a template says what is wrong with it."""
    assert fit_columns(data, COLUMNS) is data


def test_templates_without_a_table_or_columns_come_back() -> None:
    """Nothing is changed where there is nothing to fit."""
    plain = build(lambda document: document.add_paragraph("{{ 標題 }}"))
    assert fit_columns(plain, COLUMNS) is plain
    assert fit_columns(SIGN_IN, ()) is SIGN_IN


def test_a_bomb_is_not_unpacked() -> None:
    """The stated size is looked at first."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(70_000_000))
    assert fit_columns(stream.getvalue(), COLUMNS) == stream.getvalue()
