"""Notices to applicants (報名通知): 錄取, 未錄取, 候補, one for each person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.letters.plan_facts import plan_facts
from inservice_docs.documents.letters.school_facts import school_facts
from inservice_docs.documents.placeholders import OFFICE, SIGN_UP, STUDY, Placeholder
from inservice_docs.documents.sheet_facts import full_school
from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School

KINDS = {
    "passed": ApplicantStatus.PASSED,
    "refused": ApplicantStatus.REFUSED,
    "waiting": ApplicantStatus.WAITING,
}
"""The kinds of notice, by the word on the command line."""

WORDINGS = {kind: f"mail/signup-{kind}.yaml" for kind in KINDS}
"""The wording file of each kind."""

_P = Placeholder
NOTICE: tuple[Placeholder, ...] = (
    *STUDY,
    *SIGN_UP,
    *OFFICE,
    _P("姓名", "收信人的姓名", "林宜範"),
    _P("稱呼", "接在姓名之後的稱呼：校長、主任或老師", "老師"),
    _P("收信人學校", "收信人的服務學校", "臺中市健行國民小學"),
    _P("職位類別", "收信人的職位類別", "合格專任教師"),
    _P("候補順位", "候補第幾位；不是候補時是空的", "1"),
    _P("審核原因", "審核時記下的原因；沒有時是空的", "服務學校是國中，限國小"),
)
"""What the wording of a notice may use."""


def study_mail_facts(plan: Plan, school: School) -> dict[str, Any]:
    """Return the facts of a study that the mails about it share."""
    names = {each.name for each in (*STUDY, *SIGN_UP, *OFFICE)}
    facts = {**plan_facts(plan), **school_facts(school)}
    return {name: value for name, value in facts.items() if name in names}


def notice_facts(
    shared: Mapping[str, Any], applicant: Applicant, reserve: int | None = None
) -> dict[str, Any]:
    """Return the facts of a notice; `shared` are those of its study."""
    person = applicant.person
    return {
        **shared,
        "姓名": known(person.name, "姓名"),
        "稱呼": address_of(person.position),
        "收信人學校": full_school(person),
        "職位類別": person.position,
        "候補順位": str(reserve) if reserve else "",
        "審核原因": applicant.reason.rstrip("。"),
    }


def address_of(position: str) -> str:
    """Return how somebody is addressed after their name: 校長, 主任, 組長, else 老師."""
    return next((each for each in ("校長", "園長", "主任", "組長") if each in position), "老師")
