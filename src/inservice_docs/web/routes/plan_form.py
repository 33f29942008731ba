"""The plan form (計畫表單): a new study, the form's rows and cures, and registering it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError
from inservice_docs.records.plan import Scope
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import REPEATS, actor_of, only
from inservice_docs.web.pages.differences import Difference
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import (
    cover_of,
    masked_values,
)
from inservice_docs.web.pages.plan_desk import (
    NEW,
    TOKEN,
    PlanDesk,
    desk_of,
    first_values,
    keep,
    kept_values,
    number_of,
    press_hint,
    typed_values,
    unchanged,
    whole,
)
from inservice_docs.web.pages.plan_fields import Values, plan_typed
from inservice_docs.web.pages.plan_page import HINT, PlanPage, rearranged
from inservice_docs.web.pages.plan_places import beside_fields, field_name
from inservice_docs.web.pages.preview import preview_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.add_plan import register_plan
from inservice_docs.workflow.dismiss_hints import dismissed_hints, hand_on_hints
from inservice_docs.workflow.keep_drafts import (
    DraftState,
    draft_state,
    forget_draft,
    unfinished_drafts,
)
from inservice_docs.workflow.register import Register

OFFICER = [only(Role.OFFICER)]


def show_form(
    view: View,
    register: Register,
    desk: PlanDesk,
    values: Values,
    *,
    asked: Form | None = None,
    problems: Sequence[Finding] = (),
    conflict: Sequence[Difference] = (),
    state: DraftState | None = None,
    template: str = "",
) -> Response[bytes]:
    """Return the page of a plan that is being written, with its letter beside it."""
    typed = plan_typed(values)
    kind, part = ("", 0) if asked is None else wanted_sheet(asked)
    hiding = view.hiding
    preview = preview_of(
        register,
        typed,
        values,
        entry=desk.entry,
        kind=kind,
        part=part,
        hiding=hiding,
        dismissed=dismissed_hints(register, desk.subject),
    )
    unread = typed.findings if problems or asked is not None else ()
    beside = beside_fields((*problems, *unread), typed.rows)
    if hiding:
        cover = cover_of(typed.plan)
        beside, conflict = cover.findings(beside), cover.differences(conflict)
        problems, values = cover.findings(problems), masked_values(values)
    page = PlanPage(values, register.workspace.codes, typed.plan)
    context = {
        "desk": desk,
        "page": page,
        "preview": preview,
        "writing": register.actor.may(Role.OFFICER),
        "loose": [each for each in problems if not _has_field(each)],
        "conflict": conflict,
        "state": state or draft_state(register, desk.subject),
    }
    if desk.number and not template:
        context["study"] = study_page(register, desk.number)
    name = template or ("study.html" if desk.number else "study_new.html")
    status = 422 if problems else 200
    return view.page(name, findings=beside, form=page.form, status=status, **context)


def wanted_sheet(form: Form) -> tuple[str, int]:
    """Return the kind of letter and which of several is wanted on the sheet."""
    kind = form.text("_kind") or form.text("kind")
    part = "0" if form.text("_kind") else form.text("_part") or form.text("part")
    return kind, whole(part)


def _has_field(found: Finding) -> bool:
    return bool(field_name(found.place.field)) or found.place.field == "reason"


def names_of(register: Register, logins: Iterable[str]) -> dict[str, str]:
    """Return the people behind some accounts, by login; who has no account is left out."""
    with register.look() as work:
        found = (work.accounts.find(login) for login in dict.fromkeys(logins))
        return {each.login: each.person or each.login for each in found if each}


@get("/studies/new", guards=OFFICER, sync_to_thread=True)
def new_study(
    request: Asked,
    view: Shown,
    register: Opened,
    kind: FromQuery[str] = "",
    draft: FromQuery[str] = "",
) -> Response[bytes]:
    """Ask which kind of study it is, or show the form of the draft that was begun."""
    if not draft and kind not in set(Scope):
        return view.page("study_choose.html", drafts=unfinished_drafts(register, NEW))
    if not TOKEN.fullmatch(draft):
        fresh = urlencode({"kind": kind, "draft": secrets.token_urlsafe(16)})
        return view.to(f"/studies/new?{fresh}")
    number = number_of(register, draft)
    if number:
        return view.to(f"/studies/{number}")
    desk = PlanDesk(draft=draft)
    state = draft_state(register, desk.subject)
    chosen = Scope(kind) if kind in set(Scope) else Scope.CROSS_SCHOOL
    first = first_values(chosen, actor_of(request), register.workspace)
    return show_form(view, register, desk, kept_values(state) or first, state=state)


@post("/studies/form", guards=OFFICER, sync_to_thread=True, status_code=200)
def change_form(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Add or drop a row, cure something, or show another letter; what was typed is kept."""
    desk = desk_of(form, register)
    values = rearranged(typed_values(view, register, desk, form), form)
    press_hint(register, desk, form)
    # Nothing but a hint was touched: there is no change that would have to be kept.
    same = form.text(HINT) and desk.entry and unchanged(desk.entry, values)
    state = None if same else keep(register, desk, values)
    template = "parts/plan_fields.html" if view.partly else ""
    response = show_form(view, register, desk, values, asked=form, state=state, template=template)
    response.headers["hx-trigger"] = "typed"
    return response


@post("/studies", guards=OFFICER, opt={REPEATS: True}, sync_to_thread=True, status_code=200)
def add_study(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Register a new study; sent twice, it is one study."""
    desk = desk_of(form, register)
    values = typed_values(view, register, desk, form)
    typed = plan_typed(values)
    try:
        refuse_unread(typed.findings)
        with register.together() as both:
            outcome = register_plan(typed.plan, both, draft=desk.subject)
            hand_on_hints(both, desk.subject, outcome.value.number)
    except AlreadyDone:
        number = number_of(register, desk.draft)
        if number:
            return view.to(f"/studies/{number}", "這項研習剛才已經登記了。")
        raise
    except UserError as problem:
        keep(register, desk, values)
        found = at_form_fields(problem.findings)
        return show_form(view, register, desk, values, asked=form, problems=found)
    number = outcome.value.number
    return view.to(f"/studies/{number}", f"已登記為 {number}。", outcome.findings)


def refuse_unread(findings: Iterable[Finding]) -> None:
    """Raise UserError when a value could not be read: it would be lost unseen."""
    found = tuple(findings)
    if found:
        raise UserError(found)


def at_form_fields(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of the verbs at the fields that they are about."""
    found = []
    for each in findings:
        label = re.match("沒有填「([^」]+)」", each.message)
        if each.code == "plan-incomplete" and label:
            each = each.at(Place(field=label.group(1)))
        elif each.code == "reason-missing":
            each = each.at(Place(field="reason"))
        elif each.code == "plan-changed":
            each = replace(each, fix="下面列出兩邊不同的地方；看過以後選定要留的，再儲存。")
        found.append(each)
    return tuple(found)


@post("/studies/draft/drop", guards=OFFICER, sync_to_thread=True, status_code=200)
def drop_draft(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Give up what was typed and not stored."""
    desk = desk_of(form, register)
    forget_draft(register, desk.subject)
    return view.to(desk.path if desk.number else "/studies/new", "已放棄沒有儲存的內容。")


HANDLERS = [new_study, change_form, add_study, drop_draft]
