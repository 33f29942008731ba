"""Each rule about what a letter says: quiet on a good letter, heard on a bad one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di import text_checks
from inservice_docs.formats.di.build import build_letter, build_memo
from inservice_docs.formats.di.codes import Codes
from inservice_docs.formats.di.written import Written
from inservice_docs.records.letter import Item, Letter, Paragraph

Check = Callable[[Written], object]
GOOD = Letter(
    sender="甲校",
    receiver="如正、副本行文單位",
    date_text="中華民國115年8月5日",
    number="甲字第1150000001號",
    speed="速件",
    secrecy="密",
    subject="檢送計畫1份，請查照。",
    paragraphs=(
        Paragraph(
            label="說明：",
            items=(Item(marker="一、", text="甲"), Item(marker="二、", text="乙")),
        ),
    ),
    originals=("乙府",),
)
MEMO = GOOD.model_copy(
    update={"kind": "簽", "unit": "教務處", "sender": "", "number": "1150000456", "originals": ()}
)

UNMARKED = Paragraph(items=(Item(text="甲"), Item(text="乙")))


def written(letter: Letter) -> Written:
    """A letter or memo as it is written."""
    build = build_memo if letter.is_memo else build_letter
    return Written(letter, build(letter, Codes(Agencies()), ()))


def changed(letter: Letter = GOOD, **values: object) -> Written:
    """The same with other values."""
    return written(letter.model_copy(update=values))


CHECKS = [
    value
    for name, value in vars(text_checks).items()
    if getattr(value, "__module__", "") == text_checks.__name__ and not name.startswith("_")
]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("letter", [GOOD, MEMO.model_copy(update={"receiver": ""})])
def test_a_good_letter_is_quiet(check: Check, letter: Letter) -> None:
    """No rule finds fault with a plain letter or memo."""
    assert list(check(written(letter))) == []  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("check", "bad", "where"),
    [
        (text_checks.subject_missing, changed(subject=" "), "主旨"),
        (text_checks.subject_parts, changed(subject="一、檢送計畫"), "主旨"),
        (text_checks.subject_parts, changed(subject="檢送\n計畫"), "主旨"),
        (text_checks.sender_missing, changed(sender=""), "發文機關"),
        (text_checks.sender_missing, changed(MEMO, unit=""), "單位"),
        (text_checks.original_missing, changed(originals=()), "正本"),
        (text_checks.receiver_blank, changed(receiver=""), "受文者"),
        (text_checks.marker_missing, changed(paragraphs=(UNMARKED,)), "段落/條列"),
        (text_checks.number_word, changed(number="甲字字第1號"), "發文字號"),
        (text_checks.number_parts, changed(MEMO, number="11500456"), "文號"),
        (text_checks.number_parts, changed(MEMO, number="甲字第1號"), "文號|甲字第1號"),
        (text_checks.date_shape, changed(date_text="115.8.5"), "發文日期|115.8.5"),
        (text_checks.speed, changed(speed="普通"), "速別|普通"),
        (text_checks.secrecy, changed(secrecy="普通"), "密等|普通"),
        (text_checks.line_break, changed(address="甲\n路"), "地址"),
        (text_checks.private_use, changed(subject="教師\ue000"), "文字|U+E000"),
        (text_checks.collective, changed(originals=("本縣各國民小學",)), "正本|本縣各國民小學"),
        (text_checks.not_carried, changed(file_number="115/1"), "檔號"),
        (text_checks.not_carried, changed(MEMO, sender="甲校"), "發文機關"),
        (text_checks.not_carried, changed(MEMO, address="甲路"), "地址"),
        (text_checks.not_carried, changed(MEMO, number=GOOD.number), f"發文字號|{GOOD.number}"),
    ],
)  # fmt: skip
def test_a_bad_letter_is_heard(check: Check, bad: Written, where: str) -> None:
    """One planted defect, one remark at its place."""
    assert list(check(bad)) == [where]  # type: ignore[call-overload]


def test_a_label_without_its_colon_is_heard() -> None:
    """It cannot come about by writing, but by hand."""
    bad = written(GOOD)
    bad.root.find("段落").set("段名", "說明")  # type: ignore[union-attr]
    assert list(text_checks.label_colon(bad)) == ["段落/段名|說明"]


def test_a_gap_is_no_wrong_date() -> None:
    """It is told already."""
    assert not list(text_checks.date_shape(changed(date_text="（待填）")))


@pytest.mark.parametrize("inside", ["<字>甲字</字><文號><年度/><流水號>1</流水號></文號>",
                                    "<字>甲</字><文號><年度/><流水號/></文號>",
                                    "<字/><文號><年度/><流水號>1</流水號></文號>",
                                    "<文字>甲字第號</文字>"])  # fmt: skip
def test_half_a_number_is_heard(inside: str) -> None:
    """字 twice, no serial, no word."""
    bad = Written(GOOD, etree.fromstring(f"<函><發文字號>{inside}</發文字號></函>"))
    assert list(text_checks.number_word(bad)) == ["發文字號"]
