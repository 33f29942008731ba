"""`inservice-docs plan`: write, check and copy study plans; the registered ones beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli import registered_plans
from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson, Final, Force, OutFolder, PlanFile
from inservice_docs.cli.output import (
    end_check,
    say_files,
    say_json,
)

app = Noun("研習計畫：新增、檢查、登記、進度")


@app.verb("new", help="產生空白的研習計畫檔（yaml）或表單（xlsx）")
def new(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="檔名；預設為 研習計畫.yaml 或 .xlsx")
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="yaml|xlsx", help="檔案種類")] = "",
    in_school: Annotated[bool, typer.Option("--in-school", help="校內研習")] = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.new_plan import new_plan

    written = new_plan(file, to, in_school=in_school, force=force)
    say_files([written], (), as_json)


@app.verb("check", help="檢查研習計畫檔，一次列出所有問題")
def check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="研習計畫檔")],
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.check_plan import check_plans
    from inservice_docs.workflow.workspace import open_workspace

    findings = check_plans(files, open_workspace(context.obj, files[0].parent))
    end_check(findings, as_json)


@app.verb("schema", help="輸出研習計畫檔的 JSON Schema，供編輯器提示欄名")
def schema() -> None:
    from inservice_docs.formats.plan_file.schema import plan_schema

    say_json(plan_schema())


@app.verb("copy", help="沿用去年的研習計畫，換成新的日期")
def copy(
    context: typer.Context,
    plan: PlanFile,
    first_date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="新的第一天，例如 116-03-23")
    ],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="新檔名；預設在原檔名後加上年度")
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.copy_plan import copy_plan
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    outcome = copy_plan(plan, first_date, to, workspace, force=force)
    say_files([outcome.value], outcome.findings, as_json)


@app.verb("sheet", help="產生實施計畫與報名表（兩份公文的附件）")
def sheet(
    context: typer.Context,
    plan: PlanFile,
    out: OutFolder = None,
    final: Final = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_sheets import draft_plan_sheets
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    outcome = draft_plan_sheets(plan, workspace, final=final)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


registered_plans.register(app)
