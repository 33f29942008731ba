"""Where a finding stands on the plan form (欄位對照): 場次 2 › 時間 is sessions-2-time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inservice_docs.records.base import Record, field_names, record_in
from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import FieldPath, field_path
from inservice_docs.web.pages.plan_fields import ROWS

_FIRST = {
    "contacts": "contacts-1-name",
    "sessions": "sessions-1-date",
    "signup": "signup-deadline",
    "nature": "nature-1",
    "change": "change-kind",
}
"""The field to go to where a finding is about a whole group."""

_GAPS = {
    "研習日期": "sessions-1-date",
    "研習時間": "sessions-1-time",
    "研習地點": "sessions-1-venue",
    "承辦人姓名": "contacts-1-name",
    "承辦人電話": "contacts-1-phone",
    "承辦人電子信箱": "contacts-1-email",
    "報名截止": "signup-deadline",
    "報名方式": "signup-email",
    "受文者": "authorities",
    "異動原因": "change-reason",
    "原研習日期": "change-kind",
}
"""What a letter lacks, by its label there, and the field to fill in."""

SCHOOL = {"學校名稱", "學校地址", "學校傳真", "學校電話", "發文字", "首長", "審課單位"}
"""What a letter lacks and the school's own page has."""


def field_name(place: str, rows: Mapping[str, Sequence[int]] | None = None) -> str:
    """Return the form field of a place in words, empty when the form has none.

    `rows` tells in which row of the form each record of a group stood.
    """
    path = field_path(place)
    return _walk(Plan, path, "", rows or {}) if path else ""


def gap_field(label: str) -> str:
    """Return the form field that fills a gap of a letter, empty when the form has none."""
    return _GAPS.get(label) or field_name(label)


def beside_fields(
    findings: Sequence[Finding], rows: Mapping[str, Sequence[int]] | None = None
) -> tuple[Finding, ...]:
    """Return findings with the names of form fields as their places, so they stand beside them."""
    return tuple(
        each.at(replace(each.place, field=field_name(each.place.field, rows) or each.place.field))
        for each in findings
    )


def _walk(
    model: type[Record], path: FieldPath, above: str, rows: Mapping[str, Sequence[int]]
) -> str:
    name = field_names(model).get(str(path[0]))
    if name is None:
        return ""
    here = f"{above}-{name}" if above else name
    inner, _ = record_in(model.model_fields[name].annotation)
    rest = path[1:]
    if here == "nature" and rest and isinstance(rest[0], int):
        return f"nature-{rest[0] + 1}"
    if here in ROWS and inner is not None and rest and isinstance(rest[0], int):
        kept = rows.get(here, ())
        row = kept[rest[0]] if rest[0] < len(kept) else rest[0] + 1
        first = next(iter(inner.model_fields))
        below = rest[1:] or (first,)
        return _walk(inner, below, f"{here}-{row}", rows)
    if inner is not None and rest and here not in ROWS and here != "notes":
        return _walk(inner, rest, here, rows)
    return _FIRST.get(here, here)


def row_of(name: str, rows: Mapping[str, Sequence[int]]) -> str:
    """Return the field in the form of a field counted by records: sessions-2-time may stand in
    the fourth row.
    """
    for group, kept in rows.items():
        if name.startswith(f"{group}-"):
            number, _, inner = name.removeprefix(f"{group}-").partition("-")
            if inner and int(number) <= len(kept):
                return f"{group}-{kept[int(number) - 1]}-{inner}"
    return name
