"""`inservice-docs audit`: the trail."""

from __future__ import annotations

from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Limit
from inservice_docs.cli.output import (
    USER_MISTAKE,
    findings_json,
    leave,
    roc_moment,
    say,
    say_findings,
    say_json,
)
from inservice_docs.cli.values import MOST

app = Noun("軌跡：誰在何時做了什麼，是否完整")


@app.verb("list", help="列出軌跡，新的在前")
def list_(
    context: typer.Context,
    subject: Annotated[
        str, typer.Option("--subject", metavar="對象", help="只列一個對象，例如 115-003")
    ] = "",
    before: Annotated[
        int | None, typer.Option("--before", min=1, max=MOST, metavar="序號", help="由這一筆往前")
    ] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.review_trail import action_words, list_trail

    with office(context) as register:
        found = list_trail(register, subject=subject, before=before, limit=limit)
    if as_json:
        names = {"id", "actor", "action", "subject", "detail"}
        say_json(
            {
                "entries": [
                    {**each.model_dump(include=names), "at": each.at.isoformat()} for each in found
                ]
            }
        )
        return
    for each in found:
        parts = (
            f"{each.id:>6}",
            roc_moment(each.at),
            each.actor,
            action_words(each.action),
            each.subject,
        )
        say("  ".join(part for part in (*parts, each.detail) if part))


@app.verb("verify", help="查驗軌跡有沒有被更動")
def verify(context: typer.Context, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.review_trail import verify_trail

    with office(context) as register:
        outcome = verify_trail(register)
    check = outcome.value
    if as_json:
        answer = {"intact": check.intact, "entries": check.entries, "broken": check.broken}
        say_json({**answer, "findings": findings_json(outcome.findings)})
    elif check.intact:
        say(f"軌跡完整，共 {check.entries} 筆。")
    say_findings(() if as_json else outcome.findings, to_stderr=True)
    leave(0 if check.intact else USER_MISTAKE)
