"""The wording of a mail (郵件用語檔): its subject and paragraphs, as text with placeholders."""

from __future__ import annotations

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import ExactText, Text
from inservice_docs.records.wording import Phrases


class MailWording(Record):
    """A wording file of mail; each phrase is a paragraph, those below it are its lines."""

    title: Text = Field("", title="名稱")
    subject: ExactText = Field("", title="主旨")
    paragraphs: Phrases = Field((), title="內文")
