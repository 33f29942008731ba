"""The plan form (計畫表單): a new study, the form's rows and cures, and registering it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError
from inservice_docs.records.plan import Scope
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import REPEATS, actor_of, only
from inservice_docs.web.pages.differences import Difference
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.plan_fields import Values, plan_typed
from inservice_docs.web.pages.plan_page import PlanPage, own_values, rearranged
from inservice_docs.web.pages.plan_places import beside_fields, field_name
from inservice_docs.web.pages.preview import preview_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.add_plan import done_subject, register_plan
from inservice_docs.workflow.keep_drafts import (
    DraftState,
    draft_state,
    forget_draft,
    save_draft,
    unfinished_drafts,
)
from inservice_docs.workflow.register import Once, Register
from inservice_docs.workflow.sign_in import SignedIn
from inservice_docs.workflow.steps.machine import first_status, status_of
from inservice_docs.workflow.workspace import Workspace

OFFICER = [only(Role.OFFICER)]
NEW = "new:"
_TOKEN = re.compile(r"[\w-]{16,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlanDesk:
    """Where a plan is being written: a registered study, or a new one by the token of its draft.

    `version` is the one that the writing is based on.
    """

    number: str = ""
    draft: str = ""
    version: int = 0
    entry: PlanEntry | None = None
    scope: str = ""

    @property
    def subject(self) -> str:
        """Return the subject of its draft."""
        return self.number or NEW + self.draft

    @property
    def path(self) -> str:
        """Return the address of its page."""
        if self.number:
            return f"/studies/{self.number}"
        return f"/studies/new?{urlencode({'kind': self.scope, 'draft': self.draft})}"

    @property
    def begun(self) -> bool:
        """Tell whether anything has gone out, so that a change needs a reason."""
        return self.entry is not None and status_of(self.entry) is not first_status(self.entry.plan)


def desk_of(form: Form, register: Register) -> PlanDesk:
    """Return where the form that was sent belongs. Raises UserError for an unknown study."""
    number, version = form.text("number"), form.text("version")
    seen = whole(version)
    if number:
        with register.look() as work:
            entry = work.plans.get(number)
        return PlanDesk(number=entry.number, version=seen, entry=entry)
    token = form.text("draft")
    known = token if _TOKEN.fullmatch(token) else secrets.token_urlsafe(16)
    return PlanDesk(draft=known, scope=form.text("scope"))


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
    preview = preview_of(register, typed, values, entry=desk.entry, kind=kind, part=part)
    unread = typed.findings if problems or asked is not None else ()
    beside = beside_fields((*problems, *unread), typed.rows)
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


def whole(text: str) -> int:
    """Return a number that a form carries along, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


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
    if not _TOKEN.fullmatch(draft):
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


def first_values(scope: Scope, visitor: SignedIn, workspace: Workspace) -> Values:
    """Return what a new form is filled in with: what is known, and what is nearly always so."""
    kind = workspace.codes.word_of("班別性質", "0" if scope is Scope.CROSS_SCHOOL else "5")
    values = {
        "scope": str(scope),
        "class_kind": kind,
        "class_count": "1",
        "fee": "無",
        "subsidy": "無接受補助",
        "attachments": "實施計畫",
        "contacts-1-phone": workspace.school.phone,
    }
    if visitor.account is not None:
        values["office"] = visitor.account.office
        values["contacts-1-name"] = visitor.account.person
    return {name: (value,) for name, value in values.items()}


def kept_values(state: DraftState) -> Values:
    """Return the values that a draft holds, none when there is no draft."""
    held = state.draft.content if state.draft else {}
    return {
        str(name): tuple(map(str, texts)) for name, texts in held.items() if isinstance(texts, list)
    }


def number_of(register: Register, draft: str) -> str:
    """Return the number of the study that a draft became, empty while it is a draft."""
    state = draft_state(register, done_subject(NEW + draft))
    return str(state.draft.content.get("number", "")) if state.draft else ""


def keep(register: Register, desk: PlanDesk, values: Values) -> DraftState:
    """Keep what was typed, without using up the token of the form it was typed into."""
    content = {name: list(held) for name, held in values.items()}
    quiet = replace(register, once=Once())
    return save_draft(quiet, desk.subject, content, based_on=desk.version)


@post("/studies/form", guards=OFFICER, sync_to_thread=True, status_code=200)
def change_form(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Add or drop a row, cure something, or show another letter; what was typed is kept."""
    desk = desk_of(form, register)
    values = rearranged(own_values(form), form)
    state = keep(register, desk, values)
    template = "parts/plan_fields.html" if view.partly else ""
    response = show_form(view, register, desk, values, asked=form, state=state, template=template)
    response.headers["hx-trigger"] = "typed"
    return response


@post("/studies", guards=OFFICER, opt={REPEATS: True}, sync_to_thread=True, status_code=200)
def add_study(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Register a new study; sent twice, it is one study."""
    desk, values = desk_of(form, register), own_values(form)
    typed = plan_typed(values)
    try:
        refuse_unread(typed.findings)
        outcome = register_plan(typed.plan, register, draft=desk.subject)
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
