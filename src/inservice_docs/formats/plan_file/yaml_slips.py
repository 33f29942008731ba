"""What clerks slip into YAML (full-width colons and marks, missing spaces, tabs) and the cure."""

from __future__ import annotations

import re

from inservice_docs.records.finding import Finding, Place, error

_KEY = r"[^\s:：#\"'\[\]{}，,、。]"
_WIDE_COLON = re.compile(rf"^([ \t\u3000]*(?:[-－•●] ?)?)({_KEY}{{1,16}}?)[ \u3000]*：")
_TIGHT_COLON = re.compile(rf"^([ \t\u3000]*(?:[-－•●] ?)?)({_KEY}{{1,16}}?):(?=[^ \t\n/])")
_FLOW_COLON = re.compile(rf"[{{,]\s*({_KEY}{{1,16}}?)[ \u3000]*(：|:(?=[^ \t\n/,}}]))")
_WIDE_MARK = re.compile(r"^([ \t\u3000]*)([－—–•●‧·])(?!\2)")
_WIDE_INDENT = re.compile(r"^( *)([\u3000\u00a0])")
_TAB_INDENT = re.compile(r"^( *)\t")
_WIDE_FLOW = re.compile(r"[［］｛｝，]")


def line_slip(line: str, number: int, file: str) -> Finding | None:
    """Name the slip on one line of block YAML, or None; `number` counts from 1."""
    if line.lstrip(" \t\u3000").startswith("#"):
        return None
    for pattern, make in _SLIPS:
        found = pattern.search(line)
        if found:
            column = found.end(1) + 1
            if pattern in (_WIDE_COLON, _TIGHT_COLON):
                column = found.end()
            return make(found, Place(file=file, line=number, column=column))
    return None


def start_slip(text: str, line: int, column: int, file: str) -> Finding | None:
    """Name the slip in a plain value or key that begins its line, or None."""
    place = Place(file=file, line=line, column=column)
    found = _WIDE_INDENT.match(text)
    if found:
        return _wide_indent(found, place)
    found = _WIDE_MARK.match(text)
    if found:
        return _wide_mark(found, place)
    return None


def flow_slip(line: str, number: int, file: str) -> Finding | None:
    """Name a full-width comma, bracket or colon, or a missing space, inside […] or {…}, or None."""
    if not re.search(r"[\[{［｛]", line):
        return None
    found = _WIDE_FLOW.search(line)
    if found:
        return _wide_flow(found.group(), number, found.start() + 1, file)
    found = _FLOW_COLON.search(line)
    if found:
        return colon_slip(found.group(1), found.group(2), Place(file, number, found.end(1) + 1))
    return None


def bracket_slip(value: str, line: int, column: int, file: str) -> Finding | None:
    """Name the full-width bracket with which a plain value begins, or None."""
    return _wide_flow(value[0], line, column, file) if value[0] in "［｛" else None


def key_slip(key: str, line: int, column: int, file: str) -> Finding | None:
    """Name the colon that became part of a plain key ({姓名：陳, …}, {姓名:陳, …}), or None."""
    found = re.search("[:：]", key)
    if not found:
        return None
    return colon_slip(
        key[: found.start()], found.group(), Place(file, line, column + found.start())
    )


def comment_cut(rest: str, line: int, column: int, file: str) -> Finding | None:
    """Name an extension such as ` #301` that YAML took for a comment, or None."""
    found = re.match(r"[ \t]+#(\d{1,6})[ \t]*(?:\n|$)", rest)
    if not found:
        return None
    return error(
        "yaml-comment-cut",
        f"「 #{found.group(1)}」前有空白，會被當成註解而遺失。",
        f'去掉空白，或整個值加引號，例如 "04-22921175#{found.group(1)}"。',
        Place(file=file, line=line, column=column),
    )


def tab_indent(line: str, number: int, file: str) -> Finding | None:
    """Name a tab used for indenting, or None."""
    found = _TAB_INDENT.match(line)
    return _tab(found, Place(file=file, line=number, column=found.end())) if found else None


def colon_slip(key: str, colon: str, place: Place) -> Finding:
    """Say that a key is followed by a full-width colon, or by one without a space."""
    if colon == "：":
        return error(
            "yaml-colon-wide",
            f"「{key}」之後用了全形冒號「：」。",
            f"改為半形冒號加一個空白，例如 {key}: 值。",
            place,
        )
    return error(
        "yaml-colon-space",
        f"「{key}」的冒號之後少了空白。",
        f"冒號後加一個半形空白，例如 {key}: 值。",
        place,
    )


def _colon(found: re.Match[str], place: Place) -> Finding:
    return colon_slip(found.group(2), found.group()[-1], place)


def _wide_flow(mark: str, line: int, column: int, file: str) -> Finding:
    return error(
        "yaml-wide-mark",
        f"清單裡用了全形的「{mark}」。",
        "改用半形的 [ ] { } 與逗號。",
        Place(file=file, line=line, column=column),
    )


def _wide_mark(found: re.Match[str], place: Place) -> Finding:
    return error(
        "yaml-list-mark",
        f"清單的開頭用了「{found.group(2)}」。",
        "改為半形減號加一個空白，例如 - 國小。",
        place,
    )


def _wide_indent(found: re.Match[str], place: Place) -> Finding:
    return error(
        "yaml-wide-indent",
        "行首用了全形空白或不換行空白縮排。",
        "改用半形空白縮排，每層兩格。",
        place,
    )


def _tab(found: re.Match[str], place: Place) -> Finding:
    return error("yaml-tab", "行首用了 Tab 縮排。", "改用半形空白縮排，每層兩格。", place)


_SLIPS = (
    (_TAB_INDENT, _tab),
    (_WIDE_INDENT, _wide_indent),
    (_WIDE_MARK, _wide_mark),
    (_WIDE_COLON, _colon),
    (_TIGHT_COLON, _colon),
)
