"""`inservice-docs people`: the school's own teachers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Full, Limit
from inservice_docs.cli.output import findings_json, say, say_findings, say_json
from inservice_docs.cli.people_lines import person_line

app = Noun("校內教師名單：匯入、列出（校內批次報名由此選取）")


@app.verb("import", help="匯入校內教師名單；身分證字號相同者更新")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="名單檔（xlsx 或 csv）")],
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.import_teachers import import_teachers

    with office(context) as register:
        outcome = import_teachers(register, file)
    done = outcome.value
    if as_json:
        counts = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
        say_json({**counts, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"新增 {done.added} 人，更新 {done.changed} 人，相同 {done.unchanged} 人。")


@app.verb("list", help="列出校內教師")
def list_(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="[關鍵字]", help="姓名或職位的一部分")] = "",
    full: Full = False,
    limit: Limit = 200,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.import_teachers import list_teachers
    from inservice_docs.workflow.masked import shown_person

    with office(context) as register:
        found = list_teachers(register, text=text, limit=limit)
    people = [{"id": each.id, **shown_person(each.person, full=full)} for each in found]
    if as_json:
        say_json({"people": people})
        return
    for person in people:
        say(person_line(person))
    say(f"共 {len(people)} 人。" if len(people) < limit else f"只列出前 {limit} 人。")
