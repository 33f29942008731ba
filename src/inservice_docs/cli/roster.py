"""`inservice-docs roster`: sign-in sheets and participant lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Formats, OnDate, OutFolder, PlanFile, RosterFile
from inservice_docs.cli.output import (
    say,
    say_count,
    say_files,
    say_findings,
    say_pieces,
    say_table,
)
from inservice_docs.cli.values import read_day

if TYPE_CHECKING:
    from inservice_docs.records.finding import Finding
    from inservice_docs.workflow.read_roster import RosterRead

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
    from inservice_docs.workflow.export_full_list import export_full_list
    from inservice_docs.workflow.load_plan import plan_number
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    number = plan_number(plan)
    if full_ids and number and roster is None:
        with office(context) as register:
            made = export_full_list(register, number)
        say_files(save_files(workspace.out(out), (made.value,)), made.findings, as_json)
        return
    outcome = draft_export(plan, roster, workspace, full_ids=full_ids)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


ListFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="名單檔：xlsx、xls、ods、csv、xml、網頁表格、mdb、accdb"),
]
Layout = Annotated[
    Path | None,
    typer.Option(
        "--columns", metavar="TOML", help="欄位對照檔；預設用工作區的 roster_columns.toml"
    ),
]
_PREVIEW = 5


@app.verb("read", help="讀取名單：列出每一個人、欄位的對應、待補正的原因（不需要工作區）")
def read(
    context: typer.Context,
    file: ListFile,
    columns: Layout = None,
    on: OnDate = None,
    plan: Annotated[
        str, typer.Option("--plan", metavar="PLAN", help="計畫編號：與它已登記的名單比對")
    ] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.cli.roster_json import roster_json
    from inservice_docs.workflow.read_roster import read_roster
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj)
    day = read_day(on)
    outcome = read_roster(file, workspace, layout=columns, on=day, plan=plan)
    if as_json:
        say_pieces(roster_json(outcome.value, outcome.findings))
    else:
        _say_roster(outcome.value, outcome.findings)


@app.verb("fix", help="退回更正：同一份名單，問題以註解與顏色標在儲存格上（不需要工作區）")
def fix(
    context: typer.Context,
    file: ListFile,
    columns: Layout = None,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.fix_roster import fix_roster
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj)
    outcome = fix_roster(file, workspace.out(out), workspace, layout=columns)
    say_files([outcome.value.path], outcome.findings, as_json)
    if not as_json:
        waiting = len(outcome.value.read.waiting)
        say(f"{waiting} 人待補正。" if waiting else "沒有人需要補正。")


def _say_roster(read: RosterRead, findings: tuple[Finding, ...]) -> None:
    """Print what was read as a summary, a preview with names masked, and who waits."""
    from inservice_docs.taiwan.masking import mask_id, mask_name

    file = read.file
    where = f"工作表「{file.sheet}」" if file.sheet else f"編碼 {file.encoding}"
    waiting = f"，其中 {len(read.waiting)} 人待補正" if read.waiting else ""
    say(f"{where}：共 {len(file.rows)} 人{waiting}。")
    known = [f"{text}→{name}" for text, name in file.columns.items() if name]
    say(f"欄位：{'、'.join(known)}。")
    rows = [
        (str(row), mask_name(each.name), mask_id(each.id_number), each.school, each.position)
        for row, each in list(read.numbered())[:_PREVIEW]
    ]
    say_table(("列", "姓名", "身分證字號", "學校", "職稱"), rows)
    if len(file.rows) > _PREVIEW:
        say("…")
    say_findings(findings)
    say_count(findings)
