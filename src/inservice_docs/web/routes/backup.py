"""Backups and the state of this computer (備份、檢查)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from litestar import get, post
from litestar.response import Response, Stream

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.taiwan.dates import sheet_date
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.examine_machine import examine_machine
from inservice_docs.workflow.examine_register import recount_register
from inservice_docs.workflow.keep_backups import backup_register

HERE, DOCTOR = "/school/backup", "/school/doctor"
_MAY = [only(Role.ADMINISTRATOR)]
_PIECE = 256 * 1024


@get(HERE, guards=_MAY, sync_to_thread=True)
def backup(view: Shown) -> Response[bytes]:
    """Ask for the passphrase of a backup."""
    return school_page(view, "backup.html")


@post(HERE, guards=_MAY, sync_to_thread=True, status_code=200)
def make(view: Shown, register: Opened, form: Sent) -> Response[bytes] | Stream:
    """Hand over a backup, encrypted with a passphrase; nothing of it stays here."""
    aside = tempfile.TemporaryDirectory(prefix="inservice-")
    file = Path(aside.name) / "backup"
    try:
        if form.raw("passphrase") != form.raw("again"):
            raise UserError(
                error("passphrase-differs", "兩次輸入的密語不同。", "重新輸入。", _AGAIN)
            )
        backup_register(register, file, form.raw("passphrase"))
    except UserError as problem:
        aside.cleanup()
        place = Place(field="passphrase")
        found = [each if each.place.field else each.at(place) for each in problem.findings]
        return school_page(view, "backup.html", findings=found, form=form)
    name = quote(f"研習登記簿備份-{sheet_date(register.today)}.ibk", safe="")
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{name}",
        "content-length": str(file.stat().st_size),
    }
    return Stream(_pieces(aside, file), media_type="application/octet-stream", headers=headers)


@get(DOCTOR, guards=_MAY, sync_to_thread=True)
def doctor(view: Shown, register: Opened) -> Response[bytes]:
    """Show what this computer has and lacks; the register itself is examined on request."""
    return school_page(view, "doctor.html", checks=examine_machine(), health=None)


@post(DOCTOR, guards=_MAY, sync_to_thread=True, status_code=200)
def examine(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Examine the whole register, or count anew what it counts beforehand."""
    if form.raw("do") == "recount":
        recount_register(register)
        return view.to(DOCTOR, "統計與搜尋索引已重新計算。")
    health = register.store.examine()
    return school_page(
        view, "doctor.html", checks=examine_machine(), health=health, findings=health.findings
    )


def _pieces(aside: tempfile.TemporaryDirectory[str], file: Path) -> Iterator[bytes]:
    """Yield the file piece by piece; afterwards, or when the browser went away, it is gone."""
    with aside, file.open("rb") as source:
        while piece := source.read(_PIECE):
            yield piece


_AGAIN = Place(field="again")

HANDLERS = [backup, make, doctor, examine]
