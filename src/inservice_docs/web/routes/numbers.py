"""The register of document numbers (文號登記簿): listed, taken beforehand, voided with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.beside import beside
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.letter_numbers import list_numbers, next_numbers, void_number
from inservice_docs.workflow.register import Register

OFFICE = [only(Role.OFFICER, Role.RECORDS, Role.ADMINISTRATOR)]
WRITERS = [only(Role.OFFICER, Role.RECORDS)]
PAGE = 40
_TAKE = {
    "number-count": "count",
    "number-started": "start",
    "number-impossible": "word",
    "word-missing": "word",
}
_VOID = {
    "reason-missing": "reason",
    "number-unknown": "number",
    "number-issued": "number",
    "number-void": "number",
}


@get("/numbers", guards=OFFICE, sync_to_thread=True)
def numbers(
    view: Shown,
    register: Opened,
    word: FromQuery[str] = "",
    year: FromQuery[str] = "",
    plan: FromQuery[str] = "",
    after: FromQuery[str] = "",
    void: FromQuery[str] = "",
) -> Response[bytes]:
    """Show the numbers of a 字 and a year, last taken first; `void` fills in the form."""
    asked = {"word": word, "year": year, "plan": plan}
    return _page(view, register, asked, after=after, voided=void)


@post("/numbers", guards=WRITERS, sync_to_thread=True, status_code=200)
def take(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Take the next numbers; they wait for letters."""
    try:
        taken = next_numbers(
            register,
            form.text("word"),
            year=form.whole("year", "年度"),
            count=form.whole("count", "幾號") or 1,
            purpose=form.text("purpose"),
            start=form.whole("start", "起始號"),
        )
    except UserError as problem:
        return _page(view, register, {}, findings=beside(problem.findings, _TAKE), form=form)
    first, last = taken[0].number, taken[-1].number
    told = f"已取號：{first}" + (f" 到 {last}，共 {len(taken)} 號。" if len(taken) > 1 else "。")
    return view.to("/numbers", told)


@post("/numbers/void", guards=WRITERS, sync_to_thread=True, status_code=200)
def void_one(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Void a number; it stays visible with its reason."""
    try:
        done = void_number(register, form.text("number"), reason=form.text("reason"))
    except UserError as problem:
        return _page(view, register, {}, findings=beside(problem.findings, _VOID), form=form)
    return view.to("/numbers", f"文號 {done.number} 已作廢。")


def _page(
    view: View,
    register: Register,
    asked: dict[str, str],
    *,
    after: str = "",
    voided: str = "",
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    year = asked.get("year", "")
    found = list_numbers(
        register,
        asked.get("word", ""),
        year=int(year) if year.isascii() and year.isdigit() and len(year) < 4 else None,
        plan=asked.get("plan", ""),
        after=after,
        limit=PAGE + 1,
    )
    kept = {name: value for name, value in asked.items() if value}
    more = {**kept, "after": found[PAGE - 1].number} if len(found) > PAGE else {}
    return view.page(
        "numbers.html",
        found=found[:PAGE],
        more=urlencode(more),
        asked=asked,
        voided=voided,
        this_year=roc_year(register.today),
        findings=findings,
        form=form,
    )


HANDLERS = [numbers, take, void_one]
