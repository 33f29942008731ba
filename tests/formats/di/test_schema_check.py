"""The project's own schema has teeth."""

from __future__ import annotations

import itertools

import pytest
from lxml import etree

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di.build import build_letter, build_memo
from inservice_docs.formats.di.codes import Codes
from inservice_docs.formats.di.file_names import plan_enclosures
from inservice_docs.formats.di.schema_check import schema_faults
from inservice_docs.formats.di.sheet import build_sheet
from inservice_docs.records.letter import Item, Letter, Paragraph

FULL = Letter(
    sender="甲校",
    address="甲路",
    contacts=("電話：1",),
    receiver="如正、副本行文單位",
    number="甲字第1150000001號",
    speed="速件",
    secrecy="密",
    attachment_text="如文",
    attachments=("a.pdf",),
    subject="乙",
    paragraphs=(Paragraph(label="說明：", text="丙", items=(Item(marker="一、", text="丁"),)),),
    submitted_to="校長",
    originals=("乙府",),
    copies=("丙校（含附件）",),
    signature="校長　王範例",
)
ENCLOSURES = plan_enclosures(FULL.attachments, {})


def letter() -> etree._Element:
    """A 函 with all its parts."""
    return build_letter(FULL, Codes(Agencies()), ENCLOSURES)


def memo() -> etree._Element:
    """A 簽 with all its parts."""
    return build_memo(FULL, Codes(Agencies()), ENCLOSURES)


@pytest.mark.parametrize("make", [letter, memo])
def test_what_is_built_fits(make: type[letter]) -> None:
    """函 and 簽 with everything in them, and with nothing."""
    assert schema_faults(make()) == ()
    for kind in (build_letter, build_memo):
        assert schema_faults(kind(Letter(), Codes(Agencies()), ())) == ()
    assert schema_faults(build_sheet(FULL, Codes(Agencies()), True)) == ()


@pytest.mark.parametrize("make", [letter, memo])
def test_swapped_elements_do_not_fit(make: type[letter]) -> None:
    """Whichever two different neighbours change places, the schema says so."""
    for first, second in itertools.pairwise(range(len(make()))):
        root = make()
        one, other = root[first], root[second]
        if one.tag == other.tag:
            continue
        other.addnext(one)
        faults = schema_faults(root)
        assert faults, f"{one.tag} after {other.tag}"


@pytest.mark.parametrize(
    "tag",
    ["發文機關", "函類別", "地址", "聯絡方式", "受文者", "發文日期", "發文字號", "主旨", "正本"],
)
def test_a_missing_part_does_not_fit(tag: str) -> None:
    """What a 函 must have cannot be left out."""
    root = letter()
    root.remove(root.find(tag))  # type: ignore[arg-type]
    assert schema_faults(root)


@pytest.mark.parametrize(
    ("path", "attribute", "value"),
    [
        ("函類別", "代碼", "信"),
        ("速別", "代碼", "普通"),
        ("密等及解密條件或保密期限/密等", "代碼", "普通"),
        ("附件/附件檔名", "附件名", "1 甲&"),
        ("主旨", "代碼", "x"),
    ],
)
def test_a_wrong_code_does_not_fit(path: str, attribute: str, value: str) -> None:
    """Codes are those of the list."""
    root = letter()
    root.find(path).set(attribute, value)  # type: ignore[union-attr]
    assert schema_faults(root)


def test_other_documents_have_no_schema() -> None:
    """Only what is written is known."""
    assert schema_faults(etree.fromstring("<公告/>"))
