"""What went out (發文): document numbers that were taken, and documents that were issued."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import ExactText, Text


class NumberState(StrEnum):
    """文號狀態: in use, or void (作廢) and kept with its reason."""

    TAKEN = "taken"
    VOID = "void"


class NumberEntry(Record):
    """發文字號: one number of the register; `own` when it was issued here, not taken over."""

    number: ExactText = Field("", title="發文字號")
    word: Text = Field("", title="發文字")
    roc_year: int | None = Field(None, title="年度")
    serial: int | None = Field(None, title="流水號")
    state: NumberState = Field(NumberState.TAKEN, title="文號狀態")
    own: bool = Field(True, title="本系統編號")
    plan: Text = Field("", title="計畫編號")
    purpose: Text = Field("", title="用途")
    reason: Text = Field("", title="原因")
    taken_at: dt.datetime | None = Field(None, title="取號時間")
    taken_by: Text = Field("", title="取號人")


class PartRole(StrEnum):
    """What a stored file was to a document: the result, or what it was made from."""

    FILE = "file"
    TEMPLATE = "template"
    WORDING = "wording"
    EDITED = "edited"
    OTHER = "other"


class DocumentPart(Record):
    """One stored file of a document, found by the hash of its content."""

    role: PartRole = Field(PartRole.FILE, title="用途")
    name: Text = Field("", title="檔名")
    sha256: Text = Field("", title="雜湊值")


class IssuedDocument(Record):
    """已發文件: what was issued, from what, by whom and when. `sha256` is its first file's."""

    id: int = Field(0, title="序號")
    kind: Text = Field("", title="種類")
    plan: Text = Field("", title="計畫編號")
    number: ExactText = Field("", title="發文字號")
    sha256: Text = Field("", title="雜湊值")
    context_sha256: Text = Field("", title="內容雜湊值")
    personal: bool = Field(False, title="含個資")
    parts: tuple[DocumentPart, ...] = Field((), title="檔案")
    issued_at: dt.datetime | None = Field(None, title="發文時間")
    by: Text = Field("", title="經手人")
