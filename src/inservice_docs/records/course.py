"""The course entry (研習課程登錄) on the site, and what its reviewers said."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import OptionalDate, Text, TextLines


class CourseStatus(StrEnum):
    """處理狀態 of a course (procedure, steps 2 and 8).

    The procedure has no word for a list that was sent back; 名單確認未通過 is formed like its word
    for a course. It stands in reviews alone: the course itself is open again, 課程確認通過.
    """

    UNCONFIRMED = "課程未確認"
    WRONGLY_FILLED = "課程填寫有誤"
    NOT_PASSED = "課程確認未通過"
    PASSED = "課程確認通過"
    UPLOADED = "資料上傳結束"
    LIST_PASSED = "名單確認通過"
    LIST_NOT_PASSED = "名單確認未通過"
    WITHDRAWN = "課程登錄錯誤"


class Course(Record):
    """研習課程: one plan's entry on the site."""

    plan: Text = Field("", title="計畫編號")
    status: CourseStatus = Field(CourseStatus.UNCONFIRMED, title="處理狀態")
    code: Text = Field("", title="課程代碼")
    entered_on: OptionalDate = Field(None, title="登錄日期")
    decided_on: OptionalDate = Field(None, title="審核日期")
    reason: Text = Field("", title="原因")


class ReviewKind(StrEnum):
    """審核對象: the course itself (step 2) or the list of those who took part (step 8)."""

    COURSE = "課程"
    LIST = "名單"


class CourseReview(Record):
    """自動審核瀏覽: one review, what came of it and why."""

    plan: Text = Field("", title="計畫編號")
    kind: ReviewKind = Field(ReviewKind.COURSE, title="審核對象")
    status: CourseStatus = Field(CourseStatus.UNCONFIRMED, title="處理狀態")
    automatic: bool = Field(False, title="自動審核")
    reasons: TextLines = Field((), title="理由")
    at: dt.datetime | None = Field(None, title="時間")
    by: Text = Field("", title="審核人")
