"""`inservice-docs signup`: settings, applicants, in-school batch sign-up; review and notices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli import signup_notices, signup_review
from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Full, Ids, PlanNumber
from inservice_docs.cli.output import findings_json, roc_day, say, say_findings, say_json
from inservice_docs.cli.people_lines import person_line
from inservice_docs.cli.values import read_day, read_ids

app = Noun("報名：線上報名設定、報名名單、校內批次報名、資格審核、通知（步驟三、四）")


@app.verb("settings", help="儲存線上報名設定；最晚在開課前一天截止")
def settings(
    context: typer.Context,
    plan: PlanNumber,
    online: Annotated[
        bool | None, typer.Option("--online/--offline", help="提供／不提供線上報名")
    ] = None,
    deadline: Annotated[
        str, typer.Option("--deadline", metavar="DATE", help="報名截止日，例如 115-09-10")
    ] = "",
    seats: Annotated[
        int | None, typer.Option("--seats", min=1, metavar="N", help="可線上報名人數")
    ] = None,
    ask: Annotated[
        list[str] | None,
        typer.Option("--ask", metavar="項目", help="額外資訊：職稱，或選單 用餐類別=葷/素"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.signup_settings import (
        SignUpChoice,
        read_extra_fields,
        set_sign_up,
    )

    questions = read_extra_fields(ask) if ask is not None else None
    choice = SignUpChoice(online, read_day(deadline), seats, questions)
    with office(context) as register:
        outcome = set_sign_up(register, plan, choice)
    entry = outcome.value
    signup = entry.plan.signup
    held = signup.model_dump(mode="json") if signup is not None else {}
    if as_json:
        answer = {"plan": entry.number, "status": entry.standing.status, "signup": held}
        say_json({**answer, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    way = "提供線上報名" if held.get("online") else "不提供線上報名"
    say(f"{entry.number} 已儲存：{way}，截止 {roc_day(held.get('deadline')) or '未定'}。")


@app.verb("import", help="匯入報名名單（網站的欄位）")
def import_(
    context: typer.Context,
    plan: PlanNumber,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="報名名單檔（xlsx 或 csv）")],
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.import_applicants import import_applicants

    with office(context) as register:
        outcome = import_applicants(register, plan, file)
    done = outcome.value
    if as_json:
        names = ("added", "changed", "unchanged", "held_back")
        counts = {name: getattr(done, name) for name in names}
        say_json({"plan": plan, **counts, "findings": findings_json(outcome.findings)})
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"新增 {done.added} 人，狀態更新 {done.changed} 人，相同 {done.unchanged} 人。")


@app.verb("batch", help="校內批次報名：列出尚未通過的校內教師，或加入選取的人")
def batch(
    context: typer.Context,
    plan: PlanNumber,
    ids: Ids = "",
    everybody: Annotated[bool, typer.Option("--all", help="全部加入")] = False,
    name: Annotated[str, typer.Option("--name", metavar="關鍵字", help="只列出姓名符合的人")] = "",
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.batch_signup import batch_sign_up, candidates
    from inservice_docs.workflow.masked import shown_person

    if ids or everybody:
        with office(context) as register:
            outcome = batch_sign_up(register, plan, None if everybody else read_ids(ids))
        done = outcome.value
        if as_json:
            names = ("added", "confirmed", "already", "left")
            counts = {name: getattr(done, name) for name in names}
            say_json({"plan": plan, **counts, "findings": findings_json(outcome.findings)})
            return
        say_findings(outcome.findings, to_stderr=True)
        left = "" if done.left is None else f"，還有 {done.left} 個名額"
        say(f"加入 {done.added} 人，由待審核確認 {done.confirmed} 人{left}。")
        return
    with office(context) as register:
        found = candidates(register, plan, name)
    people = [
        {
            "id": each.teacher.id,
            **shown_person(each.teacher.person, full=full),
            "applied": each.applied is not None,
            "status": str(each.applied.status) if each.applied is not None else "",
        }
        for each in found
    ]
    if as_json:
        say_json({"plan": plan, "candidates": people})
        return
    for person in people:
        say(person_line(person, f"已報名：{person['status']}" if person["applied"] else ""))
    say(f"共 {len(people)} 人；以 --ids 選取，或 --all 全部加入。")


signup_review.register(app)
signup_notices.register(app)
