"""Admission by rules (自動錄取): which applicants pass, wait or are refused, each with its reason.

The organiser sets who may come (procedure, step 4: 資格審核); what a list does not say is never
held against anybody: such an applicant waits for the clerk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field, field_validator

from inservice_docs.records.base import Record
from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.types import Count, TextList, refuse
from inservice_docs.taiwan.counties import county_of, renamed, tai
from inservice_docs.taiwan.school_levels import LEVELS, levels_of
from inservice_docs.taiwan.text import compact

S = ApplicantStatus


class AdmissionRules(Record):
    """自動錄取規定: an empty list lets everybody through."""

    levels: TextList = Field((), title="學校層級")
    counties: TextList = Field((), title="縣市")
    positions: TextList = Field((), title="職位類別")
    per_school: Count = Field(None, title="每校名額")
    by_arrival: bool = Field(True, title="依報名先後")
    refuse_others: bool = Field(True, title="不符者不通過")
    move_up: bool = Field(True, title="自動遞補")

    @field_validator("levels")
    @classmethod
    def _known(cls, levels: tuple[str, ...]) -> tuple[str, ...]:
        strange = [each for each in levels if each not in LEVELS]
        if strange:
            words = f"沒有學校層級「{strange[0][:20]}」。"
            raise refuse("level-unknown", words, f"可填：{'、'.join(LEVELS)}。")
        return levels

    @field_validator("per_school")
    @classmethod
    def _some(cls, per_school: int | None) -> int | None:
        if per_school == 0:
            raise refuse("per-school-zero", "每校名額不能是 0。", "改為 1 以上；不限則不填。")
        return per_school

    def words(self) -> str:
        """Return the rules in one sentence."""
        parts = [
            f"{label}：{'、'.join(values)}"
            for label, values in (
                ("學校層級", self.levels),
                ("縣市", self.counties),
                ("職位類別", self.positions),
            )
            if values
        ]
        if self.per_school:
            parts.append(f"每校最多 {self.per_school} 人")
        parts.append("依報名先後錄取" if self.by_arrival else "報名人數超過名額時不自動錄取")
        parts.append("不符者不通過" if self.refuse_others else "不符者留待審核")
        return "；".join(parts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one applicant, and why; the reason names nobody."""

    applicant: int
    status: ApplicantStatus
    reason: str


def usual_rules(plan: Plan) -> AdmissionRules:
    """Return the rules that a plan itself states: 參加對象 and 每校人數."""
    audience = tuple(each for each in plan.audience if each in LEVELS)
    whole = len(audience) == len(plan.audience)
    most = plan.per_school.high if plan.per_school else None
    return AdmissionRules(levels=audience if whole else (), per_school=most or None)


def arrival(applicant: Applicant) -> tuple[bool, Any, int]:
    """Order applicants by when they applied."""
    when = applicant.applied_at
    return (when is None, when.timestamp() if when else 0, applicant.id)


def judge(
    rules: AdmissionRules, plan: Plan, applicants: Iterable[Applicant], seats: int | None
) -> tuple[Verdict, ...]:
    """Judge those who wait, first come first served; `seats` None means that nothing limits them.

    Who has passed or was refused already is left alone, but takes a seat.
    """
    everybody = tuple(applicants)
    passed = [each.person for each in everybody if each.status is S.PASSED]
    queue = sorted((each for each in everybody if each.status is S.WAITING), key=arrival)
    taken = Counter(_school(each) for each in passed)
    left = None if seats is None else max(0, seats - len(passed))
    on = plan.dates[0] if plan.dates else None
    return tuple(_verdicts(rules, queue, taken, left, on))


def _verdicts(
    rules: AdmissionRules,
    queue: list[Applicant],
    taken: Counter[str],
    left: int | None,
    on: date | None,
) -> Iterator[Verdict]:
    fit: list[Applicant] = []
    for each in queue:
        unfit, unclear = _unfit(rules, each.person, on)
        if unfit:
            status = S.REFUSED if rules.refuse_others else S.WAITING
            yield Verdict(each.id, status, "；".join(unfit))
        elif unclear:
            yield Verdict(each.id, S.WAITING, f"{'；'.join(unclear)}，由承辦人審核")
        else:
            fit.append(each)
    if not rules.by_arrival and left is not None and len(fit) > left:
        words = f"符合規定的有 {len(fit)} 人，名額剩 {left} 人，由承辦人審核"
        yield from (Verdict(each.id, S.WAITING, words) for each in fit)
        return
    for each in fit:
        school = _school(each.person)
        if rules.per_school and school and taken[school] >= rules.per_school:
            words = f"同校已錄取 {taken[school]} 人，達每校 {rules.per_school} 人，列候補"
            yield Verdict(each.id, S.WAITING, words)
        elif left == 0:
            yield Verdict(each.id, S.WAITING, "名額已滿，列候補")
        else:
            taken[school] += 1
            left = None if left is None else left - 1
            yield Verdict(each.id, S.PASSED, _fits(rules))


def _unfit(rules: AdmissionRules, person: Person, on: date | None) -> tuple[list[str], list[str]]:
    """Return what speaks against a person, and what cannot be told."""
    unfit: list[str] = []
    unclear: list[str] = []
    if rules.levels:
        levels = levels_of(person.school)
        wanted = set(rules.levels)
        if not levels:
            unclear.append("看不出服務學校的層級")
        elif not levels & wanted:
            # 國中 includes the junior division of a 完全中學, whose name tells only of the senior.
            if levels == {"高中"} and "國中" in wanted:
                unclear.append("高中不在錄取之列，完全中學的國中部才是")
            else:
                unfit.append(f"服務學校是{_either(levels)}，限{_either(wanted)}")
        elif not levels <= wanted and len(levels) > 1 and "高職" in levels:
            unclear.append("高級中等學校，看不出是高中部或高職部")
    if rules.counties:
        county, wanted = _county(person, on), {_now(each, on) for each in rules.counties}
        if not county:
            unclear.append("不知道服務學校在哪個縣市")
        elif county not in wanted:
            unfit.append(f"服務學校在{county}，限{'、'.join(rules.counties)}")
    if rules.positions:
        position = compact(person.position).rstrip("*＊")
        if not position:
            unclear.append("不知道職位類別")
        elif position not in {compact(each) for each in rules.positions}:
            unfit.append(f"職位類別是{person.position}，限{'、'.join(rules.positions)}")
    return unfit, unclear


def _fits(rules: AdmissionRules) -> str:
    asked = [
        label
        for label, values in (
            ("學校層級", rules.levels),
            ("縣市", rules.counties),
            ("職位類別", rules.positions),
        )
        if values
    ]
    return f"{'、'.join(asked)}符合，依報名先後" if asked else "依報名先後"


def _either(levels: Iterable[str]) -> str:
    chosen = set(levels)
    return "、".join(each for each in LEVELS if each in chosen)


def _school(person: Person) -> str:
    """Return a school as it is counted: county and name together, if it is known at all."""
    school = compact(person.school)
    return school if school.startswith(person.county) else f"{person.county}{school}"


def _county(person: Person, on: date | None) -> str:
    """Return the county of a school as it is called on a day, else what its name begins with."""
    day = on or date.max
    return _now(person.county, on) if person.county else county_of(person.school, day) or ""


def _now(county: str, on: date | None) -> str:
    plain = tai(compact(county))
    return renamed(plain, on or date.max) or plain
