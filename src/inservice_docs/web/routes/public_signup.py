"""Public sign-up (公開報名): one address a study; whoever has it applies, without an account."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.records.finding import UserError
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import PUBLIC
from inservice_docs.web.guard.visitors import keep_robots_out, shown_now, visiting
from inservice_docs.web.pages.addresses import full_address
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.application import FURTHER, LABELS, QUESTION, read_application
from inservice_docs.workflow.change_signup import (
    change_sign_up,
    own_application,
    withdraw_sign_up,
)
from inservice_docs.workflow.public_signup import PublicSignUp, public_sign_up
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_publicly import own_link, sign_up_publicly

VISITOR = visiting("公開報名")
POSITIONS = (
    *("合格專任教師", "校長", "教師兼主任", "教師兼組長", "導師", "專任教師", "代理教師"),
    *("代課教師", "兼任教師", "實習教師", "教保員", "職員", "護理師", "幹事"),
)
"""Offered as one types; anything else may be typed as well."""


@get("/s/{slug:str}", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True)
def ask(view: Shown, register: Opened, slug: FromPath[str]) -> Response[bytes]:
    """Show a study and the fields to apply with, or why sign-up is closed."""
    return _form_page(view, register, slug, public_sign_up(register, slug))


@post("/s/{slug:str}", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True, status_code=200)
def apply(
    request: Asked, view: Shown, register: Opened, form: Sent, slug: FromPath[str]
) -> Response[bytes]:
    """Take an application, or show what is wrong with it beside each field."""
    page = public_sign_up(register, slug)
    try:
        keep_robots_out(request, register, form)
        said = read_application(_typed(form), page.questions, page.choice.asks)
        try:
            done = sign_up_publicly(register, slug, said, agreed=form.raw("agreed"))
        except AlreadyDone:
            own = own_link(register, slug, said)
            if own is None:
                raise
            return view.to(f"/s/{slug}/{own}")
    except UserError as problem:
        page = public_sign_up(register, slug)
        return _form_page(view, register, slug, page, problem=problem, form=form)
    return view.to(f"/s/{slug}/{done.token}", "已收到您的報名。")


@get("/s/{slug:str}/{token:str}", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True)
def own(
    request: Asked, view: Shown, register: Opened, slug: FromPath[str], token: FromPath[str]
) -> Response[bytes]:
    """Show one's own application: its number, how it stands, what may be changed."""
    return _own_page(request, view, register, slug, token)


@post(
    "/s/{slug:str}/{token:str}",
    opt=PUBLIC,
    dependencies=VISITOR,
    sync_to_thread=True,
    status_code=200,
)
def change(
    request: Asked,
    view: Shown,
    register: Opened,
    form: Sent,
    slug: FromPath[str],
    token: FromPath[str],
) -> Response[bytes]:
    """Change one's own application."""
    try:
        change_sign_up(register, slug, token, _typed(form))
    except UserError as problem:
        if not any(found.place.field for found in problem.findings):
            raise
        return _own_page(request, view, register, slug, token, problem=problem, form=form)
    return view.to(f"/s/{slug}/{token}", "已更正。")


@post(
    "/s/{slug:str}/{token:str}/withdraw",
    opt=PUBLIC,
    dependencies=VISITOR,
    sync_to_thread=True,
    status_code=200,
)
def withdraw(
    view: Shown, register: Opened, form: Sent, slug: FromPath[str], token: FromPath[str]
) -> Response[bytes]:
    """Take one's own application back."""
    if not form.ticked("sure"):
        return view.to(f"/s/{slug}/{token}", "沒有取消：要取消報名，先勾選「確定取消」。")
    withdraw_sign_up(register, slug, token)
    return view.to(f"/s/{slug}", "已取消報名，資料也刪除了。")


def _form_page(
    view: View,
    register: Register,
    slug: str,
    page: PublicSignUp,
    *,
    problem: UserError | None = None,
    form: Form | None = None,
) -> Response[bytes]:
    values: dict[str, Any] = {
        "page": page,
        "slug": slug,
        "fields": {**LABELS, **_asked(page)},
        "question": QUESTION,
        "question_names": _question_names(page),
        "shown": shown_now(register),
        "positions": POSITIONS,
    }
    if problem is None:
        return view.page("public_signup.html", **values)
    status = 429 if any(each.code == "too-often" for each in problem.findings) else None
    return view.page(
        "public_signup.html", findings=problem.findings, form=form, status=status, **values
    )


def _own_page(
    request: Asked,
    view: View,
    register: Register,
    slug: str,
    token: str,
    *,
    problem: UserError | None = None,
    form: Form | None = None,
) -> Response[bytes]:
    mine = own_application(register, slug, token)
    return view.page(
        "public_application.html",
        findings=problem.findings if problem else (),
        form=form,
        own=mine,
        slug=slug,
        token=token,
        address=full_address(request, f"/s/{slug}/{token}"),
        question=QUESTION,
        question_names=_question_names(mine.page),
        positions=POSITIONS,
    )


def _asked(page: PublicSignUp) -> dict[str, str]:
    return {name: words for name, words in FURTHER.items() if words in page.choice.asks}


def _question_names(page: PublicSignUp) -> list[str]:
    return [f"{QUESTION}{at}" for at in range(len(page.questions))]


def _typed(form: Form) -> dict[str, str]:
    return {name: form.text(name) for name in form.values}


HANDLERS = [ask, apply, own, change, withdraw]
