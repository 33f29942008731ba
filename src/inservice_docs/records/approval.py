"""Approvals (核准): our request to the authorities, and each authority's answer."""

from __future__ import annotations

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Amount, OptionalDate, Text


class RequestLetter(Record):
    """申請文號: our own letter that asked for approval (附表1), once it has gone out."""

    number: Text = Field("", title="文號")
    date: OptionalDate = Field(None, title="日期")


class Approval(Record):
    """核准文號: one authority's approval of the hours."""

    agency: Text = Field("", title="機關")
    number: Text = Field("", title="文號")
    date: OptionalDate = Field(None, title="日期")
    hours: Amount = Field(None, title="時數")
