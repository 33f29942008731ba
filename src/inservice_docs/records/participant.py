"""Those who apply, take part, sign in and are awarded hours (報名、參加、簽到、核發)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.person import Person
from inservice_docs.records.types import Amount, Text


class ApplicantStatus(StrEnum):
    """處理狀態 of an applicant (procedure, step 4)."""

    WAITING = "待審核"
    PASSED = "審核通過"
    REFUSED = "不通過"


class Source(StrEnum):
    """How somebody came onto a list (procedure, steps 4 and 5)."""

    ONLINE = "線上報名"
    BATCH = "校內批次報名"
    SIGNUP = "轉自報名"
    SINGLE = "單筆輸入"
    FILE = "檔案上傳"


class Applicant(Record):
    """報名學員: who applied for a plan, and what was decided."""

    id: int = Field(0, title="序號")
    person: Person = Field(Person(), title="學員", repr=False)
    status: ApplicantStatus = Field(ApplicantStatus.WAITING, title="處理狀態")
    source: Source = Field(Source.ONLINE, title="來源")
    answers: dict[str, str] = Field({}, title="額外資訊", repr=False)
    reason: Text = Field("", title="原因", repr=False)
    applied_at: dt.datetime | None = Field(None, title="報名時間")


class Participant(Record):
    """研習學員: who is on the list; the person's `hours` are those that were entered for it."""

    id: int = Field(0, title="序號")
    person: Person = Field(Person(), title="學員", repr=False)
    source: Source = Field(Source.SINGLE, title="來源")
    applicant: int | None = Field(None, title="報名序號")
    added_at: dt.datetime | None = Field(None, title="加入時間")


class Attendance(Record):
    """出席: one participant at one session; `session` counts the plan's sessions from 1."""

    participant: int = Field(0, title="學員序號")
    session: int = Field(1, title="場次", ge=1)
    present: bool = Field(True, title="出席")
    arrived: dt.datetime | None = Field(None, title="簽到")
    departed: dt.datetime | None = Field(None, title="簽退")
    source: Text = Field("", title="來源")
    note: Text = Field("", title="備註", repr=False)


class AmountUnit(StrEnum):
    """Hours for 班別性質 0 and 5, credits for 1 to 4."""

    HOURS = "時數"
    CREDITS = "學分數"


class Award(Record):
    """核發: how much one participant is awarded, and the reason in words."""

    participant: int = Field(0, title="學員序號")
    amount: Amount = Field(None, title="核發數")
    unit: AmountUnit = Field(AmountUnit.HOURS, title="單位")
    reason: Text = Field("", title="理由", repr=False)
    edited: bool = Field(False, title="人工更正")
    at: dt.datetime | None = Field(None, title="核發時間")
    by: Text = Field("", title="核發人")
