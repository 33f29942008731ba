"""`inservice-docs approval`: what was asked of the authorities, and what they answered."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office as opened
from inservice_docs.cli.options import (
    AsJson,
    Formats,
    Limit,
    OfPlan,
    OnDate,
    OutFolder,
    PlanNumber,
    Reason,
)
from inservice_docs.cli.output import (
    USER_MISTAKE,
    cell,
    findings_json,
    leave,
    roc_day,
    say,
    say_files,
    say_findings,
    say_json,
    say_table,
)

if TYPE_CHECKING:
    from inservice_docs.workflow.receive_reply import Received

app = Noun("核准追蹤：登錄復函、查詢、催辦")

Agency = Annotated[str, typer.Option("--agency", metavar="機關", help="機關全銜；校內研習免填")]


@app.verb("add", help="自行登錄核准（校內研習為首長核定），或更正已登錄的")
def add(
    context: typer.Context,
    plan: PlanNumber,
    agency: Agency = "",
    number: Annotated[str, typer.Option("--number", metavar="文號", help="核准函的文號")] = "",
    date: OnDate = None,
    hours: Annotated[str, typer.Option("--hours", metavar="N", help="核准的時數")] = "",
    state: Annotated[
        str,
        typer.Option(
            "--state",
            metavar="情形",
            help="waiting|approved|partly|returned|refused|lapsed；預設依時數判斷核准",
        ),
    ] = "",
    conditions: Annotated[
        str, typer.Option("--conditions", metavar="條件", help="核准的條件")
    ] = "",
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.add_approval import Answer, add_approval, read_hours
    from inservice_docs.workflow.draft_letter import read_date

    said = Answer(
        agency=agency,
        state=state,
        number=number,
        date=read_date(date),
        hours=read_hours(hours),
        conditions=conditions,
        reason=reason,
    )
    with opened(context) as register:
        outcome = add_approval(register, plan, said)
    entry = outcome.value
    if as_json:
        status = {"plan": entry.number, "status": entry.standing.status}
        say_json({**status, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"已登錄；計畫 {entry.number}：{entry.standing.status}")


@app.verb("receive", help="讀取復函，說明屬於哪項計畫、理由與把握；確認後登錄")
def receive(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="復函（di、pdf、docx、odt 或交換資料夾）")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="有把握（certain）時直接登錄")] = False,
    plan: Annotated[
        str, typer.Option("--plan", metavar="PLAN", help="指定計畫編號（看過來函）")
    ] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.records.finding import has_errors
    from inservice_docs.workflow import receive_reply as receiving

    with opened(context) as register:
        outcome = receiving.propose_reply(file, register, plan=plan)
        received, findings = outcome.value, outcome.findings
        told = findings
        against = receiving.refusal(received.proposal)
        agreed = False
        if not as_json:
            _say_proposal(received)
            say_findings(findings, to_stderr=True)
            agreed = not yes and _agreed(received)
        if agreed or (yes and not against):
            done = receiving.receive_reply(file, register, plan=plan, confirmed=agreed)
            received = done.value
        elif yes:
            findings = (*findings, *(found for found in against if found not in findings))
            if not as_json:
                say_findings([each for each in against if each not in told], to_stderr=True)
    if as_json:
        say_json({**received.as_json(), "findings": findings_json(findings)})
    elif received.recorded and received.entry is not None:
        say(f"已登錄；計畫 {received.entry.number}：{received.entry.standing.status}")
    else:
        sure = not against and not yes
        say("沒有登錄；要登錄請加 --yes。" if sure else "沒有登錄。")
    leave(USER_MISTAKE if has_errors(findings) and not received.recorded else 0)


@app.verb("list", help="列出核准情形；--waiting 只列還沒回覆的，等最久的在前")
def list_(
    context: typer.Context,
    plan: OfPlan = "",
    waiting: Annotated[bool, typer.Option("--waiting", help="只列還沒回覆的")] = False,
    limit: Limit = 200,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.records.tracking import ApprovalState
    from inservice_docs.workflow.list_approvals import list_approvals

    with opened(context) as register:
        found = list_approvals(register, plan=plan, waiting=waiting, limit=limit)
    answers = [each.as_json() for each in found]
    if as_json:
        say_json({"approvals": answers})
        return
    keys = ("plan", "agency", "number", "date", "hours", "sent", "working_days_waited")
    rows = [
        (
            ApprovalState(each["state"]).label,
            *(cell(each[key]) for key in keys),
        )
        for each in (
            {**each, "date": roc_day(each["date"]), "sent": roc_day(each["sent"])}
            for each in answers
        )
    ]
    headings = ("情形", "計畫", "機關", "文號", "日期", "時數", "申請日", "工作天")
    say_table(headings, rows, empty="沒有符合的核准。")


@app.verb("remind", help="草擬催辦函，給還沒回覆的主管機關")
def remind(
    context: typer.Context,
    plan: Annotated[
        str, typer.Argument(metavar="[PLAN]", help="計畫編號；未指定時為所有等候中的計畫")
    ] = "",
    days: Annotated[
        int, typer.Option("--days", min=0, metavar="N", help="等候 N 個工作天以上才催")
    ] = 0,
    to: Formats = "docx",
    date: OnDate = None,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.remind_authorities import remind_authorities
    from inservice_docs.workflow.save_files import save_files

    with opened(context) as register:
        outcome = remind_authorities(
            register, plan=plan, days=days, formats=tuple(to.split(",")), date=date
        )
        folder = register.workspace.out(out)
    say_files(save_files(folder, outcome.value), outcome.findings, as_json)


@app.verb("withdraw", help="撤回誤申請的機關，不再等它回覆")
def withdraw(
    context: typer.Context,
    plan: PlanNumber,
    agency: Agency = "",
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.add_approval import withdraw_approval

    with opened(context) as register:
        entry = withdraw_approval(register, plan, agency, reason=reason)
    if as_json:
        say_json({"plan": entry.number, "status": entry.standing.status})
        return
    say(f"已撤回；計畫 {entry.number}：{entry.standing.status}")


def _say_proposal(received: Received) -> None:
    said = received.proposal
    day = roc_day(said.date) or "（讀不出日期）"
    hours = f"{said.hours:f} 小時" if said.hours is not None else "沒有寫時數"
    state = said.state.label if said.state is not None else "看不出准駁"
    say(f"{said.agency or '（讀不出機關）'}　{day}　{said.number or '（讀不出文號）'}")
    say(f"{state}，{hours}；計畫：{said.plan or '（對不出來）'}（{_SURE[str(said.certainty)]}）")
    for reason in said.reasons:
        say(f"  · {reason}")
    if said.conditions:
        say(f"  條件：{said.conditions}")


_SURE = {"certain": "有把握", "likely": "可能", "unknown": "不確定"}


def _agreed(received: Received) -> bool:
    """Ask on a terminal; where nobody answers, nothing is recorded."""
    said = received.proposal
    if not said.plan or not sys.stdin.isatty():
        return False
    return typer.confirm(f"登錄為計畫 {said.plan} 的核准？", default=False)
