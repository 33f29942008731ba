"""The elements of an exchange file, each into its field of the letter, by its full path."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from inservice_docs.formats.di import meeting
from inservice_docs.formats.di.enclosures import read_enclosures
from inservice_docs.formats.di.names import join_names
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.numbers import read_number
from inservice_docs.formats.di.paragraphs import full_label, read_paragraph
from inservice_docs.formats.di.reading import Reading, finished
from inservice_docs.formats.di.texts import all_text, children, own_text
from inservice_docs.formats.di.xml_tree import XmlTree
from inservice_docs.records.letter import Letter

Handler = Callable[[Reading, etree._Element], None]


_STANDARD = {
    "機關": "發文機關", "機關地址": "地址", "年月日": "發文日期", "文號": "發文字號",
    "密等及解密條件或保密期限": "密等", "密等及解密條件": "密等", "開會事由": "主旨",
    "會勘事由": "主旨", "出席者": "正本",
}  # fmt: skip


def order_of(tree: XmlTree) -> tuple[str, ...]:
    """Return the labels of a letter's parts, 段落 by their 段名, in the order of the file."""
    met: dict[str, None] = {}
    for element in children(tree.root):
        tag = str(element.tag)
        name = full_label(element.get("段名") or "").rstrip("：") if tag == "段落" else tag
        met.setdefault(_STANDARD.get(name, name))
    return tuple(met)


def read_fields(tree: XmlTree, notes: Notes) -> tuple[Letter, dict[str, str]]:
    """Return the letter that a tree holds, and the agency codes (機關代碼) beside its names."""
    reading = Reading(tree, notes)
    for element in children(tree.root):
        handler = _HANDLERS.get(str(element.tag))
        if handler:
            handler(reading, element)
        else:
            notes.unmapped(element)
    return finished(reading), reading.codes


def _one(name: str) -> Handler:
    """Make the handler of a field that holds one text, perhaps inside 文字."""

    def handle(reading: Reading, element: etree._Element) -> None:
        reading.text(name, _inner(reading, element, "文字"), element)

    return handle


def _code(name: str) -> Handler:
    """Make the handler of a field whose value is its 代碼, or older, its text."""

    def handle(reading: Reading, element: etree._Element) -> None:
        reading.text(name, (element.get("代碼") or "").strip() or all_text(element), element)

    return handle


def _inner(reading: Reading, element: etree._Element, *names: str) -> str:
    """Return an element's own text and that of the named elements inside it."""
    text = own_text(element)
    for child in children(element):
        if child.tag in names:
            text += all_text(child)
        else:
            reading.notes.unmapped(child)
    return text


def _unless(name: str, handler: Handler) -> Handler:
    """Make the handler of an element that counts only where the proper one is absent."""

    def handle(reading: Reading, element: etree._Element) -> None:
        if reading.tree.root.find(name) is None:
            handler(reading, element)
        else:
            reading.notes.unmapped(element)

    return handle


def _date_of(reading: Reading, element: etree._Element) -> None:
    reading.text("date", _inner(reading, element, "年月日", "文字"), element)


def _number(reading: Reading, element: etree._Element) -> None:
    reading.more("number", read_number(element))


def _sender(reading: Reading, element: etree._Element) -> None:
    names = [name.text for name in reading.names(element)]
    reading.more("sender", *(names or [own_text(element)]))


def _unit(reading: Reading, element: etree._Element) -> None:
    names = [name.text for name in reading.names(element)]
    reading.text("unit", join_names(names) or own_text(element), element)


def _receiver(reading: Reading, element: etree._Element) -> None:
    for child in children(element):
        if child.tag in ("交換表", "文字"):
            reading.more("receiver", all_text(child))
            element.remove(child)
    names = [name.printed() for name in reading.names(element)]
    reading.more("receiver", own_text(element), *names)


def _recipients(field: str) -> Handler:
    def handle(reading: Reading, element: etree._Element) -> None:
        reading.more(field, own_text(element))
        reading.more(field, *(name.printed() for name in reading.names(element)))

    return handle


def _secrecy(reading: Reading, element: etree._Element) -> None:
    reading.text("secrecy", own_text(element), element)
    for child in children(element):
        handler = _SECRECY.get(str(child.tag))
        if handler:
            handler(reading, child)
        else:
            reading.notes.unmapped(child)


def _file_number(reading: Reading, element: etree._Element) -> None:
    parts = [own_text(element), *(all_text(child) for child in children(element))]
    reading.text("file_number", "/".join(part for part in parts if part), element)


def _contact(reading: Reading, element: etree._Element) -> None:
    """Take a 聯絡方式: a line, or an element for each of its facts."""
    reading.more("contacts", own_text(element))
    for child in children(element):
        _labelled(reading, child)


def _labelled(reading: Reading, element: etree._Element) -> None:
    """Take a fact about the contact whose element names it: 電話：04-…."""
    text = all_text(element)
    reading.more("contacts", f"{element.tag}：{text}" if text else "")


def _submitted(reading: Reading, element: etree._Element) -> None:
    """Take the 敬陳: titles, each perhaps with a name after it."""
    people: list[str] = [own_text(element)]
    for child in children(element):
        if child.tag == "職稱":
            people.append(all_text(child))
        elif child.tag == "姓名":
            people[-1] += all_text(child)
        else:
            reading.notes.unmapped(child)
    reading.text("submitted_to", join_names(people), element)


def _enclosures(reading: Reading, element: etree._Element) -> None:
    text, names = read_enclosures(element, reading.tree, reading.notes)
    reading.text("attachment_text", text, element)
    reading.more("attachments", *names)


def _paragraph(reading: Reading, element: etree._Element) -> None:
    """Take a 段落, or an element such as 說明 that stands for one or holds some."""
    inner = [child for child in children(element) if child.tag == "段落"]
    label = "" if element.tag == "段落" else str(element.tag)
    for each in inner or [element]:
        reading.paragraphs.append(read_paragraph(each, reading.notes, label))


def _meeting(reading: Reading, element: etree._Element) -> None:
    reading.paragraphs.extend(meeting.read_fact(element, reading.notes))


def _signature(reading: Reading, element: etree._Element) -> None:
    reading.more("signature", all_text(element))


def _people(reading: Reading, element: etree._Element) -> None:
    reading.more("contacts", *meeting.read_contacts(element, reading.notes))


_SECRECY: dict[str, Handler] = {
    "密等": _code("secrecy"),
    **dict.fromkeys(("解密條件或保密期限", "解密條件", "保密期限"), _one("declassification")),
}
_HANDLERS: dict[str, Handler] = {
    "檔號": _file_number,
    "保存年限": _one("retention"),
    **dict.fromkeys(("發文機關", "機關"), _sender),
    "單位": _unit,
    **dict.fromkeys(("函類別", "令類別"), _code("kind")),
    **dict.fromkeys(("地址", "機關地址"), _one("address")),
    "聯絡方式": _contact,
    **dict.fromkeys(("聯絡人", "承辦人", "承辦單位", "聯絡電話", "電話", "傳真"), _labelled),
    **dict.fromkeys(("電子信箱", "電子郵件", "電子郵件信箱", "Email"), _labelled),
    "聯絡人及電話": _people,
    "受文者": _receiver,
    "發文日期": _date_of,
    "年月日": _unless("發文日期", _date_of),
    "發文字號": _number,
    "文號": _unless("發文字號", _number),
    "速別": _code("speed"),
    **_SECRECY,
    **dict.fromkeys(("密等及解密條件或保密期限", "密等及解密條件"), _secrecy),
    "附件": _enclosures,
    **dict.fromkeys(("主旨", "開會事由", "會勘事由"), _one("subject")),
    **dict.fromkeys(("段落", "說明", "辦法", "擬辦", "公告事項", "依據"), _paragraph),
    **dict.fromkeys(meeting.FACTS, _meeting),
    "敬陳": _submitted,
    **dict.fromkeys(("正本", "出席者"), _recipients("originals")),
    "副本": _recipients("copies"),
    "署名": _signature,
}
