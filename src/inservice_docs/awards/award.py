"""The award (核發): how much each participant is given, and why, in words that they can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from inservice_docs.awards.judge import NO_RECORD, Verdict, judge
from inservice_docs.awards.rules import AwardRules, halves
from inservice_docs.awards.timetable import Timetable, timetable
from inservice_docs.records.participant import AmountUnit, Attendance, Award, Participant
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.numerals import number_text

_FULL = "全程參與"


def award_all(
    plan: Plan,
    participants: Iterable[Participant],
    attendance: Iterable[Attendance],
    rules: AwardRules,
    unit: AmountUnit,
) -> Iterator[Award]:
    """Yield the award of every participant, in order.

    The plan has its hours (or credits) and its sessions. Hours that were entered for somebody
    (方式二) are the most that they are given.
    """
    full = (plan.credits if unit is AmountUnit.CREDITS else plan.hours) or Decimal(0)
    table = timetable(plan, rules, full)
    seen: dict[int, dict[int, Attendance]] = {}
    for each in attendance:
        seen.setdefault(each.participant, {})[each.session] = each
    for one in participants:
        verdicts = _verdicts(table, seen.get(one.id, {}), rules)
        amount, why = _amount(table, verdicts, rules, full, unit)
        most = one.person.hours
        if most is not None and most < amount:
            amount, why = most, [*why, f"以名單所登錄的{_measure(most, unit)}為限"]
        words = "；".join([*(part for part in why if part), f"實得{_measure(amount, unit)}"])
        yield Award(participant=one.id, amount=amount, unit=unit, reason=words)


def award_entered(
    plan: Plan, participants: Iterable[Participant], unit: AmountUnit
) -> Iterator[Award]:
    """Yield awards without attendance: the hours entered for each, else those of the study."""
    full = (plan.credits if unit is AmountUnit.CREDITS else plan.hours) or Decimal(0)
    for one in participants:
        entered = one.person.hours
        amount = full if entered is None else min(entered, full)
        why = "依名單所登錄核發" if entered is not None else "依承辦人確認全程參與核發"
        words = f"{why}；實得{_measure(amount, unit)}"
        yield Award(participant=one.id, amount=amount, unit=unit, reason=words)


def _verdicts(
    table: Timetable, seen: dict[int, Attendance], rules: AwardRules
) -> tuple[Verdict, ...]:
    """Return one verdict a slot: of sessions side by side the one that serves the person best."""
    best: dict[int, Verdict] = {}
    for sitting in table.sittings:
        found = judge(sitting, seen.get(sitting.number), rules)
        former = best.get(sitting.slot)
        if former is None or _weight(found) > _weight(former):
            best[sitting.slot] = found
    return tuple(best.values())


def _weight(verdict: Verdict) -> tuple[bool, int, bool]:
    return verdict.counts, verdict.minutes, verdict.remark != NO_RECORD


def _amount(
    table: Timetable,
    verdicts: Sequence[Verdict],
    rules: AwardRules,
    full: Decimal,
    unit: AmountUnit,
) -> tuple[Decimal, list[str]]:
    missed = [each for each in verdicts if not each.counts]
    why = [_remarks([each for each in verdicts if each.counts])]
    if missed:
        why.insert(0, f"{_remarks(missed)}，依規定不計")
    if not missed:
        why.insert(0, _FULL)
    there = sum(each.minutes for each in verdicts if each.counts)
    if rules.share is not None and there * 100 < rules.share * table.total_minutes:
        percent = there * 100 // (table.total_minutes or 1)
        return Decimal(0), [*why, f"出席{percent}%，未達{number_text(rules.share)}%，依規定不核發"]
    if missed and rules.every_session:
        return Decimal(0), [*why, "須全程參與，依規定不核發"]
    if not missed:
        return full, why
    if unit is AmountUnit.CREDITS:  # credits are not divided
        if rules.share is not None:
            return full, [*why, f"出席達{number_text(rules.share)}%"]
        return Decimal(0), [*why, "學分須全程參與"]
    exact = sum((table.worth[each.sitting.slot] for each in verdicts if each.counts), Fraction(0))
    given = min(full, halves(exact))
    if given < exact:
        shown = Decimal(exact.numerator * 100 // exact.denominator) / 100
        why.append(f"折合{number_text(shown)}小時，未滿半小時不計")
    return given, why


def _remarks(verdicts: Sequence[Verdict]) -> str:
    """Return the remarks, sessions with the same one together: 第1、2節缺席、第3節遲到18分."""
    groups: dict[str, list[str]] = {}
    for each in verdicts:
        if each.remark:
            groups.setdefault(each.remark, []).append(str(each.sitting.number))
    return "、".join(f"第{'、'.join(numbers)}節{words}" for words, numbers in groups.items())


def _measure(amount: Decimal, unit: AmountUnit) -> str:
    return f"{number_text(amount)}{'學分' if unit is AmountUnit.CREDITS else '小時'}"
