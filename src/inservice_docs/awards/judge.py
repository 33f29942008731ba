"""One person at one session (逐場認定): does it count, how long were they there, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import TAIWAN, Sitting
from inservice_docs.records.participant import Attendance

NO_RECORD = "沒有簽到紀錄"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a session counts, the minutes spent there, and the remark in words (may be empty)."""

    sitting: Sitting
    counts: bool
    minutes: int
    remark: str = ""


def judge(sitting: Sitting, seen: Attendance | None, rules: AwardRules) -> Verdict:
    """Apply the rules to one session; times outside the session's own neither help nor harm."""
    if seen is None:
        return Verdict(sitting, False, 0, NO_RECORD)
    if not seen.present:
        return Verdict(sitting, False, 0, "缺席")
    arrived, departed = _local(seen.arrived), _local(seen.departed)
    if rules.sign_out and departed is None:
        return Verdict(sitting, False, 0, "沒有簽退")
    if arrived is not None and departed is not None and departed < arrived:
        return Verdict(sitting, False, 0, "簽退早於簽到")
    late, early = _late(sitting, arrived), _early(sitting, departed)
    there = max(0, sitting.minutes - late - early)
    if not there and (late or early):
        return Verdict(sitting, False, 0, "不在場")
    refused: list[str] = []
    excused: list[str] = []
    for word, found, limit in (("遲到", late, rules.late), ("早退", early, rules.early)):
        if found and limit is not None:
            (refused if found >= limit else excused).append(f"{word}{found}分")
    if refused:
        return Verdict(sitting, False, there, "、".join(refused))
    remark = f"{'、'.join(excused)}，仍計" if excused else ""
    return Verdict(sitting, True, there, remark)


def _late(sitting: Sitting, arrived: dt.datetime | None) -> int:
    if arrived is None or sitting.start is None:
        return 0
    return min(sitting.minutes, max(0, _minutes(arrived - sitting.start)))


def _early(sitting: Sitting, departed: dt.datetime | None) -> int:
    if departed is None or sitting.end is None:
        return 0
    return min(sitting.minutes, max(0, _minutes(sitting.end - departed)))


def _minutes(span: dt.timedelta) -> int:
    """Return whole minutes; seconds that were begun are not held against anybody."""
    return int(span.total_seconds() // 60)


def _local(moment: dt.datetime | None) -> dt.datetime | None:
    """Take a moment without a zone for one of Taiwan."""
    return moment.replace(tzinfo=TAIWAN) if moment and moment.tzinfo is None else moment
