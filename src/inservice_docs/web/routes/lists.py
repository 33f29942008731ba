"""Lists on their way in (待確認名單): what was found stands in each row; correct, then accept."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.person import Person
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form, is_id
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.accept_list import accept_list
from inservice_docs.workflow.keep_list import (
    APPLICANTS,
    PARTICIPANTS,
    TEACHERS,
    correct_row,
    forget_list,
    keep_list,
    kept_list,
    settle_row,
)
from inservice_docs.workflow.register import Register

PAGE = 25
OFFICER = [only(Role.OFFICER)]
TITLES = {PARTICIPANTS: "學員名單", APPLICANTS: "報名名單", TEACHERS: "教師名單"}
COLUMNS = {
    "name": "姓名",
    "id_number": "身分證字號",
    "school": "服務學校",
    "position": "職位類別",
    "gender": "性別",
    "birth_date": "出生日期",
    "phone": "電話",
    "email": "電子郵件",
    "hours": "時數",
}


def handlers_of(kind: str) -> list[HTTPRouteHandler]:
    """Return the handlers of the lists of one kind; a handler with two paths is wrapped twice."""
    path = f"/studies/{{number:str}}/{kind}/list"

    @get(path, guards=OFFICER, sync_to_thread=True)
    def of_study(
        view: Shown,
        register: Opened,
        number: FromPath[str],
        show: FromQuery[str] = "",
        edit: FromQuery[str] = "",
        page: FromQuery[str] = "",
    ) -> Response[bytes]:
        """Show the list that waits for a study, those who wait for a correction first."""
        return _page(view, register, kind, number, show, edit, page)

    @post(path, guards=OFFICER, sync_to_thread=True, status_code=200)
    def drop_for_study(
        view: Shown, register: Opened, form: Sent, number: FromPath[str]
    ) -> Response[bytes]:
        """Read a dropped list; it is not in the register until it is accepted."""
        return dropped(view, register, form, kind, number)

    @post(f"{path}/{{row:int}}", guards=OFFICER, sync_to_thread=True, status_code=200)
    def correct_for_study(
        view: Shown, register: Opened, form: Sent, number: FromPath[str], row: FromPath[int]
    ) -> Response[bytes]:
        """Correct a row, accept it as it stands, or leave it out."""
        return corrected(view, register, form, kind, number, row)

    @post(f"{path}/accept", guards=OFFICER, sync_to_thread=True, status_code=200)
    def accept_for_study(
        view: Shown, register: Opened, form: Sent, number: FromPath[str]
    ) -> Response[bytes]:
        """Take the rows that are ready into the register, or give the list up."""
        return accepted(view, register, form, kind, number)

    return [of_study, drop_for_study, accept_for_study, correct_for_study]


@get("/teachers/list", guards=OFFICER, sync_to_thread=True)
def of_teachers(
    view: Shown,
    register: Opened,
    show: FromQuery[str] = "",
    edit: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Response[bytes]:
    """Show the list of teachers that waits."""
    return _page(view, register, TEACHERS, "", show, edit, page)


@post("/teachers/list", guards=OFFICER, sync_to_thread=True, status_code=200)
def drop_for_teachers(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Read a dropped list of teachers."""
    return dropped(view, register, form, TEACHERS, "")


@post("/teachers/list/{row:int}", guards=OFFICER, sync_to_thread=True, status_code=200)
def correct_for_teachers(
    view: Shown, register: Opened, form: Sent, row: FromPath[int]
) -> Response[bytes]:
    """Correct a row of the teachers."""
    return corrected(view, register, form, TEACHERS, "", row)


@post("/teachers/list/accept", guards=OFFICER, sync_to_thread=True, status_code=200)
def accept_for_teachers(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Take the teachers that are ready in."""
    return accepted(view, register, form, TEACHERS, "")


def dropped(view: View, register: Register, form: Form, kind: str, number: str) -> Response[bytes]:
    """Keep a dropped file and show what is in it."""
    with form.saved("file") as path:
        kept = keep_list(register, kind, number, path)
    words = f"讀到 {len(kept.rows)} 列，{len(kept.waiting)} 列待更正；按「確認加入」才會存入。"
    return view.to(f"{home(kind, number)}/list", words)


def corrected(
    view: View, register: Register, form: Form, kind: str, number: str, row: int
) -> Response[bytes]:
    """Do with a row what the button that was pressed says."""
    to = f"{home(kind, number)}/list"
    if form.raw("act") in ("take", "leave"):
        settle_row(register, kind, number, row, take=form.raw("act") == "take")
        words = "照原樣接受這一列。" if form.raw("act") == "take" else "這一列不加入。"
        return view.to(to, f"第 {row} 列：{words}")
    typed = {name: form.text(name) for name in Person.model_fields if name in form.values}
    kept = correct_row(register, kind, number, row, typed)
    wrong = next(each for each in kept.rows if each.row == row)
    if wrong.waits:
        return view.to(f"{to}?edit={row}#row-{row}", f"第 {row} 列已存下，還有要更正的地方。")
    return view.to(to, f"第 {row} 列已更正。")


def accepted(view: View, register: Register, form: Form, kind: str, number: str) -> Response[bytes]:
    """Take what is ready in, or give the list up."""
    if form.raw("act") == "forget":
        forget_list(register, kind, number)
        return view.to(home(kind, number), "已放棄這份名單，沒有存入任何資料。")
    outcome = accept_list(register, kind, number)
    done = outcome.value
    to = f"{home(kind, number)}/list" if done.waiting else home(kind, number)
    return view.to(to, done.words, outcome.findings)


def home(kind: str, number: str) -> str:
    """Return the page that a list belongs to."""
    return f"/studies/{number}/{kind}" if number else "/teachers"


def _page(
    view: View, register: Register, kind: str, number: str, show: str, edit: str, page: str
) -> Response[bytes]:
    kept = kept_list(register, kind, number)
    if kept is None:
        return view.to(home(kind, number), "沒有待確認的名單；匯入檔案就會出現。")
    rows = kept.rows if show == "all" else kept.waiting or kept.rows
    most = max(1, -(-len(rows) // PAGE))
    at = min(max(1, int(page) if is_id(page) else 1), most)
    shown = rows[(at - 1) * PAGE : at * PAGE]
    used = [
        name
        for name in COLUMNS
        if name in ("name", "id_number", "school", "position")
        or any(getattr(each.person, name) or each.of_field(name) for each in kept.rows)
    ]
    values: dict[str, Any] = {
        "kept": kept,
        "rows": shown,
        "columns": {name: COLUMNS[name] for name in used},
        "edit": int(edit) if is_id(edit) else 0,
        "show": show,
        "page": at,
        "pages": most,
        "home": home(kind, number),
        "kind": kind,
        "what": TITLES[kind],
        "study": study_page(register, number) if number else None,
    }
    return view.page("kept_list_study.html" if number else "kept_list.html", **values)


HANDLERS = [
    *handlers_of(PARTICIPANTS),
    *handlers_of(APPLICANTS),
    of_teachers,
    drop_for_teachers,
    accept_for_teachers,
    correct_for_teachers,
]
