"""The statuses of a plan (狀態): the procedure's own, and those before the course entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from inservice_docs.records.course import CourseStatus
from inservice_docs.records.plan_entry import CANCELLED as GIVEN_UP

STEPS = (
    "核准",
    "登錄課程",
    "課程審核",
    "線上報名設定",
    "報名審核",
    "編輯學員",
    "列印名冊",
    "核發時數",
    "名單審核",
    "完成",
)
"""What each step is called: 0 comes before the procedure's eight, 9 after them."""


class PlanStatus(StrEnum):
    """狀態: how far a plan has come."""

    TO_SIGN = "待簽核"
    SIGNING = "簽核中"
    SIGNED = "已簽核"
    TO_REQUEST = "待申請核准"
    REQUESTED = "待核准"
    NOT_APPROVED = "未獲核准"
    APPROVED = "已核准"
    UNCONFIRMED = "課程未確認"
    WRONGLY_FILLED = "課程填寫有誤"
    NOT_PASSED = "課程確認未通過"
    PASSED = "課程確認通過"
    WITHDRAWN = "課程登錄錯誤"
    SIGN_UP = "報名審核中"
    PARTICIPANTS = "編輯學員名單"
    LIST_RETURNED = "名單退回"
    PRINTED = "名冊已列印"
    ATTENDED = "出席已登錄"
    COUNTERSIGNED = "簽會文書組"
    AWARDED = "時數已核發"
    UPLOADED = "資料上傳結束"
    LIST_PASSED = "名單確認通過"
    CANCELLED = GIVEN_UP


class Holder(StrEnum):
    """等待: in whose hands a plan is; each is shown by the name it has for this school."""

    OFFICE = "承辦處室"
    HEAD = "首長"
    AUTHORITIES = "主管機關"
    REVIEWER = "審課單位"
    RECORDS = "文書組"
    NOBODY = ""


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What a status means: the step that is now to be done, by whom, and that step in words."""

    step: int
    holder: Holder
    to_do: str


FACTS: dict[PlanStatus, StatusFacts] = {
    PlanStatus.TO_SIGN: StatusFacts(0, Holder.OFFICE, "簽請首長核定"),
    PlanStatus.SIGNING: StatusFacts(0, Holder.HEAD, "登錄首長核定"),
    PlanStatus.SIGNED: StatusFacts(1, Holder.OFFICE, "登錄研習課程"),
    PlanStatus.TO_REQUEST: StatusFacts(0, Holder.OFFICE, "發函申請核准"),
    PlanStatus.REQUESTED: StatusFacts(0, Holder.AUTHORITIES, "登錄核准函，久候可催辦"),
    PlanStatus.NOT_APPROVED: StatusFacts(0, Holder.OFFICE, "補正後再申請，或撤回該機關"),
    PlanStatus.APPROVED: StatusFacts(1, Holder.OFFICE, "登錄研習課程"),
    PlanStatus.UNCONFIRMED: StatusFacts(2, Holder.REVIEWER, "登錄審課結果"),
    PlanStatus.WRONGLY_FILLED: StatusFacts(2, Holder.OFFICE, "更正課程後再送出"),
    PlanStatus.NOT_PASSED: StatusFacts(2, Holder.OFFICE, "更正課程後再送出"),
    PlanStatus.PASSED: StatusFacts(3, Holder.OFFICE, "設定線上報名"),
    PlanStatus.WITHDRAWN: StatusFacts(1, Holder.OFFICE, "重新登錄課程，或取消計畫"),
    PlanStatus.SIGN_UP: StatusFacts(4, Holder.OFFICE, "審核報名學員，加入學員名單"),
    PlanStatus.PARTICIPANTS: StatusFacts(5, Holder.OFFICE, "確認學員名單，列印簽到名冊"),
    PlanStatus.LIST_RETURNED: StatusFacts(5, Holder.OFFICE, "更正名單與時數後再送出"),
    PlanStatus.PRINTED: StatusFacts(7, Holder.OFFICE, "研習後登錄出席"),
    PlanStatus.ATTENDED: StatusFacts(7, Holder.OFFICE, "核發時數"),
    PlanStatus.COUNTERSIGNED: StatusFacts(7, Holder.RECORDS, "核發時數"),
    PlanStatus.AWARDED: StatusFacts(7, Holder.OFFICE, "核對時數，送出名單確認要求"),
    PlanStatus.UPLOADED: StatusFacts(8, Holder.REVIEWER, "登錄名單審核結果"),
    PlanStatus.LIST_PASSED: StatusFacts(9, Holder.NOBODY, ""),
    PlanStatus.CANCELLED: StatusFacts(9, Holder.NOBODY, ""),
}

COURSE_STATUS: dict[PlanStatus, CourseStatus] = {
    PlanStatus.UNCONFIRMED: CourseStatus.UNCONFIRMED,
    PlanStatus.WRONGLY_FILLED: CourseStatus.WRONGLY_FILLED,
    PlanStatus.NOT_PASSED: CourseStatus.NOT_PASSED,
    PlanStatus.WITHDRAWN: CourseStatus.WITHDRAWN,
    **dict.fromkeys(
        (
            PlanStatus.PASSED,
            PlanStatus.SIGN_UP,
            PlanStatus.PARTICIPANTS,
            PlanStatus.LIST_RETURNED,
            PlanStatus.PRINTED,
            PlanStatus.ATTENDED,
            PlanStatus.COUNTERSIGNED,
            PlanStatus.AWARDED,
        ),
        CourseStatus.PASSED,
    ),
    PlanStatus.UPLOADED: CourseStatus.UPLOADED,
    PlanStatus.LIST_PASSED: CourseStatus.LIST_PASSED,
}
"""處理狀態 that the site shows while a plan has a status (figures 5, 6 and 23); none before."""

IN_SCHOOL = (
    *(PlanStatus.TO_SIGN, PlanStatus.SIGNING, PlanStatus.SIGNED, PlanStatus.UNCONFIRMED),
    *(PlanStatus.PASSED, PlanStatus.SIGN_UP, PlanStatus.PARTICIPANTS, PlanStatus.PRINTED),
    *(PlanStatus.ATTENDED, PlanStatus.COUNTERSIGNED, PlanStatus.AWARDED, PlanStatus.UPLOADED),
    PlanStatus.LIST_PASSED,
)
CROSS_SCHOOL = (
    *(PlanStatus.TO_REQUEST, PlanStatus.REQUESTED, PlanStatus.APPROVED, PlanStatus.UNCONFIRMED),
    *(PlanStatus.PASSED, PlanStatus.SIGN_UP, PlanStatus.PARTICIPANTS, PlanStatus.PRINTED),
    *(PlanStatus.ATTENDED, PlanStatus.AWARDED, PlanStatus.UPLOADED, PlanStatus.LIST_PASSED),
)
"""The way of a study when nothing goes wrong, of either kind."""

_PLACE = {
    PlanStatus.NOT_APPROVED: PlanStatus.REQUESTED,
    PlanStatus.WRONGLY_FILLED: PlanStatus.UNCONFIRMED,
    PlanStatus.NOT_PASSED: PlanStatus.UNCONFIRMED,
    PlanStatus.WITHDRAWN: PlanStatus.UNCONFIRMED,
    PlanStatus.LIST_RETURNED: PlanStatus.UPLOADED,
}


def facts_of(status: PlanStatus, *, cross_school: bool) -> StatusFacts:
    """Return what a status means for a study of either kind.

    In-school studies have no step 3 (線上報名): their own teachers are entered in step 4.
    """
    facts = FACTS[status]
    if cross_school:
        return facts
    if status is PlanStatus.PASSED:
        return StatusFacts(4, facts.holder, "校內批次報名，加入學員名單")
    if status is PlanStatus.AWARDED:
        return StatusFacts(7, Holder.RECORDS, facts.to_do)
    if status is PlanStatus.ATTENDED:
        return StatusFacts(7, facts.holder, "名單簽會文書組")
    return facts


def way_of(*, cross_school: bool) -> tuple[PlanStatus, ...]:
    """Return the way of a study of either kind, from registration to the recorded hours."""
    return CROSS_SCHOOL if cross_school else IN_SCHOOL


def reached(status: PlanStatus, wanted: PlanStatus, *, cross_school: bool) -> bool:
    """Tell whether a study of that status has come as far as another status of its way."""
    way = way_of(cross_school=cross_school)
    place = _PLACE.get(status, status)
    return place in way and way.index(place) >= way.index(wanted)


def left_behind(status: PlanStatus, others: Iterable[PlanStatus], *, cross_school: bool) -> bool:
    """Tell whether a study of that status is past all of some other statuses of its way."""
    if facts_of(status, cross_school=cross_school).step == len(STEPS) - 1:
        return True
    way = way_of(cross_school=cross_school)
    places = [way.index(other) for other in others if other in way]
    now = _PLACE.get(status, status)
    return now in way and bool(places) and way.index(now) > max(places)
