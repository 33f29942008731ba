"""Registered studies that stand at some step, with people in them; all people are invented."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.support import samples

from inservice_docs.records.participant import ApplicantStatus, Source
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_course_status import enter_course
from inservice_docs.workflow.steps.machine import Move, first_status, standing_at
from inservice_docs.workflow.steps.take import take

CROSS = Plan.model_validate(
    {
        "name": "十二年一貫生命教育分享日",
        "scope": "校外",
        "class_kind": "非學分班",
        "office": "宗教輔導室",
        "contacts": [{"name": "陳小範", "phone": "04-22921175#301"}],
        "sessions": [
            {"date": "99-03-23", "time": "13:10-15:00", "venue": "會議廳"},
            {"date": "99-03-23", "time": "15:10-16:00", "venue": "會議廳"},
        ],
        "hours": 3,
        "audience": ["國小"],
        "class_count": 1,
        "class_size": 3,
        "signup": {"online": True, "deadline": "99-03-16", "email": "chen@example.edu.tw"},
        "guests": ["愛心工作隊"],
    }
)
IN_SCHOOL = CROSS.model_copy(
    update={
        "scope": Plan.model_validate({"scope": "校內"}).scope,
        "class_kind": "非學分班（校內研習）",
        "signup": None,
    }
)

TO_PASSED = {
    True: (Move.REQUEST, Move.GRANTED, Move.ENTER, Move.PASS),
    False: (Move.SIGN_OFF, Move.SIGNED, Move.ENTER, Move.PASS),
}


def study(register: Register, plan: Plan = CROSS, *moves: Move) -> str:
    """Register a plan, move it to a passed course, and on by further moves; return its number."""
    standing = standing_at(first_status(plan), plan, register.workspace.school, register.today)
    with register.change() as work:
        entry = work.plans.add(plan, standing)
        for move in (*TO_PASSED[plan.cross_school], *moves):
            entry = take(work, register, entry, move)
        return entry.number


def entered(register: Register, file: Path) -> str:
    """Register an approved plan file, its course waiting to be reviewed; return its number."""
    number = add_plan(file, register).value.number
    enter_course(register, number)
    return number


def status(register: Register, number: str) -> str:
    """Return the status of a plan."""
    with register.look() as work:
        return work.plans.get(number).standing.status


def person(serial: int = 1, **changes: Any) -> Person:
    """Return an invented teacher without hours."""
    return samples.person(serial, **{"hours": None, **changes})


def applied(
    register: Register,
    number: str,
    people: Sequence[Person],
    state: ApplicantStatus = ApplicantStatus.WAITING,
) -> list[int]:
    """Let people apply; return the numbers of their applications."""
    with register.change() as work:
        return [
            work.applicants.add(number, each, source=Source.ONLINE, status=state).id
            for each in people
        ]


def listed(register: Register, number: str, people: Sequence[Person]) -> list[int]:
    """Put people on the list of participants; return their numbers."""
    with register.change() as work:
        return list(work.participants.put(number, people, source=Source.FILE).added)


def roster(folder: Path, people: Sequence[Person], name: str = "list.csv") -> Path:
    """Write people as a list in the columns of 研習名單匯出, and their hours."""
    lines = ["服務學校,職位類別,教師姓名,性別,身份證字號,電話,電子郵件,研習時數"]
    for each in people:
        facts = (each.school, each.position, each.name, each.gender, each.id_number)
        lines.append(",".join((*facts, each.phone, each.email, text(each.hours))))
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return file


def text(amount: Decimal | None) -> str:
    """Return an amount as a list has it."""
    return "" if amount is None else str(amount)


def attended(register: Register, plan: Plan = CROSS, people: int = 3) -> tuple[str, list[int]]:
    """Return a study whose roster is printed, and its participants."""
    moves = (Move.OPEN_SIGN_UP,) if plan.cross_school else ()
    number = study(register, plan, *moves, Move.EDIT_PARTICIPANTS)
    ids = listed(register, number, [person(serial) for serial in range(1, people + 1)])
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.PRINT_ROSTER)
    return number, ids


def tamper(connection: sqlite3.Connection, entry: int) -> None:
    """Change an entry of the trail as somebody with the file alone might, past its triggers."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE trail SET actor = '別人' WHERE id = ?", (entry,))
