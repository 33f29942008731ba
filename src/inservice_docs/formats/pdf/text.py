"""The lines of a PDF's text; a scan, a locked or a hostile file is said to be one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from statistics import median
from typing import Any

from inservice_docs.formats.child import ask_child
from inservice_docs.formats.letter_text.lines import Line, clean, width
from inservice_docs.formats.letter_text.noise import is_noise
from inservice_docs.formats.pdf import extract
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning

MOST_BYTES = 30_000_000
SECONDS = 3.0
"""How long a PDF may be worked on; a page takes a tenth of a second."""

_COLUMN = 6.0
_LEAST_TEXT = 10
_HAN = "[\u3400-\u9fff]"
_JOINT = re.compile(f"{_HAN}[0-9A-Za-z]|[0-9A-Za-z]{_HAN}")
_SPACED = re.compile(f"(?<={_HAN}) (?=[0-9])|(?<=[0-9]) (?={_HAN})")
_TIGHT = re.compile(f"(?<={_HAN})(?=[0-9])|(?<=[0-9])(?={_HAN})")
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\U000f0000-\U0010ffff]")

Printed = tuple[str, float, float, float]
"""A line as it lies on the page: text, left, right, size."""


def read_lines(data: bytes, file: str) -> Outcome[list[Line]]:
    """Return the lines of a PDF's text, page after page, with their places on the page.

    Raises UserError when the file is locked, broken, too large or has no text (a scan). Of a file
    that takes too long only the first pages are read, which is a finding.
    """
    place = Place(file)
    if len(data) > MOST_BYTES:
        raise UserError(_refused(extract.TOO_LARGE, place))
    pages, end = _extracted(data)
    lines = _lines(pages)
    text = "".join(line.text for line in lines if not is_noise(line.text, in_text=True))
    if end != extract.DONE and (not text or end == extract.LOCKED):
        raise UserError(_refused(end, place))
    if len(text) < _LEAST_TEXT:
        raise UserError(_refused("is-scan", place))
    if len(_UNKNOWN.findall(text)) * 4 > len(text):
        raise UserError(_refused("unreadable", place))
    return Outcome(lines, () if end == extract.DONE else (_cut(len(pages), place),))


def _extracted(data: bytes) -> tuple[list[list[Printed]], str]:
    """Return the lines of each page, and what ended the work."""
    command = [sys.executable, "-P", "-m", extract.__name__]
    output = ask_child(command, data, SECONDS).output
    pages: list[list[Printed]] = []
    for answer in _answers(output):
        if isinstance(answer, str):
            return pages, answer
        pages.append(answer)
    return pages, extract.TOO_LARGE


def _answers(output: bytes) -> list[Any]:
    """Return what the process put out; a line that it was stopped in the middle of is left out."""
    return [json.loads(line) for line in output.split(b"\n")[:-1]]


def _lines(pages: list[list[Printed]]) -> list[Line]:
    printed = [(line, page) for page, lines in enumerate(pages) for line in lines]
    margin = min((left for (text, left, *_), _ in printed if _is_text(text)), default=0.0)
    edge = _right_edge([line for line, _ in printed])
    spaced = _spaces_digits(text for (text, *_), _ in printed)
    lines: list[Line] = []
    for (text, left, right, size), page in printed:
        said, indent = clean(text).strip(), max(0, round((left - margin) / _COLUMN))
        if spaced and lines and lines[-1].full and _JOINT.fullmatch(lines[-1].text[-1:] + said[:1]):
            said = f" {said}"
        lines.append(Line(said, indent, right > edge - 1.7 * size, page))
    return lines


def _spaces_digits(texts: Iterable[str]) -> bool:
    """Tell whether a letter puts spaces around digits (3 小時): the one at a line's end is lost."""
    whole = "\n".join(texts)
    return len(_SPACED.findall(whole)) > len(_TIGHT.findall(whole))


def _right_edge(lines: list[Printed]) -> float:
    """Return how far lines of running text reach; other lines may stick out or be measured ill."""
    rights = sorted(
        (right for text, _, right, _ in lines if len(text) > 14 and width(text) > 1.8 * len(text)),
        reverse=True,
    )
    return median(rights[:5]) if rights else max((right for *_, right, _ in lines), default=0.0)


def _is_text(text: str) -> bool:
    return len(text) > 1 and not is_noise(text, in_text=True)


def _refused(code: str, place: Place) -> Finding:
    message, fix = _REFUSALS[code]
    return error(f"pdf-{code}", message, fix, place)


def _cut(pages: int, place: Place) -> Finding:
    return warning(
        "pdf-cut",
        f"這份 PDF 太大或有損壞，只讀了前 {pages} 頁。",
        "核對讀入的內容；需要全文時，改用公文系統匯出的 DI 檔。",
        place,
    )


_REFUSALS = {
    extract.LOCKED: (
        "PDF 有密碼保護，無法讀取。",
        "請來文單位提供沒有密碼的檔案，或解除密碼後另存。",
    ),
    extract.BROKEN: (
        "PDF 檔損壞，無法讀取。",
        "重新下載，或用 PDF 閱讀程式開啟後另存新檔。",
    ),
    extract.TOO_LARGE: (
        "這份 PDF 太大或太複雜，不像公文。",
        "檢查是否選錯檔案；確定是公文時，改用公文系統匯出的 DI 檔。",
    ),
    "is-scan": (
        "這份 PDF 沒有文字，應該是掃描的影像。",
        "改用公文系統匯出的電子檔（di 或可選取文字的 PDF），或自行輸入內容。",
    ),
    "unreadable": (
        "這份 PDF 的字型沒有附文字對照，讀出來的是亂碼。",
        "改用公文系統匯出的 DI 檔，或請來文單位重新產生 PDF。",
    ),
}
