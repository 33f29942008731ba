"""`inservice-docs attendance`: who signed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Ids, PlanNumber
from inservice_docs.cli.output import findings_json, say, say_findings, say_json
from inservice_docs.cli.values import read_clock, read_ids

if TYPE_CHECKING:
    from inservice_docs.records.finding import Outcome
    from inservice_docs.workflow.record_attendance import Recorded

app = Noun("出席：匯入簽到檔，或人工登錄")


@app.verb("import", help="匯入簽到表或刷到紀錄（xlsx 或 csv）")
def import_(
    context: typer.Context,
    plan: PlanNumber,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="填好的簽到表，或刷到刷退的 CSV")],
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.import_attendance import import_attendance

    with office(context) as register:
        outcome = import_attendance(register, plan, file)
    _say(plan, outcome, as_json)


@app.verb("record", help="人工登錄出席；不寫 --ids 表示名單上所有人")
def record(
    context: typer.Context,
    plan: PlanNumber,
    ids: Ids = "",
    session: Annotated[
        int | None, typer.Option("--session", min=1, metavar="N", help="第幾場；不寫表示每一場")
    ] = None,
    absent: Annotated[bool, typer.Option("--absent", help="缺席")] = False,
    arrived: Annotated[str, typer.Option("--in", metavar="時間", help="簽到，例如 13:28")] = "",
    departed: Annotated[str, typer.Option("--out", metavar="時間", help="簽退")] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.record_attendance import Presence, record_attendance

    said = Presence(
        read_ids(ids) if ids else None,
        session,
        not absent,
        read_clock(arrived),
        read_clock(departed),
    )
    with office(context) as register:
        outcome = record_attendance(register, plan, said)
    _say(plan, outcome, as_json)


def _say(plan: str, outcome: Outcome[Recorded], as_json: bool) -> None:
    done = outcome.value
    if as_json:
        counts = {"entries": done.entries, "people": done.people, "of": done.of}
        say_json({"plan": plan, **counts, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"登錄 {done.people} 人的出席（名單 {done.of} 人），共 {done.entries} 筆。")
