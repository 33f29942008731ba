"""Lines of text → letter: the fields by their labels, the items by their markers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from inservice_docs.formats.letter_text.labels import split_label
from inservice_docs.records.finding import Finding, Outcome, Place, error, warning
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.numerals import parse_marker, split_marker
from inservice_docs.taiwan.problem import FactError

_TITLE = re.compile(
    r"^[\s\u3000]*(?P<sender>\S.{1,60}?)[\s\u3000]+"
    r"(?P<kind>書[\s\u3000]*函|開會通知單|公[\s\u3000]*告|令|函)[\s\u3000]*"
    r"(?:[（(]稿[）)])?[\s\u3000]*$"
)
_TIGHT_TITLE = re.compile(
    r"^(?P<sender>\S{3,60}(?:學|園|府|部|署|局|處|會|校|院|中心|館|所|司))(?P<kind>書函|函|公告)$"
)
_MEMO = re.compile(r"^[\s\u3000]*簽[\s\u3000]*(?:於[\s\u3000]*)?(?P<unit>\S.*)?$")
_FOOTER = re.compile(r"^第\s*\d+\s*頁(?:\s*[，,]?\s*共\s*\d+\s*頁)?$")
_BINDING = re.compile(r"^[裝訂線.…．\s\u3000]+$")
_BULLET = re.compile(r"^[-•‧·*][\s\u3000]+(?=\S)")
_DATE_LINE = re.compile(r"^(?:中華)?民國.{2,20}[日號]$")
_RECEIVER_ADDRESS = re.compile(r"^\d{3,6}\s*\S+[縣市]")


@dataclass
class _Reading:
    """What has been read so far; `open` names the field that a further line continues."""

    values: dict[str, str] = field(default_factory=dict)
    contacts: list[str] = field(default_factory=list)
    paragraphs: list[_Block] = field(default_factory=list)
    open: str = ""
    kind: str = ""
    sender: str = ""
    unit: str = ""
    tail: list[str] = field(default_factory=list)


@dataclass
class _Block:
    """A paragraph or an item while it is read: its items hang below it by level."""

    label: str
    text: str
    level: int = 0
    items: list[_Block] = field(default_factory=list)


def parse_letter(lines: Iterable[str], file: str = "") -> Outcome[Letter]:
    """Return the letter that lines of text hold, with a finding for each main field not found.

    Lines that a page broke are joined again; page numbers and the binding line are left out.
    """
    reading = _Reading()
    for line in lines:
        text = line.strip()
        if text and not _FOOTER.match(text) and not _BINDING.match(text):
            _take(reading, text)
    return _finish(reading, file)


def _take(reading: _Reading, line: str) -> None:
    labelled = split_label(line)
    if labelled is not None:
        _take_label(reading, *labelled)
        return
    if not reading.kind and _take_title(reading, line):
        return
    if reading.open == "paragraph":
        marker, rest = split_marker(_BULLET.sub("", line))
        if marker:
            _add_item(reading.paragraphs[-1], marker, rest)
            return
    if reading.open in ("originals", "copies", "submitted_to") and _ends(reading, line):
        reading.open = "tail"
    _continue(reading, line)


def _take_label(reading: _Reading, name: str, label: str, rest: str) -> None:
    if name == "contact":
        reading.contacts.append(f"{label}：{rest}")
        reading.open = "contact"
    elif name == "paragraph":
        reading.paragraphs.append(_Block(f"{label}：", ""))
        reading.open = "paragraph"
        marker, text = split_marker(rest)
        if marker:
            _add_item(reading.paragraphs[-1], marker, text)
        else:
            reading.paragraphs[-1].text = rest
    else:
        reading.values.setdefault(name, rest)
        reading.open = name


def _take_title(reading: _Reading, line: str) -> bool:
    found = _TITLE.match(line) or _TIGHT_TITLE.match(line)
    if found:
        reading.sender = re.sub(r"[\s\u3000]+", "", found["sender"])
        reading.kind = re.sub(r"[\s\u3000]+", "", found["kind"])
    elif memo := _MEMO.match(line):
        reading.kind = "簽"
        reading.unit = (memo["unit"] or "").strip()
    else:
        return False
    reading.open = "title"
    return True


def _add_item(block: _Block, marker: str, text: str) -> None:
    level = (parse_marker(marker) or (1, 1))[0]
    while block.items and block.items[-1].level < level:
        block = block.items[-1]
    block.items.append(_Block(marker.strip(), text, level))


def _ends(reading: _Reading, line: str) -> bool:
    """Tell whether a line after the recipients is the signature rather than more recipients."""
    before = reading.values.get(reading.open, "")
    return not before.endswith(("、", "，", ",")) and "、" not in line and not line.startswith("（")


def _continue(reading: _Reading, line: str) -> None:
    """Add a further line to the field that is open."""
    if reading.open == "tail":
        reading.tail.append(line)
    elif reading.open == "paragraph":
        block = reading.paragraphs[-1]
        while block.items:
            block = block.items[-1]
        block.text = _joined(block.text, line)
    elif reading.open == "contact":
        reading.contacts[-1] = _joined(reading.contacts[-1], line)
    elif reading.open == "title":
        _after_title(reading, line)
    elif reading.open in ("subject", "originals", "copies", "attachment_text", "submitted_to"):
        reading.values[reading.open] = _joined(reading.values[reading.open], line)
    elif reading.open == "receiver" and not reading.values["receiver"]:
        reading.values["receiver"] = line
    elif reading.open == "" and not _RECEIVER_ADDRESS.match(line):
        reading.values.setdefault("heading", line)


def _after_title(reading: _Reading, line: str) -> None:
    if reading.kind == "簽":
        if _DATE_LINE.match(line):
            reading.values.setdefault("date", line)
        elif not reading.unit:
            reading.unit = line


def _joined(before: str, line: str) -> str:
    """Join a line that the page broke: a space only between Latin words."""
    ends = (before[-1:], line[:1])
    latin = all(end.isascii() and end.isalnum() for end in ends)
    return f"{before} {line}" if latin else before + line


def _finish(reading: _Reading, file: str) -> Outcome[Letter]:
    values = reading.values
    findings: list[Finding] = []

    def missing(label: str, fix: str, *, grave: bool = False) -> None:
        make = error if grave else warning
        name = "not-a-letter" if grave else f"letter-lacks-{_CODES[label]}"
        findings.append(make(name, f"找不到「{label}」。", fix, Place(file, field=label)))

    date_text = values.get("date", "")
    date = None
    if date_text:
        try:
            date = parse_date(date_text)
        except FactError as problem:
            findings.append(
                warning(
                    "letter-date-unreadable",
                    problem.message,
                    problem.fix,
                    Place(file, field="發文日期"),
                )
            )
    elif reading.kind != "簽":
        missing("發文日期", "確認檔案是完整的公文，或自行輸入日期。")
    number = parse_number(values.get("number", "")).text
    if not number and reading.kind not in ("簽", ""):
        missing("發文字號", "尚未取號的稿沒有文號；收到的公文請自行輸入。")
    if not reading.sender and reading.kind != "簽":
        missing("發文機關", "標題應為「機關全銜　函」。")
    if not values.get("subject"):
        missing("主旨", "確認檔案是公文，而且文字可以選取。", grave=not reading.kind)
    letter = Letter(
        kind=reading.kind or "函",
        file_number=values.get("file_number", ""),
        retention=values.get("retention", ""),
        sender=reading.sender,
        unit=reading.unit,
        address=values.get("address", ""),
        contacts=tuple(reading.contacts),
        receiver=values.get("receiver", ""),
        date=date,
        date_text=date_text,
        number=number,
        speed=values.get("speed", ""),
        secrecy=values.get("secrecy", ""),
        attachment_text=values.get("attachment_text", ""),
        subject=values.get("subject", ""),
        paragraphs=tuple(_paragraph(block) for block in reading.paragraphs),
        submitted_to=values.get("submitted_to", ""),
        originals=_names(values.get("originals", "")),
        copies=_names(values.get("copies", "")),
        signature="\n".join(reading.tail),
    )
    return Outcome(letter, tuple(findings))


_CODES = {
    "發文日期": "date",
    "發文字號": "number",
    "發文機關": "sender",
    "主旨": "subject",
}


def _paragraph(block: _Block) -> Paragraph:
    return Paragraph(label=block.label, text=block.text, items=tuple(map(_item, block.items)))


def _item(block: _Block) -> Item:
    return Item(marker=block.label, text=block.text, items=tuple(map(_item, block.items)))


def _names(text: str) -> tuple[str, ...]:
    """Split recipients at 、 outside of brackets."""
    parts = re.split(r"、(?![^（(]*[）)])", text)
    return tuple(part.strip() for part in parts if part.strip())
