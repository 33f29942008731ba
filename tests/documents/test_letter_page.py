"""The values of a letter's page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.support.letter_cases import docx, golden_cases, in_school, letter, plan_with

from inservice_docs.documents.letter_page import letter_page
from inservice_docs.records.letter import Letter


def test_page_keeps_every_character() -> None:
    """A letter given in full is laid out as it is."""
    given = Letter.model_validate(
        {
            "發文機關": " 某校 ",
            "發文日期": "99-02-26",
            "發文日期文字": "中華民國 99 年 2 月 26 日",
            "發文字號": "字第號",
            "主旨": "本校 辦理  「試」，請　查照。",
            "段落": [
                {"段名": "說明：", "條列": [{"序號": "1.", "文字": " 甲 "}, "二、乙"]},
                {"段名": "辦法", "文字": "如計畫"},
                {"條列": ["無名"]},
            ],
            "正本": ["甲", "乙（含附件）"],
        }
    )
    page = letter_page(given)
    assert page["發文機關"] == " 某校 "
    assert page["發文日期"] == "中華民國 99 年 2 月 26 日"
    assert page["發文字號"] == "字第號"
    assert page["主旨"] == "本校 辦理  「試」，請　查照。"
    assert page["正本"] == "甲、乙（含附件）"
    lines = [(line["版式"], line["序號"], line["文字"]) for line in page["本文"]]
    assert lines == [
        ("段名", "說明：", ""),
        ("條列1-2字", "1.", " 甲 "),
        ("條列1-2字", "", "二、乙"),
        ("段落", "辦法：", "如計畫"),
        ("條列1-2字", "一、", "無名"),
    ]


def test_date_has_the_standard_form() -> None:
    """Without words of its own the date is printed as 中華民國…; without any it is blank."""
    assert letter_page(Letter(date=dt.date(2026, 8, 5)))["發文日期"] == "中華民國115年8月5日"
    blank = letter_page(Letter())
    assert {blank[name] for name in ("發文日期", "發文字號", "密等", "附件", "副本")} == {""}


def test_memo_stands_for_its_office() -> None:
    """簽　於 names the office, or the school where none is known."""
    assert letter_page(letter("in-school-memo", in_school()))["單位"] == "教務處"
    assert letter_page(Letter(kind="簽", sender="某校"))["單位"] == "某校"


def test_long_list_of_recipients_may_run_over() -> None:
    """Few recipients stay with what follows, many may be parted."""
    assert not letter_page(letter("invitation"))["正本很長"]
    many = plan_with(invitees=[f"某某縣某某市第{number}國民小學" for number in range(40)])
    assert letter_page(letter("invitation", many))["正本很長"]


@pytest.mark.system
def test_pages_are_foreseen(tmp_path: Path) -> None:
    """多頁 is what LibreOffice makes of the letter, on every kept document."""
    from pypdf import PdfReader

    from inservice_docs.formats.pdf.libreoffice import convert

    cases = golden_cases()
    made = convert({f"{stem}.docx": docx(*case) for stem, case in cases.items()}, "pdf")
    for stem, (_, each) in cases.items():
        path = tmp_path / f"{stem}.pdf"
        path.write_bytes(made.value[path.name])
        assert (len(PdfReader(path).pages) > 1) == letter_page(each)["多頁"], stem
