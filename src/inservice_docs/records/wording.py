"""The wording of a kind of letter (用語檔): its phrases, as text with placeholders."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import ExactText, TextList, one_or_many


def _text_only(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class WordingItem(Record):
    """條列: one phrase; left out when it renders empty. `each` repeats it over a list of facts."""

    text: ExactText = Field("", title="文字")
    each: ExactText = Field("", title="逐項", description="清單的名稱；每一項以「項」代入")
    items: Annotated[
        tuple[Annotated[WordingItem, BeforeValidator(_text_only)], ...], one_or_many
    ] = Field((), title="條列")


class WordingParagraph(Record):
    """段落: its label and its phrases."""

    label: ExactText = Field("", title="段名")
    text: ExactText = Field("", title="文字")
    items: Annotated[
        tuple[Annotated[WordingItem, BeforeValidator(_text_only)], ...], one_or_many
    ] = Field((), title="條列")


class Wording(Record):
    """A wording file: one kind of letter."""

    title: ExactText = Field("", title="名稱")
    kind: ExactText = Field("函", title="文別")
    template: ExactText = Field("letter.docx", title="範本")
    needs: TextList = Field((), title="需要", description="缺少就不能發文的事實")
    recipients: ExactText = Field(
        "", title="受文對象", description="authorities | waiting | invitees | superior | text"
    )
    scope: ExactText = Field("", title="研習區分", description="只適用 校內 或 校外")
    speed: ExactText = Field("", title="速別")
    attachment: ExactText = Field("", title="附件")
    enclosures: TextList = Field((), title="附件檔名")
    subject: ExactText = Field("", title="主旨")
    paragraphs: Annotated[tuple[WordingParagraph, ...], one_or_many] = Field((), title="段落")
    submitted_to: ExactText = Field("", title="敬陳")
    copies: TextList = Field((), title="副本")
    signature: ExactText = Field("", title="署名")
