"""`inservice-docs plan` for registered plans: add, list, show, next, edit, back, cancel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office as opened
from inservice_docs.cli.options import AsJson, Limit, OfOffice, PlanNumber, Reason, SchoolYear
from inservice_docs.cli.output import (
    cell,
    findings_json,
    roc_day,
    roc_moment,
    say,
    say_findings,
    say_json,
    say_table,
)

if TYPE_CHECKING:
    from inservice_docs.records.plan_entry import PlanEntry
    from inservice_docs.workflow.steps.next_step import NextStep

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="研習計畫檔（YAML 或 xlsx 表單）")]


def register(app: Noun) -> None:
    """Add the verbs of registered plans."""
    app.verb("add", help="登記研習計畫，取得計畫編號")(add)
    app.verb("list", help="列出登記的計畫；--todo 只列未結案的，等最久的在前")(list_)
    app.verb("figures", help="統計：計畫、人數、時數，參加對象，核准等待的工作天")(figures)
    app.verb("show", help="顯示一項計畫的內容、進度、歷程與文件")(show)
    app.verb("next", help="說明下一步還缺什麼、要執行什麼指令")(next_)
    app.verb("edit", help="以計畫檔更正登記的計畫")(edit)
    app.verb("back", help="把計畫退回到走過的狀態，以便更正")(back)
    app.verb("cancel", help="取消計畫；文件與歷程都保留")(cancel)


def add(context: typer.Context, file: NewFile, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.add_plan import add_plan

    with opened(context) as register:
        outcome = add_plan(file, register)
    if as_json:
        say_json({"plan": outcome.value.number, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    _say_standing("已登記", outcome.value)


def list_(
    context: typer.Context,
    todo: Annotated[bool, typer.Option("--todo", help="只列未結案的計畫，等最久的在前")] = False,
    office: OfOffice = "",
    school_year: SchoolYear = None,
    step: Annotated[int | None, typer.Option("--step", min=0, max=9, help="步驟 0-9")] = None,
    status: Annotated[str, typer.Option("--status", metavar="狀態", help="例如 待核准")] = "",
    text: Annotated[
        str, typer.Option("--text", metavar="字詞", help="名稱、人名、地點、主題裡的字詞")
    ] = "",
    after: Annotated[
        str, typer.Option("--after", metavar="PLAN", help="接著這項計畫之後列出")
    ] = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.registry.plan_lists import PlanFilter
    from inservice_docs.workflow.list_plans import list_plans

    with opened(context) as register:
        chosen = PlanFilter(office, school_year, step, status, text)
        found = list_plans(register, chosen, todo=todo, after=after, limit=limit)
    answers = [each.as_json() for each in found]
    if as_json:
        say_json({"plans": answers})
        return
    say_table(
        ("計畫", "研習名稱", "處室", "日期", "狀態", "等待", "工作天", "下一步"),
        [_row(each) for each in answers],
        empty="沒有符合的計畫。",
    )


def figures(
    context: typer.Context,
    office: OfOffice = "",
    school_year: SchoolYear = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.show_figures import show_figures

    with opened(context) as register:
        answer = show_figures(register, school_year=school_year, office=office).as_json()
    if as_json:
        say_json(answer)
        return
    for line in answer["months"]:
        line["month"] = roc_day(f"{line['month']}-01")[:-3] if line["month"] else "未定"
    for headings, name, keys in _FIGURES:
        rows = [tuple(cell(line[key]) for key in keys) for line in answer[name]]
        if rows:
            say_table(headings, rows)
            say()
    say(f"共 {answer['plans']:,} 項計畫，參加 {answer['people']:,} 人次。")


_FIGURES = (
    (
        ("學年度", "處室", "狀態", "計畫", "人次", "時數或學分"),
        "statuses",
        ("school_year", "office", "status", "plans", "people", "amount"),
    ),
    (("月份", "研習", "人次", "時數"), "months", ("month", "studies", "people", "hours")),
    (("參加對象", "研習", "人次"), "audiences", ("audience", "studies", "people")),
    (
        ("機關", "回覆", "平均工作天"),
        "approval_waits",
        ("agency", "answers", "average"),
    ),
)


def show(context: typer.Context, plan: PlanNumber, as_json: AsJson = False) -> None:
    from inservice_docs.formats.plan_file.plan_write import plan_to_yaml
    from inservice_docs.workflow.issued_documents import kind_title
    from inservice_docs.workflow.show_plan import show_plan

    with opened(context) as register:
        view = show_plan(plan, register)
        answer = view.as_json(register)
    if as_json:
        say_json(answer)
        return
    say(f"{view.entry.number} {view.entry.name}")
    say(plan_to_yaml(view.plan))
    _say_next(view.next)
    say("歷程：")
    for event in answer["history"]:
        moved = "" if event["before"] == event["after"] else f"{event['before']} → "
        reason = f"（{kind_title(event['reason'])}）" if event["reason"] else ""
        say(f"  {roc_moment(event['at'])}  {event['by']}  {moved}{event['after']}{reason}")
    for document in answer["documents"]:
        say(f"文件 {document['id']}：{kind_title(document['kind'])} {document['number']}".rstrip())


def next_(context: typer.Context, plan: PlanNumber, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.show_plan import next_step

    with opened(context) as register:
        found = next_step(plan, register)
    if as_json:
        say_json(found.as_json())
        return
    _say_next(found)


def edit(
    context: typer.Context,
    plan: PlanNumber,
    file: NewFile,
    reason: Reason = "",
    version: Annotated[
        int | None,
        typer.Option("--version", min=1, metavar="版次", help="所依據的版次；之後有人更動就不存入"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.edit_plan import edit_plan

    with opened(context) as register:
        outcome = edit_plan(plan, file, register, reason=reason, version=version)
    _answer("已更正", outcome.value, as_json, findings_json(outcome.findings))
    if not as_json:
        say_findings(outcome.findings, to_stderr=True)


def back(
    context: typer.Context,
    plan: PlanNumber,
    to: Annotated[str, typer.Option("--to", metavar="狀態", help="退回到這個狀態")],
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.edit_plan import back_plan

    with opened(context) as register:
        entry = back_plan(plan, to, register, reason=reason)
    _answer("已退回", entry, as_json)


def cancel(
    context: typer.Context, plan: PlanNumber, reason: Reason = "", as_json: AsJson = False
) -> None:
    from inservice_docs.workflow.edit_plan import cancel_plan

    with opened(context) as register:
        entry = cancel_plan(plan, register, reason=reason)
    _answer("已取消", entry, as_json)


def _answer(
    done: str, entry: PlanEntry, as_json: bool, findings: list[dict[str, Any]] | None = None
) -> None:
    if as_json:
        say_json({"plan": entry.number, **_standing(entry), "findings": findings or []})
        return
    _say_standing(done, entry)


def _standing(entry: PlanEntry) -> dict[str, Any]:
    return {
        "step": entry.standing.step,
        "status": entry.standing.status,
        "waits_for": entry.standing.waits_for,
    }


def _say_standing(done: str, entry: PlanEntry) -> None:
    waits = f"，等待：{entry.standing.waits_for}" if entry.standing.waits_for else ""
    say(f"{done} {entry.number} {entry.name}（{entry.standing.status}{waits}）")


def _say_next(step: NextStep) -> None:
    say(f"步驟 {step.step}　{step.status}　等待：{step.waits_for or '無'}")
    for line in step.missing:
        say(f"  缺：{line}")
    for action in step.actions:
        say(f"  做：{action}")


def _row(plan: dict[str, Any]) -> tuple[str, ...]:
    waited = str(plan["working_days_waited"]) if not plan["done"] else ""
    names = ("plan", "name", "office", "day", "status", "waits_for")
    shown = {**plan, "day": roc_day(plan["first_day"])}
    return (*(str(shown[name] or "") for name in names), waited, plan["to_do"])
