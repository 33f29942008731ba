"""The letter that asks for a business account (業務帳號申請): about no study, for one person.

Who it is for never stands in an address: the page is sent as a form, also to look at it.
"""

from __future__ import annotations

from collections.abc import Iterable

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.beside import beside
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.letter_forms import FIELDS, FORMATS, one_file, order_of, shown_letters
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.issue_letter import issue_letter
from inservice_docs.workflow.letter_files import check_formats
from inservice_docs.workflow.preview_letter import LetterWishes, preview_files, preview_letter
from inservice_docs.workflow.register import Register

KIND = "account-request"
WRITERS = [only(Role.OFFICER, Role.RECORDS, Role.ADMINISTRATOR)]


@get("/letters/account-request", guards=WRITERS, sync_to_thread=True)
def ask(view: Shown, register: Opened) -> Response[bytes]:
    """Ask for the office and the person."""
    return _page(view, register, LetterWishes())


@post("/letters/account-request/draft", guards=WRITERS, sync_to_thread=True, status_code=200)
def draft(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Show the letter as it stands, or hand over its draft in a format."""
    wishes = _wishes(form)
    try:
        if form.text("format"):
            wanted = check_formats([form.text("format")])
            preview = preview_letter(KIND, register, wishes=wishes)
            made = one_file(preview_files(preview, wanted, register).value, f"{KIND}.zip")
            return view.file(made.name, made.data)
        return _page(view, register, wishes, form=form)
    except UserError as problem:
        bare = LetterWishes(office=wishes.office, person=wishes.person)
        return _page(view, register, bare, beside(problem.findings, FIELDS), form)


@post("/letters/account-request", guards=WRITERS, sync_to_thread=True, status_code=200)
def issue(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Issue the letter."""
    try:
        done = issue_letter(order_of(form, KIND), register)
    except UserError as problem:
        wishes = _wishes(form)
        bare = LetterWishes(office=wishes.office, person=wishes.person)
        return _page(view, register, bare, beside(problem.findings, FIELDS), form)
    first = done.value.documents[0]
    return view.to(f"/documents/{first.id}", f"已發文，文號 {first.number}。")


def _wishes(form: Form) -> LetterWishes:
    typed = form.text("typed") if form.text("way") == "typed" else ""
    return LetterWishes(typed, form.text("date"), form.text("office"), form.text("person"))


def _page(
    view: View,
    register: Register,
    wishes: LetterWishes,
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    preview = preview_letter(KIND, register, wishes=wishes)
    return view.page(
        "account_letter.html",
        **shown_letters(preview),
        formats=FORMATS,
        findings=findings,
        form=form,
    )


HANDLERS = [ask, draft, issue]
