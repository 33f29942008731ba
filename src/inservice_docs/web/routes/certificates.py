"""Certificates of a study (研習證明): who gets one, issued and made in the background."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.formats.pdf.libreoffice import find_libreoffice
from inservice_docs.formats.templates import OWN, TemplateFile
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError, error, warning
from inservice_docs.taiwan.dates import sheet_date
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import office_of, only
from inservice_docs.web.jobs import JobRoom, Progress, Words
from inservice_docs.web.pages.forms import ONCE
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import new_token
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.certificate_papers import folder_name
from inservice_docs.workflow.certificate_roll import certificate_roll, first_certificate
from inservice_docs.workflow.certificate_templates import (
    certificate_templates,
    chosen_template,
    template_used,
)
from inservice_docs.workflow.issue_certificates import CertificateIssue, issue_certificates
from inservice_docs.workflow.list_certificates import amount_words
from inservice_docs.workflow.register import Register

HERE = "/studies/{number:str}/certificates"
PAGE = 50
_MAY = [only(Role.OFFICER, Role.RECORDS)]
FORMATS = (("docx", "Word（docx）"), ("pdf", "PDF"))


@get(HERE, guards=_MAY, sync_to_thread=True)
def certificates(
    view: Shown, register: Opened, number: FromPath[str], page: FromQuery[str] = ""
) -> Response[bytes]:
    """Show who holds a certificate and who is to get one."""
    at = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return _page(view, register, number, page=max(at, 1))


@post(HERE, guards=_MAY, sync_to_thread=True, status_code=200)
def issue(
    request: Asked, view: Shown, register: Opened, form: Sent, number: FromPath[str]
) -> Response[bytes]:
    """Issue to everybody, or to those who were ticked; the files are made in the background."""
    try:
        some = form.raw("whom") == "ticked"
        people = tuple(str(id) for id in form.ids("person")) if some else ()
        if some and not people:
            words = "沒有勾選任何人。"
            raise UserError(
                error("nothing-chosen", words, "勾選要發證的人，或發給全部。", Place(field="whom"))
            )
        day = form.date("date", "發證日期")
        order = _order(study_page(register, number).number, form, people)
        chosen_template(register.workspace, order.template)
        if day is not None:
            order = replace(order, date=sheet_date(day))
    except UserError as problem:
        return _page(view, register, number, problem=problem, form=form)
    return _start(request, view, register, order)


@post(HERE + "/files", guards=_MAY, sync_to_thread=True, status_code=200)
def files(
    request: Asked, view: Shown, register: Opened, form: Sent, number: FromPath[str]
) -> Response[bytes]:
    """Make the files of what was issued once more; nothing new is issued."""
    order = _order(study_page(register, number).number, form, (), again=True)
    return _start(request, view, register, order)


def _order(
    number: str, form: Sent, people: tuple[str, ...], *, again: bool = False
) -> CertificateIssue:
    formats = tuple(each for each in form.texts("format") if each in dict(FORMATS)) or ("docx",)
    return CertificateIssue(
        number,
        Output(Path(), formats=formats),
        people=people,
        number_word=form.text("number_word"),
        mail=form.ticked("mail"),
        again=again,
        template=form.raw("template"),
    )


def _start(
    request: Asked, view: Shown, register: Register, order: CertificateIssue
) -> Response[bytes]:
    """Begin the work and lead to its progress; the same form again leads to the same work."""
    token = register.once.take() or new_token()
    name = f"{folder_name(order.plan)}.zip"

    def work(folder: Path, progress: Progress) -> Words:
        output = replace(order.output, folder=folder, zip_file=folder / name)
        done = issue_certificates(replace(order, output=output), register, progress)
        count = len(done.value.certificates)
        verb = "再次產生" if order.again else "已核發"
        return f"{verb} {count} 張研習證明，全部裝在一個 ZIP 檔。", done.findings, name

    title = "研習證明：再產生檔案" if order.again else "核發研習證明"
    room = JobRoom(office_of(request).folder)
    back = f"/studies/{order.plan}/certificates"
    id = room.start(f"{ONCE} {token}", register.actor.name, f"{order.plan} {title}", back, work)
    return view.to(f"/jobs/{id}")


def _page(
    view: Shown,
    register: Register,
    number: str,
    *,
    page: int = 1,
    problem: UserError | None = None,
    form: Sent | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    roll = certificate_roll(register, study.number)
    sample = first_certificate(register, study.number) if roll.due else None
    values: dict[str, Any] = {
        "roll": roll,
        "lines": roll.lines[(page - 1) * PAGE : page * PAGE],
        "page": page,
        "pages": max(1, -(-len(roll.lines) // PAGE)),
        "sample": sample,
        "amount": amount_words(sample),
        "formats": FORMATS if find_libreoffice() else FORMATS[:1],
        **_layouts(register, study.number),
        "word": register.workspace.school.letter_word,
        "today": register.today,
    }
    return view.page(
        "certificates.html",
        study=study,
        findings=problem.findings if problem is not None else _lacking(register),
        form=form,
        **values,
    )


def _layouts(register: Register, number: str) -> dict[str, Any]:
    """Return the templates to choose from, and the one that the study issued with before."""
    known = certificate_templates(register.workspace)
    used = template_used(register, number) if len(known) > 1 else CERTIFICATE
    return {"layouts": [(each.name, _title(each)) for each in known], "layout": used}


def _title(layout: TemplateFile) -> str:
    """Return what a template is called: by its file, unless it comes with the program."""
    if layout.name == CERTIFICATE:
        return f"{'學校自訂' if layout.source == OWN else '內建'}的研習證明"
    return PurePosixPath(layout.name).stem


def _lacking(register: Register) -> tuple[Finding, ...]:
    """Say beforehand what no certificate can be issued without."""
    if register.workspace.school.head:
        return ()
    return (
        warning(
            "school-incomplete",
            "學校資料沒有填「首長」，證明上要有首長的職稱與姓名，現在還不能發證。",
            "請管理者到「學校設定」的學校資料補填。",
        ),
    )


HANDLERS = [certificates, issue, files]
