"""The labels of a letter's fields, as they stand at the head of a line."""

from __future__ import annotations

import re

_GAP = r"[\s\u3000]*"


def _spaced(word: str) -> str:
    """Let any white space stand between the characters of a label (傳　　真)."""
    return _GAP.join(map(re.escape, word))


_FIELDS: dict[str, tuple[str, ...]] = {
    "file_number": ("檔號",),
    "retention": ("保存年限",),
    "address": ("機關地址", "發文機關地址", "地址"),
    "contact": (
        "聯絡方式", "聯絡人", "聯絡電話", "承辦人", "承辦單位", "聯絡單位", "電話", "傳真",
        "電子信箱", "電子郵件", "電子郵件信箱", "E-mail", "E-MAIL", "Email", "email", "分機",
    ),
    "receiver": ("受文者",),
    "date": ("發文日期",),
    "number": ("發文字號", "文號"),
    "speed": ("速別",),
    "secrecy": ("密等及解密條件或保密期限", "密等及解密條件", "密等"),
    "attachment_text": ("附件",),
    "subject": ("主旨", "開會事由"),
    "originals": ("正本", "出席者"),
    "copies": ("副本",),
    "submitted_to": ("敬陳", "敬會", "謹陳", "此致"),
    "paragraph": ("說明", "辦法", "擬辦", "公告事項", "依據", "備註", "建議", "核示", "經過"),
}  # fmt: skip

_WORDS = sorted(
    ((word, field) for field, words in _FIELDS.items() for word in words),
    key=lambda pair: -len(pair[0]),
)
_LABEL = re.compile(
    "|".join(
        f"(?P<{field}_{index}>{_GAP}{_spaced(word)})" for index, (word, field) in enumerate(_WORDS)
    )
)
_COLON = re.compile(rf"{_GAP}[：:]{_GAP}")
_WITHOUT_COLON = {"submitted_to"}


def split_label(line: str) -> tuple[str, str, str] | None:
    """Return (field, label as printed without its spaces, rest) of a labelled line, else None."""
    found = _LABEL.match(line)
    if found is None or found.lastgroup is None:
        return None
    field = found.lastgroup.rsplit("_", 1)[0]
    label = re.sub(_GAP, "", found.group())
    rest = line[found.end() :]
    colon = _COLON.match(rest)
    if colon is not None:
        return field, label, rest[colon.end() :].rstrip()
    if field in _WITHOUT_COLON:
        return field, label, rest.strip()
    return None
