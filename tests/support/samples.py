"""Sample records for tests of the register; all people in it are invented."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from inservice_docs.records.person import Person
from inservice_docs.records.plan import Contact, Plan, Scope, Session
from inservice_docs.records.plan_entry import Standing
from inservice_docs.taiwan.id_numbers import check_sum

WAITING = Standing(step=0, status="待核准", waits_for="臺中市政府")


def plan(**changes: Any) -> Plan:
    """Return the plan of the sample letters, with changes."""
    held: dict[str, Any] = {
        "name": "十二年一貫生命教育分享日",
        "scope": Scope.CROSS_SCHOOL,
        "office": "宗教輔導室",
        "contacts": (Contact(name="陳小範", phone="04-22921175#301"),),
        "sessions": (Session(date=dt.date(2026, 9, 18), venue="本校至愛樓會議廳"),),
        "hours": Decimal(3),
        "authorities": ("臺中市政府", "南投縣政府"),
    }
    return Plan.model_validate({**held, **changes})


def id_number(serial: int) -> str:
    """Return the valid ID number of an invented person."""
    body = f"A1{serial:07}"
    return next(body + str(digit) for digit in range(10) if check_sum(body + str(digit)) % 10 == 0)


def person(serial: int = 1, **changes: Any) -> Person:
    """Return an invented teacher, a different one for every serial."""
    held: dict[str, Any] = {
        "name": f"王範例{serial}",
        "id_number": id_number(serial),
        "school": "臺中市立範例國民小學",
        "county": "臺中市",
        "position": "合格專任教師",
        "gender": "女",
        "birth_date": dt.date(1980, 1, 1 + serial % 28),
        "phone": f"0912-{serial:06}",
        "email": f"teacher{serial}@example.edu.tw",
        "hours": Decimal(3),
    }
    return Person.model_validate({**held, **changes})
