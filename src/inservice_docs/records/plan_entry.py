"""A plan as the register keeps it (計畫登記): its number, its standing, its history."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.plan import Plan
from inservice_docs.records.types import Amount, OptionalDate, Text

CANCELLED = "已取消"
"""The status of a plan that was given up; its study was never held."""


class Standing(Record):
    """進度: the step that a plan has reached, in whose hands it is, and since when.

    `step` is 0 before the course entry and 1 to 8 after that (procedure, part 肆).
    """

    step: int = Field(0, title="步驟", ge=0, le=9)
    status: Text = Field("", title="狀態")
    waits_for: Text = Field("", title="等待")
    since: OptionalDate = Field(None, title="自")
    done: bool = Field(False, title="結案")


class PlanLine(Record):
    """One line of a list of plans; `id` is the place in the list, for the next page."""

    id: int = Field(0, title="序")
    number: Text = Field("", title="計畫編號")
    name: Text = Field("", title="研習名稱")
    office: Text = Field("", title="承辦處室")
    scope: Text = Field("", title="研習區分")
    school_year: int = Field(0, title="學年度")
    first_day: OptionalDate = Field(None, title="開始日期")
    last_day: OptionalDate = Field(None, title="結束日期")
    standing: Standing = Field(Standing(), title="進度")
    people: int = Field(0, title="人數")
    amount: Amount = Field(None, title="核發合計")
    retain_until: OptionalDate = Field(None, title="個資保存期限")


class PlanEntry(PlanLine):
    """A registered plan; `version` grows with every change, so that none is overwritten unseen."""

    plan: Plan = Field(Plan(), title="計畫")
    version: int = Field(1, title="版次")
    purged_on: OptionalDate = Field(None, title="個資刪除日期")
    added_at: dt.datetime | None = Field(None, title="登記時間")
    changed_at: dt.datetime | None = Field(None, title="更新時間")


class PlanEvent(Record):
    """歷程: one step of a plan from a status to the next, or a correction, with its reason."""

    plan: Text = Field("", title="計畫編號")
    at: dt.datetime | None = Field(None, title="時間")
    by: Text = Field("", title="經手人")
    action: Text = Field("", title="動作")
    before: Text = Field("", title="原狀態")
    after: Text = Field("", title="新狀態")
    reason: Text = Field("", title="原因")
