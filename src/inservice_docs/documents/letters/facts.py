"""All the facts that the phrases of one letter may use, by their names in `placeholders`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from inservice_docs.documents.letters.days import sent_text
from inservice_docs.documents.letters.missing import DATE, known
from inservice_docs.documents.letters.plan_facts import plan_facts
from inservice_docs.documents.letters.school_facts import (
    applicant_facts,
    roster_facts,
    school_facts,
)
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.records.school import School
from inservice_docs.records.wording import Expectations
from inservice_docs.rules.relations import Direction, attach_verb, relation, salutation


def common_facts(
    plan: Plan,
    school: School,
    *,
    date: dt.date | None = None,
    roster: Roster | None = None,
    office: str = "",
    person: Contact | None = None,
) -> dict[str, Any]:
    """Return the facts that do not depend on the recipients."""
    return {
        **plan_facts(plan),
        **school_facts(school),
        **roster_facts(roster, plan),
        **applicant_facts(office, person or Contact()),
        "發文日期": known(sent_text(date), DATE),
    }


def direction_facts(
    words: Expectations,
    way: Direction,
    recipients: Sequence[str],
    school: School,
    on: dt.date | None = None,
) -> dict[str, Any]:
    """Return the facts that follow from the direction and the recipients of one letter.

    稱謂 is empty where the recipients are not all addressed alike.
    """
    expected = {Direction.UP: words.up, Direction.LEVEL: words.level, Direction.DOWN: words.down}
    addressed = {salutation(relation(school, name, on), name) for name in recipients}
    return {
        "行文方向": way.value,
        "上行": way is Direction.UP,
        "平行": way is Direction.LEVEL,
        "下行": way is Direction.DOWN,
        "期望語": expected[way] or words.level,
        "附送": attach_verb(way),
        "稱謂": addressed.pop() if len(addressed) == 1 else "",
    }
