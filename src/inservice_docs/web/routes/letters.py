"""The letters of a study (公文): drafted on their sheet, checked, numbered, issued, downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.documents.catalogue import letter_spec
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.beside import beside
from inservice_docs.web.pages.field_links import with_links
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import cover_while
from inservice_docs.web.pages.letter_forms import (
    FIELDS,
    archive_name,
    formats_of,
    one_file,
    order_of,
    sheets_of,
    shown_letters,
)
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.draft_sheets import SIGNUP_FORM, STUDY_PLAN, draft_plan_sheets
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.issued_copies import issued_letter
from inservice_docs.workflow.letter_files import check_formats
from inservice_docs.workflow.list_templates import fitting_kinds
from inservice_docs.workflow.preview_letter import (
    LetterPreview,
    LetterWishes,
    preview_files,
    preview_letter,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import waiting_agencies

WRITERS = [only(Role.OFFICER, Role.RECORDS)]
REMINDER = "reminder"


@get("/studies/{number:str}/letters", sync_to_thread=True)
def letters(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show every kind of letter that fits the study, and what has gone out of each."""
    study = study_page(register, number)
    kinds = fitting_kinds(register.workspace, study.entry.scope)
    went = {
        kind.key: [each for each in study.view.documents if each.kind == kind.key] for kind in kinds
    }
    return view.page("letters.html", study=study, kinds=kinds, went=went)


@get("/studies/{number:str}/letters/{kind:str}", sync_to_thread=True)
def letter(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    kind: FromPath[str],
    to: FromQuery[list[str] | None] = None,
) -> Response[bytes]:
    """Show one kind of letter as it would go out now; one about no study has its own page."""
    if not letter_spec(kind).needs_plan:
        return view.to(f"/letters/{kind}")
    return _page(view, register, number, kind, LetterWishes(to=tuple(to or ())))


@get("/studies/{number:str}/letters/{kind:str}/sheet", sync_to_thread=True)
def sheet(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    kind: FromPath[str],
    typed: FromQuery[str] = "",
    date: FromQuery[str] = "",
    to: FromQuery[list[str] | None] = None,
) -> Response[bytes]:
    """Show the sheet alone, with the number and the date that are being typed."""
    if not view.partly:
        return view.to(f"/studies/{number}/letters/{kind}")
    preview = _forgiving(kind, register, number, LetterWishes(typed, date, to=tuple(to or ())))
    unfinished = with_links(preview.unfinished, number)
    return view.page(
        "parts/letter_followed.html",
        **shown_letters(preview, hiding=view.hiding),
        unfinished=unfinished,
        blocked=preview.blocked,
    )


@get("/studies/{number:str}/letters/{kind:str}/draft", sync_to_thread=True)
def draft(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    kind: FromPath[str],
    format: FromQuery[str] = "docx",
    typed: FromQuery[str] = "",
    date: FromQuery[str] = "",
    to: FromQuery[list[str] | None] = None,
) -> Response[bytes]:
    """Hand over the draft; several files come as one ZIP."""
    wanted = check_formats([format])
    wishes = LetterWishes(typed, date, to=tuple(to or ()))
    preview = preview_letter(kind, register, plan=number, wishes=wishes)
    files = preview_files(preview, wanted, register).value
    made = one_file(files, archive_name(number, kind, "草稿"))
    return view.file(made.name, made.data)


@get("/studies/{number:str}/letters/{kind:str}/enclosures", sync_to_thread=True)
def enclosures(
    view: Shown, register: Opened, number: FromPath[str], kind: FromPath[str]
) -> Response[bytes]:
    """Hand over the enclosures that the program makes itself."""
    study = study_page(register, number)
    wanted = set(study.plan.attachments)
    files = draft_plan_sheets(Path(study.number), register.workspace, wanted=wanted).value
    made = one_file(files, archive_name(study.number, kind, "附件"))
    return view.file(made.name, made.data)


@post(
    "/studies/{number:str}/letters/{kind:str}",
    guards=WRITERS,
    sync_to_thread=True,
    status_code=200,
)
def issue(
    view: Shown, register: Opened, form: Sent, number: FromPath[str], kind: FromPath[str]
) -> Response[bytes]:
    """Issue the letter: final, numbered and recorded."""
    try:
        return _issued(view, register, order_of(form, kind, number))
    except UserError as problem:
        wishes = LetterWishes(form.text("typed"), form.text("date"), to=form.texts("to"))
        found = beside(problem.findings, FIELDS)
        return _page(view, register, number, kind, wishes, found, form)


@post(
    "/studies/{number:str}/letters/{kind:str}/edited",
    guards=WRITERS,
    sync_to_thread=True,
    status_code=200,
)
def issue_edited(
    view: Shown, register: Opened, form: Sent, number: FromPath[str], kind: FromPath[str]
) -> Response[bytes]:
    """Issue the letter that was edited in Word, as it is."""
    try:
        with form.saved("file") as path:
            return _issued(view, register, order_of(form, kind, number, file=path))
    except UserError as problem:
        places = dict.fromkeys((found.code for found in problem.findings), "file")
        again = {"document-issued": "edited_reason"}
        found = beside(problem.findings, places | again)
        return _page(view, register, number, kind, LetterWishes(), found, form)


def _issued(view: View, register: Register, order: IssueOrder) -> Response[bytes]:
    done = issue_letter(order, register)
    documents = done.value.documents
    numbers = "、".join(each.number for each in documents if each.number)
    told = f"已發文{f'，文號 {numbers}' if numbers else ''}。"
    base = f"/studies/{order.plan}/documents" if order.plan else "/documents"
    to = f"{base}/{documents[0].id}" if len(documents) == 1 else base
    remarks = [found for found in done.findings if found.severity != "hint"]
    return view.to(to, told, remarks)


def _forgiving(kind: str, register: Register, number: str, wishes: LetterWishes) -> LetterPreview:
    """Preview a letter; what cannot be read yet of number and date is left out."""
    try:
        return preview_letter(kind, register, plan=number, wishes=wishes)
    except UserError as problem:
        if problem.findings[0].code not in {"date-unreadable", "reminder-recipient"}:
            raise
        kept = LetterWishes(wishes.number)
        return preview_letter(kind, register, plan=number, wishes=kept)


def _page(
    view: View,
    register: Register,
    number: str,
    kind: str,
    wishes: LetterWishes,
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    preview = _forgiving(kind, register, study.number, wishes)
    tracked = preview.facts.tracked
    own = {STUDY_PLAN, SIGNUP_FORM}
    shown = shown_letters(preview, hiding=view.hiding)
    went = issued_letter(register, preview.issued[0]) if preview.issued else None
    if preview.blocked and went is not None:  # nothing new is to go out: show what went
        sheets = cover_while(view.hiding, study.plan).sheets(sheets_of([went]))
        shown |= {"sheets": sheets, "notes": []}
    enclosed = preview.letters[0].attachments
    return view.page(
        "letter.html",
        study=study,
        **shown,
        went=preview.blocked and went is not None,
        listed=letter_spec(kind).needs_roster,
        blocked=with_links(preview.blocked, study.number),
        unfinished=with_links(preview.unfinished, study.number),
        formats=formats_of(preview.letters),
        waiting=waiting_agencies(tracked) if kind == REMINDER else (),
        to=wishes.to,
        made=[each for each in enclosed if each in own],
        others=[each for each in enclosed if each not in own],
        findings=findings,
        form=form,
    )


HANDLERS = [letters, letter, sheet, draft, enclosures, issue, issue_edited]
