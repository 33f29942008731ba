"""What the sheets say alike."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.sheet_cases import CODES

from inservice_docs.documents.sheet_facts import (
    amount_text,
    by_day,
    counts_credits,
    days_text,
    full_school,
    in_school,
    is_guest,
    shown_id,
    study_title,
    times_text,
    venues_text,
    with_hours,
)
from inservice_docs.records.gap import gap
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan, Session


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


def sessions(*times: str) -> list[Session]:
    return [Session.model_validate({"time": time}) for time in times]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["2026-09-18"], "115年9月18日（星期五）"),
        (["2026-09-18", "2026-09-19"], "115年9月18日（星期五）至19日（星期六）"),
        (
            ["2026-09-18", "2026-09-25", "2026-10-02"],
            "115年9月18日（星期五）、25日（星期五）、10月2日（星期五）",
        ),
        (
            ["2026-12-30", "2026-12-31", "2027-01-01"],
            "115年12月30日（星期三）至116年1月1日（星期五）",
        ),
        (["1901-10-10"], "西元1901年10月10日（星期四）"),
        ([], gap("研習日期")),
    ],
)
def test_days_in_words(given: list[str], words: str) -> None:
    """Year and month are named once, days that follow each other as a stretch."""
    assert days_text(days(*given)) == words


def test_days_without_weekdays() -> None:
    """A certificate names days only."""
    assert days_text(days("2026-07-18", "2026-07-19"), weekdays=False) == "115年7月18日至19日"


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (["13:10-17:20"], "下午1時10分至5時20分"),
        (["09:00-10:30", "10:40-12:00"], "上午9時至中午12時"),
        (["13:00-16:00", "09:00-12:00"], "上午9時至中午12時、下午1時至4時"),
        ([""], gap("研習時間")),
        ([], gap("研習時間")),
    ],
)
def test_times_of_a_day(times: list[str], words: str) -> None:
    """Lectures with a short break between them are one stretch; lunch parts two."""
    assert times_text(sessions(*times)) == words


def test_sessions_by_day() -> None:
    """Days come in order, what has no day last, the sessions of a day by their time."""
    given = [
        Session.model_validate({"date": date, "time": time})
        for date, time in (("", ""), ("115-09-19", ""), ("115-09-18", "13:00-16:00"))
    ]
    given.append(Session.model_validate({"date": "115-09-18", "time": "09:00-12:00"}))
    found = by_day(given)
    assert [day.isoformat() if day else "" for day, _ in found] == ["2026-09-18", "2026-09-19", ""]
    assert [str(each.time) for each in found[0][1]] == ["09:00-12:00", "13:00-16:00"]


def test_venues_are_named_once() -> None:
    """The same room on two days is one place; without any there is a gap."""
    rooms = [Session(venue=room) for room in ("甲", "乙", "甲", "")]
    assert venues_text(rooms) == "甲、乙"
    assert venues_text([]) == gap("研習地點")


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"時數": "3"}, "3小時"),
        ({"時數": "1.5", "班別性質": "非學分班"}, "1.5小時"),
        ({"學分數": "2"}, "2學分"),
        ({"學分數": "2", "時數": "36", "班別性質": "碩士學分班"}, "2學分"),
        ({"學分數": "2", "時數": "3", "班別性質": "不存在"}, "3小時"),
        ({}, gap("時數")),
        ({"班別性質": "碩士學分班", "時數": "36"}, gap("學分數")),
    ],
)
def test_hours_or_credits(facts: dict[str, str], amount: str) -> None:
    """The kind of class decides; while it is unknown, what the plan has."""
    assert amount_text(Plan.model_validate(facts), CODES) == amount


def test_a_persons_own_hours_go_first() -> None:
    """Somebody who came for part of the time has the hours of the list."""
    plan = Plan.model_validate({"時數": "3"})
    assert amount_text(plan, CODES, Person.model_validate({"時數": "1.5"})) == "1.5小時"
    assert amount_text(plan, CODES, Person()) == "3小時"
    assert counts_credits(Plan.model_validate({"班別性質": "2"}), CODES)


def test_who_gets_hours() -> None:
    """Guests do not, nor those whose hours are 0."""
    plan = Plan.model_validate({"其他對象": ["愛心工作隊"]})
    people = [
        Person.model_validate(facts)
        for facts in (
            {"姓名": "甲"},
            {"姓名": "乙", "服務學校": "愛心工作隊"},
            {"姓名": "丙", "職位類別": "愛心工作隊"},
            {"姓名": "丁", "時數": "0"},
            {"姓名": "戊", "時數": "0.5"},
        )
    ]
    assert [each.name for each in with_hours(people, plan)] == ["甲", "戊"]
    assert [is_guest(each, plan) for each in people] == [False, True, True, False, False]
    assert not is_guest(Person(), Plan())


def test_schools_with_their_county() -> None:
    """The county stands before a name that does not begin with it."""
    assert (
        full_school(Person(county="高雄市", school="國立高雄師範大學")) == "高雄市國立高雄師範大學"
    )
    assert full_school(Person(county="臺中市", school="臺中市立甲國中")) == "臺中市立甲國中"
    assert full_school(Person(school="甲國小")) == "甲國小"


def test_id_numbers_are_masked() -> None:
    """Unless the full one is asked for; one that is masked already stays so."""
    assert shown_id(Person(id_number="A123456789")) == "A12345****"
    assert shown_id(Person(id_number="A123456789"), full=True) == "A123456789"
    assert shown_id(Person(id_number="A12345****")) == "A12345****"
    assert shown_id(Person()) == ""


def test_titles_and_scope() -> None:
    """A name that says 研習 already is not told twice."""
    assert study_title(Plan(name="生命教育分享日"), "簽到表") == "「生命教育分享日」研習簽到表"
    assert study_title(Plan(name="資安研習"), "簽到表") == "「資安研習」簽到表"
    assert in_school(Plan.model_validate({"研習區分": "校內"}))
    assert not in_school(Plan())
