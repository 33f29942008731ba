"""The fields of the plan form (計畫表單): a plan as form values, and what was typed as a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from inservice_docs.records.base import Record, label_of
from inservice_docs.records.finding import Finding, Place
from inservice_docs.records.plan import Change, Contact, ExtraField, Plan, Session, SignUp
from inservice_docs.records.reading import read_record
from inservice_docs.rules.places import field_text
from inservice_docs.taiwan.dates import sheet_date
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.web.pages.typed_lists import (
    even,
    join_lines,
    join_list,
    join_notes,
    many_lines,
    one_line,
    split_lines,
    split_list,
    split_notes,
)

Values = dict[str, tuple[str, ...]]

ROWS: dict[str, tuple[type[Record], int]] = {
    "contacts": (Contact, 1),
    "sessions": (Session, 1),
    "signup-extra_fields": (ExtraField, 0),
    "change-former_sessions": (Session, 0),
}
"""The groups of fields that repeat: their record, and how many rows an empty form has."""

_LISTS = {"audience", "guests", "authorities", "invitees", "attachments"}
_PARTS: dict[str, type[Record]] = {"signup": SignUp, "change": Change}
_TICKED = {"audience"}
_AREAS = {"purpose", "change-reason"}
_NOT_HERE = {"request", "approvals"}
"""They are tracked apart from the plan's own record."""


def plan_values(plan: Plan) -> Values:
    """Return the values of the form's fields for a plan; `plan_typed` gives the plan back."""
    values: Values = {}
    for name in Plan.model_fields:
        if name in _NOT_HERE:
            continue
        held = getattr(plan, name)
        if name in _PARTS:
            _part(values, name, held)
        elif name in ROWS:
            _rows(values, name, held)
        elif name == "nature":
            values.update({f"nature-{n}": (one_line(word),) for n, word in enumerate(held, 1)})
        elif name in _TICKED:
            values[name] = tuple(map(one_line, held))
        else:
            values[name] = (_shown(name, held),)
    return values


def _part(values: Values, name: str, held: Any) -> None:
    if held is None:
        return
    for inner in type(held).model_fields:
        key = f"{name}-{inner}"
        if key in ROWS:
            _rows(values, key, getattr(held, inner))
        else:
            values[key] = (_shown(key, getattr(held, inner)),)


def _rows(values: Values, name: str, held: Sequence[Record]) -> None:
    for row, record in enumerate(held, 1):
        for inner in type(record).model_fields:
            values[f"{name}-{row}-{inner}"] = (_shown(inner, getattr(record, inner)),)


def _shown(name: str, held: Any) -> str:
    """Return a value as it is typed."""
    if held is None:
        return ""
    if isinstance(held, bool):
        return "是" if held else "否"
    if name in _LISTS or name == "choices":
        return join_list(held) if name in _LISTS else "、".join(join_list(held).split("\n"))
    if name == "basis":
        return join_lines(held)
    if name == "notes":
        return join_notes(held)
    if hasattr(held, "year"):
        return sheet_date(held) if held.year > 1911 else str(held)
    if isinstance(held, str):
        return even(held) if name in _AREAS else one_line(str(held))
    return str(held) if isinstance(held, (int, Record)) else number_text(held)


@dataclass(frozen=True, slots=True)
class TypedPlan:
    """The plan that was typed, what could not be read of it, and in which row each record stood."""

    plan: Plan
    findings: tuple[Finding, ...]
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def plan_typed(values: Mapping[str, Sequence[str]]) -> TypedPlan:
    """Return the plan of form values. What cannot be read is left out and a finding, with the
    place of its field (場次 2 › 時間); empty rows do not count.
    """
    data: dict[str, Any] = {}
    rows: dict[str, tuple[int, ...]] = {}
    for name in Plan.model_fields:
        if name in _NOT_HERE:
            continue
        label = label_of(Plan, name)
        if name in _PARTS:
            said = _part_typed(values, name, rows)
            if said:
                data[label] = said
        elif name in ROWS:
            data[label] = _rows_typed(values, name, rows)
        elif name == "nature":
            data[label] = _nature(values)
        elif name in _TICKED:
            ticked = [many_lines(each.strip()) for each in values.get(name, ()) if each.strip()]
            more = split_list(_last(values, f"{name}-more"))
            data[label] = list(dict.fromkeys([*ticked, *more]))
        else:
            data[label] = _typed(name, _last(values, name))
    outcome = read_record(Plan, data, lambda path, key: Place(field=field_text(path)))
    return TypedPlan(outcome.value, outcome.findings, rows)


def _nature(values: Mapping[str, Sequence[str]]) -> list[str]:
    numbers = sorted(int(n[7:]) for n in values if re.fullmatch(r"nature-[1-9]\d?", n))
    words = [many_lines(_last(values, f"nature-{n}").strip()) for n in numbers]
    return [word for word in words if word]


def _part_typed(
    values: Mapping[str, Sequence[str]], name: str, rows: dict[str, tuple[int, ...]]
) -> dict[str, Any]:
    model, said = _PARTS[name], dict[str, Any]()
    for inner in model.model_fields:
        key = f"{name}-{inner}"
        if key in ROWS:
            held: Any = _rows_typed(values, key, rows)
        else:
            held = _typed(key, _last(values, key))
        if held:
            said[label_of(model, inner)] = held
    return said


def _rows_typed(
    values: Mapping[str, Sequence[str]], name: str, rows: dict[str, tuple[int, ...]]
) -> list[dict[str, Any]]:
    model, _ = ROWS[name]
    typed, kept = [], []
    for row in row_numbers(values, name):
        said = {
            label_of(model, inner): _typed(inner, _last(values, f"{name}-{row}-{inner}"))
            for inner in model.model_fields
        }
        if any(said.values()):
            typed.append(said)
            kept.append(row)
    rows[name] = tuple(kept)
    return typed


def row_numbers(values: Mapping[str, Sequence[str]], name: str) -> tuple[int, ...]:
    """Return the numbers of the rows of a group that were sent, in order."""
    pattern = re.compile(re.escape(name) + r"-([1-9]\d{0,3})-\w+")
    found = (pattern.fullmatch(each) for each in values)
    return tuple(sorted({int(each.group(1)) for each in found if each}))


def _typed(name: str, text: str) -> Any:
    read = _READ.get(name)
    if read is not None:
        return read(text)
    return even(text).strip() if name in _AREAS else many_lines(text.strip())


_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_LISTS, split_list),
    "choices": split_list,
    "basis": split_lines,
    "notes": split_notes,
}


def _last(values: Mapping[str, Sequence[str]], name: str) -> str:
    held = values.get(name) or ("",)
    return held[-1]
