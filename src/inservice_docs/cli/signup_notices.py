"""`inservice-docs signup notices`: 錄取, 未錄取 and 候補 notices, as drafts or sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Ids, OutFolder, PlanNumber
from inservice_docs.cli.output import (
    USAGE,
    USER_MISTAKE,
    findings_json,
    leave,
    progress,
    say,
    say_files,
    say_findings,
    say_json,
)
from inservice_docs.cli.values import read_ids

if TYPE_CHECKING:
    from inservice_docs.records.finding import Outcome
    from inservice_docs.workflow.send_mails import Sent


def register(app: Noun) -> None:
    """Add the verb."""
    words = "通知報名結果：每人一封郵件草稿（.eml），或由學校的寄信伺服器寄出"
    app.verb("notices", help=words)(notices)


def notices(
    context: typer.Context,
    plan: PlanNumber,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="種類,…", help="passed 錄取、refused 未錄取、waiting 候補"),
    ] = "passed,refused,waiting",
    ids: Ids = "",
    out: OutFolder = None,
    zip_file: Annotated[
        Path | None, typer.Option("--zip", metavar="FILE", help="全部草稿放進一個壓縮檔")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="直接寄出（inservice.toml 的 [smtp]）；寄過的不再寄")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="與 --send 合用：寄過的也再寄")] = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.save_files import save_file, save_files
    from inservice_docs.workflow.signup_notices import (
        NoticeChoice,
        archive_of,
        draft_notices,
        send_notices,
    )

    if sum((send, zip_file is not None, out is not None)) > 1 or (again and not send):
        say("用法錯誤：--out、--zip、--send 只能選一個；--again 要與 --send 合用。", to_stderr=True)
        leave(USAGE)
    kinds = tuple(part.strip() for part in kind.replace("、", ",").split(",") if part.strip())
    choice = NoticeChoice(kinds, read_ids(ids), again)
    with office(context) as register:
        if send:
            done = send_notices(register, plan, choice, partial(progress, "寄出通知"))
            _say_sent(plan, done, as_json)
            return
        outcome = draft_notices(register, plan, choice)
        folder = out or register.workspace.out(None) / f"{plan}-報名通知"
    if zip_file is not None:
        files: tuple[Path, ...] = (save_file(zip_file, archive_of(outcome.value)),)
    else:
        files = save_files(folder, outcome.value)
    say_files(files, outcome.findings, as_json)
    if not as_json:
        say(f"共 {len(outcome.value)} 封草稿；以郵件程式開啟，核對後寄出。")


def _say_sent(plan: str, done: Outcome[Sent], as_json: bool) -> None:
    sent = done.value
    if as_json:
        counts = {name: len(getattr(sent, name)) for name in ("sent", "before", "failed")}
        say_json({"plan": plan, **counts, "findings": findings_json(done.findings)})
    else:
        say_findings(done.findings, to_stderr=True)
        told = f"寄出 {len(sent.sent)} 封，先前寄過 {len(sent.before)} 封"
        say(f"{told}，沒有寄出 {len(sent.failed)} 封。")
    leave(0 if done.ok else USER_MISTAKE)
