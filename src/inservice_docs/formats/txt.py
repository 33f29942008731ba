"""A letter as plain text (純文字): one line a paragraph, set in with full-width spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.problem import FactError

_SPACE = "\u3000"


def letter_text(letter: Letter) -> str:
    """Return a letter as text that pastes well into a mail or another program.

    Missing facts stand as （待填：…）; the items carry the markers that they have.
    """
    lines = _memo(letter) if letter.is_memo else _letter(letter)
    return fill_gaps("\n".join(lines)) + "\n"


def letter_bytes(letter: Letter) -> bytes:
    """Return `letter_text` as the bytes of a file: UTF-8, with the mark that Windows looks for."""
    return letter_text(letter).encode("utf-8-sig")


def _letter(letter: Letter) -> Iterator[str]:
    yield from _file_number(letter)
    yield f"{letter.sender}{_SPACE}{letter.kind}"
    yield ""
    yield f"機關地址：{letter.address}"
    yield from letter.contacts
    yield ""
    yield f"受文者：{letter.receiver}"
    yield f"發文日期：{_date(letter)}"
    yield f"發文字號：{letter.number}"
    yield f"速別：{letter.speed}"
    yield f"密等及解密條件或保密期限：{letter.secrecy}{letter.declassification}"
    yield f"附件：{letter.attachment_text}"
    yield ""
    yield from _body(letter)
    yield ""
    yield f"正本：{'、'.join(letter.originals)}"
    yield f"副本：{'、'.join(letter.copies)}"
    if letter.signature:
        yield from ("", letter.signature)


def _memo(letter: Letter) -> Iterator[str]:
    yield from _file_number(letter)
    yield f"{letter.kind}{_SPACE}於{letter.unit or letter.sender}{_SPACE}{_date(letter)}".rstrip()
    for label, value in (
        ("文號", letter.number),
        ("速別", letter.speed),
        ("密等", letter.secrecy + letter.declassification),
        ("附件", letter.attachment_text),
    ):
        if value:
            yield f"{label}：{value}"
    yield ""
    yield from _body(letter)
    if letter.submitted_to:
        yield from ("", f"敬陳{_SPACE}{letter.submitted_to}")
    if letter.signature:
        yield from ("", letter.signature)


def _file_number(letter: Letter) -> Iterator[str]:
    yield f"檔{_SPACE}{_SPACE}號：{letter.file_number}"
    yield f"保存年限：{letter.retention}"
    yield ""


def _date(letter: Letter) -> str:
    try:
        return letter.date_text or (letter_date(letter.date) if letter.date else "")
    except FactError:  # a slip: no letter is older than the Republic
        return letter.date.isoformat() if letter.date else ""


def _body(letter: Letter) -> Iterator[str]:
    yield f"主旨：{letter.subject}"
    for part in letter.paragraphs:
        yield from _paragraph(part)


def _paragraph(part: Paragraph) -> Iterator[str]:
    label = part.label
    if label and not label.endswith(("：", ":")):
        label += "："
    if label or part.text:
        yield label + part.text
    yield from _items(part.items, 0)


def _items(items: Sequence[Item], level: int) -> Iterator[str]:
    for item in items:
        yield f"{_SPACE * 2 * level}{item.marker}{item.text}"
        yield from _items(item.items, level + 1)
