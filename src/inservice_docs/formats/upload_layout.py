"""The layout of the hours-upload file (時數上傳, 方式三), which a school sets in a mapping file.

The site publishes no layout. The default has the two columns that 方式二 needs; a school that knows
more writes `hours_upload.toml` in its workspace.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from inservice_docs.formats.toml_file import read_toml
from inservice_docs.records.base import Record
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.reading import read_record
from inservice_docs.records.types import Text, one_or_many, refuse

FILE = "hours_upload.toml"
CONTENTS = ("身分證字號", "時數", "姓名", "服務學校", "縣市", "職位類別", "性別")
CONTENTS_OF_STUDY = ("計畫編號", "研習名稱", "課程代碼")
_ENCODINGS = {"utf-8-sig", "utf-8", "cp950"}


class UploadColumn(Record):
    """欄: a heading, and what stands under it: one of `CONTENTS`, or a fixed text."""

    heading: Text = Field("", title="標題")
    content: Text = Field("", title="內容")
    fixed: Text = Field("", title="固定")

    @field_validator("content")
    @classmethod
    def _known(cls, content: str) -> str:
        known = (*CONTENTS, *CONTENTS_OF_STUDY)
        if content and content not in known:
            raise refuse("upload-content", "沒有這種內容。", f"可填：{'、'.join(known)}。")
        return content


class UploadLayout(Record):
    """時數上傳格式: the columns in order, how many people a file holds, and its looks."""

    columns: Annotated[tuple[UploadColumn, ...], one_or_many] = Field(
        (
            UploadColumn(heading="身分證字號", content="身分證字號"),
            UploadColumn(heading="時數", content="時數"),
        ),
        title="欄",
    )
    most: int = Field(255, title="每檔人數", ge=1, le=50_000)
    sheet: Text = Field("時數", title="工作表")
    encoding: Text = Field("utf-8-sig", title="編碼")
    root: Text = Field("研習時數", title="根元素")
    row: Text = Field("學員", title="列元素")

    @field_validator("encoding")
    @classmethod
    def _writable(cls, encoding: str) -> str:
        if encoding not in _ENCODINGS:
            raise refuse("upload-encoding", "沒有這種編碼。", "可填 utf-8-sig、utf-8 或 cp950。")
        return encoding


def read_layout(path: Path) -> UploadLayout:
    """Read a mapping file. Raises UserError with every mistake, each at its key."""
    file, held = path.name, read_toml(path)
    outcome = read_record(
        UploadLayout, held, lambda path, key: Place(file=file, field=".".join(map(str, path)))
    )
    if not outcome.ok:
        raise UserError(outcome.findings)
    if not outcome.value.columns:
        words = "時數上傳的格式檔沒有任何欄。"
        raise UserError(error("upload-no-columns", words, "至少寫一個 [[欄]]。", Place(file=file)))
    return outcome.value
