"""`inservice-docs mail`: the school's mail server, tried out, and its password."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import say, say_json
from inservice_docs.cli.values import read_secret

app = Noun("郵件：試連學校的寄信伺服器、存入密碼（inservice.toml 的 [smtp]）")


@app.verb("check", help="試著連線並登入寄信伺服器，不寄任何信")
def check(context: typer.Context, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.mail_server import check_mail_server
    from inservice_docs.workflow.workspace import open_workspace

    server = check_mail_server(open_workspace(context.obj))
    if as_json:
        names = {"host": server.host, "port": server.port_number, "sender": server.sender}
        say_json({**names, "security": str(server.security), "findings": []})
        return
    say(f"可以寄信：{server.host}:{server.port_number}（{server.security}），{server.sender}。")


@app.verb("password", help="把寄信帳號的密碼存入作業系統的密碼保管區（不寫進任何檔案）")
def password(
    context: typer.Context,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", metavar="FILE", help="由檔案讀密碼；- 表示標準輸入"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.mail_server import keep_mail_password, mail_server
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj)
    mail_server(workspace)  # what is wrong with the settings is said before anything is asked
    server = keep_mail_password(workspace, read_secret("寄信帳號的密碼", password_file))
    if as_json:
        say_json({"host": server.host, "user": server.user})
        return
    say(f"已存入 {server.host} 的密碼。")
