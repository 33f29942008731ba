"""The mapping file of the hours upload."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.upload_layout import UploadLayout, read_layout
from inservice_docs.records.finding import UserError


def layout(folder: Path, text: str) -> UploadLayout:
    """Read a mapping file of this text."""
    file = folder / "hours_upload.toml"
    file.write_text(text, encoding="utf-8")
    return read_layout(file)


def test_the_default_has_two_columns() -> None:
    """身分證字號 and 時數, at most 255 people a file."""
    usual = UploadLayout()
    assert [each.heading for each in usual.columns] == ["身分證字號", "時數"]
    assert usual.most == 255


def test_a_school_sets_its_own(tmp_path: Path) -> None:
    """Columns in its order, a fixed text, its own names."""
    own = layout(
        tmp_path,
        '每檔人數 = 100\n編碼 = "cp950"\n[[欄]]\n標題 = "IDNO"\n內容 = "身分證字號"\n'
        '[[欄]]\n標題 = "KIND"\n固定 = "1"\n',
    )
    assert (own.most, own.encoding) == (100, "cp950")
    assert [(each.heading, each.content, each.fixed) for each in own.columns] == [
        ("IDNO", "身分證字號", ""),
        ("KIND", "", "1"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("每檔人數 = ", "toml-unreadable"),
        ('[[欄]]\n內容 = "星座"', "upload-content"),
        ('編碼 = "latin-1"', "upload-encoding"),
        ('欄位 = "x"', "unknown-key"),
        ("欄 = []", "upload-no-columns"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, code: str) -> None:
    """Each at its key."""
    with pytest.raises(UserError) as problem:
        layout(tmp_path, text)
    assert code in {each.code for each in problem.value.findings}
