"""Reading a record from what a file held: every mistake at once, each with its place and cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from inservice_docs.records.base import Record, field_names, label_of, record_in
from inservice_docs.records.finding import Finding, Outcome, Place, error
from inservice_docs.taiwan.text import nearest

R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]
PlaceOf = Callable[[Path, bool], Place]
"""Find the place of a value (or, when the flag is True, of its key) by its path as written."""

MOST_ROUNDS = 20
"""Validation shows nested mistakes only once outer ones are gone; nesting is never this deep."""


def nowhere(path: Path, key: bool = False) -> Place:
    """Name a value's field only: for records that came from no file."""
    return Place(field=".".join(str(part) for part in path))


def read_record(model: type[R], data: Any, place_of: PlaceOf = nowhere) -> Outcome[R]:
    """Read a record from nested mappings and lists.

    Returns the record made of every value that could be read, and a finding for each that could
    not: a bad value is left out, as if missing, so that a draft shows it as a gap.
    """
    if not isinstance(data, Mapping):
        wrong = error(
            "not-a-mapping",
            "內容不是「欄名: 值」的格式。",
            "每一行寫成 欄名: 值，例如 研習名稱: 生命教育分享日。",
            place_of((), False),
        )
        return Outcome(model(), (wrong,))
    findings: list[Finding] = []
    written: dict[Path, Path] = {(): ()}
    clean = _english(model, data, (), (), place_of, written, findings)
    for _ in range(MOST_ROUNDS):
        try:
            return Outcome(model.model_validate(clean), tuple(findings))
        except ValidationError as problem:
            dropped = False
            gone: set[Path] = set()
            for detail in problem.errors(include_url=False):
                path = _real_path(clean, detail["loc"])
                findings.append(_finding(detail, written.get(path, path), place_of))
                if path not in gone:
                    gone.add(path)
                    dropped = _drop(clean, path, detail["type"]) or dropped
            if not dropped:
                break
    return Outcome(model(), tuple(findings))


def _english(
    model: type[Record],
    data: Mapping[Any, Any],
    path: Path,
    source: Path,
    place_of: PlaceOf,
    written: dict[Path, Path],
    findings: list[Finding],
) -> dict[str, Any]:
    """Return a copy with English keys; unknown and doubled keys become findings."""
    names = field_names(model)
    result: dict[str, Any] = {}
    for key, value in data.items():
        name = names.get(str(key).strip())
        here = (*source, key)
        if name is None:
            findings.append(_unknown_key(str(key), model, place_of(here, True)))
            continue
        if name in result:
            label = label_of(model, name)
            findings.append(
                error(
                    "duplicate-key",
                    f"「{label}」重複填寫。",
                    "只保留其中一個。",
                    place_of(here, True),
                )
            )
            continue
        written[(*path, name)] = here
        inner, _ = record_in(model.model_fields[name].annotation)
        result[name] = _walk(inner, value, (*path, name), here, place_of, written, findings)
    return result


def _walk(
    inner: type[Record] | None,
    value: Any,
    path: Path,
    source: Path,
    place_of: PlaceOf,
    written: dict[Path, Path],
    findings: list[Finding],
) -> Any:
    written[path] = source
    if isinstance(value, Mapping) and inner is not None:
        return _english(inner, value, path, source, place_of, written, findings)
    if isinstance(value, (list, tuple)):
        return [
            _walk(inner, each, (*path, index), (*source, index), place_of, written, findings)
            for index, each in enumerate(value)
        ]
    return value


def _unknown_key(key: str, model: type[Record], place: Place) -> Finding:
    labels = [label_of(model, name) for name in model.model_fields]
    near = nearest(key, [*labels, *model.model_fields])
    fix = f"是否為「{near}」？" if near else f"可用的欄名：{'、'.join(labels)}。"
    return error("unknown-key", f"不認得欄名「{key[:40]}」。", fix, place)


def _real_path(data: Any, loc: tuple[int | str, ...]) -> Path:
    """Keep the part of pydantic's location that walks the data (a single record has no index)."""
    path: list[str | int] = []
    for part in loc:
        in_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if in_list or (isinstance(data, dict) and part in data):
            path.append(part)
            data = data[part]
        elif isinstance(data, dict) and isinstance(part, int):
            continue
        else:
            break
    return tuple(path)


def _drop(data: Any, path: Path, kind: str) -> bool:
    """Empty the value at a path; list members keep their places. False when there is none."""
    if not path:
        return False
    for part in path[:-1]:
        data = data[part]
    last = path[-1]
    if isinstance(data, list) and isinstance(last, int):
        data[last] = {} if kind.startswith("model") else ""
        return True
    return data.pop(last, None) is not None


def _finding(detail: ErrorDetails, source: Path, place_of: PlaceOf) -> Finding:
    message, fix, code = _words(detail)
    return error(code, message, fix, place_of(source, False))


_TYPE_WORDS: dict[str, tuple[str, str]] = {
    "string_type": ("應為文字。", "在值的兩側加上引號。"),
    "model_type": ("應為「欄名: 值」的格式。", "逐項寫成 欄名: 值。"),
    "model_attributes_type": ("應為「欄名: 值」的格式。", "逐項寫成 欄名: 值。"),
    "tuple_type": ("應為清單。", "每項一行，以「- 」開頭。"),
    "int_type": ("應填整數。", "只寫數字，例如 120。"),
    "int_from_float": ("應填整數。", "只寫整數，例如 120。"),
    "int_parsing": ("應填整數。", "只寫數字，例如 120。"),
    "decimal_type": ("應填數字。", "例如 3 或 1.5。"),
    "decimal_parsing": ("應填數字。", "例如 3 或 1.5。"),
    "bool_type": ("應填「是」或「否」。", "改為 是 或 否。"),
    "bool_parsing": ("應填「是」或「否」。", "改為 是 或 否。"),
    "greater_than_equal": ("不可小於 0。", "填 0 以上的數字。"),
    "less_than_equal": ("數字太大。", "檢查是否多打了幾個 0。"),
    "date_type": ("日期看不懂。", "例如 115-09-18 或 2026-09-18。"),
}


def _words(detail: ErrorDetails) -> tuple[str, str, str]:
    """Return a validation error as (message, fix, code), all that the clerk will read."""
    context = detail.get("ctx", {})
    if "fix" in context:
        return str(detail["msg"]), str(context["fix"]), str(detail["type"]).replace("_", "-")
    if detail["type"] == "enum":
        choices = "、".join(f"「{word}」" for word in re.findall("'([^']+)'", str(context)))
        return "不是可用的選項。", f"可填：{choices}。", "not-a-choice"
    message, fix = _TYPE_WORDS.get(detail["type"], ("值的格式不對。", "請依範例填寫。"))
    return message, fix, "wrong-type"
