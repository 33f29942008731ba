"""The sign-up form (報名表) that schools send back by e-mail or fax.

It never asks for ID numbers. A fax lies in the open and an e-mail is not encrypted, and nothing
before the study needs the number: hours are entered afterwards, from the site's own list or from
what those who really came state at the desk (procedure, steps 5 and 7). So the form says that
it is not wanted, lest somebody writes it in all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.letters.plan_facts import plan_facts
from inservice_docs.documents.letters.signup_facts import SITE
from inservice_docs.documents.sheet_facts import (
    by_day,
    days_text,
    in_school,
    study_title,
    times_text,
    venues_text,
)
from inservice_docs.records.plan import ExtraField, Plan, SignUp
from inservice_docs.records.school import School

MOST_PEOPLE = 6
_USUAL_PEOPLE = 2
_WIDE_EM = 14
_BOX = "□"
_MENUS: dict[str, tuple[str, ...]] = {
    "學校所屬類別": ("高中", "高職", "國中", "國小", "幼兒園", "特殊教育學校"),
    "用餐類別": ("葷食", "素食", "不用餐"),
    "住宿情況": ("不需住宿", "需住宿"),
    "交通狀況": ("自行開車", "大眾運輸", "其他"),
    "停車證需求": ("不需要", "需要"),
}
"""What the site's menus (選單) offer when the plan does not say (procedure, step 3, figure 9)."""

_SAME = {"姓名": "姓名", "職稱": "職稱", "電話": "聯絡電話", "電子郵件": "電子信箱"}
_PRIVACY = (
    "本表所填個人資料，僅供{school}辦理本研習之報名審核、聯繫、簽到及研習時數核發使用，"
    "於研習相關作業完成並屆滿保存期限後刪除。當事人得依個人資料保護法第3條，"
    "請求查詢、閱覽、補充、更正、停止使用或刪除；未填必要欄位者，將無法完成報名。"
)
_NO_ID = "本表不需填寫身分證字號，請勿以傳真或電子郵件提供。"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form: one field over its whole width, or two beside each other."""

    label: str
    value: str
    other_label: str = ""
    other_value: str = ""

    @property
    def wide(self) -> bool:
        """Tell whether the row has one field only."""
        return not self.other_label


@dataclass(frozen=True, slots=True)
class SignUpForm:
    """A sign-up form with a block of rows for each person."""

    school: str
    title: str
    about: tuple[str, ...]
    people: int
    rows: tuple[FormRow, ...]
    notes: tuple[str, ...]

    def context(self) -> dict[str, Any]:
        """Return what the template prints: 學校名稱, 標題, 研習資料, 人員 (each 列), 注意事項."""
        rows = [
            {
                "寬": row.wide,
                "欄一": row.label,
                "值一": row.value,
                "欄二": row.other_label,
                "值二": row.other_value,
            }
            for row in self.rows
        ]
        alone = self.people == 1
        return {
            "學校名稱": self.school,
            "標題": self.title,
            "研習資料": list(self.about),
            "人員": [
                {"標題": "參加人員" if alone else f"參加人員（{number}）", "列": rows}
                for number in range(1, self.people + 1)
            ],
            "注意事項": list(self.notes),
        }


def is_signed_up_on_paper(plan: Plan) -> bool:
    """Tell whether people apply with a form: a cross-school study by e-mail or fax, or not said."""
    ways = plan.signup
    return plan.cross_school and not (ways and ways.online and not (ways.email or ways.fax))


def compose_signup_form(plan: Plan, school: School) -> SignUpForm:
    """Compose the form: as many blocks as each school may send people (two when that is open)."""
    facts = plan_facts(plan)
    most = plan.per_school.high if plan.per_school else 1 if in_school(plan) else _USUAL_PEOPLE
    return SignUpForm(
        school=known(school.name, "學校名稱"),
        title=study_title(plan, "報名表"),
        about=tuple(_about(plan)),
        people=max(1, min(most, MOST_PEOPLE)),
        rows=tuple(_rows(plan.signup.extra_fields if plan.signup else ())),
        notes=tuple(_notes(plan, school, facts, most)),
    )


def _about(plan: Plan) -> Iterator[str]:
    days = by_day(plan.sessions) or [(None, [])]
    whole = [days_text([day] if day else []) + times_text(each) for day, each in days]
    yield "研習時間：" + "\n".join(whole)
    yield f"研習地點：{venues_text(plan.sessions)}"


def _rows(extra: tuple[ExtraField, ...]) -> Iterator[FormRow]:
    fields = {"姓名": "", "職稱": "", "聯絡電話": "", "電子信箱": ""}
    for each in extra:
        if each.name == "手機號碼":
            fields = {("手機號碼" if key == "聯絡電話" else key): "" for key in fields}
        elif each.name and _SAME.get(each.name, each.name) not in fields:
            fields[each.name] = _boxes(each.choices or _MENUS.get(each.name, ()))
    waiting: tuple[str, str] | None = None
    for label, value in fields.items():
        if len(value) > _WIDE_EM or len(label) > _WIDE_EM:
            if waiting:
                yield FormRow(*waiting)
                waiting = None
            yield FormRow(label, value)
        elif waiting:
            yield FormRow(*waiting, label, value)
            waiting = None
        else:
            waiting = (label, value)
    if waiting:
        yield FormRow(*waiting)


def _boxes(choices: tuple[str, ...]) -> str:
    return "　".join(f"{_BOX}{choice}" for choice in choices)


def _notes(plan: Plan, school: School, facts: dict[str, Any], most: int) -> Iterator[str]:
    yield _where_to(plan, facts)
    if plan.signup and plan.signup.online:
        yield f"已於「{SITE}」線上報名者，免再填送本表。"
    if plan.per_school:
        more = "；表格不敷使用時，請自行增列" if most > MOST_PEOPLE else ""
        yield f"每校{facts['每校人數']}{more}。"
    yield _NO_ID
    yield _PRIVACY.format(school=school.name or "主辦單位")


def _where_to(plan: Plan, facts: dict[str, Any]) -> str:
    """Say until when and where to send the form, and who answers questions."""
    signup = plan.signup or SignUp()
    ways = [f"電子郵件（{signup.email}）"] if signup.email else []
    ways += [f"傳真（{facts['報名傳真']}）"] if signup.fax else []
    if ways or in_school(plan):
        how = f"以{'或'.join(ways)}送" if ways else "送"
    else:
        how = f"以{known('', '報名方式')}送"
    whom = f"{known(plan.office, '承辦處室')}{facts['承辦人姓名']}"
    return f"請於{facts['報名截止']}前填妥本表，{how}{whom}（電話{facts['承辦人電話']}）。"
