"""The study plan (研習計畫): the facts that a clerk writes once."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer

from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.base import Record
from inservice_docs.records.types import (
    Amount,
    Count,
    OptionalDate,
    Text,
    TextLines,
    TextList,
    YesNo,
    from_fact,
    one_or_many,
    refuse,
    text_alone,
)
from inservice_docs.taiwan.text import half_width, tidy
from inservice_docs.taiwan.times import parse_span


class Scope(StrEnum):
    """研習區分 (procedure, part 壹)."""

    IN_SCHOOL = "校內"
    CROSS_SCHOOL = "校外"


class TimeSpan(Record):
    """A time of day from start to end."""

    start: dt.time
    end: dt.time

    def __str__(self) -> str:
        """Return the span as it is written in a plan file: 13:10-17:20."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


class Range(Record):
    """A number of people from low to high (每校人數 1-2)."""

    low: int = Field(ge=0)
    high: int = Field(ge=0)

    def __str__(self) -> str:
        """Return the range as it is written in a plan file: 1-2, or 2 where both ends agree."""
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def _span(value: Any) -> Any:
    if isinstance(value, str):
        if not value.strip():
            return None
        start, end = from_fact("time-unreadable", parse_span, value)
        return TimeSpan(start=start, end=end)
    return value


def _range(value: Any) -> Any:
    if isinstance(value, bool):
        raise refuse("range-unreadable", "應填人數。", "例如 2 或 1-2。")
    if isinstance(value, int):
        return {"low": value, "high": value}
    if isinstance(value, str):
        text = tidy(half_width(value))
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,6})\s*(?:[-~～—–至到]\s*(\d{1,6}))?\s*(?:人|名|位)?", text)
        if not found:
            raise refuse("range-unreadable", "人數看不懂。", "例如 2 或 1-2。")
        low = int(found.group(1))
        high = int(found.group(2) or low)
        if high < low:
            raise refuse("range-backwards", "人數的上限小於下限。", f"改為 {high}-{low}。")
        return {"low": low, "high": high}
    return value


def _scope(value: Any) -> Any:
    if not isinstance(value, str) or isinstance(value, Scope):
        return value
    word = tidy(value).lower()
    if not word:
        return None
    if word in {"校內", "校內研習", "in-school"}:
        return Scope.IN_SCHOOL
    if word in {"校外", "跨校", "跨校性", "校外研習", "cross-school"} or word.startswith(
        ("校外(", "校外（")
    ):
        return Scope.CROSS_SCHOOL
    raise refuse("scope-unknown", "研習區分只能是「校內」或「校外」。", "改為 校內 或 校外。")


def _name_only(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Contact(Record):
    """承辦人: one of at most two."""

    name: Text = Field("", title="姓名")
    phone: Text = Field("", title="電話")
    email: Text = Field("", title="電子信箱")


class Session(Record):
    """場次: one sitting, or one lecture of it."""

    date: OptionalDate = Field(None, title="日期")
    time: Annotated[
        TimeSpan | None,
        BeforeValidator(_span),
        PlainSerializer(
            lambda span: None if span is None else str(span),
            return_type=str | None,
            when_used="json",
        ),
    ] = Field(None, title="時間")
    venue: Text = Field("", title="地點")
    topic: Text = Field("", title="主題")
    speaker: Text = Field("", title="講師")


class ExtraField(Record):
    """額外資訊: a further field asked at sign-up, free text or a menu of choices."""

    name: Text = Field("", title="名稱")
    choices: TextList = Field((), title="選項")


class SignUp(Record):
    """報名: how and until when people apply (procedure, step 3)."""

    deadline: OptionalDate = Field(None, title="截止")
    online: YesNo = Field(None, title="線上")
    email: Text = Field("", title="電子信箱")
    fax: Text = Field("", title="傳真")
    online_seats: Count = Field(None, title="線上人數")
    extra_fields: Annotated[
        tuple[Annotated[ExtraField, BeforeValidator(_name_only)], ...], one_or_many
    ] = Field((), title="額外資訊")


class Note(Record):
    """其他事項: a further item of the 說明, with items of its own."""

    text: Text = Field("", title="文字")
    items: Annotated[tuple[Annotated[Note, text_alone], ...], one_or_many] = Field((), title="條列")


class ChangeKind(StrEnum):
    """異動種類."""

    RESCHEDULED = "改期"
    CANCELLED = "取消"


class Change(Record):
    """異動: what a change notice (改期或取消) tells; the new dates stand in the plan's sessions."""

    kind: ChangeKind = Field(ChangeKind.RESCHEDULED, title="種類")
    reason: Text = Field("", title="原因")
    former_sessions: Annotated[tuple[Session, ...], one_or_many] = Field((), title="原場次")


class Plan(Record):
    """A study plan; a value may still be missing, and the rules say which are needed."""

    name: Text = Field("", title="研習名稱")
    scope: Annotated[Scope | None, BeforeValidator(_scope)] = Field(None, title="研習區分")
    class_kind: Text = Field("", title="班別性質")
    nature: TextList = Field((), title="課程性質")
    basis: TextLines = Field((), title="依據")
    purpose: Text = Field("", title="目的")
    office: Text = Field("", title="承辦處室")
    contacts: Annotated[tuple[Contact, ...], one_or_many] = Field((), title="承辦人")
    sessions: Annotated[tuple[Session, ...], one_or_many] = Field((), title="場次")
    hours: Amount = Field(None, title="時數")
    credits: Amount = Field(None, title="學分數")
    audience: TextList = Field((), title="參加對象")
    per_school: Annotated[
        Range | None,
        BeforeValidator(_range),
        PlainSerializer(
            lambda span: None if span is None else str(span),
            return_type=str | None,
            when_used="json",
        ),
    ] = Field(None, title="每校人數")
    class_count: Count = Field(None, title="班級數")
    class_size: Count = Field(None, title="每班次人數")
    signup: SignUp | None = Field(None, title="報名")
    guests: TextList = Field((), title="其他對象")
    official_leave: YesNo = Field(None, title="公差假")
    fee: Text = Field("", title="繳費方式")
    subsidy: Text = Field("", title="補助單位")
    authorities: TextList = Field((), title="主管機關")
    invitees: TextList = Field((), title="邀請對象")
    attachments: TextList = Field((), title="附件")
    notes: Annotated[tuple[Annotated[Note, text_alone], ...], one_or_many] = Field(
        (), title="其他事項"
    )
    request: RequestLetter | None = Field(None, title="申請文號")
    approvals: Annotated[tuple[Approval, ...], one_or_many] = Field((), title="核准文號")
    change: Change | None = Field(None, title="異動")

    @property
    def cross_school(self) -> bool:
        """Tell whether the study is 校外（跨校性）; False also while that is not known."""
        return self.scope is Scope.CROSS_SCHOOL

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """Return the days of the sessions, each once, in order."""
        return tuple(sorted({session.date for session in self.sessions if session.date}))
