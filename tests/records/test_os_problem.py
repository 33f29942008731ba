"""What the system refuses is told in words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from inservice_docs.records.os_problem import is_full, refusal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "沒有權限"),
        (errno.ENOENT, "路徑不存在"),
        (errno.ENOTDIR, "路徑中有一段不是資料夾"),
        (errno.EISDIR, "是資料夾，不是檔案"),
        (errno.EEXIST, "同名的檔案已存在"),
        (errno.EROFS, "磁碟是唯讀的"),
        (errno.ENOSPC, "磁碟空間不足"),
        (errno.EDQUOT, "磁碟空間不足"),
        (errno.EXDEV, "系統拒絕"),
    ],
)
def test_each_refusal_has_its_words(number: int, words: str) -> None:
    """Never the system's own, which are in English."""
    assert refusal(OSError(number, "no")) == words
    assert is_full(OSError(number, "no")) == (words == "磁碟空間不足")


def test_a_real_refusal(tmp_path: Path) -> None:
    """As Python raises it."""
    with pytest.raises(FileNotFoundError) as problem:
        (tmp_path / "nothing").read_bytes()
    assert refusal(problem.value) == "路徑不存在"
