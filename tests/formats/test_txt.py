"""Letters as plain text."""

from __future__ import annotations

import datetime as dt

from tests.support.letter_cases import NOTES, in_school, letter, plan_with

from inservice_docs.formats.txt import letter_bytes, letter_text
from inservice_docs.records.letter import Letter


def test_letter_as_text() -> None:
    """The parts of a 函 in their order, a line each, items set in by full-width spaces."""
    made = letter("approval-request", plan_with(notes=NOTES), date=dt.date(2010, 2, 26))
    lines = letter_text(made).splitlines()
    labels = ["檔　　號：", "保存年限：", "機關地址：", "受文者：", "發文日期：", "發文字號："]
    labels += [
        "速別：",
        "密等及解密條件或保密期限：",
        "附件：",
        "主旨：",
        "說明：",
        "正本：",
        "副本：",
    ]
    places = [next(i for i, line in enumerate(lines) if line.startswith(word)) for word in labels]
    assert places == sorted(places)
    assert "臺中市私立曉明女子高級中學　函" in lines
    assert "發文字號：（待填：發文字號）" in lines
    assert "　　（一）自行開車：" in lines
    assert "　　　　1、由大雅路校門進入。" in lines
    assert lines[-1] == "校長　王範例"


def test_memo_as_text() -> None:
    """簽: the office and the day at the head, 敬陳 and 署名 at the end."""
    made = letter("in-school-memo", in_school(), date=dt.date(2010, 3, 1))
    lines = letter_text(made).splitlines()
    assert lines[3] == "簽　於教務處　中華民國99年3月1日"
    assert lines[-3:] == ["敬陳　校長", "", "教務處　陳小範"]
    assert not any(line.startswith(("文號", "正本", "速別")) for line in lines)


def test_text_is_verbatim_and_marks_are_not_added() -> None:
    """Labels keep their colon, one is added where there is none, texts stay."""
    made = Letter.model_validate(
        {
            "主旨": "甲 & 乙",
            "段落": [
                {"段名": "說明：", "文字": " 丙"},
                {"段名": "辦法", "條列": ["丁"]},
                {"文字": "戊"},
            ],
        }
    )
    assert letter_text(made).splitlines()[14:19] == [
        "主旨：甲 & 乙",
        "說明： 丙",
        "辦法：",
        "丁",
        "戊",
    ]


def test_bytes_are_utf8_for_windows() -> None:
    """Notepad of old shows the text right as well."""
    assert letter_bytes(Letter(subject="堃")).startswith(b"\xef\xbb\xbf")
    assert "堃" in letter_bytes(Letter(subject="堃")).decode("utf-8-sig")


def test_date_before_the_republic_is_shown_as_it_is() -> None:
    """A slip of the year stops no text."""
    assert "發文日期：1900-01-01" in letter_text(Letter(date=dt.date(1900, 1, 1)))
