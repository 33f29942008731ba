"""Studies in the clerk's register, for commands to work on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.support.studies import CROSS, listed, person, study

from inservice_docs.records.plan import Plan
from inservice_docs.workflow.register import open_register, system_actor
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.workspace import open_workspace

AT = dt.datetime(2010, 2, 26, 2, 0, tzinfo=dt.UTC)


def registered(folder: Path, plan: Plan = CROSS, *moves: Move, people: int = 0) -> str:
    """Register a plan whose course has passed, and move it on; return its number."""
    with open_register(open_workspace(folder), system_actor(), AT) as register:
        number = study(register, plan, *moves)
        listed(register, number, [person(serial) for serial in range(1, people + 1)])
        return number


def applicants(folder: Path, *rows: str, name: str = "applicants.csv") -> Path:
    """Write a list of applicants in the site's columns: name, status."""
    lines = ["已報名學員姓名,性別,服務學校,職位類別,電子郵件,聯絡電話,處理狀態,報名時間"]
    for row in rows:
        who, _, state = row.partition(",")
        lines.append(f"{who},女,臺中市範例國民小學,合格專任教師,,,{state},2010/3/9 上午 11:55:06")
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return file
