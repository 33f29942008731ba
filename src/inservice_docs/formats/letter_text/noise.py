"""What stands on a letter's pages and is no part of it: page numbers, stamps, 裝訂線."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from inservice_docs.formats.letter_text.labels import split_label
from inservice_docs.formats.letter_text.lines import Line, unspaced

_PAGE = re.compile(
    r".{0,30}第\d{1,3}頁[，,、/／-]?[（(]?[共/]\d{1,3}頁[）)]?|第\d{1,3}頁|共\d{1,3}頁[，,、]?第\d{1,3}頁"
    r"|\d{1,3}/\d{1,3}|[-－–—~～]\d{1,3}[-－–—~～]|\d{1,2}|[Pp]age\d{1,3}(?:of\d{1,3})?"
)
_BINDING = re.compile("[裝訂線.…．·‧∙•|｜︱—―─━┄┅┈┊┆:：-]+")
_STAMP = re.compile(
    "(?:收文|公文|總收文?|創稿|簽稿|文件|列印|簽收|歸檔)(?:日期|字號|文號|編號|號|時間|人員?)[：:].{0,40}"
    "|(?:線上簽核|電子公文|電子收文|電子交換|公文電子|電子發文).{0,30}"
    "|[*＊]?(?=[A-Z0-9]*\\d{6})[A-Z0-9]{7,20}[*＊]?|[*＊][A-Z0-9-]{4,30}[*＊]"
    "|.{0,12}(?:收文|簽收|校對|監印|繕打|核稿|判行)(?:[：:].{0,30}|章?)"
)
_EXCHANGED = re.compile(
    r"[電子公文交換收發章]{1,9}|[電子公文交換收發章]{0,6}(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{7})?"
    r"(?:\d{1,2}:\d{2}(?::\d{2})?)?[電子公文交換收發章]{0,6}"
)
_MARK = re.compile(
    "正本|副本|抄本|抄件|草稿|稿|電子文|紙本|密件|最?速件|附件抽存|附件隨文|歸檔|存查|如擬|閱|可|發"
)
_OFFICE_BLOCK = re.compile("第[一二三]層決行|(?:承辦單位|會辦單位|決行|核判|批示|敬會單位){1,4}")
_EDGE = 3


def is_noise(text: str, *, in_text: bool) -> bool:
    """Tell whether a line is no part of the letter; inside of its text less is taken for noise."""
    plain = unspaced(text)
    if len(plain) > 80:
        return False
    if _PAGE.fullmatch(plain) or _BINDING.fullmatch(plain):
        return True
    if in_text:
        return False
    return any(each.fullmatch(plain) for each in (_STAMP, _EXCHANGED, _MARK, _OFFICE_BLOCK))


def without_repeated(lines: Sequence[Line]) -> list[Line]:
    """Leave out the headers of further pages, and the footers of all.

    A header is what the first page begins with too, a footer what every page ends with; a labelled
    line is neither.
    """
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    if len(pages) < 2:
        return list(lines)
    first, *others = pages.values()
    heads = {_key(line) for line in first[:_EDGE]}
    kept = [first, *(page[_header(page, heads) :] for page in others)]
    last = _footer([page[::-1] for page in kept])
    return [line for page in kept for line in page[: len(page) - last]]


def _header(page: Sequence[Line], heads: set[str]) -> int:
    """Return how many lines at the head of a page stood at the head of the first."""
    count = 0
    while count < len(page) and _key(page[count]) in heads and not _labelled(page[count]):
        count += 1
    return count


def _footer(upwards: Sequence[Sequence[Line]]) -> int:
    """Return how many lines all pages have in common at their foot."""
    count = 0
    for rows in zip(*upwards, strict=False):
        if len({_key(line) for line in rows}) > 1 or _labelled(rows[0]):
            break
        count += 1
    return count


def _labelled(line: Line) -> bool:
    return split_label(line.text) is not None


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", unspaced(line.text))
