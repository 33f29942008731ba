"""Names of agencies and schools: counties as they were called on the day, 臺 and not 台."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.plan import Plan, Scope, Session
from inservice_docs.rules.agencies import check, check_name

BEFORE, AFTER = dt.date(2010, 12, 24), dt.date(2010, 12, 25)


@pytest.mark.parametrize(
    ("name", "on", "right"),
    [
        ("臺中縣政府", BEFORE, None),
        ("臺中縣政府", AFTER, "臺中市"),
        ("臺中縣市國民小學", BEFORE, None),
        ("臺中縣市國民小學", AFTER, "臺中市"),
        ("臺北縣政府", AFTER, "新北市"),
        ("新北市政府", BEFORE, "臺北縣"),
        ("桃園縣政府", dt.date(2014, 12, 24), None),
        ("桃園縣政府", dt.date(2014, 12, 25), "桃園市"),
        ("南投縣政府", AFTER, None),
        ("教育部", AFTER, None),
        ("臺中縣政府", None, None),
        ("臺中縣政府", dt.date(1900, 1, 1), None),
        ("", AFTER, None),
    ],
)
def test_counties_of_the_day(name: str, on: dt.date | None, right: str | None) -> None:
    """A name that was not in use on the day is a warning that names the right one."""
    found = list(check_name(name, on, ("主管機關", 0)))
    assert [each.code for each in found] == (["plan-county-renamed"] if right else [])
    for each in found:
        assert right is not None
        assert right in each.fix
        assert each.place.field == "主管機關 1"


def test_tai() -> None:
    """台 in the name of a county is written 臺, elsewhere it is left alone."""
    (found,) = check_name("台中市政府", AFTER, ("主管機關", 0))
    assert (found.code, found.fix) == ("tai-variant", "改為「臺中市政府」。")
    assert list(check_name("台積電教育基金會", AFTER, ("主管機關", 0))) == []


def test_each_name_by_its_own_date() -> None:
    """The request's date counts for the authorities, an approval's own for its agency."""
    plan = Plan(
        scope=Scope.CROSS_SCHOOL,
        authorities=("臺中縣政府",),
        invitees=("臺中縣各國民小學",),
        request=RequestLetter(date=BEFORE),
        approvals=(
            Approval(agency="臺中縣政府", date=BEFORE),
            Approval(agency="臺中縣政府", date=AFTER),
        ),
        sessions=(Session(date=dt.date(2011, 1, 5), venue="臺中縣立文化中心"),),
    )
    assert [(each.code, each.place.field) for each in check(plan)] == [
        ("plan-county-renamed", "核准文號 2 › 機關"),
        ("plan-county-renamed", "場次 1 › 地點"),
    ]


def test_doubled_names() -> None:
    """One authority, one mention, however it is written."""
    plan = Plan(authorities=("臺中市政府", "臺中市 政府", "台中市政府"))
    codes = [each.code for each in check(plan)]
    assert codes == ["recipient-doubled", "tai-variant"]


def test_invitees() -> None:
    """A cross-school study invites somebody; an in-school one nobody."""
    assert [each.code for each in check(Plan(scope=Scope.CROSS_SCHOOL))] == ["invitees-missing"]
    assert list(check(Plan(scope=Scope.IN_SCHOOL))) == []
