"""The labels of a letter's fields, as they stand at the head of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = r"[\s\u3000]*"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the field it names, its words as printed but for the spaces, and what follows."""

    field: str
    name: str
    rest: str

    @property
    def standard(self) -> str:
        """Return the name that all words for this field share (開會事由 → 主旨)."""
        return _STANDARD.get(self.field, self.name)


_FIELDS: dict[str, tuple[str, ...]] = {
    "file_number": ("檔號",),
    "retention": ("保存年限",),
    "address": ("機關地址", "發文機關地址", "地址"),
    "contact": (
        "聯絡方式", "聯絡人及電話", "聯絡人", "連絡人", "聯絡電話", "連絡電話", "承辦人",
        "承辦人員", "承辦單位", "聯絡單位", "電話", "傳真", "傳真電話", "電子信箱", "電子郵件",
        "電子郵件信箱", "E-mail", "E-MAIL", "Email", "EMAIL", "email", "e-mail", "電郵", "分機",
        "網址",
    ),
    "receiver": ("受文者",),
    "date": ("發文日期", "簽擬日期", "簽辦日期", "日期", "年月日"),
    "number": ("發文字號", "文號"),
    "speed": ("速別",),
    "secrecy": ("密等及解密條件或保密期限", "密等及解密條件", "密等"),
    "declassification": ("解密條件或保密期限", "解密條件"),
    "attachment_text": ("附件",),
    "subject": ("主旨", "開會事由", "會勘事由"),
    "originals": ("正本", "出席者", "出席單位及人員"),
    "copies": ("副本",),
    "more_copies": ("抄本", "抄送"),
    "submitted_to": ("敬陳", "謹陳", "敬呈", "此致"),
    "paragraph": (
        "說明", "辦法", "擬辦", "公告事項", "依據", "備註", "建議", "核示事項", "經過", "敬會",
        "開會時間", "開會地點", "會勘時間", "會勘地點", "主持人", "列席者", "列席單位及人員",
    ),
}  # fmt: skip
HEAD = frozenset(_FIELDS) - {
    "subject", "originals", "copies", "more_copies", "submitted_to", "paragraph",
}  # fmt: skip
"""The fields that stand above the 主旨."""

USUAL = frozenset({"說明", "辦法", "擬辦", "公告事項"})
"""The paragraphs of the handbook; the other labels may as well be words of a sentence."""

NEVER_TEXT = frozenset({"發文日期", "發文字號", "受文者", "速別"})
"""Labels that no sentence begins with."""

_STANDARD = {
    "file_number": "檔號", "retention": "保存年限", "address": "地址", "contact": "聯絡方式",
    "receiver": "受文者", "date": "發文日期", "number": "發文字號", "speed": "速別",
    "secrecy": "密等", "attachment_text": "附件", "subject": "主旨", "originals": "正本",
    "copies": "副本", "submitted_to": "敬陳",
}  # fmt: skip

_WITHOUT_COLON = {"submitted_to", "敬會"}
_BY_WORD = {word: field for field, words in _FIELDS.items() for word in words}
_LABEL = re.compile(
    _GAP
    + "(?P<label>"
    + "|".join(_GAP.join(map(re.escape, word)) for word in sorted(_BY_WORD, key=len, reverse=True))
    + ")"
)
_COLON = re.compile(rf"{_GAP}[：:︰﹕∶]{_GAP}")
_COLUMN = re.compile("\t|\u3000|  ")
_INNER = re.compile(rf"(?<=\S)[\s\u3000]+(?={_LABEL.pattern}{_COLON.pattern})")
_INNER_WIDE = re.compile(
    rf"(?<=\S)(?:\t|\u3000| {{2,}})[\s\u3000]*(?={_LABEL.pattern}{_COLON.pattern})"
)


def split_label(line: str, *, loose: bool = False) -> Label | None:
    """Return the label that a line begins with, else None.

    A label has a colon after it, but for 敬陳 and the like; `loose` also takes one that stands
    alone or has a column of its own, as in the head of a letter laid out as a table.
    """
    found = _LABEL.match(line)
    if found is None:
        return None
    name = re.sub(_GAP, "", found["label"])
    field = _BY_WORD[name]
    rest = line[found.end() :]
    colon = _COLON.match(rest)
    if colon is not None:
        return Label(field, name, rest[colon.end() :].strip())
    bare = field in _WITHOUT_COLON or name in _WITHOUT_COLON
    if bare or (not rest and name in USUAL) or (loose and (not rest or _COLUMN.match(rest))):
        return Label(field, name, rest.strip())
    return None


def split_fields(line: str, *, wide: bool = False) -> list[str]:
    """Return the parts of a line that holds several labelled fields (聯絡人：…　電話：…).

    `wide` parts them at wide gaps only, as a sentence may hold a label after a single space.
    """
    return (_INNER_WIDE if wide else _INNER).split(line)[::_STEP]


_STEP = _INNER.groups + 1
