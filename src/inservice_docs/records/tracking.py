"""Approval tracking (核准追蹤): each authority that was asked, and what it answered."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Amount, OptionalDate, Text


class ApprovalState(StrEnum):
    """核准情形: where one authority's approval stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    PARTLY = "partly"
    RETURNED = "returned"
    REFUSED = "refused"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """Return the state in words."""
        return _LABELS[self]

    @property
    def granted(self) -> bool:
        """Tell whether hours were approved, all of them or others than asked for."""
        return self in {ApprovalState.APPROVED, ApprovalState.PARTLY}


_LABELS = {
    ApprovalState.WAITING: "待回覆",
    ApprovalState.APPROVED: "核准",
    ApprovalState.PARTLY: "部分核准",
    ApprovalState.RETURNED: "退回補正",
    ApprovalState.REFUSED: "不同意",
    ApprovalState.LAPSED: "失效",
}


class TrackedApproval(Record):
    """One authority asked about one plan; asked again after a refusal, the `round` is higher."""

    plan: Text = Field("", title="計畫編號")
    agency: Text = Field("", title="機關")
    round: int = Field(1, title="次", ge=1)
    state: ApprovalState = Field(ApprovalState.WAITING, title="核准情形")
    request_number: Text = Field("", title="申請文號")
    request_date: OptionalDate = Field(None, title="申請日期")
    number: Text = Field("", title="文號")
    date: OptionalDate = Field(None, title="日期")
    hours: Amount = Field(None, title="時數")
    conditions: Text = Field("", title="條件")
    reason: Text = Field("", title="原因")
    file_sha256: Text = Field("", title="回文檔案")
    file_name: Text = Field("", title="回文檔名")
    changed_at: dt.datetime | None = Field(None, title="更新時間")
