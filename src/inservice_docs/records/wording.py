"""The wording of a kind of letter (用語檔): its phrases, as text with placeholders."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import ExactText, Text, one_or_many, text_alone


class WordingItem(Record):
    """條列: one phrase; left out, with all below it, when it renders empty.

    `each` names a list of facts over which the phrase is repeated, each of them being 「項」 in the
    phrase and in those below. Where a fact has 條列 of its own (其他事項), the phrase is repeated
    for them too, one level down.
    """

    text: ExactText = Field("", title="文字")
    each: Text = Field("", title="逐項")
    items: Annotated[tuple[Annotated[WordingItem, text_alone], ...], one_or_many] = Field(
        (), title="條列"
    )


Phrases = Annotated[tuple[Annotated[WordingItem, text_alone], ...], one_or_many]
"""A list of phrases; a plain text stands for a phrase without more."""


class WordingParagraph(Record):
    """段落: its label (說明, 辦法, 擬辦) and its phrases."""

    label: Text = Field("", title="段名")
    text: ExactText = Field("", title="文字")
    items: Phrases = Field((), title="條列")


class Expectations(Record):
    """期望語: the words of expectation (請鑒核, 請查照 …) by the direction of the letter."""

    up: Text = Field("", title="上行")
    level: Text = Field("", title="平行")
    down: Text = Field("", title="下行")


class Wording(Record):
    """A wording file: one kind of letter, all of its texts phrases with placeholders."""

    title: Text = Field("", title="名稱")
    kind: Text = Field("函", title="文別")
    template: Text = Field("letter.docx", title="範本")
    scope: Text = Field("", title="研習區分", description="只適用 校內 或 校外；空白表示都適用")
    expectations: Expectations = Field(Expectations(), title="期望語")
    contacts: Phrases = Field((), title="聯絡方式")
    speed: ExactText = Field("", title="速別")
    attachment: ExactText = Field("", title="附件")
    enclosures: Phrases = Field((), title="附件檔名")
    subject: ExactText = Field("", title="主旨")
    paragraphs: Annotated[tuple[WordingParagraph, ...], one_or_many] = Field((), title="段落")
    submitted_to: ExactText = Field("", title="敬陳")
    originals: Phrases = Field((), title="正本")
    copies: Phrases = Field((), title="副本")
    signature: ExactText = Field("", title="署名")
