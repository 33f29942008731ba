"""The wording of letters (用語): edited beside a sample letter, saved only when sound."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.documents.catalogue import letter_spec
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError
from inservice_docs.records.letter import Letter
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.cures import for_page
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.letter_forms import sheets_of
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.edit_wording import (
    former_wording,
    preview_wording,
    restore_wording,
    save_wording,
    wording_text,
)
from inservice_docs.workflow.list_templates import WORDINGS, letter_kinds, list_placeholders
from inservice_docs.workflow.register import Register

READERS = [only(Role.OFFICER, Role.RECORDS, Role.ADMINISTRATOR)]
WRITERS = [only(Role.RECORDS, Role.ADMINISTRATOR)]


@get("/wording", guards=READERS, sync_to_thread=True)
def wordings(view: Shown, register: Opened) -> Response[bytes]:
    """Show the kinds of letter and whose wording each has."""
    return view.page("wordings.html", kinds=letter_kinds(register.workspace))


@get("/wording/{kind:str}", guards=READERS, sync_to_thread=True)
def wording(
    view: Shown, register: Opened, kind: FromPath[str], former: FromQuery[str] = ""
) -> Response[bytes]:
    """Show the wording of a kind beside a sample letter; `former` shows a former version."""
    text = former_wording(kind, former, register.workspace) if former else ""
    return _page(view, register, kind, text=text, former=former)


@post("/wording/{kind:str}/preview", guards=READERS, sync_to_thread=True, status_code=200)
def preview(view: Shown, register: Opened, form: Sent, kind: FromPath[str]) -> Response[bytes]:
    """Show the sample letter as the words that are being typed give it; nothing is kept."""
    wording_text(kind, register.workspace)
    seen = preview_wording(kind, form.raw("text"))
    if view.partly:
        return view.page("parts/wording_sample.html", **_sample(seen))
    return _page(view, register, kind, text=form.raw("text"), mark=form.raw("mark"))


@post("/wording/{kind:str}", guards=WRITERS, sync_to_thread=True, status_code=200)
def save(view: Shown, register: Opened, form: Sent, kind: FromPath[str]) -> Response[bytes]:
    """Keep a wording that is sound, its former version beside it."""
    text, mark = form.raw("text"), form.raw("mark")
    try:
        save_wording(register, kind, text, mark=mark)
    except UserError as problem:
        if problem.findings[0].code == "wording-unknown":
            raise
        return _page(
            view, register, kind, text=text, mark=mark, findings=problem.findings, form=form
        )
    return view.to(f"/wording/{kind}", "已儲存，之後的公文就用這份用語。")


@post("/wording/{kind:str}/restore", guards=WRITERS, sync_to_thread=True, status_code=200)
def restore(view: Shown, register: Opened, kind: FromPath[str]) -> Response[bytes]:
    """Go back to the built-in wording."""
    restore_wording(register, kind)
    return view.to(f"/wording/{kind}", "已恢復內建的用語；學校的用語留在先前的版本裡。")


def _page(
    view: View,
    register: Register,
    kind: str,
    *,
    text: str = "",
    mark: str = "",
    former: str = "",
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    held = wording_text(kind, register.workspace)
    shown = text or held.text
    fields = list_placeholders(f"{WORDINGS}/{kind}.yaml", register.workspace)
    return view.page(
        "wording.html",
        held=held,
        title=letter_spec(kind).title,
        text=shown,
        mark=mark or held.mark,
        chosen=former,
        fields=fields,
        findings=findings,
        form=form,
        **_sample(preview_wording(kind, shown)),
    )


def _sample(seen: Outcome[tuple[Letter, ...]]) -> dict[str, Any]:
    return {
        "sheets": sheets_of(seen.value),
        "remarks": [for_page(found) for found in dict.fromkeys(seen.findings)],
    }


HANDLERS = [wordings, wording, preview, save, restore]
