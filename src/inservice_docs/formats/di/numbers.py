"""發文字號 and 文號: from their elements into one text, and back into elements."""

from __future__ import annotations

import re

from lxml import etree

from inservice_docs.formats.di.texts import all_text, children, own_text, unwrap
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.text import compact

_PARTS = ("年度", "流水號", "支號")
_WORD_END = re.compile("字*第?$")
_BARE = re.compile("([0-9]{3})([0-9]+)([A-Za-z]?)")


def read_number(element: etree._Element) -> str:
    """Return the number that a 發文字號 or 文號 states, with exactly one 字 after its word.

    The parts are joined as they stand. A number without a serial is empty; one without a word, as
    in a 簽, stays bare. A number given as text is kept, its printed form put right.
    """
    word = _WORD_END.sub("", _part(element, "字"))
    inner = next((child for child in children(element) if child.tag == "文號"), element)
    parts = [compact(_part(inner, name)) for name in _PARTS]
    if not any(parts):
        return _written(element, inner, word)
    year, serial, suffix = parts
    # Some producers put the whole number into 年度, and some all of it into 流水號.
    if not serial and len(year) <= 4:
        return ""
    digits = year + serial + suffix
    return parse_number(f"{word}字第{digits}號" if word else digits).text


def _written(element: etree._Element, inner: etree._Element, word: str) -> str:
    text = own_text(element) or _part(element, "文字")
    if not text and inner is not element:
        text = own_text(inner)
        if text and word and "第" not in text:
            text = f"{word}字第{compact(text)}號"
    if not text and "第" in word:
        text = word
    return parse_number(text).text


def _part(element: etree._Element, name: str) -> str:
    for child in children(element):
        if child.tag == name:
            text = all_text(child)
            # 發文字 without white space, visible or not; its brackets stay as they are.
            return "".join(filter(compact, text)) if name == "字" else text
    return ""


def number_texts(text: str) -> list[str]:
    """Return the numbers that a letter's field joins with 「、」, or the field as a whole."""
    parts = text.split("、")
    stable = all(part and part == unwrap(part) == parse_number(part).text for part in parts)
    return parts if stable else [text]


def add_number(parent: etree._Element, text: str) -> None:
    """Add a 發文字號 for one number: its parts where they are known, else its text."""
    element = etree.SubElement(parent, "發文字號")
    number = parse_number(text)
    known = number.regular and number.word and number.text == text
    if known and not {"第", "、"} & set(number.word):
        etree.SubElement(element, "字").text = number.word
        _add_parts(etree.SubElement(element, "文號"), text.partition("第")[2].removesuffix("號"))
    else:
        etree.SubElement(element, "文字").text = text


def add_bare_number(parent: etree._Element, text: str) -> bool:
    """Add the 文號 of a 簽, which has no word; return whether it holds the whole number."""
    element = etree.SubElement(parent, "文號")
    number = parse_number(text)
    bare = text.rpartition("第")[2].removesuffix("號") if number.regular else text
    if text and _BARE.fullmatch(bare):
        _add_parts(element, bare)
        return bare == text
    _add_parts(element, "")
    return not text


def _add_parts(element: etree._Element, bare: str) -> None:
    found = _BARE.fullmatch(bare)
    year, serial, suffix = found.groups() if found else ("", "", "")
    etree.SubElement(element, "年度").text = year
    etree.SubElement(element, "流水號").text = serial
    if suffix:
        etree.SubElement(element, "支號").text = suffix
