"""`inservice-docs participants`: the list of those who take part."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson, Full, Ids, PlanNumber, Reason
from inservice_docs.cli.output import findings_json, say, say_findings, say_json
from inservice_docs.cli.people_lines import person_line
from inservice_docs.cli.values import MOST, read_hours, read_ids

if TYPE_CHECKING:
    from inservice_docs.records.finding import Outcome
    from inservice_docs.workflow.edit_participants import Entered

app = Noun("研習學員：由報名加入、單筆或由檔案加入、移除（步驟五）")


@app.verb("add-from-signup", help="把審核通過的報名學員加入名單")
def add_from_signup(
    context: typer.Context, plan: PlanNumber, ids: Ids = "", as_json: AsJson = False
) -> None:
    from inservice_docs.workflow.edit_participants import add_from_sign_up

    with office(context) as register:
        outcome = add_from_sign_up(register, plan, read_ids(ids) if ids else None)
    _say(plan, outcome, as_json)


@app.verb("add", help="單筆加入或更正（身分證字號與時數），或由檔案加入")
def add(
    context: typer.Context,
    plan: PlanNumber,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="名單檔（xlsx 或 csv）")
    ] = None,
    id_number: Annotated[
        str,
        typer.Option("--id-number", metavar="身分證字號", help="- 表示由標準輸入讀取；不寫則詢問"),
    ] = "",
    hours: Annotated[str, typer.Option("--hours", metavar="N", help="時數或學分數")] = "",
    name: Annotated[str, typer.Option("--name", metavar="姓名")] = "",
    school: Annotated[str, typer.Option("--school", metavar="服務學校")] = "",
    position: Annotated[str, typer.Option("--position", metavar="職位類別")] = "",
    row: Annotated[
        int | None,
        typer.Option("--row", min=1, max=MOST, metavar="序號", help="補正名單上這個序號的學員"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.records.finding import Place, UserError
    from inservice_docs.records.person import Person
    from inservice_docs.records.reading import read_record
    from inservice_docs.workflow.edit_participants import add_from_file, add_person

    if file is not None:
        with office(context) as register:
            outcome = add_from_file(register, plan, file)
        _say(plan, outcome, as_json)
        return
    if id_number == "-":
        id_number = sys.stdin.readline().strip()
    if not id_number:
        id_number = typer.prompt("身分證字號", err=True)
    given = {"id_number": id_number, "hours": read_hours(hours)}
    given |= {"name": name, "school": school, "position": position}
    held = read_record(Person, given, lambda path, key: Place(field=str(path[0]) if path else ""))
    if not held.ok:
        raise UserError(held.findings)
    person = held.value
    with office(context) as register:
        outcome = add_person(register, plan, person, row=row)
    _say(plan, outcome, as_json)


@app.verb("remove", help="把學員移出名單（連同出席與時數），須說明原因")
def remove(
    context: typer.Context,
    plan: PlanNumber,
    ids: Ids,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.edit_participants import remove_participants

    with office(context) as register:
        chosen = read_ids(ids)
        outcome = remove_participants(register, plan, chosen, reason=reason)
    if as_json:
        _say(plan, outcome, as_json)
        return
    say_findings(outcome.findings, to_stderr=True)
    say(f"移除 {len(chosen)} 人；共 {outcome.value.people} 人。")


@app.verb("list", help="列出研習學員與序號")
def list_(
    context: typer.Context, plan: PlanNumber, full: Full = False, as_json: AsJson = False
) -> None:
    from inservice_docs.workflow.edit_participants import list_participants
    from inservice_docs.workflow.masked import shown_person

    with office(context) as register:
        found = list_participants(register, plan)
    people = [
        {
            "id": each.id,
            **shown_person(each.person, full=full),
            "hours": float(each.person.hours) if each.person.hours is not None else None,
            "source": str(each.source),
        }
        for each in found
    ]
    if as_json:
        say_json({"plan": plan, "participants": people})
        return
    for person in people:
        say(person_line(person, "" if person["hours"] is None else f"{person['hours']:g}"))
    say(f"共 {len(people)} 人。")


def _say(plan: str, outcome: Outcome[Entered], as_json: bool) -> None:
    done = outcome.value
    if as_json:
        say_json(
            {
                "plan": plan,
                "added": list(done.added),
                "changed": list(done.changed),
                "already": done.already,
                "people": done.people,
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_findings(outcome.findings, to_stderr=True)
    already = f"，原已在名單 {done.already} 人" if done.already else ""
    say(f"加入 {len(done.added)} 人，更正 {len(done.changed)} 人{already}；共 {done.people} 人。")
