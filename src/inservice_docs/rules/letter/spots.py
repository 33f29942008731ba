"""The texts of a letter one by one, each with its name (說明二（一）) and its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from inservice_docs.records.gap import CLOSE, OPEN
from inservice_docs.records.letter import Item, Letter, Paragraph

Path = tuple[str | int, ...]

FIELD_NAMES = {
    "file_number": "檔號",
    "retention": "保存年限",
    "sender": "發文機關",
    "unit": "單位",
    "address": "地址",
    "receiver": "受文者",
    "date_text": "發文日期",
    "number": "發文字號",
    "speed": "速別",
    "secrecy": "密等",
    "attachment_text": "附件",
    "submitted_to": "敬陳",
    "signature": "署名",
}
LIST_NAMES = {"contacts": "聯絡方式", "originals": "正本", "copies": "副本"}

_HALF = {0xFF10 + i: 0x30 + i for i in range(10)}
_HALF |= {0xFF21 + i: 0x41 + i for i in range(26)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_HALF |= {0x0A: 0x0D, 0x00: 0x0D}
_MASK = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}|（待填[^（）]*）")
_DEEPEST = 12  # deeper items are checked all the same, under the name of the twelfth


@dataclass(frozen=True, slots=True)
class Spot:
    """One text of a letter.

    `raw` is the text as it stands and `text` what the rules read: of the same length, digits and
    Latin letters half-width, line breaks as \\r, gaps (待填) blotted out.
    """

    path: Path
    name: str
    raw: str
    text: str


@dataclass(slots=True)
class Node:
    """An item, or a paragraph (depth 0, its label as the marker), with the items below it."""

    marker: Spot
    text: Spot
    depth: int
    items: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, as they stand on paper."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.items))

    @property
    def label(self) -> str:
        """Return a paragraph's name without its colon: 說明."""
        return bare_label(self.marker.text)


def bare_label(text: str) -> str:
    """Return 說明 from 「說　明：」."""
    return "".join(text.split()).rstrip("：:")


@lru_cache(maxsize=512)
def readable(raw: str) -> str:
    """Return a text as the rules read it, of the same length."""
    if OPEN in raw or "（待填" in raw:
        raw = _MASK.sub(lambda found: OPEN * len(found.group()), raw)
    return raw.translate(_HALF)


def spot(path: Path, name: str, raw: str) -> Spot:
    """Return the spot of a text."""
    return Spot(path, name, raw, readable(raw))


def field_spots(letter: Letter) -> dict[str, Spot]:
    """Return the single-valued fields by their English names."""
    return {key: spot((key,), name, getattr(letter, key)) for key, name in FIELD_NAMES.items()}


def list_spots(letter: Letter, key: str) -> list[Spot]:
    """Return the entries of contacts, originals or copies."""
    return [spot((key, at), LIST_NAMES[key], raw) for at, raw in enumerate(getattr(letter, key))]


def paragraph_nodes(letter: Letter) -> list[Node]:
    """Return the paragraphs with their items."""
    return [_paragraph(at, paragraph) for at, paragraph in enumerate(letter.paragraphs)]


def _paragraph(at: int, paragraph: Paragraph) -> Node:
    name = bare_label(paragraph.label) or f"第{at + 1}段"
    path: Path = ("paragraphs", at)
    top = Node(
        spot((*path, "label"), name, paragraph.label),
        spot((*path, "text"), name, paragraph.text),
        0,
    )
    waiting: list[tuple[Node, Path, Sequence[Item]]] = [(top, path, paragraph.items)]
    while waiting:
        parent, above, items = waiting.pop()
        for index, item in enumerate(items):
            here = (*above, "items", index)
            label = _item_name(item.marker, index)
            full = parent.text.name + label if parent.depth < _DEEPEST else parent.text.name
            node = Node(
                spot((*here, "marker"), full, item.marker),
                spot((*here, "text"), full, item.text),
                parent.depth + 1,
            )
            parent.items.append(node)
            if item.items:
                waiting.append((node, here, item.items))
    return top


def _item_name(marker: str, index: int) -> str:
    plain = "".join(marker.split()).replace("(", "（").replace(")", "）").rstrip("、.．")
    return plain.translate(_HALF)[:12] or f"第{index + 1}項"
