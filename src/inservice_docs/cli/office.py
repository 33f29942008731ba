"""`inservice-docs init`, `doctor`, `backup` and `restore`: the workspace and the machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import (
    USER_MISTAKE,
    findings_json,
    leave,
    say,
    say_findings,
    say_json,
)
from inservice_docs.cli.values import read_secret

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="備份檔")]
Passphrase = Annotated[
    bool, typer.Option("--passphrase", help="以密語加密（或解開），密語在終端機詢問")
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", metavar="FILE", help="由檔案讀密語，- 表示標準輸入"),
]


def register(app: Noun) -> None:
    """Add the verbs that need no noun."""
    app.verb("init", help="在資料夾建立工作區：inservice.toml、登記簿、plans、out")(init)
    app.verb("doctor", help="檢查這台電腦與登記簿：裝了什麼、缺什麼、資料是否完好")(doctor)
    app.verb("backup", help="備份登記簿（使用中也可以），可加密")(backup)
    app.verb("restore", help="把備份還原到空的位置")(restore)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="資料夾")] = Path(),
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.make_workspace import make_workspace

    made = make_workspace(folder)
    if as_json:
        say_json({"files": [str(path) for path in made], "findings": []})
        return
    for path in made:
        say(f"已建立 {path}")
    say("下一步：填寫 inservice.toml 的學校資料，再執行 inservice-docs plan new。")


def doctor(
    context: typer.Context,
    recount: Annotated[
        bool, typer.Option("--recount", help="先重新計算登記簿的統計與搜尋索引")
    ] = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.records.finding import Finding, UserError
    from inservice_docs.workflow.examine_machine import examine_machine
    from inservice_docs.workflow.examine_register import (
        examine_register,
        is_damaged,
        recount_register,
    )
    from inservice_docs.workflow.workspace import open_workspace

    if recount:
        with office(context) as opened:
            recount_register(opened)
    checks = examine_machine()
    health, findings = None, tuple[Finding, ...]()
    try:
        health = examine_register(open_workspace(context.obj), dt.datetime.now(dt.UTC))
    except UserError as problem:  # settings that cannot be read are no damage to the register
        findings = problem.findings
    code = USER_MISTAKE if is_damaged(health) else 0
    findings = health.findings if health is not None else findings
    if as_json:
        found = None
        if health is not None:
            names = ("where", "plans", "trail", "files")
            found = {name: getattr(health, name) for name in names}
        answer = {"checks": [check.as_json() for check in checks], "register": found}
        say_json({**answer, "findings": findings_json(findings)})
        leave(code)
    for check in checks:
        say(f"{'有' if check.present else '缺'}  {check.name}：{check.detail}")
        if not check.present:
            say(f"     影響：{check.cost}")
            say(f"     → {check.fix}")
    if health is None and findings:
        say("缺  工作區的設定讀不到，沒有檢查登記簿。")
        say_findings(findings)
    elif health is None:
        say("無  登記簿：這裡還沒有登記簿（inservice-docs init 會建立）。")
    elif not findings:
        say(f"好  登記簿：{health.plans} 項計畫、軌跡 {health.trail} 筆、檔案 {health.files} 件。")
    else:
        say("壞  登記簿：" if code else "缺  登記簿：這次沒有檢查到。")
        say_findings(findings)
    leave(code)


def backup(
    context: typer.Context,
    file: BackupFile,
    passphrase: Passphrase = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.keep_backups import backup_register

    secret = None
    if passphrase or passphrase_file is not None:
        secret = read_secret("密語", passphrase_file, twice=True)
    with office(context) as opened:
        outcome = backup_register(opened, file, secret)
    if as_json:
        answer = {"file": str(file), "rows": outcome.value.rows, "encrypted": secret is not None}
        say_json({**answer, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"已備份到 {file}（{outcome.value.rows:,} 筆）。")


def restore(
    context: typer.Context,
    file: BackupFile,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="還原到這個資料夾；預設為目前工作區")
    ] = None,
    passphrase: Passphrase = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.keep_backups import restore_register
    from inservice_docs.workflow.register import system_actor
    from inservice_docs.workflow.workspace import open_workspace

    secret = None
    if passphrase or passphrase_file is not None:
        secret = read_secret("密語", passphrase_file)
    workspace = open_workspace(context.obj)
    outcome = restore_register(file, workspace, system_actor(), to=to, passphrase=secret)
    if as_json:
        rows = outcome.value.manifest.rows
        answer = {"where": outcome.value.where, "rows": rows, "trail": outcome.value.trail.intact}
        say_json({**answer, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"已還原到 {outcome.value.where}（{outcome.value.manifest.rows:,} 筆）。")
