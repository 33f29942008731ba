"""The page of a letter: what `letter.docx` and `memo.docx` are filled in with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inservice_docs.documents.letters.days import sent_text
from inservice_docs.documents.letters.items import number_items
from inservice_docs.documents.letters.layout import (
    BODY_SIZE,
    CONTACT_WIDTH,
    LABEL,
    LINE,
    PAGE_HEIGHT,
    SMALL_LINE,
    TEXT,
    TEXT_WIDTH,
    hanging,
    item_layout,
    small_lines,
)
from inservice_docs.documents.letters.wrap import line_count
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.numerals import split_marker

_LETTER_FIXED, _MEMO_FIXED = 190, 125
"""Heights that no text changes (points): 檔號, title, fields of one line, and the space between."""

_MOST_KEPT_TOGETHER = 4
"""Lines of 正本 past which it may run on over the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the text: its layout (版式), its number or label, its words."""

    layout: str
    marker: str
    text: str


def letter_page(
    letter: Letter, *, draft: bool = False, binding_line: bool = False
) -> dict[str, Any]:
    """Return the values of a letter's placeholders; items without a marker get theirs.

    `draft` marks every page as 草稿, `binding_line` prints 裝訂線. Every text stays as
    it is. 多頁 tells whether it may need a second page.
    """
    lines = list(_lines(number_items(letter).value.paragraphs))
    page = {
        "草稿": draft,
        "裝訂線": binding_line,
        "檔號": letter.file_number,
        "保存年限": letter.retention,
        "發文機關": letter.sender,
        "文別": letter.kind,
        "單位": letter.unit or letter.sender,
        "機關地址": letter.address,
        "聯絡方式": list(letter.contacts),
        "受文者": letter.receiver,
        "發文日期": letter.date_text or sent_text(letter.date),
        "發文字號": letter.number,
        "速別": letter.speed,
        "密等": letter.secrecy + letter.declassification,
        "附件": letter.attachment_text,
        "主旨": letter.subject,
        "本文": [{"版式": line.layout, "序號": line.marker, "文字": line.text} for line in lines],
        "敬陳": letter.submitted_to,
        "正本": "、".join(letter.originals),
        "副本": "、".join(letter.copies),
        "署名": letter.signature,
    }
    many = small_lines([f"正本：{page['正本']}"], hang=3) > _MOST_KEPT_TOGETHER
    return {**page, "正本很長": many, "多頁": _height(letter, page, lines) > PAGE_HEIGHT}


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    for part in paragraphs:
        label = part.label if not part.label or part.label.endswith(("：", ":")) else ""
        label = label or (f"{part.label}：" if part.label else "")
        if label or part.text:
            yield Line(TEXT if part.text else LABEL, label, part.text)
        yield from _items(part.items, 1)


def _items(items: Sequence[Item], level: int) -> Iterator[Line]:
    for item in items:
        marker = item.marker or split_marker(item.text)[0]
        yield Line(item_layout(level, marker), item.marker, item.text)
        yield from _items(item.items, level + 1)


def _height(letter: Letter, page: dict[str, Any], lines: Sequence[Line]) -> float:
    """Return how high the letter stands, in points, a little too much rather than too little."""
    room = TEXT_WIDTH / BODY_SIZE
    body = line_count(f"主旨：{letter.subject}", room, room - 3)
    for line in lines:
        first, others = hanging(line.layout)
        body += line_count(line.marker + line.text, room - first, room - others)
    if letter.is_memo:
        optional = (letter.number, letter.speed, letter.secrecy, letter.attachment_text)
        small = small_lines([text for text in (*optional, letter.signature) if text])
        return _MEMO_FIXED + body * LINE + small * SMALL_LINE
    small = small_lines([f"機關地址：{letter.address}", *letter.contacts], CONTACT_WIDTH)
    small += small_lines([f"附件：{letter.attachment_text}", letter.signature])
    small += small_lines([f"正本：{page['正本']}", f"副本：{page['副本']}"], hang=3)
    return _LETTER_FIXED + body * LINE + small * SMALL_LINE
