"""`inservice-docs number`: the register of document numbers (發文字號)."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office as opened
from inservice_docs.cli.options import AsJson, Limit, OfPlan, Reason
from inservice_docs.cli.output import say, say_json, say_table

app = Noun("發文字號：取號、作廢、查詢")

Word = Annotated[
    str, typer.Option("--word", metavar="字", help="發文字，例如 曉中教；預設為學校的發文字")
]
Year = Annotated[int | None, typer.Option("--year", metavar="年", help="民國年；取號時預設為今年")]


@app.verb("next", help="取下一個文號（或連續幾個）")
def next_(
    context: typer.Context,
    word: Word = "",
    count: Annotated[int, typer.Option("--count", metavar="N", help="取幾個")] = 1,
    year: Year = None,
    plan: Annotated[str, typer.Option("--plan", metavar="PLAN", help="用於哪一項計畫")] = "",
    purpose: Annotated[str, typer.Option("--for", metavar="用途", help="用途")] = "",
    start: Annotated[
        int | None, typer.Option("--start", metavar="N", help="從這個流水號開始編")
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.letter_numbers import next_numbers

    with opened(context) as register:
        taken = next_numbers(
            register, word, year=year, count=count, plan=plan, purpose=purpose, start=start
        )
    if as_json:
        say_json({"numbers": [entry.number for entry in taken]})
        return
    for entry in taken:
        say(entry.number)


@app.verb("void", help="作廢文號；文號與原因都保留")
def void(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="文號", help="完整的發文字號")],
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.letter_numbers import void_number

    with opened(context) as register:
        entry = void_number(register, number, reason=reason)
    if as_json:
        say_json(_json(entry))
        return
    say(f"已作廢 {entry.number}（{entry.reason}）")


@app.verb("list", help="列出文號，最近取的在前；作廢的也列出")
def list_(
    context: typer.Context,
    word: Word = "",
    year: Year = None,
    plan: OfPlan = "",
    after: Annotated[str, typer.Option("--after", metavar="文號", help="接著列出")] = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.letter_numbers import list_numbers

    with opened(context) as register:
        found = list_numbers(register, word, year=year, plan=plan, after=after, limit=limit)
    answers = [_json(entry) for entry in found]
    if as_json:
        say_json({"numbers": answers})
        return
    rows = [_row(each) for each in answers]
    say_table(("文號", "計畫", "用途", "取號人", "作廢"), rows, empty="沒有符合的文號。")


def _row(answer: dict[str, Any]) -> tuple[str, ...]:
    void = f"作廢：{answer['reason']}" if answer["state"] == "void" else ""
    return (*(str(answer[key] or "") for key in ("number", "plan", "purpose", "by")), void)


def _json(entry: Any) -> dict[str, Any]:
    return {
        "number": entry.number,
        "word": entry.word,
        "year": entry.roc_year,
        "serial": entry.serial,
        "state": str(entry.state),
        "own": entry.own,
        "plan": entry.plan,
        "purpose": entry.purpose,
        "reason": entry.reason,
        "taken_at": entry.taken_at.isoformat() if entry.taken_at else None,
        "by": entry.taken_by,
    }
