"""`inservice-docs letter`: draft the letters of the procedure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson, Final, Formats, OnDate, OutFolder, RosterFile
from inservice_docs.cli.output import say, say_files, say_json

app = Noun("公文：函與簽的草稿")


@app.verb("draft", help="由研習計畫產生公文草稿；缺少的事實以紅字標示")
def draft(
    context: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="公文種類，見 inservice-docs letter kinds")
    ],
    plan: Annotated[
        Path | None,
        typer.Argument(metavar="[PLAN]", help="研習計畫檔；account-request 不需要"),
    ] = None,
    to: Formats = "docx",
    number: Annotated[str, typer.Option("--number", metavar="文號", help="發文字號")] = "",
    date: OnDate = None,
    out: OutFolder = None,
    final: Final = False,
    roster: RosterFile = None,
    office: Annotated[
        str, typer.Option("--office", metavar="處室", help="業務帳號申請：處室")
    ] = "",
    person: Annotated[
        str, typer.Option("--person", metavar="姓名", help="業務帳號申請：使用人")
    ] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent if plan else None)
    order = LetterOrder(
        kind=kind,
        plan=plan,
        formats=tuple(to.split(",")),
        number=number,
        date=date,
        final=final,
        roster=roster,
        office=office,
        person=person,
    )
    outcome = draft_letter(order, workspace)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


@app.verb("render", help="把寫好全文的公文（YAML 或 JSON）一字不改地排版")
def render(
    context: typer.Context,
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="公文全文檔")],
    to: Formats = "docx",
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.render_letter import render_letter
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, letter.parent)
    outcome = render_letter(letter, tuple(to.split(",")), workspace)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


@app.verb("kinds", help="列出公文種類")
def kinds(context: typer.Context, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.list_templates import letter_kinds
    from inservice_docs.workflow.workspace import open_workspace

    found = letter_kinds(open_workspace(context.obj))
    if as_json:
        say_json({"kinds": [kind.as_json() for kind in found]})
        return
    for kind in found:
        say(f"{kind.key:18} {kind.letter_kind}  {kind.title}")
