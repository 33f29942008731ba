"""One study (研習): its plan with the letter beside it; changing it; the samples to play with."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.records.finding import UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.pages.differences import differences, taken_over
from inservice_docs.web.pages.plan_desk import PlanDesk, desk_of, keep, kept_values, typed_values
from inservice_docs.web.pages.plan_fields import plan_typed, plan_values
from inservice_docs.web.routes.plan_form import OFFICER, at_form_fields, refuse_unread, show_form
from inservice_docs.workflow.edit_plan import change_plan
from inservice_docs.workflow.keep_drafts import draft_state
from inservice_docs.workflow.repeat_plan import play_samples


@get("/studies/{number:str}", sync_to_thread=True)
def study(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show a study's plan: as it is registered, or as it was being typed."""
    with register.look() as work:
        entry = work.plans.get(number)
    state = draft_state(register, entry.number)
    version = state.draft.based_on if state.draft else entry.version
    desk = PlanDesk(number=entry.number, version=version or entry.version, entry=entry)
    values = kept_values(state) or plan_values(entry.plan)
    return show_form(view, register, desk, values, state=state)


@post("/studies/{number:str}", guards=OFFICER, sync_to_thread=True, status_code=200)
def change(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Store a changed plan. When somebody else changed it meanwhile, show both versions first."""
    with register.look() as work:
        entry = work.plans.get(number)
    seen = desk_of(form, register).version
    desk = PlanDesk(number=entry.number, version=seen, entry=entry)
    values = taken_over(entry.plan, typed_values(view, register, desk, form), form.texts("theirs"))
    typed = plan_typed(values)
    try:
        refuse_unread(typed.findings)
        outcome = change_plan(
            entry.number, typed.plan, register, reason=form.text("reason"), version=seen
        )
    except UserError as problem:
        keep(register, desk, values)
        changed = any(each.code == "plan-changed" for each in problem.findings)
        # Who saw the differences may store over them, until it is changed once more.
        shown = PlanDesk(entry.number, "", entry.version if changed else seen, entry)
        return show_form(
            view,
            register,
            shown,
            values,
            asked=form,
            problems=at_form_fields(problem.findings),
            conflict=differences(entry.plan, typed.plan) if changed else (),
        )
    return view.to(f"/studies/{entry.number}", "已儲存。", outcome.findings)


@get("/studies/sample", guards=OFFICER, sync_to_thread=True)
def sample(view: Shown) -> Response[bytes]:
    """Offer the sample studies."""
    return view.page("study_sample.html")


@post("/studies/sample", guards=OFFICER, sync_to_thread=True, status_code=200)
def play(view: Shown, register: Opened) -> Response[bytes]:
    """Register the sample studies with days to come."""
    with register.together() as both:
        first, second = play_samples(both)
    notice = f"已登記兩項範例研習：{first.number}（校外）與 {second.number}（校內），可以放心試用。"
    return view.to(f"/studies/{first.number}", notice)


HANDLERS = [study, change, sample, play]
