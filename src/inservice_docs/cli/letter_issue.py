"""`inservice-docs letter issue`: a letter goes out, with its number, and is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office as opened
from inservice_docs.cli.options import (
    AccountOffice,
    AccountPerson,
    AsJson,
    Formats,
    LetterKind,
    OnDate,
    OutFolder,
    Reason,
)
from inservice_docs.cli.output import findings_json, say, say_findings, say_json

if TYPE_CHECKING:
    from inservice_docs.records.finding import Finding


def register(app: Noun) -> None:
    """Add the verb."""
    app.verb("issue", help="發文：定稿、編文號並記錄；有錯誤或資料不齊時不發")(issue)


def issue(
    context: typer.Context,
    kind: LetterKind,
    plan: Annotated[
        str, typer.Argument(metavar="[PLAN]", help="計畫編號；account-request 不需要")
    ] = "",
    number: Annotated[
        str, typer.Option("--number", metavar="文號", help="公文系統的文號；幾份時以「、」分開")
    ] = "",
    word: Annotated[
        str, typer.Option("--word", metavar="字", help="由本系統編號的發文字；預設為學校的")
    ] = "",
    date: OnDate = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="EDITED.docx", help="在 Word 編修過的公文，照原樣發文"),
    ] = None,
    to: Formats = "docx",
    out: OutFolder = None,
    office: AccountOffice = "",
    person: AccountPerson = "",
    again: Annotated[
        bool, typer.Option("--again", help="內容相同也再發一次（要寫 --reason）")
    ] = False,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.records.finding import UserError
    from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
    from inservice_docs.workflow.issued_documents import document_json
    from inservice_docs.workflow.save_files import save_files

    order = IssueOrder(
        kind=kind,
        plan=plan,
        number=number,
        word=word,
        date=date,
        file=file,
        formats=tuple(to.split(",")),
        office=office,
        person=person,
        again=again,
        reason=reason,
    )
    with opened(context) as register:
        outcome = issue_letter(order, register)
        folder = register.workspace.out(out)
    issued = outcome.value
    try:
        files = save_files(folder, issued.files)
    except UserError as problem:
        ids = "、".join(str(each.id) for each in issued.documents)
        raise UserError([*problem.findings, _recorded(ids)]) from None
    if as_json:
        say_json(
            {
                "documents": [document_json(each) for each in issued.documents],
                "files": [str(each) for each in files],
                "plan": issued.entry.number if issued.entry else "",
                "status": issued.entry.standing.status if issued.entry else "",
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_findings(outcome.findings, to_stderr=True)
    for each in issued.documents:
        say(f"已發文 {each.number or '（簽）'}（第 {each.id} 號文件）")
    for path in files:
        say(f"已產生 {path}")
    if issued.entry is not None:
        say(f"計畫 {issued.entry.number}：{issued.entry.standing.status}")


def _recorded(ids: str) -> Finding:
    """Say that a letter went out although its files could not be written."""
    from inservice_docs.records.finding import warning

    return warning(
        "issued-not-saved",
        f"公文已經發文並記錄（第 {ids} 號文件），只是檔案沒有寫出來。",
        f"不要再發一次；排除上面的問題後，執行 inservice-docs document remake {ids}。",
    )
