"""What the YAML parser complains about, said in a clerk's words with the likely cure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml.error import MarkedYAMLError, StreamMark

from inservice_docs.formats.plan_file.yaml_slips import flow_slip, line_slip
from inservice_docs.records.finding import Finding, Place, error

_MOST = 20
_TEXT_BLOCK = re.compile(r"(?:: |- |^)[|>][-+0-9]*\s*(?:#.*)?$")
_WORDS: tuple[tuple[str, str, str, bool], ...] = (
    (
        "mapping values are not allowed",
        "這裡不能出現「: 」。",
        "值裡有冒號時整個值加引號；否則檢查上一行的冒號與縮排。",
        False,
    ),
    ("could not find expected ':'", "這一行沒有「欄名: 值」的冒號。", "寫成 欄名: 值。", True),
    ("character '\\t'", "這裡用了 Tab。", "改用半形空白縮排，每層兩格。", False),
    ("that cannot start any token", "值不能以這個符號開頭。", "整個值加上引號。", False),
    ("unexpected end of stream", "引號沒有關閉。", "在值的結尾補上引號。", True),
    (
        "expected ',' or",
        "括號 [ ] 或 { } 沒有關閉，或少了半形逗號。",
        "檢查括號與逗號是否成對、半形。",
        True,
    ),
    ("expected <block end>", "縮排不一致。", "同一層的各行從同一格開始，每層縮兩格。", False),
    ("unknown escape", "雙引號裡的「\\」代碼無法解讀。", "改用單引號，或把 \\ 寫成 \\\\。", False),
    ("escape sequence", "雙引號裡的「\\」代碼無法解讀。", "改用單引號，或把 \\ 寫成 \\\\。", False),
)


def syntax_problems(
    problem: MarkedYAMLError, lines: list[str], since: int, file: str
) -> list[Finding]:
    """Return the findings for a parser's complaint.

    `since` is the line (from 0) of the last thing that was read well: a slip such as a full-width
    colon lies between it and the place where the parser gave up, often before the latter.
    """
    said = problem.problem or ""
    mark = problem.problem_mark or problem.context_mark
    stop = min(mark.line if mark else since, len(lines) - 1)
    first = stop if "\\t" in said else min(since, stop)
    slips = _slips(lines, first, stop, file)
    if slips:
        return slips
    for words, message, fix, opening in _WORDS:
        if words in said:
            mark = (problem.context_mark if opening else None) or mark
            return [error("yaml-syntax", message, fix, _place(file, mark, since))]
    fix = "檢查這一行與上一行的縮排、冒號與引號。"
    return [error("yaml-syntax", "YAML 格式無法解讀。", fix, _place(file, mark, since))]


def prose_problems(lines: list[str], file: str) -> list[Finding]:
    """Return the slips of a file that holds one long text only: every colon in it is full-width."""
    return _slips(lines, 0, len(lines) - 1, file)


def _slips(lines: list[str], first: int, stop: int, file: str) -> list[Finding]:
    """Return the first slip between two lines, and the same slip on later ones to mend at once."""
    found: list[Finding] = []
    for number in _outside_texts(lines):
        if number < first or (number > stop and not found) or len(found) >= _MOST:
            continue
        line = lines[number]
        slip = line_slip(line, number + 1, file) or flow_slip(line, number + 1, file)
        if slip and (not found or slip.code == found[0].code):
            found.append(slip)
    return found


def _outside_texts(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are not inside a text block (`|` or `>`)."""
    inside: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (indent > inside or not line.strip()):
            continue
        inside = indent if _TEXT_BLOCK.search(line) else None
        yield number


def _place(file: str, mark: StreamMark | None, since: int) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, since + 1)
