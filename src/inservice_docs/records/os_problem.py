"""What the system refuses (系統拒絕) with a file or a folder, in words."""

from __future__ import annotations

import errno

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""No room left, too large a file for this system, or more than the user may have."""

_WORDS: dict[type[OSError], str] = {
    PermissionError: "沒有權限",
    FileExistsError: "同名的檔案已存在",
    NotADirectoryError: "路徑中有一段不是資料夾",
    IsADirectoryError: "是資料夾，不是檔案",
    FileNotFoundError: "路徑不存在",
}
_MORE = {errno.EROFS: "磁碟是唯讀的", errno.EIO: "磁碟發生錯誤", errno.ENAMETOOLONG: "名稱太長"}


def is_full(problem: OSError) -> bool:
    """Tell whether it is room that is missing."""
    return problem.errno in _FULL


def refusal(problem: OSError) -> str:
    """Return why the system refused."""
    if is_full(problem):
        return "磁碟空間不足"
    kinds = (text for kind, text in _WORDS.items() if isinstance(problem, kind))
    return next(kinds, _MORE.get(problem.errno or 0, "系統拒絕"))
