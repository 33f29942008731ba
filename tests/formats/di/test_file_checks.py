"""Each rule about files and codes: quiet on a good package, heard on a bad one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from lxml import etree

from inservice_docs.formats.di import file_checks
from inservice_docs.formats.di.written import Written
from inservice_docs.records.letter import Letter

LETTER = (
    "<函><發文機關><全銜>甲校</全銜><機關代碼>3870Z0300D</機關代碼></發文機關>"
    "<受文者><交換表 交換表單='表單'/></受文者>"
    "<附件><文字>如文</文字><附件檔名 附件名='ATTCH1'/></附件>"
    "<正本><全銜>乙府（含附件）</全銜></正本><副本><姓名>王範例</姓名></副本></函>"
)
SHEET = "<交換表單><全銜>乙府</全銜><機關代碼>3870Z0000A</機關代碼></交換表單>"


def package(
    letter: str = LETTER,
    sheet: str | None = SHEET,
    entities: dict[str, str] | None = None,
    files: dict[str, bytes] | None = None,
) -> Written:
    """A good package, one thing changed."""
    return Written(
        Letter(),
        etree.fromstring(letter),
        None if sheet is None else etree.fromstring(sheet),
        {"ATTCH1": "a.pdf", "表單": "x.sw"} if entities is None else entities,
        {"x.di": b"1", "x.sw": b"2", "a.pdf": b"3"} if files is None else files,
    )


Check = Callable[[Written], Iterator[str]]
CASES: list[tuple[Check, Written, str]] = [
    (file_checks.agency_code, package(LETTER.replace("3870Z0300D", "Q1")), "機關代碼|Q1"),
    (
        file_checks.agency_code,
        package(sheet=SHEET.replace("3870Z", "387-Z")),
        "機關代碼|387-Z0000A",
    ),
    (file_checks.entity_undeclared, package(entities={"表單": "x.sw"}), "附件檔名|ATTCH1"),
    (file_checks.entity_unused, package(LETTER.replace("附件檔名", "甲")), "附件檔名|ATTCH1"),
    (
        file_checks.file_name,
        package(entities={"A": "甲.pdf"}, files={"甲.pdf": b"1"}),
        "附件檔名|甲.pdf",
    ),
    (file_checks.file_twice, package(entities={"A": "a.pdf", "B": "A.PDF"}), "附件檔名|a.pdf"),
    (file_checks.file_absent, package(files={"x.sw": b"1"}), "附件檔名|a.pdf"),
    (file_checks.file_empty, package(files={"a.pdf": b""}), "附件檔名|a.pdf"),
    (file_checks.sheet_missing, package(sheet=None), "交換表單|x.sw"),
    (file_checks.sheet_missing, package(files={}), "交換表單|x.sw"),
    (file_checks.sheet_stranger, package(sheet=SHEET.replace("乙府", "丙府")), "交換表單|丙府"),
    (file_checks.enclosure_words, package(LETTER.replace("如文", "")), "附件"),
]


@pytest.mark.parametrize(("check", "bad", "where"), CASES)
def test_a_bad_package_is_heard(check: Check, bad: Written, where: str) -> None:
    """One planted defect, one remark at its place."""
    assert list(check(bad)) == [where]


@pytest.mark.parametrize("check", dict.fromkeys(case[0] for case in CASES))
def test_a_good_package_is_quiet(check: Check) -> None:
    """No rule finds fault with it."""
    assert list(check(package())) == []


def test_without_a_sheet_nobody_is_a_stranger() -> None:
    """A 簽 has none."""
    assert list(file_checks.sheet_stranger(package(sheet=None))) == []


def test_recipients_by_their_role() -> None:
    """Names of every sort."""
    assert file_checks.recipients(etree.fromstring(LETTER), "副本") == ["王範例"]
