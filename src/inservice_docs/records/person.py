"""People (研習學員) and the roster that lists them, in the columns of 研習名單匯出."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Amount, OptionalDate, Text, one_or_many


class Person(Record):
    """One participant; `repr` shows no personal data, so that none can reach a log."""

    name: Text = Field("", title="教師姓名", repr=False, json_schema_extra={"also": ["姓名"]})
    id_number: Text = Field(
        "", title="身份證字號", repr=False, json_schema_extra={"also": ["身分證字號"]}
    )
    school: Text = Field("", title="服務學校")
    county: Text = Field("", title="縣市")
    position: Text = Field("", title="職位類別")
    gender: Text = Field("", title="性別")
    birth_date: OptionalDate = Field(None, title="出生日期", repr=False)
    phone: Text = Field("", title="電話", repr=False)
    email: Text = Field("", title="電子郵件", repr=False)
    hours: Amount = Field(None, title="研習時數", json_schema_extra={"also": ["時數"]})


class Roster(Record):
    """研習名單: the people of one study, in the order of the list they came from."""

    people: Annotated[tuple[Person, ...], one_or_many] = Field((), title="名單", repr=False)
