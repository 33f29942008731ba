"""Issued documents (已發文件): found by number, study or person, handed over as they went out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.documents.catalogue import LETTERS, SHEETS
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.issued import IssuedDocument, PartRole
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import cover_of
from inservice_docs.web.pages.letter_forms import one_file, sheets_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.issued_copies import copy_document, find_document, issued_letter
from inservice_docs.workflow.issued_documents import list_documents, remake_document
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.upload_hours import KIND as UPLOAD

OFFICE = [only(Role.OFFICER, Role.RECORDS, Role.ADMINISTRATOR)]
PAGE = 25
NAMES = {
    **{each.key: each.title for each in LETTERS},
    **{each.key: each.title for each in SHEETS},
    "hours-upload": "時數上傳檔",
}
COPIES = [("pdf", "PDF"), ("odt", "ODT"), ("txt", "純文字")]


@get("/documents", guards=OFFICE, sync_to_thread=True)
def documents(
    view: Shown,
    register: Opened,
    plan: FromQuery[str] = "",
    typed: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    after: FromQuery[str] = "",
) -> Response[bytes]:
    """Show what has gone out, the latest first; by study, number and kind."""
    asked = {"plan": plan, "typed": typed, "kind": kind}
    return _listed(view, register, asked, after=after)


@post("/documents", guards=OFFICE, sync_to_thread=True, status_code=200)
def by_person(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Show the documents that name a person; who it is never stands in an address."""
    return _listed(view, register, {}, person=form.text("person"), form=form)


@get("/documents/{id:int}", guards=OFFICE, sync_to_thread=True)
def document(view: Shown, register: Opened, id: FromPath[int]) -> Response[bytes]:
    """Show one document; one of a study stands among that study's pages."""
    issued = find_document(register, id)
    if issued.plan:
        return view.to(f"/studies/{issued.plan}/documents/{id}")
    return view.page("document.html", **_shown(register, issued, hiding=view.hiding))


@get("/documents/{id:int}/files", guards=OFFICE, sync_to_thread=True)
def files(view: Shown, register: Opened, id: FromPath[int]) -> Response[bytes]:
    """Hand over all files of a document about no study."""
    return _files(view, register, _about_none(register, id))


@get("/documents/{id:int}/files/{position:int}", guards=OFFICE, sync_to_thread=True)
def file(
    view: Shown, register: Opened, id: FromPath[int], position: FromPath[int]
) -> Response[bytes]:
    """Hand over one file of a document about no study."""
    return _file(view, register, _about_none(register, id), position)


@get("/documents/{id:int}/copy", guards=OFFICE, sync_to_thread=True)
def copy(
    view: Shown, register: Opened, id: FromPath[int], to: FromQuery[str] = "pdf"
) -> Response[bytes]:
    """Hand over a document about no study in another format."""
    made = copy_document(register, _about_none(register, id), to).value
    return view.file(made.name, made.data)


@get("/studies/{number:str}/documents", guards=OFFICE, sync_to_thread=True)
def of_study(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show the documents of a study."""
    study = study_page(register, number)
    return view.page("study_documents.html", study=study, names=NAMES)


@get("/studies/{number:str}/documents/{id:int}", guards=OFFICE, sync_to_thread=True)
def study_document(
    view: Shown, register: Opened, number: FromPath[str], id: FromPath[int]
) -> Response[bytes]:
    """Show one document of a study; those of others are not found here."""
    issued = find_document(register, id, plan=number)
    study = study_page(register, number)
    return view.page(
        "study_document.html", study=study, **_shown(register, issued, hiding=view.hiding)
    )


@get("/studies/{number:str}/documents/{id:int}/files", guards=OFFICE, sync_to_thread=True)
def study_files(
    view: Shown, register: Opened, number: FromPath[str], id: FromPath[int]
) -> Response[bytes]:
    """Hand over all files of a document of a study, as one ZIP where they are several."""
    return _files(view, register, find_document(register, id, plan=number))


@get(
    "/studies/{number:str}/documents/{id:int}/files/{position:int}",
    guards=OFFICE,
    sync_to_thread=True,
)
def study_file(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    id: FromPath[int],
    position: FromPath[int],
) -> Response[bytes]:
    """Hand over one file of a document of a study, byte for byte as it went out."""
    return _file(view, register, find_document(register, id, plan=number), position)


@get("/studies/{number:str}/documents/{id:int}/copy", guards=OFFICE, sync_to_thread=True)
def study_copy(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    id: FromPath[int],
    to: FromQuery[str] = "pdf",
) -> Response[bytes]:
    """Hand over a document of a study in another format."""
    made = copy_document(register, _open(find_document(register, id, plan=number)), to).value
    return view.file(made.name, made.data)


def _listed(
    view: View,
    register: Register,
    asked: dict[str, str],
    *,
    person: str = "",
    after: str = "",
    form: Form | None = None,
) -> Response[bytes]:
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else None
    findings: Iterable[Finding] = ()
    found: tuple[IssuedDocument, ...] = ()
    try:
        found = list_documents(
            register,
            plan=asked.get("plan", ""),
            number=asked.get("typed", ""),
            kind=asked.get("kind", ""),
            person=person,
            after=last,
            limit=PAGE + 1,
        )
    except UserError as problem:
        findings = problem.findings
    return view.page(
        "documents.html",
        found=found[:PAGE],
        more=found[PAGE - 1].id if len(found) > PAGE else None,
        asked=asked,
        person=bool(person),
        names=NAMES,
        findings=findings,
        form=form,
    )


def _shown(register: Register, issued: IssuedDocument, *, hiding: bool) -> dict[str, Any]:
    letter = issued_letter(register, issued)
    sheets = sheets_of([letter]) if letter is not None else []
    if hiding and issued.plan and sheets:
        with register.look() as work:
            cover = cover_of(work.plans.get(issued.plan).plan)
        sheets = cover.sheets(sheets)
    files = [part for part in issued.parts if part.role is PartRole.FILE]
    word = bool(files) and files[0].name.endswith(".docx")
    have = {part.name.rpartition(".")[2] for part in files}
    copies = [
        (key, words)
        for key, words in COPIES
        if key not in have and (word if key != "txt" else letter is not None)
    ]
    base = f"/studies/{issued.plan}" if issued.plan else ""
    return {
        "issued": issued,
        "name": NAMES.get(issued.kind, issued.kind),
        "files": files,
        "copies": copies,
        "sheets": sheets,
        "base": f"{base}/documents/{issued.id}",
    }


def _open(issued: IssuedDocument) -> IssuedDocument:
    """Return a document whose files may be had here.

    Upload files hold ID numbers in full: they are had where the hours are entered, on record.
    """
    if issued.kind == UPLOAD:
        words = "時數上傳檔含完整的身分證字號，不在這裡下載。"
        fix = "到研習的「時數」下載；每次下載都會留下紀錄。"
        raise UserError(error("upload-elsewhere", words, fix))
    return issued


def _files(view: View, register: Register, issued: IssuedDocument) -> Response[bytes]:
    made = one_file(remake_document(register, _open(issued).id), f"document-{issued.id}.zip")
    return view.file(_bare(made), made.data)


def _file(view: View, register: Register, issued: IssuedDocument, position: int) -> Response[bytes]:
    found = remake_document(register, _open(issued).id)
    if not 0 < position <= len(found):
        raise UserError(
            error("document-file-unknown", "這份文件沒有這個檔案。", "從文件頁選擇要下載的檔案。")
        )
    made = found[position - 1]
    return view.file(_bare(made), made.data)


def _bare(made: Document) -> str:
    return made.name.rpartition("/")[2]


def _about_none(register: Register, id: int) -> IssuedDocument:
    """Return a document about no study: those of a study are had by its own address alone."""
    issued = find_document(register, id)
    if issued.plan:
        raise UserError(
            error("document-unknown", f"沒有第 {id} 號文件。", "從研習的「文件」下載。")
        )
    return issued


HANDLERS = [
    *(documents, by_person, document, files, file, copy),
    *(of_study, study_document, study_files, study_file, study_copy),
]
