"""The parts of a notice of meeting (開會通知單, 會勘通知單) that no other letter has."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from inservice_docs.formats.di.names import join_names, read_names
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.paragraphs import full_label, read_paragraph
from inservice_docs.formats.di.texts import all_text, children, own_text
from inservice_docs.records.letter import Paragraph

FACTS = (
    "開會時間", "開會地點", "會勘時間", "會勘地點", "主持人", "列席者", "備註",
)  # fmt: skip
"""What becomes a paragraph under its own name."""


def read_fact(element: etree._Element, notes: Notes) -> Iterator[Paragraph]:
    """Yield the paragraphs that one of the FACTS becomes."""
    tag = str(element.tag)
    if tag == "備註":
        inner = [child for child in children(element) if child.tag == "段落"]
        for each in inner or [element]:
            yield read_paragraph(each, notes, tag)
        return
    if tag.endswith("時間"):
        text = _time(element, notes)
    elif tag.endswith("地點"):
        text = all_text(element)
    else:
        names = [name.printed() for name in read_names(element, notes)]
        text = join_names([own_text(element), *names])
    if text:
        yield Paragraph(label=full_label(tag), text=text)


def read_contacts(element: etree._Element, notes: Notes) -> Iterator[str]:
    """Yield the lines of 聯絡人及電話: each person, and the telephone after."""
    for child in children(element):
        text = all_text(child)
        if child.tag in ("姓名", "電話"):
            label = "聯絡人" if child.tag == "姓名" else "電話"
            title = child.getnext()
            if title is not None and title.tag == "職稱":
                text += all_text(title)
            yield f"{label}：{text}" if text else ""
        elif child.tag != "職稱":
            notes.unmapped(child)
    yield own_text(element)


def _time(element: etree._Element, notes: Notes) -> str:
    """Return 115年8月5日（星期三）下午2時 from its three elements."""
    text = own_text(element)
    for child in children(element):
        said = all_text(child)
        if child.tag == "星期" and said:
            word = said.strip("（）()")
            text += f"（{word if word.startswith(('星期', '週')) else '星期' + word}）"
        elif child.tag in ("年月日", "星期", "時分", "文字"):
            text += said
        else:
            notes.unmapped(child)
    return text
