"""The file of course codes (TOML): read, and every table checked before it is used."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problem import FactError
from .text import nearest, tidy, unholdable

TABLES = (
    "班別性質",
    "時段",
    "繳費方式",
    "補助單位",
    "參加對象",
    "課程性質1",
    "課程性質2",
    "課程性質3",
    "課程性質4",
)
CREDITS, OPTIONS, SHORT = "以學分計的班別", "課程性質的選項", "簡稱"
_BUILT_IN = Path(__file__).with_name("course_codes.toml")
_LIMIT = 1_000_000
_CURE = "請對照內建的代碼檔修改，或刪除這個檔案改用內建的。"


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a code file: words by code, options by path, clerks' words by table."""

    words: dict[str, tuple[tuple[str, str], ...]]
    options: dict[str, tuple[str, ...]]
    short: dict[str, dict[str, str]]
    credits: frozenset[str]


def read_tables(path: Path | None) -> Tables:
    """Return the built-in tables, those that the school's own file has replaced by its own.

    Raises FactError naming what is wrong with the file.
    """
    data = _parse(_BUILT_IN)
    if path is not None:
        data |= _parse(path)
    words = {name: _words(name, data[name]) for name in TABLES}
    options = {
        str(key): _codes(OPTIONS, value) for key, value in _table(OPTIONS, data[OPTIONS]).items()
    }
    known = {code for name in TABLES[-3:] for code, _ in words[name]}
    _known(OPTIONS, (code for codes in options.values() for code in codes), known)
    kinds = {code for code, _ in words["班別性質"]}
    credit_kinds = _codes(CREDITS, data[CREDITS])
    _known(CREDITS, credit_kinds, kinds)
    short = {
        name: {str(key): str(value) for key, value in _table(SHORT, entries).items()}
        for name, entries in _table(SHORT, data[SHORT]).items()
        if _is_table_name(name, TABLES)
    }
    return Tables(words, options, short, frozenset(credit_kinds))


def _parse(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LIMIT:
            raise FactError(f"代碼檔 {path.name} 太大，不像是代碼檔。", _CURE)
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FactError(f"讀不到代碼檔 {path.name}。", "請確認檔案存在而且可以讀取。") from error
    except UnicodeDecodeError as error:
        raise FactError(f"代碼檔 {path.name} 不是 UTF-8 編碼。", "請用 UTF-8 編碼另存。") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FactError(f"代碼檔 {path.name} 的寫法有誤：{error}。", _CURE) from error
    for name in data:
        _is_table_name(name, (*TABLES, CREDITS, OPTIONS, SHORT))
    return data


def _is_table_name(name: str, names: tuple[str, ...]) -> bool:
    if name not in names:
        like = nearest(name, names)
        cure = f"是不是「{like}」？" if like else f"可用的表：{'、'.join(names)}。"
        raise FactError(f"代碼檔沒有「{name[:20]}」這張表。", cure)
    return True


def _table(name: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FactError(f"代碼檔的「{name}」要是一張表。", _CURE)
    return value


def _words(name: str, value: object) -> tuple[tuple[str, str], ...]:
    """Return (code, word) pairs; a plain list of words has empty codes."""
    if isinstance(value, list):
        pairs = [("", word) for word in value]
    else:
        pairs = [(tidy(code), word) for code, word in _table(name, value).items()]
    for _, word in pairs:
        if not isinstance(word, str) or not tidy(word) or unholdable(word):
            raise FactError(
                f"代碼檔的「{name}」有一項不是文字。", '每一項寫成 代碼 = "用語"，' + _CURE
            )
    return tuple(pairs)


def _codes(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(type(code) in (int, str) for code in value):
        raise FactError(
            f"代碼檔的「{name}」有一項不是代碼的清單。", "請寫成 [1, 2, 999] 這樣的清單。"
        )
    return tuple(str(code) for code in value)


def _known(name: str, codes: Any, known: set[str]) -> None:
    for code in codes:
        if code not in known:
            cure = "請在該欄位的表加上這個代碼，或改正這裡；" + _CURE
            raise FactError(f"代碼檔的「{name}」用了沒有定義的代碼「{code[:10]}」。", cure)
