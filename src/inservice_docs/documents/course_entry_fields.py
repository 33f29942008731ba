"""The fields of course entry (步驟一), each with its value, its code, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from inservice_docs.documents.half_days import UNKNOWN, class_period, mixed_periods
from inservice_docs.documents.sheet_facts import counts_credits, in_school
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.rules.approvals import LONGEST_BASIS, NOTHING, basis_text
from inservice_docs.taiwan.course_codes import Choice, CourseCodes
from inservice_docs.taiwan.dates import site_date
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.phones import parse_phone
from inservice_docs.taiwan.problem import FactError

_LEVELS = 4
_IN_SCHOOL_KIND = "5"
_DAY, _NATURE = "研習日期", "課程性質"


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of the site: its name there, what to type or to choose, and the choice's code.

    `fact` is what the plan calls it, where that is another word.
    """

    label: str
    value: str = ""
    code: str = ""
    note: str = ""
    required: bool = True
    fact: str = ""

    @property
    def missing(self) -> bool:
        """Tell whether the field must be filled in and is not."""
        return self.required and not self.value

    def as_json(self) -> dict[str, Any]:
        """Return the field as plain values."""
        values = asdict(self)
        del values["fact"]
        return {**values, "missing": self.missing}


def course_fields(plan: Plan, codes: CourseCodes) -> Iterator[EntryField]:
    """Yield the fields of the form in its order (procedure, step 1, figure 2)."""
    yield _class_kind(plan, codes)
    yield from _natures(plan, codes)
    yield from _contacts(plan)
    yield EntryField("研習名稱", plan.name)
    yield _basis(plan)
    first, last = (plan.dates[0], plan.dates[-1]) if plan.dates else (None, None)
    yield EntryField("課程開始日期", site_date(first) if first else "", fact=_DAY)
    yield EntryField("課程結束日期", site_date(last) if last else "", fact=_DAY)
    yield _amount(plan, codes)
    yield _period(plan, codes)
    yield from _audience(plan, codes)
    yield EntryField("班級數", _count(plan.class_count))
    yield EntryField("每班次人數", _count(plan.class_size))
    yield _chosen(codes, "繳費方式", plan.fee, "學員繳費方式")
    yield _chosen(codes, "補助單位", plan.subsidy, "補助單位")


def _class_kind(plan: Plan, codes: CourseCodes) -> EntryField:
    field = _chosen(codes, "班別性質", plan.class_kind, "班別性質")
    if in_school(plan) and field.code not in ("", _IN_SCHOOL_KIND):
        word = codes.word_of("班別性質", _IN_SCHOOL_KIND)
        return EntryField(field.label, field.value, field.code, f"校內研習通常選「{word}」。")
    return field


def _natures(plan: Plan, codes: CourseCodes) -> Iterator[EntryField]:
    """Yield the four levels; those past the end of a path need not be filled in."""
    found: tuple[Choice, ...] = ()
    problem: FactError | None = None
    for level in range(1, len(plan.nature) + 1):
        try:
            found = codes.nature_path(plan.nature[:level])
        except FactError as wrong:
            problem = wrong
            break
    for level in range(1, _LEVELS + 1):
        label = f"課程性質{level}"
        if level <= len(found):
            yield EntryField(label, found[level - 1].word, found[level - 1].code)
        elif problem and level == len(found) + 1:
            yield EntryField(label, plan.nature[level - 1], "", _remark(problem))
        elif problem or level > len(found) + 1:
            given = plan.nature[level - 1] if level <= len(plan.nature) else ""
            needed = bool(problem) or bool(codes.natures(*(each.code for each in found)))
            yield EntryField(label, given, required=needed, fact=_NATURE)
        else:
            yield _next_nature(label, codes.natures(*(each.code for each in found)))


def _next_nature(label: str, choices: Sequence[Choice]) -> EntryField:
    if not choices:
        return EntryField(label, note="此類課程不必選這一層。", required=False)
    return EntryField(label, note=_offered(choices), fact=_NATURE)


def _contacts(plan: Plan) -> Iterator[EntryField]:
    for number in (1, 2):
        given = plan.contacts[number - 1] if number <= len(plan.contacts) else Contact()
        required = number == 1
        yield EntryField(f"承辦人{number}姓名", given.name, required=required, fact="承辦人姓名")
        yield _phone(f"承辦人{number}電話", given.phone, required)
        email = f"承辦人{number} E-Mail"
        yield EntryField(email, given.email, required=required, fact="承辦人電子信箱")


def _phone(label: str, text: str, required: bool) -> EntryField:
    """Return a telephone in the site's shape, 區碼-號碼#分機."""
    if not text:
        return EntryField(label, required=required, fact="承辦人電話")
    try:
        return EntryField(label, parse_phone(text).site, required=required)
    except FactError as problem:
        return EntryField(label, text, note=_remark(problem), required=required)


def _basis(plan: Plan) -> EntryField:
    text = basis_text(plan.approvals)
    if text == NOTHING:
        note = "" if in_school(plan) else "校外（跨校性）研習須登錄主管機關核准文號。"
        return EntryField("依據文號", NOTHING, note=note or "校內研習毋須填寫。", required=False)
    over = f"共{len(text):,}字，網站最多{LONGEST_BASIS:,}字。" if len(text) > LONGEST_BASIS else ""
    return EntryField("依據文號", text, note=over, required=False)


def _amount(plan: Plan, codes: CourseCodes) -> EntryField:
    credit = counts_credits(plan, codes)
    amount = plan.credits if credit else plan.hours
    label = "學分數" if credit else "時數"
    return EntryField(label, number_text(amount) if amount is not None else "")


def _period(plan: Plan, codes: CourseCodes) -> EntryField:
    code = class_period(plan.sessions)
    note = "依場次推算。"
    if code == UNKNOWN:
        note = "填寫場次日期後推算。"
    elif mixed_periods(plan.sessions):
        note = "場次跨不同時段，取時間最長者。"
    try:
        return EntryField("時段", codes.word_of("時段", code), code, note)
    except FactError as problem:
        return EntryField("時段", note=_remark(problem))


def _audience(plan: Plan, codes: CourseCodes) -> Iterator[EntryField]:
    """Yield the boxes to tick as one field, with a remark for each word that has none."""
    words, codes_found, notes = [], [], []
    for each in plan.audience:
        try:
            choice = codes.code_of("參加對象", each)
            words.append(choice.word)
            codes_found.append(choice.code)
        except FactError as problem:
            words.append(each)
            notes.append(_remark(problem))
    code = "、".join(each for each in codes_found if each)
    yield EntryField("參加對象", "\n".join(words), code, "".join(notes))


def _chosen(codes: CourseCodes, field: str, word: str, label: str) -> EntryField:
    if not word:
        return EntryField(label, note=_offered(codes.choices(field)), fact=field)
    try:
        choice = codes.code_of(field, word)
    except FactError as problem:
        return EntryField(label, word, note=_remark(problem))
    return EntryField(label, choice.word, choice.code)


def _offered(choices: Sequence[Choice]) -> str:
    """Return what may be chosen, without the explanations in brackets."""
    words = (re.sub("[（(].*", "", each.word) or each.word for each in choices)
    pairs = (f"{each.code} {word}".strip() for each, word in zip(choices, words, strict=True))
    return f"可選：{'、'.join(pairs)}"


def _remark(problem: FactError) -> str:
    return f"{problem.message}{problem.fix}"


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
