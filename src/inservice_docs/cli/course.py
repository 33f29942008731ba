"""`inservice-docs course`: the course entry of the study-hours site."""

from __future__ import annotations

import typer

from inservice_docs.cli import registered_courses
from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson, Final, OutFolder, PlanFile
from inservice_docs.cli.output import findings_json, say_files, say_json

app = Noun("課程登錄：全國教師在職進修資訊網的課程資料")


@app.verb("sheet", help="產生課程登錄表：照網站順序，代碼寫在旁邊")
def sheet(
    context: typer.Context,
    plan: PlanFile,
    out: OutFolder = None,
    final: Final = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_sheets import draft_course_entry
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    outcome = draft_course_entry(plan, workspace, final=final)
    files = save_files(workspace.out(out), [outcome.value.document])
    if as_json:
        say_json(
            {
                "files": [str(file) for file in files],
                "fields": outcome.value.fields,
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_files(files, outcome.findings, as_json=False)


registered_courses.register(app)
