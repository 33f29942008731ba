"""What was read of a letter becomes its record; what could not be found becomes findings."""

from __future__ import annotations

import re

from inservice_docs.formats.letter_text.body import Body
from inservice_docs.formats.letter_text.ending import Ending
from inservice_docs.formats.letter_text.head import Head
from inservice_docs.formats.letter_text.lines import plain, unspaced
from inservice_docs.formats.letter_text.recipients import split_names
from inservice_docs.formats.letter_text.values import (
    read_date,
    read_numbers,
    read_secrecy,
    without_gaps,
)
from inservice_docs.records.finding import Finding, Outcome, Place, error, hint, warning
from inservice_docs.records.letter import Letter
from inservice_docs.taiwan.text import half_width

_NO_SERIAL = re.compile("字?第號")
_WIDE = re.compile("[０-９]{1,12}")
_SHOWN = 30
_LEAST = 2


def finish(
    head: Head, body: Body, ending: Ending, notes: tuple[bool, tuple[str, ...]], file: str
) -> Outcome[Letter]:
    """Return the letter; `notes` tell whether another followed, and the lines without a field."""
    values = {name: without_gaps(plain(text)) for name, text in head.values.items()}
    date, date_text, problem = read_date(values.get("date", ""))
    secrecy, term = read_secrecy(values.get("secrecy", ""))
    title = head.title
    letter = Letter(
        kind=head.kind or "函",
        file_number=values.get("file_number", ""),
        retention=values.get("retention", ""),
        sender=title.sender if title else "",
        unit=head.unit,
        address=values.get("address", ""),
        contacts=tuple(f"{name}：{plain(value)}" for name, value in head.contacts if value),
        receiver=values.get("receiver", ""),
        date=date,
        date_text=date_text,
        number=read_numbers(values.get("number", "")),
        speed=values.get("speed", ""),
        secrecy=secrecy,
        declassification=term or values.get("declassification", ""),
        attachment_text=values.get("attachment_text", ""),
        subject=body.subject or "",
        paragraphs=body.outline.finished(),
        submitted_to=plain(ending.values.get("submitted_to", "")),
        originals=split_names(ending.values.get("originals", "")),
        copies=split_names(ending.values.get("copies", "")),
        signature="\n".join(ending.signature),
    )
    findings = list(_missing(letter, head, file))
    if problem is not None:
        place = Place(file, field="發文日期")
        findings.append(warning("letter-date-unreadable", problem.message, problem.fix, place))
    findings += _about_number(values.get("number", ""), file)
    return Outcome(letter, (*findings, *_about_rest(*notes, file)))


def _missing(letter: Letter, head: Head, file: str) -> list[Finding]:
    """Return a finding for what every letter has and this one lacks.

    A label without a value is no matter of reading: a draft has no number yet.
    """
    found = (
        bool(head.title), bool(head.values.get("date")), bool(head.values.get("number")),
        "receiver" in head.values, bool(letter.subject),
    )  # fmt: skip
    if sum(found) < _LEAST and not letter.subject:
        return [
            error(
                "not-a-letter",
                "看不出這是公文：找不到主旨、文別、發文日期或發文字號。",
                "確認選的是公文本身，不是附件；掃描檔請改用電子檔。",
                Place(file),
            )
        ]
    lacks: list[tuple[str, str, str]] = []
    if letter.is_memo:
        if not letter.unit and not letter.sender:
            lacks.append(("sender", "單位", "簽的開頭應為「簽　於○○處」。"))
    else:
        if not letter.sender:
            lacks.append(("sender", "發文機關", "標題應為「機關全銜　函」，單獨一行。"))
        if "date" not in head.values:
            lacks.append(("date", "發文日期", "確認檔案是完整的公文，或自行輸入日期。"))
        if "number" not in head.values:
            lacks.append(("number", "發文字號", "確認檔案是完整的公文，或自行輸入文號。"))
    if not letter.subject:
        lacks.append(("subject", "主旨", "確認檔案是完整的公文，而且文字可以選取。"))
    return [
        warning(f"letter-lacks-{code}", f"找不到「{label}」。", fix, Place(file, field=label))
        for code, label, fix in lacks
    ]


def _about_number(written: str, file: str) -> list[Finding]:
    """Return what is wrong with 發文字號 as printed and can no longer be seen in the record."""
    words = unspaced(written)
    place = Place(file, field="發文字號")
    if _NO_SERIAL.search(words):
        fix = "尚未給號就整欄空白；否則補上10碼號碼。"
        return [warning("number-empty", f"文號「{words[:_SHOWN]}」沒有號碼。", fix, place)]
    if "字字第" in words:
        fix = "只留一個「字」。"
        return [
            warning("number-double-word", f"文號「{words[:_SHOWN]}」重複了「字」。", fix, place)
        ]
    if wide := _WIDE.search(words):
        right = half_width(wide.group())
        fix = f"改為「{right}」。"
        return [warning("digit-full-width", f"文號裡的「{wide.group()}」是全形。", fix, place)]
    return []


def _about_rest(several: bool, left_out: tuple[str, ...], file: str) -> list[Finding]:
    findings: list[Finding] = []
    if several:
        findings.append(
            hint(
                "letter-several",
                "檔案裡不只一件公文，只讀了第一件。",
                "把其餘的公文另存成個別的檔案。",
                Place(file),
            )
        )
    if left_out:
        shown = left_out[0] if len(left_out[0]) <= _SHOWN else left_out[0][:_SHOWN] + "…"
        findings.append(
            hint(
                "letter-lines-left-out",
                f"公文之後有 {len(left_out)} 行沒有讀入，從「{shown}」起。",
                "可能是附件、簽核紀錄或戳記；需要時請開啟原檔查看。",
                Place(file),
            )
        )
    return findings
