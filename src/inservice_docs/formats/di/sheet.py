"""The exchange sheet (交換表單, .sw): whom a letter goes to electronically, with their codes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from inservice_docs.formats.di.codes import Codes
from inservice_docs.formats.di.names import bare_name, is_collective, split_enclosure
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.texts import all_text, children
from inservice_docs.records.letter import Letter

ROOT = "交換表單"
_NAMES = ("全銜", "單位名", "姓名")
_FACTS = {"職稱": "title", "機關代碼": "code", "單位代碼": "unit_code", "含附件": "enclosure"}


@dataclass(frozen=True, slots=True)
class Addressee:
    """One electronic addressee; `role` is 正本 or 副本, `enclosure` 含附件 or 不含附件."""

    name: str
    code: str = ""
    unit_code: str = ""
    enclosure: str = ""
    role: str = ""
    title: str = ""


def read_sheet(root: etree._Element, notes: Notes) -> tuple[Addressee, ...]:
    """Return the addressees of a 交換表單, in its order."""
    found: list[dict[str, str]] = []
    for child in children(root):
        tag = str(child.tag)
        if tag in _NAMES:
            found.append({"name": all_text(child)})
        elif not found:
            notes.unmapped(child)
        elif tag in _FACTS:
            found[-1][_FACTS[tag]] = all_text(child)
        elif tag == "本別":
            found[-1]["role"] = _role(child)
        else:
            notes.unmapped(child)
    return tuple(Addressee(**facts) for facts in found if facts["name"])


def _role(element: etree._Element) -> str:
    inner = next((child for child in children(element) if child.tag == "收發處理本別"), element)
    return (inner.get("代碼") or "").strip() or all_text(element)


def build_sheet(letter: Letter, codes: Codes, enclosed: bool) -> etree._Element:
    """Return the 交換表單 of a letter: everybody in 正本 and 副本 who is one agency.

    A collective cannot be addressed; it stands there only when there is nobody else, since the
    format wants one addressee at least. Copies say whether the enclosures go with them.
    """
    root = etree.Element(ROOT)
    people = [("正本", name) for name in letter.originals]
    people += [("副本", name) for name in letter.copies]
    single = [each for each in people if codes.knows(each[1]) or not is_collective(each[1])]
    for role, name in single or people[:1] or [("正本", "")]:
        _add(root, "全銜", bare_name(name))
        _add(root, "機關代碼", codes.code(name))
        mark = split_enclosure(name)[1]
        if role == "副本" and (mark or enclosed):
            _add(root, "含附件", mark or "不含附件")
        etree.SubElement(etree.SubElement(root, "本別"), "收發處理本別").set("代碼", role)
    return root


def _add(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = text or None
