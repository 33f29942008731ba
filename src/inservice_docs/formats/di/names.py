"""Names in exchange files: agencies, units, people and collectives, with and without 含附件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.texts import all_text, children, own_text

NAMES = ("全銜", "單位名", "總稱", "姓名")
_INNER_NAMES = ("正式名稱", "名稱", "文字", "通訊錄名稱")
_YES = {"含附件", "是", "有", "y", "yes", "true", "1"}
_NO = {"", "否", "無", "n", "no", "false", "0"}
_MARK = re.compile(r"（([均不]*含附件)）$")
_ANY_MARK = re.compile(r"[（(][均不]*含附件[）)]$")
_COLLECTIVE = re.compile(
    r"各|所屬|暨|等(?:機關|學校|單位)|^(?:[^、]{1,3}[縣市]){0,6}(?:(?:公私立|公立|私立|[縣市]立)*)"
    r"(?:國民小學|國民中學|國民中小學|國中小|國小|國中|高級中等(?:以下)?學校|高級中學|高中職?|"
    r"高級職業學校|中等學校|中小學|幼兒園|大專校院|大學|學校|機關)(?:（.*）)?$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name, the codes beside it, and what is said of its enclosures."""

    text: str
    code: str = ""
    unit_code: str = ""
    enclosure: str = ""

    def printed(self) -> str:
        """Return the name as a letter prints it: 臺中市政府教育局（含附件）."""
        if not self.enclosure or _ANY_MARK.search(self.text):
            return self.text
        return f"{self.text}（{self.enclosure}）"


def read_names(parent: etree._Element, notes: Notes) -> Iterator[Name]:
    """Yield the names inside 發文機關, 受文者, 正本 or 副本, each with what follows it."""
    parts: dict[str, str] = {}
    for child in children(parent):
        tag = child.tag
        if tag in NAMES:
            yield from _finished(parts)
            parts = {"name": _name(child, notes)}
        elif tag in ("職稱", "機關代碼", "單位代碼"):
            parts[tag] = all_text(child)
        elif tag == "含附件":
            parts[tag] = _enclosure(all_text(child))
        else:
            notes.unmapped(child)
    yield from _finished(parts)


def _finished(parts: dict[str, str]) -> Iterator[Name]:
    text = parts.get("name", "") + parts.get("職稱", "")
    if text:
        code, unit = parts.get("機關代碼", ""), parts.get("單位代碼", "")
        yield Name(text, code, unit, parts.get("含附件", ""))


def _name(element: etree._Element, notes: Notes) -> str:
    """Return a name; some producers put its address and way of delivery inside it."""
    text = own_text(element)
    for child in children(element):
        said = all_text(child)
        if child.tag == "含附件":
            text = Name(text, enclosure=_enclosure(said)).printed()
        elif child.tag in _INNER_NAMES and (not text or said == text):
            text = said
        elif said or child.attrib:
            notes.unmapped(child)
    return text


def _enclosure(text: str) -> str:
    if text.casefold() in _YES:
        return "含附件"
    return "" if text.casefold() in _NO else text


def split_enclosure(name: str) -> tuple[str, str]:
    """Return a printed name as (name, 含附件 or 不含附件 or nothing)."""
    found = _MARK.search(name)
    return (name[: found.start()], found[1]) if found and found.start() else (name, "")


def bare_name(name: str) -> str:
    """Return a printed name without its remark on enclosures, for looking it up."""
    return _ANY_MARK.sub("", name).strip()


def is_collective(name: str) -> bool:
    """Tell whether a name stands for many (臺中縣市國民小學, 所屬各級學校)."""
    return bool(_COLLECTIVE.search(bare_name(name)))


def join_names(names: list[str]) -> str:
    """Return several names in one text."""
    return "、".join(name for name in names if name)
