"""Dates found in texts: their days, weekdays, ranges and what they are for."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.rules.letter.excerpt import letter_of
from inservice_docs.rules.letter.view import View


def _dates(text: str):
    return View(letter_of(f"說明：{text}", "函")).dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("115年9月18日", ["2026-09-18"]),
        ("中華民國 115 年 9 月 18 日", ["2026-09-18"]),
        ("１１５年９月１８日", ["2026-09-18"]),
        ("2026/9/18", ["2026-09-18"]),
        ("一百十五年九月十八日", ["2026-09-18"]),
        ("115年9月18日（星期五）至20日（星期日）", ["2026-09-18", "2026-09-20"]),
        ("115年9月18、19日", ["2026-09-18", "2026-09-19"]),
        ("115年12月30日至116年1月2日", ["2026-12-30", "2027-01-02"]),
        ("本（115）年9月18日", ["2026-09-18"]),
        ("明（116）年1月5日", ["2027-01-05"]),
        ("9月18日", ["2026-09-18"]),
        ("1月5日", ["2027-01-05"]),
        ("115年9月31日", [None]),
        ("電話04-2292-1175，第3月刊", []),
        ("115年度9月份", []),
    ],
)
def test_the_days(text, days):
    """Every way to write a date is read; one without a year takes the letter's, or the next."""
    expected = [dt.date.fromisoformat(day) if day else None for day in days]
    assert [date.day for date in _dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("研習時間：115年9月18日（星期五）上午9時至12時。", ["event"]),
        ("本研習訂於115年9月18日辦理。", ["event"]),
        ("研習日期：115年9月18日至9月20日。", ["event", "event"]),
        ("請於115年9月4日前報名。", ["deadline"]),
        ("請於115年9月4日（星期五）下午5時前報名。", ["deadline"]),
        ("報名截止日期：115年9月4日。", ["deadline"]),
        ("即日起至115年9月4日止。", ["deadline"]),
        ("報名期間：115年8月10日至9月4日。", ["window", "deadline"]),
        ("依據臺中市政府115年7月1日府教學字第1150012345號函辦理。", ["reference"]),
        ("依本校115年6月30日校務會議決議辦理。", ["reference"]),
        ("原訂115年9月18日辦理，延期至115年9月25日辦理。", ["past", "event"]),
        ("本研習業於115年7月1日辦理完竣。", ["past"]),
        ("名單將於115年9月4日公布。", ["other"]),
        ("請於115年9月18日前往本校。", ["other"]),
    ],
)
def test_the_roles(text, roles):
    """The words around a date tell whether it is an event, a deadline, a reference or past."""
    assert [date.role for date in _dates(text)] == roles


def test_a_date_remembers_its_weekday():
    """The weekday beside a date goes with it, whatever its brackets."""
    texts = ("（星期五）", "(五)", "星期五", "（週五）")
    for text in texts:
        (date,) = _dates(f"115年9月18日{text}")
        assert date.weekday == "五"
    first, last = _dates("115年9月18、19日（星期五至星期六）")
    assert (first.weekday, last.weekday) == ("五", "五六")
