"""All that is kept about one person (當事人查詢), who may ask for it (個資法第 3 條)."""

from __future__ import annotations

import json
from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.desk import TAIWAN
from inservice_docs.registry.privacy_report import Application, PersonReport, Study
from inservice_docs.taiwan.id_numbers import check_id, normalise_id
from inservice_docs.workflow.masked import shown_person
from inservice_docs.workflow.register import Register


def report_person(register: Register, id_number: str, *, full: bool = False) -> dict[str, Any]:
    """Return what is kept under an ID number, with stable keys; the trail says it was asked.

    Raises UserError when it is no ID number. The number itself is never given back in full.
    """
    register.require(Role.ADMINISTRATOR, "查詢個人的全部資料")
    number = normalise_id(id_number)
    check = check_id(number)
    if not check.valid:
        raise UserError(error("id-invalid", f"身分證字號不正確：{check.reason}", "核對證件。"))
    with register.change() as work:
        report = work.privacy.report(number)
    return {
        "on_teacher_list": [shown_person(each, full=full) for each in report.on_teacher_list],
        "applications": [_application(each, full) for each in report.applications],
        "studies": [_study(each, full) for each in report.studies],
        "documents": list(report.documents),
        "certificates": list(report.certificates),
        "found": is_known(report),
    }


def is_known(report: PersonReport) -> bool:
    """Tell whether anything at all is kept about the person."""
    return bool(report.on_teacher_list or report.applications or report.studies or report.documents)


def _application(found: Application, full: bool) -> dict[str, Any]:
    answers = json.loads(found.answers) if found.answers else {}
    return {
        "plan": found.plan,
        "study": found.name,
        "status": found.status,
        "person": shown_person(found.person, full=full),
        "answers": answers if full else dict.fromkeys(answers, "＊"),
    }


def _study(found: Study, full: bool) -> dict[str, Any]:
    award = found.award
    return {
        "plan": found.plan,
        "study": found.name,
        "person": shown_person(found.person, full=full),
        "attendance": [
            {
                "session": each.session,
                "present": each.present,
                "arrived": each.arrived.astimezone(TAIWAN).isoformat() if each.arrived else None,
                "departed": each.departed.astimezone(TAIWAN).isoformat() if each.departed else None,
            }
            for each in found.attendance
        ],
        "award": award.model_dump(mode="json", include={"amount", "unit", "reason"})
        if award
        else None,
    }
