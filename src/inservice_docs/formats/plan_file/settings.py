"""The settings of a workspace (`inservice.toml`), by Chinese or English keys: first the school."""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from inservice_docs.formats.text_file import decode, read_bytes
from inservice_docs.records.base import Record, field_names, label_of
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning
from inservice_docs.records.reading import read_record
from inservice_docs.records.school import School
from inservice_docs.rules.places import FieldPath, field_text
from inservice_docs.taiwan.text import nearest

R = TypeVar("R", bound=Record)

TABLES = ("school", "學校")
MAIL = ("smtp", "郵件")
"""The headings of each table, in English and in Chinese."""

_NAMES = field_names(School)
_BARE = re.compile(r"^([ \t]*)([^\s\"'=#\[\]{}.,]*[^\x00-\x7f][^\s\"'=#\[\]{}.,]*)(?=[ \t]*=)")
_HEADING = re.compile(
    r"^([ \t]*)\[([ \t]*)([^\s\"'\[\]#=.]*[^\x00-\x7f][^\s\"'\[\]#=.]*)([ \t]*)\]"
)
_WIDE = re.compile("[“”‘’「」＝［］＂＇]")
_UNQUOTED = re.compile(r"[^=#]*=[ \t]*[^\"'\s\[{]")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_settings(path: Path) -> Outcome[School]:
    """Read the school from a settings file.

    Each value that cannot be read is left out, with a finding that names its line. Raises UserError
    for a file that is missing, too large, in no known encoding or no TOML.
    """
    return parse_settings(read_bytes(path), str(path))


def parse_settings(data: bytes, file: str) -> Outcome[School]:
    """Read the school from the bytes of a settings file; `file` is its name in messages."""
    if not data.strip():
        return Outcome(School())
    text, findings = decode(data, file)
    settings = _parse(text, file)
    lines = _Lines(text, file)
    tables = [name for name in settings if name in TABLES]
    more = [*_strangers(settings, lines), *_doubled(tables, lines)]
    if not tables:
        more.extend(_without_table(settings, lines))
    outcome = _read(School, settings, TABLES, lines)
    return Outcome(outcome.value, (*findings, *more, *outcome.findings))


def read_table(path: Path, model: type[R], names: tuple[str, ...]) -> Outcome[R | None]:
    """Read another table of a settings file, such as `MAIL`; None where there is none.

    Raises UserError as `read_settings` does.
    """
    text, _ = decode(read_bytes(path), path.name)
    settings = _parse(text, path.name)
    if not any(name in settings for name in names):
        return Outcome(None)
    outcome = _read(model, settings, names, _Lines(text, path.name))
    return Outcome(outcome.value, outcome.findings)


def _read(
    model: type[R], settings: Mapping[str, Any], names: tuple[str, ...], lines: _Lines
) -> Outcome[R]:
    """Read the table that bears one of some headings, the last of which is its Chinese one."""
    heading = next((name for name in settings if name in names), None)
    known = field_names(model)

    def place_of(path: FieldPath, key: bool) -> Place:
        labels = [label_of(model, known.get(str(part), str(part))) for part in path]
        place = lines.place((*([heading] if heading else []), *path))
        return replace(place, field=field_text((names[-1], *labels)))

    return read_record(model, settings[heading] if heading else {}, place_of)


class _Lines:
    """The lines on which the keys of a TOML text stand."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.places: dict[FieldPath, tuple[int, int]] = {}
        heading: FieldPath = ()
        for number, line in enumerate(text.split("\n"), start=1):
            if found := re.match(r"\s*\[+\s*[\"']?([^\"'\]]*?)[\"']?\s*\]", line):
                heading = (found.group(1),)
                self.places.setdefault(heading, (number, found.start(1) + 1))
            elif found := re.match(r"\s*[\"']?([^\"'=]+?)[\"']?\s*=", line):
                self.places.setdefault((*heading, found.group(1)), (number, found.start(1) + 1))

    def place(self, path: FieldPath) -> Place:
        """Return the place of a key; without a line where it is not found."""
        line, column = self.places.get(path[:2], (None, None))
        return Place(self.file, line, column, field=field_text(path[1:] or path))


def _parse(text: str, file: str) -> Mapping[str, Any]:
    """Parse TOML whose keys and headings may be bare Chinese words, which TOML forbids."""
    with contextlib.suppress(tomllib.TOMLDecodeError, RecursionError):
        return tomllib.loads(text)
    lines = text.split("\n")
    quoted = _quoted(text)
    try:
        return tomllib.loads("\n".join(quoted))
    except tomllib.TOMLDecodeError as problem:
        found = _AT.search(str(problem))
        number = int(found.group(1)) if found else len(lines)
        line = lines[number - 1]
        column = int(found.group(2)) if found else len(line) + 1
        column = max(1, column - 2) if quoted[number - 1] != line else column
        raise UserError(_said(str(problem), line, Place(file, number, column))) from None
    except RecursionError:
        place = Place(file)
        raise UserError(
            error("toml-syntax", "括號的層次太深。", "檢查是否選錯檔案。", place)
        ) from None


def standard_toml(text: str) -> str:
    """Return a settings text as standard TOML: bare Chinese words become quoted ones."""
    with contextlib.suppress(tomllib.TOMLDecodeError, RecursionError):
        tomllib.loads(text)
        return text
    return "\n".join(_quoted(text))


def _quoted(text: str) -> list[str]:
    lines = text.split("\n")
    return [_HEADING.sub(r'\1[\2"\3"\4]', _BARE.sub(r'\1"\2"', line)) for line in lines]


def _said(problem: str, line: str, place: Place) -> Finding:
    wide = _WIDE.search(line.split("#", maxsplit=1)[0])
    if wide:
        column = wide.start() + 1
        return error(
            "toml-wide-mark",
            f"用了全形的「{wide.group()}」。",
            '欄名與值之間用半形的 =，值的兩側用半形的引號，例如 name = "臺中市立範例國民中學"。',
            Place(place.file, place.line, column),
        )
    if "Cannot overwrite" in problem or "Cannot declare" in problem:
        return error("duplicate-key", "同一欄寫了兩次。", "只保留其中一個。", place)
    if _UNQUOTED.match(line):
        return error("toml-syntax", "值的兩側沒有引號。", '加上半形引號，例如 "191313"。', place)
    return error(
        "toml-syntax",
        "這一行的格式無法解讀。",
        '寫成 欄名 = "值"，引號用半形而且成對。',
        place,
    )


def _strangers(settings: Mapping[str, Any], lines: _Lines) -> list[Finding]:
    """Name the tables that this program does not know, with the nearest that it does."""
    found = []
    for name, value in settings.items():
        if isinstance(value, Mapping) and name not in (*TABLES, *MAIL):
            near = nearest(name, (*TABLES, *MAIL))
            fix = f"是否為 [{near}]？" if near else "若不是給其他程式用的，請刪除。"
            found.append(
                warning("unknown-key", f"不認得區段 [{name[:40]}]。", fix, lines.place((name,)))
            )
    return found


def _doubled(tables: list[str], lines: _Lines) -> list[Finding]:
    return [
        error(
            "duplicate-key",
            f"[{tables[0]}] 與 [{name}] 是同一個區段。",
            "合併成一個。",
            lines.place((name,)),
        )
        for name in tables[1:]
    ]


def _without_table(settings: Mapping[str, Any], lines: _Lines) -> list[Finding]:
    """Say that the heading [school] is missing, at the first key that belongs under it."""
    for key, value in settings.items():
        if key in _NAMES and not isinstance(value, Mapping):
            return [
                error(
                    "toml-no-school",
                    f"「{key}」沒有寫在 [school] 之下。",
                    "在學校資料的第一行之前加上 [school]。",
                    lines.place((key,)),
                )
            ]
    return []
