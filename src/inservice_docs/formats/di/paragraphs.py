"""段落 and 條列: the paragraphs of a letter with their nested items."""

from __future__ import annotations

import re

from lxml import etree

from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.texts import all_text, children, own_text, unwrap
from inservice_docs.records.letter import Item, Paragraph

DEEPEST = 24
"""The levels of items kept; no letter has more than six."""

_COLON = re.compile(r"[\s\u3000]*[：:﹕︰]?[\s\u3000]*$")


def read_paragraph(element: etree._Element, notes: Notes, label: str = "") -> Paragraph:
    """Return a 段落; `label` is what it is called where it has no 段名 of its own."""
    text, items = _content(element, notes, 1)
    return Paragraph(label=full_label(element.get("段名") or label), text=text, items=items)


def full_label(label: str) -> str:
    """Return a 段名 with its 「：」, whether or not it was written; an empty one stays empty."""
    bare = _COLON.sub("", unwrap(label))
    return f"{bare}：" if bare else ""


def _content(element: etree._Element, notes: Notes, level: int) -> tuple[str, tuple[Item, ...]]:
    """Return the text and the items directly inside a 段落 or 條列."""
    text = own_text(element)
    items: list[Item] = []
    for child in children(element):
        if child.tag == "文字":
            said = _text(child, notes)
            if not text and not items:
                text = said
            elif said:
                items.append(Item(text=said))
        elif child.tag == "條列":
            items.extend(_items(child, notes, level))
        else:
            notes.unmapped(child)
    return text, tuple(items)


def _items(element: etree._Element, notes: Notes, level: int) -> list[Item]:
    text, below = _content(element, notes, level + 1)
    item = Item(marker=unwrap(element.get("序號")), text=text, items=below)
    if level < DEEPEST or not below:
        return [item]
    notes.warn(
        "di-depth",
        f"條列超過 {DEEPEST} 層，更深的項目已併到上一層。",
        "核對這一項以下的內容。",
        element,
    )
    return [item.model_copy(update={"items": ()}), *below]


def _text(element: etree._Element, notes: Notes) -> str:
    """Return a 文字; words that a draft had struck out (追蹤修訂) are no part of it."""
    if not len(element):
        return unwrap(element.text)
    for child in children(element):
        if child.get("act") == "del":
            notes.unmapped(child)
            child.text = ""
    return all_text(element)
