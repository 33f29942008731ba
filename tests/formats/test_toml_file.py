"""Small TOML files: Chinese keys without quotes, mistakes in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.toml_file import read_toml
from inservice_docs.records.finding import UserError


def test_chinese_keys_need_no_quotes(tmp_path: Path) -> None:
    """In headings neither; a byte order mark does no harm."""
    file = tmp_path / "a.toml"
    file.write_text('每檔人數 = 2\n[[欄]]\n標題 = "姓名"\n', "utf-8-sig")
    assert read_toml(file) == {"每檔人數": 2, "欄": [{"標題": "姓名"}]}


@pytest.mark.parametrize("data", [b"a = \xff\xfe", "名稱 = 甲\n".encode(), b"[" * 5000])
def test_what_is_no_toml(tmp_path: Path, data: bytes) -> None:
    """Is named with its file."""
    file = tmp_path / "a.toml"
    file.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_toml(file)
    assert caught.value.findings[0].code == "toml-unreadable"
    assert "a.toml" in caught.value.findings[0].message
