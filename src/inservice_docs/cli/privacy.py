"""`inservice-docs privacy`: how long personal data are kept, their deletion, and reports."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AnyPlan, AsJson, Full, PlanNumber
from inservice_docs.cli.output import (
    findings_json,
    progress,
    roc_day,
    say,
    say_findings,
    say_json,
)
from inservice_docs.cli.values import read_day

app = Noun("個資：保存期限、到期刪除、當事人查詢")


@app.verb("purge", help="列出保存期限已過的計畫；指定計畫或 --due 則刪除個資，統計保留")
def purge(
    context: typer.Context,
    plan: AnyPlan = "",
    due: Annotated[bool, typer.Option("--due", help="刪除所有到期計畫的個資")] = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.purge_privacy import due_plans, purge_plan
    from inservice_docs.workflow.retention import retention_rule
    from inservice_docs.workflow.upload_hours import uploads_due

    with office(context) as register:
        expired = () if plan else due_plans(register)
        waiting = [each.number for each in expired]
        chosen = [plan] if plan else waiting if due else []
        purged = [{"plan": each, "figures": purge_plan(register, each)} for each in chosen]
        findings, rule = uploads_due(register), retention_rule(register)
    if as_json:
        left = [] if due else waiting
        answer = {"purged": purged, "due": left, "rule": rule.as_json()}
        say_json({**answer, "findings": findings_json(findings)})
        return
    say_findings(findings, to_stderr=True)
    for done in purged:
        say(f"{done['plan']}：個資已刪除，保留統計。")
    if purged:
        say("已輸出到 out 等資料夾的名單、簽到表與備份不在登記簿裡，請自行刪除。")
    if not plan and not due:
        for each in expired:
            until = roc_day(each.retain_until)
            say(f"{each.number} {each.name}：保存到 {until}，已過期限。")
        say(f"共 {len(waiting)} 項到期；以 --due 刪除。" if waiting else "沒有到期的計畫。")
        say(f"保存年限：{rule.words}。")


@app.verb("retain", help="設定一項計畫的個資保存到哪一天")
def retain(
    context: typer.Context,
    plan: PlanNumber,
    until: Annotated[str, typer.Argument(metavar="DATE", help="最後一天，例如 118-07-31")],
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.purge_privacy import keep_until

    day = read_day(until)
    if day is None:
        raise typer.BadParameter("要寫明日期，例如 118-07-31", param_hint="DATE")
    with office(context) as register:
        keep_until(register, plan, day)
    if as_json:
        say_json({"plan": plan, "retain_until": day.isoformat()})
        return
    say(f"{plan}：個資保存到 {roc_day(day)}。")


@app.verb("period", help="顯示或訂定學校的個資保存年限；研習結案時據以設定期限")
def period(
    context: typer.Context,
    years: Annotated[
        int | None, typer.Argument(metavar="[YEARS]", help="研習結案的學年度結束後的年數")
    ] = None,
    basis: Annotated[
        str, typer.Option("--basis", metavar="依據", help="例如 校內個資保護要點第5點")
    ] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.retention import decide_retention, retention_rule

    with office(context) as register:
        if years is None:
            rule = retention_rule(register)
        else:
            rule = decide_retention(register, years, basis)
    if as_json:
        say_json(rule.as_json())
        return
    say(f"保存年限：{rule.words}。")
    if not rule.decided:
        say("     → 由學校決定後，以 inservice-docs privacy period 年數 --basis 依據 訂定。")


@app.verb("rotate-key", help="更換金鑰：以新的金鑰重新加密登記簿裡的全部個資")
def rotate_key(context: typer.Context, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.rotate_keys import rotate_keys, sealed_values

    with office(context) as register:
        total = 0 if as_json else sealed_values(register)
        with progress("重新加密", total) as done:
            outcome = rotate_keys(register, done)
    made = outcome.value
    if as_json:
        answer = {"sealed": made.count, "resumed": made.resumed, "where": made.where}
        say_json({**answer, "findings": findings_json(outcome.findings)})
        return
    if made.resumed:
        say("上次更換金鑰中斷了，這次已接著完成。")
    say(f"已更換金鑰，重新加密 {made.count:,} 筆；金鑰在{made.where}。")
    say_findings(outcome.findings, to_stderr=True)


@app.verb("report", help="一個人在登記簿裡的全部資料（當事人查詢）")
def report(
    context: typer.Context,
    person: Annotated[
        str, typer.Argument(metavar="[PERSON]", help="身分證字號；- 由標準輸入讀，不寫則詢問")
    ] = "",
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.report_person import report_person

    if person == "-":
        person = sys.stdin.readline().strip()
    number = person or typer.prompt("身分證字號", err=True)
    with office(context) as register:
        found = report_person(register, number, full=full)
    if as_json:
        say_json(found)
        return
    _say(found)


def _say(found: dict[str, Any]) -> None:
    if not found["found"]:
        say("登記簿裡沒有這個人的資料。")
        return
    for person in found["on_teacher_list"]:
        say(f"校內教師名單：{person['name']}  {person['school']}  {person['position']}")
    for each in found["applications"]:
        say(f"報名 {each['plan']} {each['study']}：{each['status']}")
    for each in found["studies"]:
        award = each["award"]
        words = "尚未核發" if award is None else f"{award['unit']} {award['amount']:g}"
        say(f"參加 {each['plan']} {each['study']}：{words}，出席紀錄 {len(each['attendance'])} 筆")
    say(f"列名的文件：{len(found['documents'])} 件。")
    if found["certificates"]:
        say(f"研習證明：{'、'.join(found['certificates'])}。")
