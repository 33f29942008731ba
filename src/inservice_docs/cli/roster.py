"""`inservice-docs roster`: sign-in sheets and participant lists."""

from __future__ import annotations

from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Formats, OutFolder, PlanFile, RosterFile
from inservice_docs.cli.output import say_files

app = Noun("名單：簽到表、研習名單")


@app.verb("sign-in", help="產生簽到表（不含身分證字號）；已登記的計畫同時記錄步驟六")
def sign_in(
    context: typer.Context,
    plan: PlanFile,
    roster: RosterFile = None,
    to: Formats = "docx,xlsx",
    columns: Annotated[
        str,
        typer.Option("--columns", metavar="欄,…", help="欄位與順序，例如 編號,服務學校,姓名"),
    ] = "",
    signs: Annotated[int, typer.Option("--signs", min=1, max=3, help="每半天的簽名欄數")] = 1,
    sort: Annotated[
        str, typer.Option("--sort", metavar="school|name|none", help="依學校、姓名或原順序排列")
    ] = "school",
    blank_rows: Annotated[
        int, typer.Option("--blank-rows", min=0, max=200, help="表末加空白列，供現場報名")
    ] = 0,
    draft: Annotated[
        bool, typer.Option("--draft", help="只看樣子：已登記的計畫也不記錄步驟六")
    ] = False,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_rosters import SignInChoice, draft_sign_in
    from inservice_docs.workflow.load_plan import plan_number
    from inservice_docs.workflow.print_roster import print_roster
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    choice = SignInChoice(
        columns=tuple(part for part in columns.replace("、", ",").split(",") if part.strip()),
        signs=signs,
        sort=sort,
        blank_rows=blank_rows,
        formats=tuple(to.split(",")),
    )
    number = plan_number(plan)
    if number and roster is None and not draft:
        with office(context) as register:
            printed = print_roster(register, number, choice, register.workspace.out(out))
        say_files(printed.value, printed.findings, as_json)
        return
    outcome = draft_sign_in(plan, roster, choice, workspace)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


@app.verb("export", help="產生研習名單（xlsx，研習名單匯出的欄位；身分證字號預設遮蔽）")
def export(
    context: typer.Context,
    plan: PlanFile,
    roster: RosterFile = None,
    full_ids: Annotated[
        bool, typer.Option("--full-ids", help="寫出完整身分證字號；請妥善保管並限期刪除")
    ] = False,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_rosters import draft_export
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    outcome = draft_export(plan, roster, workspace, full_ids=full_ids)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)
