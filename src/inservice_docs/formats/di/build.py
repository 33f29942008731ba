"""Letter → the elements of 函 and 簽 (104 generation), in exactly their order."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from inservice_docs.formats.di.codes import Codes
from inservice_docs.formats.di.file_names import Enclosure
from inservice_docs.formats.di.names import is_collective, split_enclosure
from inservice_docs.formats.di.numbers import add_bare_number, add_number, number_texts
from inservice_docs.formats.di.paragraphs import full_label
from inservice_docs.formats.di.texts import unwrap
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.problem import FactError

SHEET_ENTITY = "表單"
SPEEDS = ("普通件", "速件", "最速件")
SECRECIES = ("密", "機密", "極機密", "絕對機密")
LETTER_KINDS = (
    "函", "書函", "移文單", "執行命令", "獎懲建議函", "交辦案件通知單", "交議案件通知單",
    "催辦案件通知單", "機密文書機密等級變更或註銷建議單", "機密文書機密等級變更或註銷通知單",
)  # fmt: skip
"""The values of 函類別: what goes out as a 函."""


def build_letter(letter: Letter, codes: Codes, enclosures: Sequence[Enclosure]) -> etree._Element:
    """Return a 函; what the format requires and the letter lacks stands there empty."""
    root = etree.Element("函")
    for name in split_names(letter.sender):
        _agency(_add(root, "發文機關"), name, codes)
    _add(root, "函類別").set("代碼", letter.kind)
    _add(root, "地址", letter.address)
    for line in letter.contacts or ("",):
        _add(root, "聯絡方式", line)
    receiver = _add(_add(root, "受文者"), "交換表", letter.receiver)
    receiver.set("交換表單", SHEET_ENTITY)
    _add(_add(root, "發文日期"), "年月日", date_words(letter))
    for number in number_texts(letter.number):
        add_number(root, number)
    _middle(root, letter, enclosures)
    originals = _add(root, "正本")
    for name in letter.originals or ("",):
        _recipient(originals, name, codes)
    if letter.copies:
        copies = _add(root, "副本")
        for name in letter.copies:
            bare, mark = split_enclosure(name)
            _recipient(copies, bare, codes)
            if mark:
                _add(copies, "含附件", mark)
    for line in letter.signature.split("\n"):
        if line:
            _add(root, "署名", line)
    return root


def build_memo(letter: Letter, codes: Codes, enclosures: Sequence[Enclosure]) -> etree._Element:
    """Return a 簽: of a unit (單位) where it names one, else of an agency."""
    root = etree.Element("簽")
    if letter.unit:
        _add(_add(root, "單位"), "單位名", letter.unit)
    else:
        _agency(_add(root, "發文機關"), letter.sender, codes)
    if letter.receiver:
        _agency(_add(root, "受文者"), letter.receiver, codes)
    add_bare_number(root, letter.number)
    _middle(root, letter, enclosures)
    if letter.submitted_to:
        people = _add(root, "敬陳")
        for person in split_names(letter.submitted_to):
            _add(people, "職稱", person)
    _add(root, "署名", letter.signature)
    _add(root, "年月日", date_words(letter))
    return root


def _middle(root: etree._Element, letter: Letter, enclosures: Sequence[Enclosure]) -> None:
    """Add what 函 and 簽 share, from 速別 to the last 段落."""
    if letter.speed in SPEEDS:
        _add(root, "速別").set("代碼", letter.speed)
    secret = letter.secrecy if letter.secrecy in SECRECIES else ""
    if secret or letter.declassification:
        secrecy = _add(root, "密等及解密條件或保密期限")
        grade = _add(secrecy, "密等")
        if secret:
            grade.set("代碼", secret)
        _add(secrecy, "解密條件或保密期限", letter.declassification)
    if letter.attachment_text or enclosures:
        enclosed = _add(root, "附件")
        _add(enclosed, "文字", letter.attachment_text)
        if enclosures:
            _add(enclosed, "附件檔名").set("附件名", " ".join(each.entity for each in enclosures))
    _add(_add(root, "主旨"), "文字", letter.subject)
    for paragraph in letter.paragraphs:
        element = _add(root, "段落")
        element.set("段名", full_label(paragraph.label))
        _content(element, paragraph)


def _content(element: etree._Element, content: Paragraph | Item) -> None:
    _add(element, "文字", content.text)
    for item in content.items:
        inner = _add(element, "條列")
        inner.set("序號", item.marker)
        _content(inner, item)


def date_words(letter: Letter) -> str:
    """Return the date as the letter writes it: its own words, else the usual ones."""
    if letter.date_text or letter.date is None:
        return letter.date_text
    try:
        return letter_date(letter.date)
    except FactError:
        return letter.date.isoformat()


def split_names(text: str) -> list[str]:
    """Return the names that a field joins with 「、」, or the field as a whole."""
    parts = text.split("、")
    return parts if all(part and part == unwrap(part) for part in parts) else [text]


def _agency(element: etree._Element, name: str, codes: Codes) -> None:
    _add(element, "全銜", name)
    _add(element, "機關代碼", codes.code(name))


def _recipient(element: etree._Element, name: str, codes: Codes) -> None:
    collective = is_collective(name) and not codes.knows(name)
    _add(element, "總稱" if collective else "全銜", name)


def _add(parent: etree._Element, tag: str, text: str = "") -> etree._Element:
    element = etree.SubElement(parent, tag)
    element.text = text or None
    return element
