"""`inservice-docs course list`, `status` and `auto-review`: courses that have been entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office as opened
from inservice_docs.cli.options import AsJson, Limit, OnDate, OutFolder, PlanNumber
from inservice_docs.cli.output import findings_json, say, say_findings, say_json, say_table

if TYPE_CHECKING:
    from inservice_docs.records.course import CourseReview

_WHICH = "--entered、--passed、--returned、--wrong、--withdrawn 要選一個，而且只能選一個"


def register(app: Noun) -> None:
    """Add the verbs of courses in the register."""
    app.verb("list", help="列出已登錄的課程（網站的欄位），可另存 xlsx")(list_)
    app.verb("status", help="登錄課程的處理狀態：已登錄、通過、未通過、填寫有誤、登錄錯誤")(status)
    app.verb("auto-review", help="自動審核：設定規則、執行、查看結果與理由")(auto_review)


def list_(
    context: typer.Context,
    status: Annotated[
        str, typer.Option("--status", metavar="處理狀態", help="例如 課程未確認")
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="xlsx", help="另存成 xlsx")] = "",
    out: OutFolder = None,
    after: Annotated[str, typer.Option("--after", metavar="PLAN", help="接著列出")] = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.letter_files import check_formats
    from inservice_docs.workflow.list_courses import course_list_file, list_courses
    from inservice_docs.workflow.save_files import save_files

    formats = check_formats(to.split(","), ("xlsx",)) if to else ()
    with opened(context) as register:
        lines = list_courses(register, status=status, after=after, limit=limit)
        codes = register.workspace.codes
        folder = register.workspace.out(out)
        made = [course_list_file(lines, register)] if formats else []
    files = save_files(folder, made) if made else ()
    if as_json:
        answer = {"courses": [line.as_json(codes) for line in lines]}
        say_json({**answer, "files": [str(each) for each in files]} if made else answer)
        return
    keys = ("name", "class_kind", "amount", "first_day", "last_day", "status")
    rows = [(line.number, *(line.values(codes)[key] for key in keys)) for line in lines]
    headings = ("計畫", "研習名稱", "班別性質", "時數", "開始", "結束", "處理狀態")
    say_table(headings, rows, empty="還沒有登錄的課程。")
    for each in files:
        say(f"已產生 {each}")


def status(
    context: typer.Context,
    plan: PlanNumber,
    entered: Annotated[
        bool, typer.Option("--entered", help="已在網站登錄並送出課程確認要求")
    ] = False,
    passed: Annotated[bool, typer.Option("--passed", help="課程確認通過")] = False,
    returned: Annotated[
        str | None, typer.Option("--returned", metavar="原因", help="課程確認未通過")
    ] = None,
    wrong: Annotated[
        str | None, typer.Option("--wrong", metavar="原因", help="課程填寫有誤")
    ] = None,
    withdrawn: Annotated[
        str | None, typer.Option("--withdrawn", metavar="原因", help="課程登錄錯誤：撤銷")
    ] = None,
    code: Annotated[
        str, typer.Option("--code", metavar="代碼", help="網站的課程代碼（--entered）")
    ] = "",
    date: OnDate = None,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow import set_course_status as setting
    from inservice_docs.workflow.draft_letter import read_date
    from inservice_docs.workflow.save_files import save_files

    chosen = [entered, passed, *(each is not None for each in (returned, wrong, withdrawn))]
    if sum(chosen) != 1:
        raise typer.BadParameter(_WHICH, param_hint="處理狀態")
    day = read_date(date)
    with opened(context) as register:
        if entered:
            outcome = setting.enter_course(register, plan, code=code, date=day)
        elif withdrawn is not None:
            outcome = setting.withdraw_course(register, plan, reason=withdrawn)
        else:
            decision = "passed" if passed else "returned" if returned is not None else "wrong"
            reason = returned or wrong or ""
            outcome = setting.decide_course(register, plan, decision, reason=reason, date=day)
        folder = register.workspace.out(out)
    done = outcome.value
    files = save_files(folder, [done.sheet]) if done.sheet is not None else ()
    if as_json:
        say_json(
            {
                "plan": done.entry.number,
                "status": str(done.course.status),
                "step": done.entry.standing.step,
                "reason": done.course.reason,
                "automatic": None if done.automatic is None else done.automatic.passed,
                "files": [str(each) for each in files],
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"計畫 {done.entry.number}：{done.course.status}")
    for each in done.automatic.reasons if done.automatic is not None else ():
        say(f"  自動審核：{each}")
    for path in files:
        say(f"已產生 {path}")


def auto_review(
    context: typer.Context,
    on: Annotated[
        bool | None, typer.Option("--on/--off", help="啟用或停用自動審核", show_default=False)
    ] = None,
    scope: Annotated[
        list[str] | None, typer.Option("--scope", metavar="校內|校外", help="限這些研習區分")
    ] = None,
    class_kind: Annotated[
        list[str] | None, typer.Option("--class-kind", metavar="班別性質", help="限這些班別")
    ] = None,
    office: Annotated[
        list[str] | None, typer.Option("--office", metavar="處室", help="限這些處室")
    ] = None,
    most: Annotated[
        str | None, typer.Option("--most", metavar="N", help="時數（學分數）上限")
    ] = None,
    warnings: Annotated[
        bool | None,
        typer.Option(
            "--allow-warnings/--no-warnings", help="有要注意之處也通過", show_default=False
        ),
    ] = None,
    run: Annotated[bool, typer.Option("--run", help="立即審核所有課程未確認的課程")] = False,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    from dataclasses import replace

    from inservice_docs.workflow import review_courses as reviewing

    given = {
        "enabled": on,
        "scopes": tuple(scope) if scope is not None else None,
        "class_kinds": tuple(class_kind) if class_kind is not None else None,
        "offices": tuple(office) if office is not None else None,
        "most_amount": most,
        "without_warnings": None if warnings is None else not warnings,
    }
    changes: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    with opened(context) as register:
        rules = reviewing.review_rules(register)
        if changes:
            rules = reviewing.set_review_rules(register, replace(rules, **changes))
        if run:
            reviews = reviewing.review_waiting(register)
        else:
            reviews = reviewing.automatic_reviews(register, limit)
    if as_json:
        say_json({"rules": rules.as_json(), "reviews": [_review(each) for each in reviews]})
        return
    say(f"自動審核：{'啟用' if rules.enabled else '停用'}")
    rows = [(each.plan, str(each.status), "；".join(each.reasons)) for each in reviews]
    say_table(("計畫", "處理狀態", "理由"), rows, empty="還沒有自動審核過的課程。")


def _review(review: CourseReview) -> dict[str, Any]:
    return review.model_dump(mode="json", include={"plan", "status", "reasons", "at", "by"})
