"""`inservice-docs signup rules` and `review`: who is admitted, by rules and by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Full, PlanNumber, Reason
from inservice_docs.cli.output import USAGE, findings_json, leave, say, say_findings, say_json
from inservice_docs.cli.people_lines import person_line
from inservice_docs.cli.values import read_ids

if TYPE_CHECKING:
    import datetime as dt


def register(app: Noun) -> None:
    """Add the verbs of admission."""
    app.verb("rules", help="自動錄取規定：設定或列出；沒有設定時依計畫的參加對象與每校人數")(rules)
    app.verb("review", help="報名資格審核：列出報名情形，或通過、不通過、依規定自動錄取")(review)


def rules(
    context: typer.Context,
    plan: PlanNumber,
    levels: Annotated[
        str | None, typer.Option("--levels", metavar="層級,…", help="例如 國小,國中；off 表示不限")
    ] = None,
    counties: Annotated[
        str | None, typer.Option("--counties", metavar="縣市,…", help="off 表示不限")
    ] = None,
    positions: Annotated[
        str | None, typer.Option("--positions", metavar="職位,…", help="off 表示不限")
    ] = None,
    per_school: Annotated[
        str, typer.Option("--per-school", metavar="N|off", help="每校最多錄取幾人")
    ] = "",
    by_arrival: Annotated[
        bool | None,
        typer.Option("--by-arrival/--hold", help="依報名先後錄取到額滿／人數超過名額時留給承辦人"),
    ] = None,
    refuse_others: Annotated[
        bool | None, typer.Option("--refuse/--wait", help="不符規定者不通過／留待審核")
    ] = None,
    move_up: Annotated[
        bool | None, typer.Option("--move-up/--no-move-up", help="空出名額時候補自動遞補")
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="改回計畫所載")] = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.admission_rules import admission_rules, set_admission_rules

    lists = {"levels": levels, "counties": counties, "positions": positions}
    changes: dict[str, Any] = {
        name: () if text.strip() == "off" else tuple(text.replace("、", ",").split(","))
        for name, text in lists.items()
        if text is not None
    }
    if per_school:
        changes["per_school"] = None if per_school.strip() == "off" else per_school
    switches = {"by_arrival": by_arrival, "refuse_others": refuse_others, "move_up": move_up}
    changes |= {name: value for name, value in switches.items() if value is not None}
    with office(context) as register:
        if reset:
            set_admission_rules(register, plan, None)
        if changes:
            set_admission_rules(register, plan, changes)
        held = admission_rules(register, plan)
    if as_json:
        say_json({"plan": plan, "rules": held.model_dump(mode="json")})
        return
    say(f"{plan} 自動錄取規定：{held.words()}。")


def review(
    context: typer.Context,
    plan: PlanNumber,
    passed: Annotated[str, typer.Option("--pass", metavar="序號,…", help="通過")] = "",
    refused: Annotated[str, typer.Option("--refuse", metavar="序號,…", help="不通過")] = "",
    waiting: Annotated[str, typer.Option("--wait", metavar="序號,…", help="改回待審核")] = "",
    fill: Annotated[
        bool, typer.Option("--pass-all", help="依報名先後全部通過，額滿為止；其餘為候補")
    ] = False,
    auto: Annotated[
        bool, typer.Option("--auto", help="依自動錄取規定審核待審核的學員（見 signup rules）")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="與 --auto 合用：只列出會怎麼決定，不存入")
    ] = False,
    reason: Reason = "",
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.admit_applicants import admit_applicants
    from inservice_docs.workflow.masked import shown_person
    from inservice_docs.workflow.review_applicants import Decision, review_applicants
    from inservice_docs.workflow.sign_up_state import sign_up_state

    decision = Decision(read_ids(passed), read_ids(refused), read_ids(waiting), fill, reason)
    if (auto and decision) or (dry_run and not auto):
        words = "--auto 不能與 --pass、--refuse、--wait、--pass-all 合用；--dry-run 要與它合用。"
        say(f"用法錯誤：{words}", to_stderr=True)
        leave(USAGE)
    admission = None
    with office(context) as register:
        if auto:
            outcome = admit_applicants(register, plan, try_only=dry_run)
            admission, findings = outcome.value, outcome.findings
            state = admission.state
        elif decision:
            reviewed = review_applicants(register, plan, decision)
            state, findings = reviewed.value, reviewed.findings
        else:
            state, findings = sign_up_state(register, plan), ()
    if admission is not None and not as_json:
        say(f"自動錄取規定：{admission.rules.words()}")
        for each in admission.verdicts:
            say(f"{each.applicant:>6}  {each.status}  {each.reason}")
        counts = admission.counts()
        told = f"錄取 {counts['passed']} 人，不通過 {counts['refused']} 人，"
        say(f"{told}待審核（候補）{counts['waiting']} 人{'；沒有存入' if dry_run else ''}。")
        if dry_run:
            return
    reserves = state.reserves
    people = [
        {
            "id": each.id,
            **shown_person(each.person, full=full),
            "status": str(each.status),
            "source": str(each.source),
            "applied_at": _moment(each.applied_at),
            "reserve": reserves.get(each.id),
            "reason": each.reason,
        }
        for each in state.applicants
    ]
    if as_json:
        answer: dict[str, Any] = {"plan": state.plan, **state.counts_json(), "applicants": people}
        if admission is not None:
            answer["rules"] = admission.rules.model_dump(mode="json")
            answer["decisions"] = admission.verdicts_json()
        say_json({**answer, "findings": findings_json(findings)})
        return
    say_findings(findings, to_stderr=True)
    for person in people:
        place = f"候補 {person['reserve']}" if person["reserve"] else ""
        say(person_line(person, person["status"], place, person["reason"]))
    say(f"線上報名總人數：{state.total}（人）")
    say(f"已通過人數：{state.passed}（人）")
    say(f"不通過人數：{state.refused}（人）")
    say(f"未審核人數：{state.waiting}（人）")
    if state.left is not None:
        say(f"名額 {state.seats} 人，還可通過 {state.left} 人。")


def _moment(at: dt.datetime | None) -> str | None:
    """Return a moment in the time of Taiwan."""
    from inservice_docs.registry.desk import TAIWAN

    return at.astimezone(TAIWAN).isoformat() if at is not None else None
