"""Change the school's facts (更改學校資料) of an office that works already."""

from __future__ import annotations

from collections.abc import Mapping

from inservice_docs.records.account import Role
from inservice_docs.records.base import label_of
from inservice_docs.records.finding import Finding, Outcome, Place, Severity, UserError, hint
from inservice_docs.records.school import School
from inservice_docs.workflow.certificate_keys import check_page
from inservice_docs.workflow.own_files import changing, cut_off
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_school import read_school, set_school
from inservice_docs.workflow.workspace import SETTINGS


def change_school(register: Register, values: Mapping[str, str]) -> Outcome[tuple[str, ...]]:
    """Write typed values into the settings; return the labels of the facts that changed.

    A 直屬主管機關 that was worked out from the name stays so while its field is left empty. Raises
    UserError for an actor who is no 管理者, and with every finding (its place names the field) when
    one is an error; nothing is written then.
    """
    register.require(Role.ADMINISTRATOR, "更改學校資料")
    former = register.workspace.school
    typed = dict(values)
    if former.superior is None and not typed.get("superior"):
        typed.pop("superior", None)
    read = read_school(typed)
    findings = (*read.findings, *_page_findings(read.value.verify_page))
    if any(found.severity is Severity.ERROR for found in findings):
        raise UserError(findings)
    changed = tuple(
        label_of(School, name)
        for name in School.model_fields
        if getattr(former, name) != getattr(read.value, name)
    )
    folder = register.workspace.required_folder()
    if not changed and not cut_off(folder / SETTINGS):
        return Outcome((), read.findings)
    with changing(register, folder / SETTINGS) as work:
        work.trail.note("settings.put", "學校資料", "、".join(changed))
        set_school(folder, read.value)
    return Outcome(changed, (*read.findings, *_effects(former, read.value)))


def _page_findings(page: str) -> tuple[Finding, ...]:
    try:
        check_page(page)
    except UserError as problem:
        return tuple(each.at(Place(field="verify_page")) for each in problem.findings)
    return ()


def _effects(former: School, now: School) -> list[Finding]:
    """Say what follows from the changes that have consequences."""
    found = []
    if former.name and former.name != now.name:
        found.append(
            hint(
                "school-renamed",
                "校名改了：下一次發證會用新校名的簽章金鑰，舊證明仍然有效。",
                "發證之後，把新的公開金鑰清單再公布一次。",
            )
        )
    if former.letter_word and former.letter_word != now.letter_word:
        found.append(
            hint(
                "letter-word-changed",
                f"發文字改為「{now.letter_word}」，文號與證號從新的字軌起算。",
                "已經發出的文號不變。",
            )
        )
    return found
