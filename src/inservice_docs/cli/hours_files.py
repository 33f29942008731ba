"""`inservice-docs hours upload` and `statistics`: the files that hours go out in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, OutFolder, PlanNumber
from inservice_docs.cli.output import USAGE, findings_json, leave, say, say_findings, say_json


def register(app: Noun) -> None:
    """Add the verbs."""
    app.verb("upload", help="產生時數上傳檔（含完整身分證字號，限期刪除）")(upload)
    app.verb("statistics", help="統計：各校、各職位、各縣市的人次與時數，試算表附圖表")(statistics)


def upload(
    context: typer.Context,
    plan: PlanNumber,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT,…",
            help="xlsx,csv,xml,txt（機器傳送格式），civil-servant（公務人員終身學習的批次檔）",
        ),
    ] = "xlsx,csv",
    layout: Annotated[
        Path | None,
        typer.Option("--layout", metavar="FILE", help="格式檔；預設為工作區的 hours_upload.toml"),
    ] = None,
    keep_days: Annotated[
        int, typer.Option("--keep-days", min=1, max=366, metavar="日", help="幾日內刪除")
    ] = 30,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.upload_hours import upload_hours

    kinds = tuple(part.strip() for part in to.split(",") if part.strip())
    with office(context) as register:
        folder = register.workspace.out(out)
        outcome = upload_hours(register, plan, kinds, folder, layout=layout, kept_days=keep_days)
    done = outcome.value
    if as_json:
        say_json(
            {
                "plan": plan,
                "files": [str(file) for file in done.files],
                "people": done.people,
                "held_back": list(done.held_back),
                "delete_by": done.delete_by.isoformat(),
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_findings(outcome.findings, to_stderr=True)
    for file in done.files:
        say(f"已產生 {file}")
    say(f"列入 {done.people} 人，保留 {len(done.held_back)} 人未列。")


def statistics(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="[PLAN]", help="只統計一項計畫")] = "",
    year: Annotated[
        int | None,
        typer.Option("--year", min=1, max=999, metavar="N", help="學年度（8 月 1 日起），例如 115"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="試算表的檔名；預設在工作區的 out")
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.award_statistics import award_statistics, statistics_file
    from inservice_docs.workflow.save_files import save_file

    if plan and year is not None:
        say("用法錯誤：PLAN 與 --year 只能選一個。", to_stderr=True)
        leave(USAGE)
    with office(context) as register:
        outcome = award_statistics(register, plan=plan, school_year=year)
        counted = outcome.value
        made = statistics_file(register, counted)
        file = save_file(out or register.workspace.out(None) / made.name, made.data)
    if as_json:
        figures = counted.figures.as_json()
        findings = findings_json(outcome.findings)
        say_json({"title": counted.title, **figures, "files": [str(file)], "findings": findings})
        return
    say_findings(outcome.findings, to_stderr=True)
    total = counted.figures.total
    say(f"已產生 {file}")
    told = f"{total.entries} 人次（{total.people} 人），核發 {total.awarded} 人次"
    say(f"{counted.title}：{told}，時數 {total.hours.normalize():f}。")
