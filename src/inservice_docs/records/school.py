"""The school (學校) that holds the study: `[school]` of `inservice.toml`."""

from __future__ import annotations

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Text


class School(Record):
    """The organising school; empty texts are facts not known yet."""

    name: Text = Field("", title="名稱")
    code: Text = Field("", title="學校代碼")
    address: Text = Field("", title="地址")
    phone: Text = Field("", title="電話")
    fax: Text = Field("", title="傳真")
    letter_word: Text = Field("", title="發文字")
    head: Text = Field("", title="首長")
    superior: Text | None = Field(
        None,
        title="直屬主管機關",
        description="空白表示無（私立學校）；未填時由校名推斷",
    )
    reviewing_unit: Text = Field("", title="審課單位")
    reviewing_contact: Text = Field("", title="審課單位電話")
    verify_page: Text = Field(
        "",
        title="驗證網址",
        description="查驗研習證明的網頁；空白表示驗證碼只有簽章文字",
    )
