"""Plan numbers (計畫編號): 115-003, the ROC year of registration and a serial."""

from __future__ import annotations

import re

from sqlalchemy import select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.plans import plans
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.taiwan.text import compact

_NUMBER = re.compile(r"0*([0-9]{1,3})-0*([0-9]{1,6})")


def tidy_number(text: str) -> str:
    """Return a plan number in its own form (115-3 and １１５－００３ become 115-003)."""
    plain = compact(text)
    found = _NUMBER.fullmatch(plain)
    return f"{int(found[1])}-{int(found[2]):03}" if found else plain


def next_plan_number(desk: Desk) -> str:
    """Take the next plan number of the year in which the step is done."""
    year = roc_year(desk.today)
    return f"{year}-{desk.count_up(f'plan number {year}'):03}"


def plan_id(desk: Desk, number: str) -> int:
    """Return the id of a plan; raises UserError when there is none of that number."""
    wanted = tidy_number(number)
    found = desk.run(select(plans.c.id).where(plans.c.number == wanted)).scalar()
    if found is None:
        raise UserError(unknown_plan(desk, wanted))
    return int(found)


def plan_number_of(desk: Desk, id: int | None) -> str:
    """Return the number of a plan by its id, empty for none."""
    if id is None:
        return ""
    return str(desk.run(select(plans.c.number).where(plans.c.id == id)).scalar_one())


def unknown_plan(desk: Desk, number: str) -> Finding:
    """Say that there is no such plan, and which was registered last."""
    last = desk.run(select(plans.c.number).order_by(plans.c.id.desc()).limit(1)).scalar()
    near = f"最近登記的是 {last}；" if last else "登記簿裡還沒有計畫；"
    return error(
        "plan-unknown",
        f"登記簿裡沒有計畫「{number[:40]}」。",
        f"{near}以 inservice-docs plan list 查看，或以 plan add 登記。",
    )
