"""Automatic review (自動審核) of courses: the rules of a reviewing unit, and their result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from inservice_docs.records.finding import Finding, Severity
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.text import compact


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """What a course must be to pass by itself; an empty rule lets everything through.

    `most_amount` are hours or credits; `without_warnings` holds back what a check warns of.
    """

    enabled: bool = False
    scopes: tuple[str, ...] = ()
    class_kinds: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    most_amount: str = ""
    without_warnings: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the rules as plain values."""
        return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a course passes, and the rules that it met, or those that it did not."""

    passed: bool
    reasons: tuple[str, ...]


def read_rules(kept: Any) -> ReviewRules:
    """Return the rules as they are kept, none where there are none."""
    if not isinstance(kept, Mapping):
        return ReviewRules()
    names = {each.name for each in fields(ReviewRules)}
    given: dict[str, Any] = {
        key: tuple(v) if isinstance(v, list) else v for key, v in kept.items() if key in names
    }
    return ReviewRules(**given)


def judge(
    rules: ReviewRules, plan: Plan, findings: Iterable[Finding], *, twin: str = ""
) -> Judgement:
    """Judge a course by the rules; `twin` is another course of the same name and first day."""
    met: list[str] = []
    unmet: list[str] = []
    for label, value, wanted in (
        ("研習區分", str(plan.scope or ""), rules.scopes),
        ("班別性質", plan.class_kind, rules.class_kinds),
        ("承辦處室", plan.office, rules.offices),
    ):
        if wanted:
            fits = compact(value) in {compact(each) for each in wanted}
            (met if fits else unmet).append(
                f"{label}「{value}」{'在' if fits else '不在'}自動審核之列"
            )
    amount = plan.hours if plan.hours is not None else plan.credits
    if rules.most_amount:
        fits = amount is not None and amount <= Decimal(rules.most_amount)
        told = number_text(amount) if amount is not None else "未填"
        (met if fits else unmet).append(
            f"時數（學分數）{told}{'不超過' if fits else '超過'}上限 {rules.most_amount}"
        )
    found = list(findings)
    errors = [each for each in found if each.severity is Severity.ERROR]
    warnings = [each for each in found if each.severity is Severity.WARNING]
    unmet += [f"有錯誤：{each.message}" for each in errors]
    if rules.without_warnings:
        unmet += [f"要注意：{each.message}" for each in warnings]
    if twin:
        unmet.append(f"與 {twin} 的研習名稱、開始日期都相同，可能重複登錄")
    if not unmet:
        met.append("檢查沒有錯誤" if not rules.without_warnings else "檢查沒有錯誤與要注意之處")
    return Judgement(not unmet, tuple(unmet or met))
