"""Offices and accounts (處室與帳號): who works here, and what each may do."""

from __future__ import annotations

from itertools import groupby

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.change_roles import change_roles
from inservice_docs.workflow.manage_accounts import (
    add_account,
    change_password,
    disable_account,
    list_accounts,
)
from inservice_docs.workflow.register import Register

HERE = "/school/accounts"
ROLES = [(str(role), str(role)) for role in Role]
_FIELDS = {
    "account-exists": "login",
    "account-incomplete": "role",
    "role-unknown": "role",
    "password-length": "password",
}
_MAY = [only(Role.ADMINISTRATOR)]


@get(HERE, guards=_MAY, sync_to_thread=True)
def accounts(view: Shown, register: Opened) -> Response[bytes]:
    """List the accounts by office."""
    return _page(view, register)


@post(HERE, guards=_MAY, sync_to_thread=True, status_code=200)
def add(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Open an account."""
    try:
        if form.raw("password") != form.raw("again"):
            raise UserError(_differs())
        added = add_account(
            register,
            form.text("login"),
            form.text("person"),
            form.text("office"),
            form.texts("role"),
            form.raw("password"),
        )
    except UserError as problem:
        return _page(view, register, problem, form)
    return view.to(HERE, f"已新增帳號「{added.login}」。請把密碼當面交給本人，並請其登入後更改。")


@get(HERE + "/{login:str}", guards=_MAY, sync_to_thread=True)
def account(view: Shown, register: Opened, login: FromPath[str]) -> Response[bytes]:
    """Show one account with what can be changed about it."""
    return _one(view, register, login)


@post(HERE + "/{login:str}/roles", guards=_MAY, sync_to_thread=True, status_code=200)
def roles(view: Shown, register: Opened, form: Sent, login: FromPath[str]) -> Response[bytes]:
    """Change what an account may do."""
    try:
        changed = change_roles(register, login, form.texts("role"))
    except UserError as problem:
        return _one(view, register, login, problem, form)
    return view.to(HERE, f"「{changed.login}」的角色已改為{'、'.join(changed.roles)}。")


@post(HERE + "/{login:str}/password", guards=_MAY, sync_to_thread=True, status_code=200)
def password(view: Shown, register: Opened, form: Sent, login: FromPath[str]) -> Response[bytes]:
    """Give an account another password; all its sessions end."""
    try:
        if form.raw("password") != form.raw("again"):
            raise UserError(_differs())
        changed = change_password(register, login, form.raw("password"))
    except UserError as problem:
        return _one(view, register, login, problem, form)
    return view.to(HERE, f"「{changed.login}」的密碼已重設，該帳號在各處都已登出。")


@post(HERE + "/{login:str}/state", guards=_MAY, sync_to_thread=True, status_code=200)
def state(view: Shown, register: Opened, form: Sent, login: FromPath[str]) -> Response[bytes]:
    """Close an account, or open it again."""
    enable = form.raw("state") == "enable"
    changed = disable_account(register, login, enable=enable)
    done = "已啟用" if enable else "已停用，並已登出；做過的事仍留著名字"
    return view.to(HERE, f"「{changed.login}」{done}。")


def _page(
    view: Shown, register: Register, problem: UserError | None = None, form: Sent | None = None
) -> Response[bytes]:
    found = list_accounts(register)
    by_office = [(office, list(each)) for office, each in groupby(found, lambda one: one.office)]
    findings = _placed(problem)
    return school_page(
        view,
        "accounts.html",
        by_office=by_office,
        offices=[office for office, _ in by_office if office],
        choices=ROLES,
        findings=findings,
        form=form,
    )


def _one(
    view: Shown,
    register: Register,
    login: str,
    problem: UserError | None = None,
    form: Sent | None = None,
) -> Response[bytes]:
    found = next((each for each in list_accounts(register) if each.login == login), None)
    if found is None:
        raise UserError(error("account-unknown", "沒有這個帳號。", "由帳號清單選擇。"))
    return school_page(
        view,
        "account.html",
        one=found,
        choices=ROLES,
        own=register.actor.name == found.login,
        findings=_placed(problem),
        form=form,
    )


def _placed(problem: UserError | None) -> list[Finding]:
    """Return the findings of a problem, each beside the field that it is about."""
    found = problem.findings if problem is not None else ()
    return [
        each.at(Place(field=_FIELDS[each.code]))
        if each.code in _FIELDS and not each.place.field
        else each
        for each in found
    ]


def _differs() -> Finding:
    return error("password-differs", "兩次輸入的密碼不同。", "重新輸入。", Place(field="again"))


HANDLERS = [accounts, add, account, roles, password, state]
