"""Remarks on a plan and its letter (提示): what, where, the cure, and the click that cures it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from inservice_docs.records.base import Record, field_names
from inservice_docs.records.finding import Finding
from inservice_docs.records.gap import has_gap
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules.catalogue import RULES
from inservice_docs.rules.letter.rule import Hit
from inservice_docs.rules.places import field_path
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.dates import plain_date
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.web.pages.cures import for_page
from inservice_docs.web.pages.letter_sheet import Mark
from inservice_docs.web.pages.plan_fields import TypedPlan, plan_values
from inservice_docs.web.pages.plan_places import field_name, gap_field, row_of
from inservice_docs.workflow.plan_cures import cure_of, text_cure
from inservice_docs.workflow.typed_letter import TypedLetter, told_later

MISSING = {
    *("fact-missing", "cross-school-fact-missing", "session-incomplete", "session-venue-missing"),
    *("contact-incomplete", "contact-name-missing", "signup-deadline-missing", "invitees-missing"),
    *("nature-incomplete", "online-seats-missing", "signup-no-way"),
}
"""Findings that are told in one list: something is not filled in yet."""


_WEIGHTS = {"error": 0, "warning": 1, "hint": 2}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `field` is the form's field that it is about, `change` (JSON) what one click
    puts into fields, `words` what the click's button says, `mark` where it stands on the sheet,
    `key` (of a hint alone) by what it is dismissed.
    """

    where: str
    severity: str
    message: str
    fix: str
    source: str
    field: str = ""
    words: str = ""
    change: str = ""
    mark: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """All that there is to say: what is missing, the rest, and the marks on the letter's sheet."""

    missing: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    marks: tuple[Mark, ...]

    def without(self, keys: Collection[str]) -> Remarks:
        """Return the remarks without the hints of some keys and their marks."""
        gone = [each for each in self.notes if each.key and each.key in keys]
        notes = tuple(each for each in self.notes if each not in gone)
        left, said = {each.mark for each in notes}, {each.message for each in gone}
        # What is said of several places has one remark, and a mark at each.
        own = {each.mark for each in gone} | {m.id for m in self.marks if m.message in said}
        marks = tuple(each for each in self.marks if each.id in left or each.id not in own)
        return replace(self, notes=notes, marks=marks)


def remarks_of(
    typed: TypedPlan,
    values: Mapping[str, Sequence[str]],
    found: Sequence[Finding],
    letter: TypedLetter | None,
    composed: Sequence[Finding],
    school: School,
    codes: CourseCodes,
) -> Remarks:
    """Return the remarks on what was typed (`found`), and on the letter that it makes."""
    missing, notes, marks = list[Remark](), list[Remark](), list[Mark]()
    known = set[str]()
    for each in found:
        remark = _on_plan(each, typed, values, school, codes)
        mark = _plan_mark(each, typed.plan, letter, len(marks) + 1)
        if mark is not None and each.code not in MISSING:
            remark = replace(remark, mark=_placed(marks, mark))
        known.add(remark.field)
        (missing if each.code in MISSING else notes).append(remark)
    for each in composed:
        field = gap_field(each.place.field)
        if told_later(each) or (each.code == "fact-missing" and field and field in known):
            continue
        known.add(field)
        remark = _remark(each, field, RULES)
        (missing if each.code in MISSING else notes).append(remark)
    for hit in letter.hits if letter else ():
        if has_gap(hit.spot.raw[hit.start : hit.end]) or _about_a_gap(hit):
            continue
        remark = _on_letter(hit, typed, values)
        marks.append(hit_mark(hit, len(marks) + 1))
        notes.append(replace(remark, mark=marks[-1].id))
    return Remarks(
        tuple(dict.fromkeys(missing)),
        tuple(sorted(_merged(notes), key=lambda each: _WEIGHTS[each.severity])),
        tuple(marks),
    )


def _placed(marks: list[Mark], mark: Mark) -> str:
    """Add a mark, or join it to one that it overlaps; return the id under which it is found."""
    for at, held in enumerate(marks):
        if held.path == mark.path and mark.start < held.end and held.start < mark.end:
            worst = min(held.severity, mark.severity, key=_WEIGHTS.__getitem__)
            said = held.message if mark.message in held.message else held.message + mark.message
            marks[at] = replace(held, severity=worst, message=said)
            return held.id
    marks.append(mark)
    return mark.id


def _merged(notes: Sequence[Remark]) -> Iterator[Remark]:
    """Yield remarks that say the same of several places once, at the first of them."""
    said: dict[tuple[str, str, str, str], list[Remark]] = {}
    for each in notes:
        said.setdefault((each.severity, each.message, each.fix, each.change), []).append(each)
    for same in said.values():
        places = list(dict.fromkeys(each.where for each in same))
        more = f"等 {len(places)} 處" if len(places) > 1 else ""
        first = same[0]
        key = _key(first.message) if first.severity == "hint" else ""
        yield replace(first, where=f"{places[0]} {more}".strip(), key=key)


def _key(message: str) -> str:
    return hashlib.sha256(message.encode()).hexdigest()[:16]


def _about_a_gap(hit: Hit) -> bool:
    """Tell whether a rule only misses what the letter gets when it goes out."""
    return hit.spot.path[0] in {"number", "date_text"} or (
        hit.spot.path[0] == "receiver" and not hit.spot.raw
    )


def _remark(found: Finding, field: str, rules: Mapping[str, Any]) -> Remark:
    told, rule = for_page(found), rules.get(found.code)
    where = found.place.field
    source = rule.source if rule is not None else ""
    return Remark(where, str(found.severity), told.message, told.fix, source, field)


def _on_plan(
    found: Finding,
    typed: TypedPlan,
    values: Mapping[str, Sequence[str]],
    school: School,
    codes: CourseCodes,
) -> Remark:
    field = field_name(found.place.field, typed.rows)
    remark = _remark(found, field, RULES)
    if text := _last(values, field):
        meant = text_cure(found, text) if found in typed.findings else ""
        if meant:
            change = json.dumps({field: meant}, ensure_ascii=False)
            return replace(remark, words=f"改為 {meant}", change=change)
    cure = cure_of(found, typed.plan, school, codes)
    if cure is None:
        return remark
    before, after = plan_values(typed.plan), plan_values(cure.plan)
    changed = {
        row_of(name, typed.rows): value[-1] if value else ""
        for name, value in after.items()
        if before.get(name) != value
    }
    return replace(remark, words=cure.words, change=json.dumps(changed, ensure_ascii=False))


def _on_letter(hit: Hit, typed: TypedPlan, values: Mapping[str, Sequence[str]]) -> Remark:
    remark = _remark(hit.finding(), "", {hit.rule.code: hit.rule})
    found = _typed_part(hit, values)
    if found is None:
        return remark
    field, at, text = found
    remark = replace(remark, field=field)
    if hit.put is None or not hit.rule.safe:
        return remark
    changed = text[: hit.start - at] + hit.put + text[hit.end - at :]
    words = f"改為「{hit.put}」" if hit.put else f"刪除「{hit.spot.raw[hit.start : hit.end]}」"
    return replace(remark, words=words, change=json.dumps({field: changed}, ensure_ascii=False))


def _typed_part(hit: Hit, values: Mapping[str, Sequence[str]]) -> tuple[str, int, str] | None:
    """Return the field whose text a hit stands in, and where that text begins in the letter."""
    for name, held in values.items():
        text = held[-1] if held else ""
        if len(text) < 2 or "\n" in text:
            continue
        at = hit.spot.raw.find(text)
        while at >= 0:
            if at <= hit.start and hit.end <= at + len(text):
                return name, at, text
            at = hit.spot.raw.find(text, at + 1)
    return None


def hit_mark(hit: Hit, number: int) -> Mark:
    """Return where on the sheet a rule is broken, under the number of its remark."""
    path, start, end = hit.spot.path, hit.start, hit.end
    if path[-1] in ("marker", "label"):
        path, start, end = (*path[:-1], "text"), 0, 1
    if path == ("declassification",):
        path = ("secrecy",)
    return Mark(path, start, end, str(hit.severity), hit.finding().message, str(number))


def _plan_mark(found: Finding, plan: Plan, letter: TypedLetter | None, number: int) -> Mark | None:
    """Mark where the value that a finding is about stands in the letter."""
    for text in _written(plan, found) if letter else ():
        for spot in letter.spots if letter else ():
            at = spot.raw.find(text)
            if at >= 0:
                end = at + len(text)
                return Mark(
                    spot.path, at, end, str(found.severity), for_page(found).message, str(number)
                )
    return None


def _written(plan: Plan, found: Finding) -> Iterator[str]:
    """Yield how letters write the value at a finding's place."""
    value: Any = plan
    for step in field_path(found.place.field):
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        elif isinstance(value, Record):
            name = field_names(type(value)).get(step)
            value = getattr(value, name) if name else None
    if isinstance(value, dt.date):
        yield plain_date(value) if value.year > 1911 else ""
    elif isinstance(value, Decimal):
        yield f"{number_text(value)}小時"
    elif isinstance(value, str) and len(value) > 1:
        yield value


def _last(values: Mapping[str, Sequence[str]], name: str) -> str:
    held = values.get(name) or ("",)
    return held[-1]
