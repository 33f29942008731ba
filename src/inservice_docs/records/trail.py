"""The trail (軌跡): who did what to which record, and when."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import ExactText


class TrailEntry(Record):
    """軌跡: one entry; it holds no ID numbers."""

    id: int = Field(0, title="序號")
    at: dt.datetime = Field(title="時間")
    actor: ExactText = Field("", title="經手人")
    action: ExactText = Field("", title="動作")
    subject: ExactText = Field("", title="對象")
    detail: ExactText = Field("", title="說明")


class TrailCheck(Record):
    """The result of checking the trail: how many entries stand, and the first broken one."""

    entries: int = Field(0, title="筆數")
    broken: int | None = Field(None, title="第一個異常")
    reason: ExactText = Field("", title="原因")

    @property
    def intact(self) -> bool:
        """Tell whether every entry is as it was written and none is missing."""
        return self.broken is None
