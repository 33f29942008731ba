"""The letter beside the form, and the form's drafts (公文預覽、自動儲存): with every key stroke."""

from __future__ import annotations

from dataclasses import replace

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.pages.plan_desk import (
    TOKEN,
    PlanDesk,
    desk_of,
    keep,
    press_hint,
    typed_values,
    whole,
)
from inservice_docs.web.pages.plan_fields import plan_typed
from inservice_docs.web.pages.preview import preview_of
from inservice_docs.web.routes.plan_form import OFFICER, names_of, wanted_sheet
from inservice_docs.workflow.dismiss_hints import dismissed_hints
from inservice_docs.workflow.keep_drafts import draft_state, undo_draft
from inservice_docs.workflow.register import Once

UNDO = "_undo"
"""What the button that undoes sends: its own token."""


@post("/studies/preview", guards=OFFICER, sync_to_thread=True, status_code=200)
def preview(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Show the letter of what is in the form now, of which nothing is kept; hide a hint."""
    desk = desk_of(form, register)
    values = typed_values(view, register, desk, form)
    press_hint(register, desk, form)
    kind, part = wanted_sheet(form)
    shown = preview_of(
        register,
        plan_typed(values),
        values,
        entry=desk.entry,
        kind=kind,
        part=part,
        hiding=view.hiding,
        dismissed=dismissed_hints(register, desk.subject),
    )
    return view.page("parts/preview.html", preview=shown, writing=True)


@post("/studies/draft", guards=OFFICER, sync_to_thread=True, status_code=200)
def save(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Keep what is in the form now, so that nothing is lost; the study is not changed."""
    desk = desk_of(form, register)
    state = keep(register, desk, typed_values(view, register, desk, form))
    return view.page("parts/draft_state.html", state=state, desk=desk)


@post("/studies/draft/undo", guards=OFFICER, sync_to_thread=True, status_code=200)
def undo(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Give up the last thing that was typed."""
    desk = desk_of(form, register)
    # The button has a token of its own: that of a new study's form is the same all its life.
    pressed = form.raw(UNDO)
    once = Once(pressed if TOKEN.fullmatch(pressed) else "")
    undo_draft(replace(register, once=once), desk.subject)
    return view.to(desk.path, "已復原到前一次自動儲存的內容。")


@get("/studies/draft/kept", guards=OFFICER, sync_to_thread=True)
def kept(register: Opened, number: FromQuery[str] = "", draft: FromQuery[str] = "") -> str:
    """Return when a draft was kept last, empty when there is none."""
    state = draft_state(register, PlanDesk(number=number, draft=draft).subject)
    return state.draft.saved_at.isoformat() if state.draft else ""


@get("/studies/presence", guards=OFFICER, sync_to_thread=True)
def presence(
    view: Shown,
    register: Opened,
    number: FromQuery[str] = "",
    version: FromQuery[str] = "",
) -> Response[bytes]:
    """Tell who else is typing in the same study, and whether it was changed meanwhile."""
    with register.look() as work:
        entry = work.plans.get(number)
    seen = whole(version) or entry.version
    desk = PlanDesk(number=entry.number, version=seen, entry=entry)
    state = draft_state(register, desk.subject)
    names = names_of(register, (each.login for each in state.others))
    return view.page("parts/presence.html", state=state, desk=desk, names=names, now=register.at)


HANDLERS = [preview, save, undo, kept, presence]
