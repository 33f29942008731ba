"""One person at one session: counted or not, and the remark."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.awards.studies import seen, study

from inservice_docs.awards.judge import judge
from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import Sitting, timetable

SITTING: Sitting = timetable(study("13:10-15:00"), AwardRules(), Decimal(2)).sittings[0]


@pytest.mark.parametrize(
    ("arrived", "departed", "counts", "minutes", "remark"),
    [
        ("", "", True, 110, ""),
        ("13:00", "15:20", True, 110, ""),
        ("13:10:59", "15:00", True, 110, ""),
        ("13:24", "15:00", True, 96, "遲到14分，仍計"),
        ("13:25", "15:00", False, 95, "遲到15分"),
        ("13:28", "14:30", False, 62, "遲到18分、早退30分"),
        ("13:12", "14:55", True, 103, "遲到2分、早退5分，仍計"),
        ("13:12", "14:40", False, 88, "早退20分"),
        ("15:30", "16:00", False, 0, "不在場"),
        ("14:00", "13:20", False, 0, "簽退早於簽到"),
    ],
)
def test_late_and_early(
    arrived: str, departed: str, counts: bool, minutes: int, remark: str
) -> None:
    """Fifteen minutes count as absent; fourteen do not; whole minutes alone are counted."""
    found = judge(SITTING, seen(1, arrived, departed), AwardRules())
    assert (found.counts, found.minutes, found.remark) == (counts, minutes, remark)


@pytest.mark.parametrize(
    ("rules", "counts"),
    [({"late": 30}, True), ({"late": None}, True), ({"late": 18}, False), ({"late": 19}, True)],
)
def test_the_limit_is_the_organisers(rules: dict[str, Any], counts: bool) -> None:
    """One county says 15 minutes, another 30."""
    assert judge(SITTING, seen(1, "13:28"), AwardRules(**rules)).counts is counts


def test_absence_and_missing_signatures() -> None:
    """Not signed in, marked absent, and not signed out are told apart."""
    assert judge(SITTING, None, AwardRules()).remark == "沒有簽到紀錄"
    assert judge(SITTING, seen(1, present=False), AwardRules()).remark == "缺席"
    assert judge(SITTING, seen(1, "13:00"), AwardRules()).counts
    assert judge(SITTING, seen(1, "13:00"), AwardRules(sign_out=True)).remark == "沒有簽退"
