"""Who is issued a certificate and what it states (證明內容): only people with awarded hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from inservice_docs.documents.certificates import compose_certificates
from inservice_docs.documents.sheet_facts import is_guest
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.finding import Finding, UserError, error, hint, warning
from inservice_docs.records.participant import Participant
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.id_numbers import normalise_id
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import status_of
from inservice_docs.workflow.steps.statuses import PlanStatus

OPEN = {PlanStatus.AWARDED, PlanStatus.UPLOADED, PlanStatus.LIST_PASSED}
"""When certificates are issued: the hours stand, and the list has not come back."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """The plan as it stands, who gets a certificate of it now, and what was found on the way."""

    entry: PlanEntry
    people: tuple[Participant, ...]
    findings: tuple[Finding, ...]


def recipients(work: Work, plan: str, wanted: Sequence[str]) -> Recipients:
    """Return those with awarded hours and a name who hold no valid certificate of the plan.

    `wanted` names some of them (序號, full name or ID number), everybody when empty. Raises
    UserError for a plan that is not so far, somebody who is not on the list, and when nobody is
    left.
    """
    entry = work.plans.get(plan)
    if status_of(entry) not in OPEN:
        raise UserError(_not_open(entry))
    awarded = {each.participant: each.amount for each in work.attendance.awards(entry.number)}
    everybody = work.participants.list(entry.number)
    asked = chosen(everybody, wanted) if wanted else everybody
    held = {
        each.participant
        for each in work.certificates.list(plan=entry.number, revoked=False, limit=None)
    }
    earned = [
        each.model_copy(
            update={"person": each.person.model_copy(update={"hours": awarded.get(each.id)})}
        )
        for each in asked
        if awarded.get(each.id) and not is_guest(each.person, entry.plan)
    ]
    nameless = [each for each in earned if not each.person.name]
    people = tuple(each for each in earned if each.person.name and each.id not in held)
    if not people:
        raise UserError(_nobody(entry, any(each.id in held for each in earned)))
    counts = (len(asked) - len(earned), len(nameless), sum(each.id in held for each in earned))
    return Recipients(entry, people, tuple(_left_out(entry, *counts)))


def composed(
    found: Recipients, register: Register, day: dt.date, word: str, first: int
) -> tuple[Certificate, ...]:
    """Return what the certificates state, numbered from `first`.

    Raises UserError for a day before the study is over.
    """
    plan, workspace = found.entry.plan, register.workspace
    if plan.dates and day < plan.dates[-1]:
        raise UserError(
            error(
                "certificate-early",
                f"發證日期早於研習的最後一天（{letter_date(plan.dates[-1])}）。",
                "改用研習結束之後的日期。",
            )
        )
    made = compose_certificates(
        plan,
        workspace.school,
        workspace.codes,
        [each.person for each in found.people],
        issued_on=day,
        word=word,
        first=first,
    )
    return made.value


def chosen(everybody: Sequence[Participant], wanted: Sequence[str]) -> tuple[Participant, ...]:
    """Return those who are named (序號, full name or ID number), in the order of the list.

    Raises UserError for a name that is nobody's there.
    """
    places: set[int] = set()
    for at, words in enumerate(wanted, 1):
        found = [
            place
            for place, each in enumerate(everybody)
            if words.strip() == str(each.id)
            or tidy(words) == each.person.name
            or (each.person.id_number and normalise_id(words) == each.person.id_number)
        ]
        if not found:
            raise UserError(
                error(
                    "participant-unknown",
                    f"這場研習的名單裡找不到第 {at} 個指定的人。",
                    "以 inservice-docs participants list 查看序號；也可以寫全名或身分證字號。",
                )
            )
        places.update(found)
    return tuple(everybody[place] for place in sorted(places))


def _left_out(entry: PlanEntry, without: int, nameless: int, held: int) -> list[Finding]:
    findings = []
    if status_of(entry) is not PlanStatus.LIST_PASSED:
        words = "名單還沒有確認通過；之後時數若有更正，要撤銷再重發。"
        findings.append(hint("certificate-before-review", words, "通常等名單確認通過再發證。"))
    if without:
        words = f"{without} 人沒有核發時數，沒有發證。"
        findings.append(hint("certificate-absent", words, "核對等待核發名單（hours list）。"))
    if nameless:
        words = f"{nameless} 人沒有姓名，沒有發證。"
        findings.append(warning("certificate-no-name", words, "在名單補上姓名。"))
    if held:
        words = f"{held} 人已經有證明，沒有再發。"
        fix = "要原來的檔案加上 --again；遺失補發用 certificate reissue。"
        findings.append(hint("certificate-held", words, fix))
    return findings


def _not_open(entry: PlanEntry) -> Finding:
    return error(
        "certificate-not-open",
        f"計畫 {entry.number} 目前是「{entry.standing.status}」，還不能發證。",
        "時數核發之後才能發證；名單被退回時，先更正並重新核發。",
    )


def _nobody(entry: PlanEntry, held: bool) -> Finding:
    if held:
        return error(
            "certificates-issued",
            f"計畫 {entry.number} 該發的證明都已經發過。",
            "要原來的檔案加上 --again；遺失補發用 certificate reissue。",
        )
    return error(
        "certificates-none",
        f"計畫 {entry.number} 沒有人可以發證：沒有人獲得時數。",
        "核對等待核發名單（hours list）。",
    )
