"""A school's own layout of lists (對照檔): its headings, columns without one, its school codes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inservice_docs.formats.tables.headings import field_of, key_of
from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Finding, Place, UserError, error

FILE = "roster_columns.toml"
"""Where a workspace keeps it."""

_KEYS = ("工作表", "標題列", "欄位", "學校代碼")
# TOML wants quotes around Chinese keys; a clerk need not.
_WORD = r"[^\s\"'=#\[\]{}.,]"
_BARE = re.compile(rf"^([ \t]*\[?)({_WORD}*[^\x00-\x7f\s]{_WORD}*)(\s*[=\]])", re.M)
_COLUMN = re.compile("([A-Z]{1,2})欄")


@dataclass(frozen=True, slots=True)
class OwnLayout:
    """What a school says of its lists; by default nothing.

    `headings` maps headings (as `key_of` gives them) to fields, `columns` columns from 0 to
    fields; `heading_row` counts from 1, 0 for a list without headings, None when it is to be found.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[int, str] = field(default_factory=dict)
    sheet: str = ""
    heading_row: int | None = None
    schools: Mapping[str, str] = field(default_factory=dict)


def read_own_layout(path: Path) -> OwnLayout:
    """Read a layout. Raises UserError naming the first mistake.

    〔欄位〕 has a field on each line, `教師姓名 = "老師"` or a list of headings; `B欄` stands for a
    column without a heading. 〔學校代碼〕 names schools: `191313 = "…"`.
    """
    data, file = read_bytes(path), path.name
    try:
        held = tomllib.loads(_BARE.sub(r'\1"\2"\3', data.decode("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise UserError(
            _wrong(file, "", "名單欄位的對照檔讀不懂。", "檢查引號與等號，以 UTF-8 編碼存檔。")
        ) from None
    for key in held:
        if key not in _KEYS:
            raise UserError(_wrong(file, key, "不認得這個鍵。", f"可用的鍵：{'、'.join(_KEYS)}。"))
    headings, columns = _fields(_table(held, "欄位", file), file)
    row = held.get("標題列")
    if row is not None and (isinstance(row, bool) or not isinstance(row, int) or row < 0):
        raise UserError(_wrong(file, "標題列", "應填列號。", "例如 3；沒有標題列時填 0。"))
    schools = {
        str(code).upper(): str(name) for code, name in _table(held, "學校代碼", file).items()
    }
    return OwnLayout(headings, columns, str(held.get("工作表", "")), row, schools)


def _table(held: dict[str, Any], key: str, file: str) -> dict[str, Any]:
    table = held.get(key, {})
    if not isinstance(table, dict):
        raise UserError(_wrong(file, key, "應為一節。", f"寫成 [{key}]，每行一項。"))
    return table


def _fields(table: dict[str, Any], file: str) -> tuple[dict[str, str], dict[int, str]]:
    headings: dict[str, str] = {}
    columns: dict[int, str] = {}
    for key, words in table.items():
        name = field_of(key)
        if name is None:
            fix = "例如 教師姓名、身分證字號、服務學校、學校代碼。"
            raise UserError(_wrong(file, f"欄位.{key}", "沒有這種欄位。", fix))
        for word in words if isinstance(words, list) else [words]:
            if not isinstance(word, str) or not word.strip():
                raise UserError(_wrong(file, f"欄位.{key}", "應填標題。", '例如 "老師" 或 "B欄"。'))
            if found := _COLUMN.fullmatch(word.strip().upper()):
                columns[_number(found.group(1))] = name
            else:
                headings[key_of(word)] = name
    return headings, columns


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _wrong(file: str, key: str, words: str, fix: str) -> Finding:
    return error("roster-layout", words, fix, Place(file=file, field=key))
