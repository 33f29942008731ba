"""`inservice-docs hours`: award, correct, list, send, review; files and statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli import hours_files
from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Full, OutFolder, PlanNumber, Reason
from inservice_docs.cli.output import (
    USAGE,
    findings_json,
    leave,
    say,
    say_files,
    say_findings,
    say_json,
)
from inservice_docs.cli.people_lines import person_line
from inservice_docs.cli.values import MOST, read_hours, read_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inservice_docs.records.finding import Finding
    from inservice_docs.workflow.award_hours import AwardList

app = Noun("時數：核發、更正、上傳檔、送出名單、名單審核（步驟七、八）")


@app.verb("award", help="依出席與核發規定核發時數，每人附理由")
def award(
    context: typer.Context,
    plan: PlanNumber,
    late: Annotated[
        str, typer.Option("--late", metavar="分|off", help="遲到幾分以上該場不計；off 表示不扣")
    ] = "",
    early: Annotated[
        str, typer.Option("--early", metavar="分|off", help="早退幾分以上該場不計；off 表示不扣")
    ] = "",
    share: Annotated[
        int | None, typer.Option("--share", min=0, max=100, metavar="%", help="最低出席比例")
    ] = None,
    every: Annotated[
        bool | None, typer.Option("--every-session/--any-session", help="須全程參與")
    ] = None,
    sign_out: Annotated[
        bool | None, typer.Option("--sign-out/--no-sign-out", help="須簽退")
    ] = None,
    lesson: Annotated[
        int | None, typer.Option("--lesson", min=10, max=120, metavar="分", help="一節幾分鐘")
    ] = None,
    school_wide: Annotated[
        bool, typer.Option("--school-wide", help="把這些規定設為全校的核發規定")
    ] = False,
    as_entered: Annotated[
        bool, typer.Option("--as-entered", help="不看出席：依名單登錄的時數，未登錄者給全部時數")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="連人工更正過的也重新核發")
    ] = False,
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.award_hours import award_hours
    from inservice_docs.workflow.award_rules import changed_rules, rules_of, set_school_rules

    given: dict[str, Any] = {"share": share, "every_session": every, "sign_out": sign_out}
    given |= {"lesson": lesson}
    changes = {name: value for name, value in given.items() if value is not None}
    limits = {"late": late, "early": early}
    changes |= {name: read_minutes(text) for name, text in limits.items() if text}
    with office(context) as register:
        rules = None
        if changes:
            with register.look() as work:
                rules = changed_rules(rules_of(work, work.plans.get(plan).number), changes)
        outcome = award_hours(register, plan, rules, as_entered=as_entered, overwrite=overwrite)
        if changes and school_wide:
            set_school_rules(register, changes)
    _say_awards(outcome.value, outcome.findings, full, as_json)


@app.verb("list", help="列出等待核發名單與理由，或以 --to 產生名單檔（身分證字號遮蔽）")
def list_(
    context: typer.Context,
    plan: PlanNumber,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT,…", help="產生名單檔：docx,xlsx,pdf,odt")
    ] = "",
    out: OutFolder = None,
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.award_hours import list_awards
    from inservice_docs.workflow.pending_list import pending_list
    from inservice_docs.workflow.save_files import save_files

    if to:
        with office(context) as register:
            made = pending_list(register, plan, to.split(","))
            files = save_files(register.workspace.out(out), made.value)
        say_files(files, made.findings, as_json)
        return
    with office(context) as register:
        found = list_awards(register, plan)
    _say_awards(found, (), full, as_json)


@app.verb("edit", help="更正一個人的時數，須說明原因")
def edit(
    context: typer.Context,
    plan: PlanNumber,
    id: Annotated[int, typer.Option("--id", min=1, max=MOST, metavar="序號", help="學員的序號")],
    hours: Annotated[str, typer.Option("--hours", metavar="N", help="改為幾小時（學分）")],
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.edit_hours import edit_hours

    amount = read_hours(hours)
    if amount is None:
        raise typer.BadParameter("時數應為數字，例如 1.5", param_hint="--hours")
    with office(context) as register:
        outcome = edit_hours(register, plan, id, amount, reason=reason)
    if as_json:
        given = outcome.value.model_dump(mode="json", include={"amount", "unit", "reason"})
        say_json({"plan": plan, "id": id, **given, "findings": findings_json(outcome.findings)})
        return
    say(f"序號 {id}：{outcome.value.reason}")


@app.verb("submit", help="研習時數核對無誤，送出名單確認要求")
def submit(context: typer.Context, plan: PlanNumber, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.submit_hours import submit_hours

    with office(context) as register:
        outcome = submit_hours(register, plan)
    _say_status(outcome.value.number, outcome.value.standing.status, outcome.findings, as_json)


@app.verb("review", help="登錄審課單位的名單審核：通過，或退回並說明原因")
def review(
    context: typer.Context,
    plan: PlanNumber,
    passed: Annotated[bool, typer.Option("--passed", help="名單確認通過")] = False,
    returned: Annotated[str, typer.Option("--returned", metavar="原因", help="退回")] = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.submit_hours import review_list

    if passed == bool(returned):
        say("用法錯誤：--passed 與 --returned 原因 要選一個。", to_stderr=True)
        leave(USAGE)
    with office(context) as register:
        outcome = review_list(register, plan, passed=passed, reason=returned)
    _say_status(outcome.value.number, outcome.value.standing.status, outcome.findings, as_json)


def _say_status(number: str, status: str, findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        say_json({"plan": number, "status": status, "findings": findings_json(findings)})
        return
    say_findings(findings, to_stderr=True)
    say(f"{number}：{status}")


def _say_awards(found: AwardList, findings: Sequence[Finding], full: bool, as_json: bool) -> None:
    from inservice_docs.workflow.masked import shown_person

    people: list[dict[str, Any]] = []
    for one, award in found.lines:
        given: dict[str, Any] = {"amount": None, "reason": "", "edited": False}
        if award is not None:
            given = award.model_dump(mode="json", include=set(given))
        people.append({"id": one.id, **shown_person(one.person, full=full), **given})
    if as_json:
        say_json(
            {
                "plan": found.plan,
                "unit": str(found.unit),
                "rules": found.rules.model_dump(mode="json"),
                "total": float(found.total),
                "awards": people,
                "findings": findings_json(findings),
            }
        )
        return
    say_findings(findings, to_stderr=True)
    for person in people:
        amount = "未核發" if person["amount"] is None else f"{person['amount']:g}"
        say(person_line(person, amount, person["reason"]))
    say(f"核發規定：{found.rules.words()}")
    say(f"共 {len(people)} 人，{found.unit}合計 {found.total.normalize():f}。")


hours_files.register(app)
