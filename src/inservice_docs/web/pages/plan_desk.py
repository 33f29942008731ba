"""Where a plan is being written (撰寫中的計畫): its desk, what is kept of it, what was typed."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from inservice_docs.records.plan import Scope
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.web.guard.access import actor_of
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import LEFT_OUT, kept_contacts
from inservice_docs.web.pages.plan_fields import Values, plan_typed, plan_values
from inservice_docs.web.pages.plan_page import ALL, HINT, own_values
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.add_plan import done_subject
from inservice_docs.workflow.dismiss_hints import bring_back_hints, dismiss_hint
from inservice_docs.workflow.keep_drafts import DraftState, draft_state, forget_draft, save_draft
from inservice_docs.workflow.register import Once, Register
from inservice_docs.workflow.sign_in import SignedIn
from inservice_docs.workflow.steps.machine import first_status, status_of
from inservice_docs.workflow.workspace import Workspace

NEW = "new:"
KEY = re.compile("[0-9a-f]{16}")
TOKEN = re.compile(r"[\w-]{16,40}", re.ASCII)


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
    known = token if TOKEN.fullmatch(token) else secrets.token_urlsafe(16)
    return PlanDesk(draft=known, scope=form.text("scope"))


def whole(text: str) -> int:
    """Return a number that a form carries along, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


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


def typed_values(view: View, register: Register, desk: PlanDesk, form: Form) -> Values:
    """Return what was typed into a form; contacts that it did not show stay as they are kept."""
    typed = own_values(form)
    if not form.raw(LEFT_OUT):
        return typed
    kept = kept_values(draft_state(register, desk.subject))
    if not kept and desk.entry is not None:
        kept = plan_values(desk.entry.plan)
    scope = Scope(desk.scope) if desk.scope in set(Scope) else Scope.CROSS_SCHOOL
    visitor = actor_of(view.request)
    return kept_contacts(typed, kept or first_values(scope, visitor, register.workspace))


def unchanged(entry: PlanEntry, values: Values) -> bool:
    """Tell whether a form holds what is registered."""
    return plan_values(plan_typed(values).plan) == plan_values(entry.plan)


def press_hint(register: Register, desk: PlanDesk, form: Form) -> None:
    """Hide the hint whose button was pressed, or show all of them again."""
    pressed = form.text(HINT)
    if pressed == ALL:
        bring_back_hints(register, desk.subject)
    elif KEY.fullmatch(pressed):
        dismiss_hint(register, desk.subject, pressed)


def keep(register: Register, desk: PlanDesk, values: Values) -> DraftState:
    """Keep what was typed, without using up the token of the form it was typed into.

    What comes after the same has been stored (it was sent before, and overtaken) is not kept.
    """
    content = {name: list(held) for name, held in values.items()}
    quiet = replace(register, once=Once())
    state = save_draft(quiet, desk.subject, content, based_on=desk.version)
    if _overtaken(register, desk, values):
        forget_draft(quiet, desk.subject)
        state = draft_state(register, desk.subject)
    return state


def _overtaken(register: Register, desk: PlanDesk, values: Values) -> bool:
    """Tell whether a draft, looked at after it was kept, is of something stored already."""
    if desk.entry is None:
        return bool(number_of(register, desk.draft))
    with register.look() as work:
        entry = work.plans.get(desk.number)
    return entry.version != desk.version and unchanged(entry, values)
