"""The letter (公文): the hub that documents compose, formats write and read, and rules check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import ExactText, OptionalDate, one_or_many, text_alone


def _exact_listed(value: Any) -> Any:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


Lines = Annotated[tuple[ExactText, ...], BeforeValidator(_exact_listed)]


class Item(Record):
    """條列: one item of a paragraph, with items of its own below it."""

    marker: ExactText = Field("", title="序號")
    text: ExactText = Field("", title="文字")
    items: Annotated[tuple[Annotated[Item, text_alone], ...], one_or_many] = Field((), title="條列")


def item_texts(items: Iterable[Item]) -> Iterator[str]:
    """Yield the texts of items and of those below them, in the order of the page."""
    for item in items:
        yield item.text
        yield from item_texts(item.items)


class Paragraph(Record):
    """段落: 說明, 辦法 or 擬辦, with text of its own, items, or both."""

    label: ExactText = Field("", title="段名")
    text: ExactText = Field("", title="文字")
    items: Annotated[tuple[Annotated[Item, text_alone], ...], one_or_many] = Field((), title="條列")


class Letter(Record):
    """A letter of any kind; its texts are kept to the letter, and absent values are empty.

    `kind` is the 文別 (函, 簽, 書函 …). `date_text` holds the date as it was written where that
    differs from the standard form. `number` may hold several numbers joined by 「、」.
    """

    kind: ExactText = Field("函", title="文別")
    file_number: ExactText = Field("", title="檔號")
    retention: ExactText = Field("", title="保存年限")
    sender: ExactText = Field("", title="發文機關")
    unit: ExactText = Field("", title="單位", description="簽：擬簽的單位（簽　於…）")
    address: ExactText = Field("", title="地址", json_schema_extra={"also": ["機關地址"]})
    contacts: Lines = Field((), title="聯絡方式")
    receiver: ExactText = Field("", title="受文者")
    date: OptionalDate = Field(None, title="發文日期")
    date_text: ExactText = Field("", title="發文日期文字")
    number: ExactText = Field("", title="發文字號", json_schema_extra={"also": ["文號"]})
    speed: ExactText = Field("", title="速別")
    secrecy: ExactText = Field(
        "", title="密等", json_schema_extra={"also": ["密等及解密條件或保密期限"]}
    )
    declassification: ExactText = Field("", title="解密條件或保密期限")
    attachment_text: ExactText = Field("", title="附件")
    attachments: Lines = Field((), title="附件檔名")
    subject: ExactText = Field("", title="主旨")
    paragraphs: Annotated[tuple[Paragraph, ...], one_or_many] = Field((), title="段落")
    submitted_to: ExactText = Field("", title="敬陳")
    originals: Lines = Field((), title="正本")
    copies: Lines = Field((), title="副本")
    signature: ExactText = Field("", title="署名")

    @property
    def is_memo(self) -> bool:
        """Tell whether this is a 簽 (internal memo) rather than a letter that goes out."""
        return self.kind.strip() == "簽"
