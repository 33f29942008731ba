"""The participants (研習學員, procedure, step 5): in by three ways, out with a reason, as lists."""

from __future__ import annotations

from pathlib import Path

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.person import Person
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.paging import part_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.draft_rosters import draft_export, participants_document
from inservice_docs.workflow.edit_participants import (
    add_from_sign_up,
    add_person,
    list_participants,
    remove_participants,
)
from inservice_docs.workflow.export_full_list import export_full_list
from inservice_docs.workflow.keep_list import PARTICIPANTS, kept_list
from inservice_docs.workflow.pending_list import pending_list
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.same_person import Known
from inservice_docs.workflow.sign_up_state import sign_up_state

PAGE = 50
SEES = [only(Role.OFFICER, Role.RECORDS)]
OFFICER = [only(Role.OFFICER)]
_FIELDS = {"id-invalid": "id_number", "participant-twice": "id_number", "reason-missing": "reason"}
_HOURS = "amount"


@get("/studies/{number:str}/participants", guards=SEES, sync_to_thread=True)
def participants(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    page: FromQuery[str] = "",
    edit: FromQuery[str] = "",
) -> Response[bytes]:
    """Show the list, who has passed and may be added, and the ways to add others."""
    return _page(view, register, number, page=page, edit=edit)


@post(
    "/studies/{number:str}/participants/from-signup",
    guards=OFFICER,
    sync_to_thread=True,
    status_code=200,
)
def from_sign_up(
    view: Shown, register: Opened, form: Sent, number: FromPath[str]
) -> Response[bytes]:
    """Add applicants who have passed: the ticked ones, or all."""
    ids = None if form.raw("act") == "all" else form.ids("id")
    if ids == ():
        return view.to(_home(number), "沒有勾選任何人。")
    outcome = add_from_sign_up(register, number, ids)
    done = outcome.value
    words = f"加入 {len(done.added)} 人" + (f"，{done.already} 人已在名單上" * bool(done.already))
    return view.to(_home(number), f"{words}；名單共 {done.people} 人。", outcome.findings)


@post(
    "/studies/{number:str}/participants/one", guards=OFFICER, sync_to_thread=True, status_code=200
)
def add_one(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Add one person by the ID number, or correct somebody on the list."""
    rows = form.ids("row")
    try:
        given = {name: form.text(name) for name in ("name", "school", "position", "id_number")}
        person = Person(**given, hours=form.amount("hours", "研習時數"))
        outcome = add_person(register, number, person, row=rows[0] if rows else None)
    except UserError as problem:
        findings = [_beside(each) for each in problem.findings]
        edit = str(rows[0]) if rows else ""
        return _page(view, register, number, edit=edit, findings=findings, form=form)
    done = outcome.value
    words = "已加入名單。" if done.added else "已更正。"
    return view.to(_home(number), f"{words}名單共 {done.people} 人。", outcome.findings)


@post(
    "/studies/{number:str}/participants/remove",
    guards=OFFICER,
    sync_to_thread=True,
    status_code=200,
)
def remove(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Take the ticked people off the list; the reason is kept."""
    ids = form.ids("id")
    if not ids:
        return view.to(_home(number), "沒有勾選任何人。")
    try:
        done = remove_participants(register, number, ids, reason=form.text("reason")).value
    except UserError as problem:
        findings = [_beside(each) for each in problem.findings]
        return _page(view, register, number, findings=findings, form=form)
    return view.to(_home(number), f"已移除 {len(ids)} 人；名單剩 {done.people} 人。")


@get("/studies/{number:str}/participants/files/{what:str}", guards=SEES, sync_to_thread=True)
def file(
    view: Shown, register: Opened, number: FromPath[str], what: FromPath[str]
) -> Response[bytes]:
    """Hand a list over, ID numbers masked."""
    number = study_page(register, number).number
    reference = Path(number)
    if what == "export":
        made = draft_export(reference, None, register.workspace).value[0]
    elif what == "list":
        made = participants_document(reference, None, register.workspace)
    elif what == "pending":
        made = pending_list(register, number).value[0]
    else:
        raise NotFoundException
    return view.file(made.name, made.data)


@post(
    "/studies/{number:str}/participants/full-list",
    guards=SEES,
    sync_to_thread=True,
    status_code=200,
)
def full_list(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Hand the list over with full ID numbers: asked for by a button, and noted in the trail."""
    made = export_full_list(register, study_page(register, number).number).value
    return view.file(made.name, made.data)


def _page(
    view: View,
    register: Register,
    number: str,
    *,
    page: str = "",
    edit: str = "",
    findings: list[Finding] | None = None,
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    listed = list_participants(register, number)
    state = sign_up_state(register, number)
    known = Known((each.person, each.id) for each in listed)
    came = {each.applicant for each in listed}
    passed = [each for each in state.applicants if each.status is ApplicantStatus.PASSED]
    new = [a for a in passed if a.id not in came and known.find(a.person) is None]
    editing = next((each for each in listed if str(each.id) == edit), None)
    return view.page(
        "participants.html",
        findings=findings or (),
        form=form,
        study=study,
        part=part_of(listed, page, PAGE),
        new=new[:PAGE],
        new_total=len(new),
        editing=editing,
        kept=kept_list(register, PARTICIPANTS, number),
        base=_home(study.number),
    )


def _beside(found: Finding) -> Finding:
    field = _FIELDS.get(found.code) or ("hours" if _HOURS in found.code else found.place.field)
    from dataclasses import replace

    return replace(found, place=replace(found.place, field=field))


def _home(number: str) -> str:
    return f"/studies/{number}/participants"


HANDLERS = [participants, from_sign_up, add_one, remove, file, full_list]
