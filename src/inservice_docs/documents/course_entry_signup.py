"""The settings of online sign-up (步驟三 線上報名設定), in the site's order."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.documents.course_entry_fields import EntryField
from inservice_docs.records.plan import Plan, SignUp
from inservice_docs.taiwan.dates import site_date

_FREE_TEXT = ("職稱", "手機號碼", "任教科目", "緊急聯絡人姓名及電話")
_MENUS = ("學校所屬類別", "用餐類別", "住宿情況", "交通狀況", "停車證需求")
"""The boxes that the site offers (procedure, step 3, figure 9)."""


def signup_fields(plan: Plan) -> Iterator[EntryField]:
    """Yield the settings; a study without online sign-up needs only the first."""
    signup = plan.signup or SignUp()
    if signup.online is None and plan.cross_school:
        yield EntryField("是否提供線上報名", fact="線上")
    else:
        word = "提供線上報名" if signup.online else "不提供線上報名"
        batch = "" if plan.cross_school else "校內研習以「校內批次報名」加入名單。"
        yield EntryField("是否提供線上報名", word, note="" if signup.online else batch)
    if not signup.online:
        return
    start = plan.dates[0] if plan.dates else None
    yield EntryField("課程開始日期", site_date(start) if start else "", fact="研習日期")
    day = signup.deadline
    yield EntryField(
        "線上報名期限",
        f"西元{day.year}年{day.month}月{day.day}日" if day else "",
        note="最晚為開課前一天。",
        fact="報名截止",
    )
    seats = None
    if plan.class_count is not None and plan.class_size is not None:
        seats = plan.class_count * plan.class_size
    yield EntryField("開班總人數", f"{seats}人" if seats is not None else "", fact="每班次人數")
    online = "" if signup.online_seats is None else f"{signup.online_seats}人"
    yield EntryField("可線上報名人數", online, fact="線上人數")
    yield _extra(signup)


def _extra(signup: SignUp) -> EntryField:
    """Return the boxes to tick, one a line, and what the site has no box for."""
    lines, others = [], []
    for each in signup.extra_fields:
        if each.name in _FREE_TEXT:
            lines.append(f"{each.name}（自填）")
        elif each.name in _MENUS:
            menu = f"：{'、'.join(each.choices)}" if each.choices else ""
            lines.append(f"{each.name}（選單）{menu}")
        elif each.name:
            others.append(each.name)
    note = f"網站沒有這些項目，請另行調查：{'、'.join(others)}。" if others else ""
    return EntryField("報名所需額外資訊", "\n".join(lines), note=note, required=False)
