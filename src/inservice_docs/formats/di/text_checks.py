"""The receivers' rules about what the letter says; each yields the fields that break it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.formats.di.build import SECRECIES, SPEEDS
from inservice_docs.formats.di.file_checks import recipients
from inservice_docs.formats.di.numbers import read_number
from inservice_docs.formats.di.plain_letter import GAP
from inservice_docs.formats.di.written import Written
from inservice_docs.records.base import label_of
from inservice_docs.records.letter import Letter
from inservice_docs.taiwan.numerals import split_marker

_DATE = re.compile("中華民國[0-9]{1,3}年[0-9]{1,2}月[0-9]{1,2}日")
_HALF = re.compile("字第號|字字第")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LOST_BY_LETTERS = ("file_number", "retention", "unit", "submitted_to")
_LOST_BY_MEMOS = ("file_number", "retention", "address", "contacts", "originals", "copies")


def subject_missing(written: Written) -> Iterator[str]:
    """主旨 is empty."""
    if not any(text.strip() for text in written.texts("主旨/文字")):
        yield "主旨"


def subject_parts(written: Written) -> Iterator[str]:
    """主旨 has items or lines."""
    for text in written.texts("主旨/文字"):
        if "\n" in text or split_marker(text)[0]:
            yield "主旨"


def sender_missing(written: Written) -> Iterator[str]:
    """Nobody is named as the sender."""
    names = [*written.texts("發文機關/全銜"), *written.texts("單位/單位名")]
    if not all(names) or not names:
        yield "單位" if written.letter.is_memo else "發文機關"


def original_missing(written: Written) -> Iterator[str]:
    """A 函 has no 正本."""
    if written.root.tag == "函" and not any(recipients(written.root, "正本")):
        yield "正本"


def receiver_blank(written: Written) -> Iterator[str]:
    """受文者 is empty, as on a draft that goes to many."""
    if written.root.tag == "函" and not any(written.texts("受文者/交換表")):
        yield "受文者"


def label_colon(written: Written) -> Iterator[str]:
    """A 段名 lacks its colon."""
    for element in written.root.iter("段落"):
        label = element.get("段名") or ""
        if label and not label.endswith("："):
            yield f"段落/段名|{label}"


def marker_missing(written: Written) -> Iterator[str]:
    """Of several items, one has no 序號."""
    for element in written.root.iter("段落", "條列"):
        items = element.findall("條列")
        if len(items) > 1 and any(not item.get("序號") for item in items):
            yield "段落/條列"


def number_word(written: Written) -> Iterator[str]:
    """A number has 字 twice, or no serial."""
    for element in written.root.iter("發文字號"):
        word, serial = element.findtext("字"), element.findtext("文號/流水號")
        whole = word and serial and not word.endswith(("字", "第"))
        if not whole if word is not None else _HALF.search(element.findtext("文字") or ""):
            yield "發文字號"


def number_parts(written: Written) -> Iterator[str]:
    """A number's year has not 3 digits or its serial not 7."""
    for element in written.root.iter("文號"):
        year, serial = element.findtext("年度") or "", element.findtext("流水號") or ""
        if (year or serial) and not re.fullmatch("[0-9]{3},[0-9]{7}", f"{year},{serial}"):
            yield "文號"
    if written.letter.is_memo and written.letter.number and not any(written.texts("文號/流水號")):
        yield f"文號|{written.letter.number}"


def date_shape(written: Written) -> Iterator[str]:
    """A date is not written in the usual way."""
    for element in written.root.iter("年月日"):
        if element.text not in (None, GAP) and not _DATE.fullmatch(element.text):
            yield f"發文日期|{element.text}"


def speed(written: Written) -> Iterator[str]:
    """速別 is none of the three."""
    if written.letter.speed and written.letter.speed not in SPEEDS:
        yield f"速別|{written.letter.speed}"


def secrecy(written: Written) -> Iterator[str]:
    """密等 is none of the four."""
    if written.letter.secrecy and written.letter.secrecy not in SECRECIES:
        yield f"密等|{written.letter.secrecy}"


def line_break(written: Written) -> Iterator[str]:
    """A text has lines of its own."""
    for element in written.root.iter():
        if not len(element) and "\n" in (element.text or ""):
            yield str(element.tag)


def private_use(written: Written) -> Iterator[str]:
    """A text has characters that only the sender's machine knows (造字)."""
    for element in written.root.iter():
        if found := _PRIVATE.search(element.text or ""):
            yield f"{element.tag}|U+{ord(found.group()):04X}"


def collective(written: Written) -> Iterator[str]:
    """A recipient stands for many."""
    for element in written.root.iter("總稱"):
        if element.text:
            yield f"{element.getparent().tag}|{element.text}"  # type: ignore[union-attr]


def not_carried(written: Written) -> Iterator[str]:
    """A field of the letter has no place in the format."""
    letter = written.letter
    lost = _LOST_BY_MEMOS if letter.is_memo else _LOST_BY_LETTERS
    if letter.is_memo and letter.unit and letter.sender not in ("", letter.unit):
        lost = (*lost, "sender")
    for name in lost:
        if getattr(letter, name):
            yield label_of(Letter, name)
    number = written.root.find("文號")
    if number is not None and read_number(number) not in ("", letter.number):
        yield f"發文字號|{letter.number}"
