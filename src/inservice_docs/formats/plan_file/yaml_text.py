"""YAML read as text: every scalar stays as it was written, and everything has its place.

Nothing is guessed (0912345678 keeps its zero, 是 and no stay words), nothing is expanded (no
anchors, no tags), and every refusal names line, column and cure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from inservice_docs.formats.plan_file import yaml_slips
from inservice_docs.formats.plan_file.yaml_problem import prose_problems, syntax_problems
from inservice_docs.formats.text_file import decode
from inservice_docs.records.finding import Finding, Place, UserError, error, has_errors
from inservice_docs.rules.places import field_text

MOST_DEPTH = 20
MOST_NODES = 50_000

Path = tuple[str | int, ...]
_EMPTY = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class YamlText:
    """A YAML file's content: `data` holds dict, list, str and None; `findings` what was noticed."""

    data: Any
    file: str = ""
    findings: tuple[Finding, ...] = ()
    values: dict[Path, tuple[int, int]] = field(default_factory=dict, repr=False)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict, repr=False)

    def place_of(self, path: Sequence[str | int], key: bool = False) -> Place:
        """Return where a value (or its key) stands; a path that is not there gives its parent's."""
        whole = tuple(path)
        for length in range(len(whole), -1, -1):
            part = whole[:length]
            found = self.keys.get(part) if key else None
            found = found or self.values.get(part) or self.keys.get(part)
            if found:
                return Place(self.file, found[0], found[1], field=field_text(whole))
        return Place(self.file, field=field_text(whole))


def read_yaml(data: bytes, file: str) -> YamlText:
    """Read a YAML file's bytes; `file` is its name in messages.

    Empty values become None, all others the very text. Raises UserError with every mistake found:
    bad bytes, bad YAML, doubled keys, anchors, tags, several documents, too large, too deep.
    """
    text = scan_yaml(data, file)
    if has_errors(text.findings):
        raise UserError(text.findings)
    return text


def scan_yaml(data: bytes, file: str) -> YamlText:
    """Read as `read_yaml` does, but report slips that leave the rest readable as findings only."""
    text, findings = decode(data, file)
    return _Walk(text, file, list(findings)).read()


class _Walk:
    """One pass over the parser's events."""

    def __init__(self, text: str, file: str, findings: list[Finding]) -> None:
        self.text, self.file, self.findings = text, file, findings
        self.lines = text.split("\n")
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.nodes = 0
        self.last_line = 0

    def read(self) -> YamlText:
        """Return the content of the only document."""
        data: Any = None
        seen = False
        try:
            events: Iterator[Event] = YAML(typ="safe", pure=True).parse(self.text)
            for event in events:
                if isinstance(event, DocumentStartEvent):
                    if seen:
                        self._refuse(event, "yaml-documents", *_SEVERAL)
                    if event.tags:
                        self._refuse(event, "yaml-tag", *_TAG)
                    seen = True
                    data = self._node(next(events), events, (), 0)
        except MarkedYAMLError as problem:
            found = syntax_problems(problem, self.lines, self.last_line, self.file)
            raise UserError([*self.findings, *found]) from None
        except (YAMLError, ValueError, OverflowError):
            place = Place(self.file, self.last_line + 1)
            wrong = error("yaml-syntax", *_ESCAPE, place)
            raise UserError([*self.findings, wrong]) from None
        if not seen:
            raise UserError(
                error("file-empty", "檔案裡只有註解。", "請填寫內容後再試。", Place(self.file))
            )
        if isinstance(data, str):
            self.findings.extend(prose_problems(self.lines, self.file))
        return YamlText(data, self.file, tuple(self.findings), self.values, self.keys)

    def _node(self, event: Event, events: Iterator[Event], path: Path, depth: int) -> Any:
        self.nodes += 1
        self.last_line = event.start_mark.line
        self.values[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._plain_node(event)
        if self.nodes > MOST_NODES:
            self._refuse(event, "yaml-too-many", "項目太多。", "檢查是否選錯檔案。")
        if depth > MOST_DEPTH:
            self._refuse(
                event, "yaml-too-deep", f"層次太深（超過 {MOST_DEPTH} 層）。", "檢查是否選錯檔案。"
            )
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path, depth)
        return self._mapping(events, path, depth)

    def _plain_node(self, event: Event) -> None:
        """Refuse an anchor, an alias and a tag."""
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._refuse(event, "yaml-alias", *_ALIAS)
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            self._refuse(event, "yaml-tag", *_TAG)

    def _scalar(self, event: ScalarEvent) -> str | None:
        value = str(event.value)
        if not event.implicit[0]:
            return _PAIR.sub(_joined, value)
        if event.start_mark.index != event.end_mark.index:
            self._plain_slips(event, value)
        return None if value in _EMPTY else value

    def _plain_slips(self, event: ScalarEvent, value: str) -> None:
        """Look at an unquoted value for what YAML takes but a clerk did not mean."""
        start, end = event.start_mark, event.end_mark
        line = self.lines[start.line]
        found = yaml_slips.bracket_slip(value, start.line + 1, start.column + 1, self.file)
        if not line[: start.column].strip(" "):
            found = yaml_slips.start_slip(value, start.line + 1, start.column + 1, self.file)
        for number in range(start.line + 1, end.line + 1):
            found = found or yaml_slips.tab_indent(self.lines[number], number + 1, self.file)
        rest = self.lines[end.line][end.column :]
        found = found or yaml_slips.comment_cut(rest, end.line + 1, end.column + 1, self.file)
        if found:
            self.findings.append(found)

    def _sequence(self, events: Iterator[Event], path: Path, depth: int) -> list[Any]:
        result: list[Any] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            result.append(self._node(event, events, (*path, len(result)), depth + 1))
        return result

    def _mapping(self, events: Iterator[Event], path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, path)
            here = (*path, key)
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            if key in result:
                self._doubled(key, place, self.keys[here])
                self._node(next(events), events, (*path, key, "*"), depth + 1)
                continue
            self.keys[here] = place
            result[key] = None
            result[key] = self._node(next(events), events, here, depth + 1)
        return result

    def _key(self, event: Event, path: Path) -> str:
        self._plain_node(event)
        if not isinstance(event, ScalarEvent):
            self._refuse(event, "yaml-key", "欄名須為文字。", "寫成 欄名: 值。")
        self.last_line = event.start_mark.line
        value = str(event.value)
        if event.implicit[0] and event.start_mark.index != event.end_mark.index:
            mark = event.start_mark
            slip = yaml_slips.key_slip(value, mark.line + 1, mark.column + 1, self.file)
            if slip:
                self.findings.append(slip)
            self._plain_slips(event, value)
        return value

    def _doubled(self, key: str, place: tuple[int, int], first: tuple[int, int]) -> None:
        self.findings.append(
            error(
                "duplicate-key",
                f"「{key[:40]}」重複填寫（第{first[0]}行已有）。",
                "只保留其中一個；多筆資料請用「- 」列成清單。",
                Place(self.file, *place, field=key[:40]),
            )
        )

    def _refuse(self, event: Event, code: str, message: str, fix: str) -> NoReturn:
        mark = event.start_mark
        place = Place(self.file, mark.line + 1, mark.column + 1)
        raise UserError([*self.findings, error(code, message, fix, place)])


def _joined(found: re.Match[str]) -> str:
    """Join the two halves in which JSON writes a rare character (\\ud83d\\ude00)."""
    return found.group().encode("utf-16", "surrogatepass").decode("utf-16")


_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALIAS = ("不接受 YAML 的 & 與 *（錨點與別名）。", "直接寫出內容；文字以 & 或 * 開頭時請加引號。")
_TAG = ("不接受 YAML 的標籤（! 開頭或 %TAG）。", "直接寫出內容；文字以 ! 開頭時請加引號。")
_SEVERAL = ("檔案裡有兩份以上的文件（「---」分隔）。", "每份計畫各存一個檔案。")
_ESCAPE = ("雙引號裡的「\\」代碼無法解讀。", "改用單引號，或把 \\ 寫成 \\\\。")
