"""`inservice-docs calendar`: deadlines as a calendar file."""

from __future__ import annotations

from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, OutFolder
from inservice_docs.cli.output import say_files

app = Noun("行事曆：報名截止、場次、催辦與核發期限")


@app.verb("export", help="匯出未結案計畫的期限（.ics，可匯入 Google、Outlook）")
def export(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="[PLAN]", help="只匯出一項計畫")] = "",
    of_office: Annotated[
        str, typer.Option("--office", metavar="處室", help="只匯出一個處室的計畫")
    ] = "",
    remind_after: Annotated[
        int,
        typer.Option("--remind-after", min=1, max=250, metavar="日", help="申請後幾個工作天催辦"),
    ] = 10,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.export_calendar import export_calendar
    from inservice_docs.workflow.save_files import save_files

    with office(context) as register:
        made = export_calendar(register, office=of_office, plan=plan, remind_after=remind_after)
        files = save_files(register.workspace.out(out), [made])
    say_files(files, (), as_json)
