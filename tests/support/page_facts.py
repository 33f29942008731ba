"""What a clerk has in hand (手邊的資料) before typing: the school, a study, lists of people."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.support import samples

from inservice_docs.registry.desk import TAIWAN
from inservice_docs.taiwan.dates import sheet_date

SCHOOL = {
    "name": "臺中市私立範例高級中學",
    "letter_word": "範中教",
    "address": "404601 臺中市北區範例路1號",
    "phone": "04-22000001",
    "head": "校長 王範例",
}
AUTHORITY = "臺中市政府"
HOURS = "3"
NATURE = ("國小", "教學", "綜合活動", "無")


def today() -> str:
    """The last day for signing up, as a clerk types it."""
    return sheet_date(dt.datetime.now(TAIWAN).date())


def tomorrow() -> str:
    """The day of the study, and that of its certificates, which are prepared for its end."""
    return sheet_date(dt.datetime.now(TAIWAN).date() + dt.timedelta(days=1))


def plan_facts(*, cross_school: bool) -> dict[str, Any]:
    """A study of tomorrow, as the fields of the plan's form name its facts."""
    held: dict[str, Any] = {
        "name": "十二年一貫生命教育分享日" if cross_school else "班級經營案例研討",
        "class_kind": "非學分班" if cross_school else "非學分班（校內研習）",
        "office": "教務處",
        "contacts-1-name": "陳小範",
        "contacts-1-phone": "04-22921175#301",
        "contacts-1-email": "chen@example.edu.tw",
        "sessions-1-date": tomorrow(),
        "sessions-1-time": "13:30-16:00",
        "sessions-1-venue": "本校圖書館",
        "sessions-1-topic": "提問策略",
        "sessions-1-speaker": "王範例教授",
        "hours": HOURS,
        "audience": ["國小"],
        "purpose": "增進教師閱讀教學知能",
        "class_count": "1",
        "class_size": "60",
        "official_leave": "是",
        "fee": "無",
        "subsidy": "無接受補助",
    }
    if cross_school:
        held |= {
            "per_school": "20",
            "signup-deadline": today(),
            "signup-online": "是",
            "authorities": AUTHORITY,
            "invitees": "臺中市所屬國民小學",
            "attachments": "實施計畫",
        }
    return held


def roster(first: int, last: int) -> bytes:
    """A list of people in the columns of the site's export."""
    lines = ["服務學校,職位類別,教師姓名,性別,身分證字號,出生日期,電話,電子郵件"]
    for serial in range(first, last + 1):
        each = samples.person(serial)
        facts = (each.school, "合格專任教師", each.name, each.gender, each.id_number)
        lines.append(",".join((*facts, "民國70年3月12日", each.phone, each.email)))
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def faulty_roster(first: int, last: int) -> bytes:
    """The same, with a mistyped digit in the last one's ID number."""
    right = samples.id_number(last)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    return roster(first, last).replace(right.encode(), wrong.encode())
