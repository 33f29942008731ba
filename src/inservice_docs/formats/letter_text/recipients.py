"""Names after 正本 and 副本, and the signature that follows them."""

from __future__ import annotations

import re

from inservice_docs.formats.letter_text.lines import plain, unspaced
from inservice_docs.formats.letter_text.title import is_organisation

_OFFICE = (
    "(?:副|代理|兼代理?|代)?(?:校長|園長|局長|處長|署長|部長|司長|縣長|市長|鄉長|鎮長|區長|主任委員|"
    "主任秘書|主任|院長|館長|所長|董事長|理事長|會長|總經理|執行長|執行秘書|召集人|秘書長|社長|台長|臺長|"
    "隊長|組長|秘書|幹事|承辦人|職)"
)
_PERSON = r"[\u3400-\u9fff\U00020000-\U0003ffff○〇Ｏ．·]{1,15}"
_SIGNED = re.compile(
    rf"[^，。；：、]{{0,30}}{_OFFICE}[\t \u3000]+{_PERSON}(?:[\t \u3000]{_PERSON}){{0,4}}"
    r"(?:[\t \u3000]*(?:[（(].{1,12}[）)]|敬上|謹上|敬陳|謹陳|敬簽|謹簽))?"
)
_TIGHT = re.compile(rf"{_OFFICE}[\u3400-\u9fff○〇Ｏ]{{2,4}}(?:[（(].{{1,12}}[）)])?")
_TITLES = re.compile(rf"(?:[\u3400-\u9fff]{{0,6}}{_OFFICE}[、\t \u3000]*)+")
_DELEGATED = re.compile("分層負責|授權.*決行|代為決行")
_MARKS = re.compile("[、；;\n，,（(）)]")


def is_signature(text: str) -> bool:
    """Tell whether a line is an office and the name of its holder: 校長　王○○."""
    return bool(_SIGNED.fullmatch(text)) or bool(_TIGHT.fullmatch(unspaced(text)))


def are_titles(text: str) -> bool:
    """Tell whether a line holds nothing but offices: 主任　校長."""
    return bool(_TITLES.fullmatch(text))


def more_names(before: str, line: str, *, broken: bool) -> str | None:
    """Return the recipients with a further line, or None when that line is none of theirs.

    `broken` tells that the last line reached the margin, so that a name may go on.
    """
    unfinished = before.endswith(("、", "，", ",", "；", ";", "（", "("))
    if unfinished or _open_bracket(before):
        return before + line
    if is_signature(line) or _DELEGATED.search(line):
        return None
    if broken or line.startswith(("（", "(", "、")) or ("、" in line and "、" in before):
        return before + line
    if is_organisation(line.rstrip("、")) or "、" in line or _enclosed(line):
        return f"{before}\n{line}" if before else line
    return None


def split_names(text: str) -> tuple[str, ...]:
    """Return recipients one by one; what stands in brackets is never taken apart."""
    parts = [each for part in _parted(text, "、；;\n") for each in _by_commas(part)]
    names = (plain(part.strip(" \t\u3000")) for part in parts)
    return tuple(name for name in names if name)


def _by_commas(text: str) -> list[str]:
    parts = _parted(text, "，,")
    return parts if all(is_organisation(part) for part in parts) else [text]


def _parted(text: str, marks: str) -> list[str]:
    """Part a text at marks outside of brackets; a bracket that is never closed is none."""
    parts, start, depth = [], 0, 0
    closing = text.count("）") + text.count(")")
    for found in _MARKS.finditer(text):
        mark = found.group()
        if mark in "（(":
            depth += closing > 0
        elif mark in "）)":
            depth, closing = max(0, depth - 1), closing - 1
        elif mark in marks and not depth:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _open_bracket(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _enclosed(line: str) -> bool:
    return bool(re.search(r"[（(].{0,4}附件[）)]$", line))
