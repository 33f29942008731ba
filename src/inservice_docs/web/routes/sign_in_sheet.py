"""The sign-in sheet (列印名冊, procedure, step 6), and badges with a code for the door."""

from __future__ import annotations

import tempfile
from pathlib import Path

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.records.issued import PartRole
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.addresses import qr_picture
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.paging import part_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.door import badges
from inservice_docs.workflow.draft_rosters import SHEET_FORMATS, SignInChoice
from inservice_docs.workflow.edit_participants import list_participants
from inservice_docs.workflow.issued_documents import list_documents, remake_document
from inservice_docs.workflow.print_roster import SHEET, print_roster
from inservice_docs.workflow.register import Register

SEES = [only(Role.OFFICER, Role.RECORDS)]
OFFICER = [only(Role.OFFICER)]
COLUMNS = (
    *("編號", "服務單位", "縣市", "職稱", "姓名", "性別", "電話", "電子郵件", "備註", "簽名"),
)
USUAL = ("編號", "服務單位", "職稱", "姓名", "簽名")
ORDERS = (("school", "依服務單位"), ("name", "依姓名"), ("none", "依名單順序"))
SIGNS = (("1", "簽到一次"), ("2", "簽到、簽退"), ("3", "簽到、點名、簽退"))
CARDS = 60


@get("/studies/{number:str}/sign-in", guards=SEES, sync_to_thread=True)
def sheet(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show the choices of columns, and the sheets that were printed."""
    return _page(view, register, number)


@post("/studies/{number:str}/sign-in", guards=OFFICER, sync_to_thread=True, status_code=200)
def make(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Make the sheet, record it and that step 6 is done."""
    try:
        extra = form.text("more").replace("，", "、").replace(",", "、").split("、")
        columns = [*form.texts("column"), *(word.strip() for word in extra if word.strip())]
        choice = SignInChoice(
            columns=tuple(columns),
            signs=form.whole("signs", "簽名次數") or 1,
            sort=form.raw("sort") or "school",
            blank_rows=form.whole("blank_rows", "空白列") or 0,
            formats=form.texts("format") or ("docx",),
        )
        with tempfile.TemporaryDirectory(prefix="inservice-") as folder:
            outcome = print_roster(register, number, choice, Path(folder))
    except UserError as problem:
        return _page(view, register, number, findings=problem.findings, form=form)
    words = f"簽到表已產生（{len(outcome.value)} 個檔案），可在下面下載。"
    return view.to(f"/studies/{number}/sign-in#printed", words, outcome.findings)


@get("/studies/{number:str}/sign-in/{document:int}/{part:int}", guards=SEES, sync_to_thread=True)
def download(
    view: Shown, register: Opened, number: FromPath[str], document: FromPath[int],
    part: FromPath[int],
) -> Response[bytes]:  # fmt: skip
    """Hand a printed sheet over, as it was printed; one of another study is not there."""
    number = study_page(register, number).number
    known = list_documents(register, plan=number, kind=SHEET, limit=200)
    if document not in {each.id for each in known}:
        raise NotFoundException
    files = remake_document(register, document)
    if not 0 <= part < len(files):
        raise NotFoundException
    return view.file(files[part].name, files[part].data)


@get("/studies/{number:str}/badges", guards=OFFICER, sync_to_thread=True)
def cards(
    view: Shown, register: Opened, number: FromPath[str], page: FromQuery[str] = ""
) -> Response[bytes]:
    """Show the badges, to be printed and cut."""
    study = study_page(register, number)
    part = part_of(badges(register, study.number), page, CARDS)
    shown = [(each, qr_picture(each.code)) for each in part.rows]
    return view.page("badges.html", study=study, part=part, cards=shown)


def _page(
    view: View,
    register: Register,
    number: str,
    *,
    findings: tuple[Finding, ...] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    printed = [
        (each, [part.name for part in each.parts if part.role is PartRole.FILE])
        for each in list_documents(register, plan=study.number, kind=SHEET, limit=10)
    ]
    return view.page(
        "sign_in_sheet.html",
        findings=findings,
        form=form,
        study=study,
        people=len(list_participants(register, study.number)),
        printed=printed,
        columns=[(each, each) for each in COLUMNS],
        usual=USUAL,
        orders=ORDERS,
        signs=SIGNS,
        formats=[(each, each) for each in SHEET_FORMATS],
    )


HANDLERS = [sheet, make, download, cards]
