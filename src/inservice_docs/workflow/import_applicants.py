"""Import applicants (報名名單, procedure, step 4): the site's list brought into the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.tables.sign_up_list import SignUpRow, read_sign_ups
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, Place, hint, warning
from inservice_docs.records.participant import Applicant, ApplicantStatus, Source
from inservice_docs.records.plan import Plan
from inservice_docs.registry.work import Work
from inservice_docs.rules.seats import capacity
from inservice_docs.taiwan.text import compact
from inservice_docs.workflow.read_roster import layout_of
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.same_person import Known
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


@dataclass(frozen=True, slots=True)
class AppliedList:
    """What came of an import: how many are new, had their status changed, were there already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    held_back: int = 0


def import_applicants(register: Register, number: str, file: Path) -> Outcome[AppliedList]:
    """Take a list of applicants in; the site's 處理狀態 counts where it has decided.

    Raises UserError for a file that lists nobody and a plan that is not open for sign-up.
    """
    register.require(Role.OFFICER, "匯入報名名單")
    with register.look() as work:
        plan = work.plans.get(number).plan
    questions = [each.name for each in plan.signup.extra_fields] if plan.signup else []
    layout = layout_of(register.workspace)
    listed = read_sign_ups(file, questions, plan.dates[0] if plan.dates else None, layout)
    remarks = list(_remarks(plan, listed.value, file.name))
    done = add_applicants(register, number, listed.value)
    return Outcome(done.value, (*listed.findings, *remarks, *done.findings))


def add_applicants(
    register: Register, number: str, rows: Sequence[SignUpRow]
) -> Outcome[AppliedList]:
    """Take applicants in from a list that was read and looked at; see `import_applicants`."""
    register.require(Role.OFFICER, "匯入報名名單")
    findings: list[Finding] = []
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.SIGN_UP)
        done = _take_in(work, entry.number, rows)
        counts = work.applicants.counts(entry.number)
        room = capacity(entry.plan)
    if done.held_back:
        words = f"{done.held_back} 列沒有姓名，沒有匯入。"
        findings.append(warning("people-held-back", words, "補上姓名後再匯入一次。"))
    if room is not None and counts[ApplicantStatus.PASSED] > room:
        words = f"審核通過 {counts[ApplicantStatus.PASSED]} 人，超過可報名人數 {room} 人。"
        findings.append(warning("seats-exceeded", words, "增加人數，或將部分學員改為不通過。"))
    return Outcome(done, tuple(findings))


def _take_in(work: Work, plan: str, rows: Sequence[SignUpRow]) -> AppliedList:
    known: Known[Applicant] = Known((each.person, each) for each in work.applicants.list(plan))
    added = changed = same = held = 0
    for row in rows:
        if not row.person.name:
            held += 1
            continue
        found = known.find(row.person)
        if found is None:
            made = work.applicants.add(
                plan,
                row.person,
                source=Source.ONLINE,
                status=row.status,
                answers=row.answers,
                applied_at=row.applied_at,
            )
            known.add(row.person, made)
            added += 1
        elif row.status in {ApplicantStatus.WAITING, found.status}:
            same += 1
        else:
            work.applicants.decide(plan, [found.id], row.status, reason="報名名單所載")
            changed += 1
    return AppliedList(added, changed, same, held)


def _remarks(plan: Plan, rows: tuple[SignUpRow, ...], file: str) -> Iterator[Finding]:
    """Yield what to look at: applications after the deadline, answers that the menu lacks."""
    signup = plan.signup
    if signup is None:
        return
    for row in rows:
        place = Place(file=file, line=row.row)
        if signup.deadline and row.applied_at and row.applied_at.date() > signup.deadline:
            yield hint("sign-up-late", "報名時間在截止日之後。", "由承辦人決定是否受理。", place)
        for each in signup.extra_fields:
            answer = compact(row.answers.get(each.name, ""))
            if answer and each.choices and answer not in {compact(word) for word in each.choices}:
                words = f"「{each.name}」不是選單裡的項目。"
                yield hint(
                    "answer-not-a-choice", words, f"選單：{'、'.join(each.choices)}。", place
                )
