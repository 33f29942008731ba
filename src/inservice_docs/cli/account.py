"""`inservice-docs account`: business accounts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import say, say_json
from inservice_docs.cli.values import read_secret

if TYPE_CHECKING:
    from inservice_docs.records.account import Account

app = Noun("業務帳號：新增、列出、停用、更換密碼")

Login = Annotated[str, typer.Argument(metavar="帳號", help="帳號名稱")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        "--password-file", metavar="FILE", help="由檔案讀密碼，- 表示標準輸入；不寫則在終端機詢問"
    ),
]


@app.verb("add", help="新增業務帳號")
def add(
    context: typer.Context,
    login: Login,
    roles: Annotated[
        list[str],
        typer.Option("--role", metavar="角色", help="承辦人、審課單位、文書組、管理者，可重複"),
    ],
    person: Annotated[str, typer.Option("--person", metavar="姓名")] = "",
    of_office: Annotated[str, typer.Option("--office", metavar="處室")] = "",
    password_file: PasswordFile = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.manage_accounts import add_account, read_roles

    read_roles(roles)
    password = read_secret("密碼", password_file, twice=True)
    with office(context) as register:
        made = add_account(register, login, person, of_office, roles, password)
    _say(made, "已新增", as_json)


@app.verb("list", help="列出業務帳號")
def list_(
    context: typer.Context,
    of_office: Annotated[str, typer.Option("--office", metavar="處室")] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.manage_accounts import list_accounts

    with office(context) as register:
        found = list_accounts(register, of_office)
    if as_json:
        say_json({"accounts": [_json(each) for each in found]})
        return
    for each in found:
        state = "（停用）" if each.disabled else ""
        say(f"{each.login}  {each.office}  {each.person}  {'、'.join(each.roles)}{state}")
    say(f"共 {len(found)} 個帳號。")


@app.verb("disable", help="停用帳號（--undo 重新啟用）")
def disable(
    context: typer.Context,
    login: Login,
    undo: Annotated[bool, typer.Option("--undo", help="重新啟用")] = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.manage_accounts import disable_account

    with office(context) as register:
        found = disable_account(register, login, enable=undo)
    _say(found, "已啟用" if undo else "已停用", as_json)


@app.verb("passwd", help="更換密碼")
def passwd(
    context: typer.Context,
    login: Login,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.manage_accounts import change_password

    password = read_secret("新密碼", password_file, twice=True)
    with office(context) as register:
        found = change_password(register, login, password)
    _say(found, "已更換密碼", as_json)


def _json(account: Account) -> dict[str, Any]:
    return account.model_dump(mode="json")


def _say(account: Account, done: str, as_json: bool) -> None:
    if as_json:
        say_json({"account": _json(account)})
        return
    say(f"{done}：{account.login}（{'、'.join(account.roles)}）")
