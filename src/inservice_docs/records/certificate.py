"""The hour certificate (研習證明) of one person."""

from __future__ import annotations

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Amount, OptionalDate, Text


class Certificate(Record):
    """What one certificate states; the ID is masked already (`A12345****`)."""

    number: Text = Field("", title="證號")
    name: Text = Field("", title="姓名", repr=False)
    id_masked: Text = Field("", title="身分證字號", repr=False)
    study: Text = Field("", title="研習名稱")
    organiser: Text = Field("", title="主辦單位")
    dates: Text = Field("", title="研習日期")
    hours: Amount = Field(None, title="時數")
    credits: Amount = Field(None, title="學分數")
    issued_on: OptionalDate = Field(None, title="發證日期")
    head: Text = Field("", title="首長")
