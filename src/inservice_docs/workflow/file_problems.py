"""What to tell when a file or a folder cannot be written (無法寫入), and the cure."""

from __future__ import annotations

import errno
from pathlib import Path

from inservice_docs.records.finding import UserError, error

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""No room left, too large a file for this system, or more than the user may have."""


def make_folder(folder: Path) -> None:
    """Make a folder that is missing; raises UserError when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise folder_problem(folder, problem) from None


def refuse_folder(target: Path) -> None:
    """Raise UserError when a folder stands where a file is to be."""
    if target.is_dir():
        raise UserError(
            error(
                "target-is-folder",
                f"「{target}」是資料夾，不能寫成檔案。",
                "改用別的檔名或資料夾。",
            )
        )


def folder_problem(folder: Path, problem: OSError) -> UserError:
    """Return what to tell when nothing can be written into a folder."""
    if problem.errno in _FULL:
        return UserError(
            error("disk-full", f"磁碟空間不足，無法寫入「{folder}」。", "清出空間後再執行一次。")
        )
    return UserError(
        error(
            "folder-not-writable",
            f"無法寫入資料夾「{folder}」（{_reason(problem)}）。",
            "以 --out 指定可寫入的資料夾，或請管理者開放權限。",
        )
    )


def target_problem(target: Path, problem: OSError) -> UserError:
    """Return what to tell when a finished file cannot take its place."""
    return UserError(
        error(
            "target-in-use",
            f"無法覆寫「{target}」（{_reason(problem)}）；可能正由 Word 或 Excel 開啟。",
            "關閉該檔案後再執行一次；原檔沒有更動。",
        )
    )


def _reason(problem: OSError) -> str:
    words = {
        PermissionError: "沒有權限",
        FileExistsError: "同名的檔案已存在",
        NotADirectoryError: "路徑中有一段不是資料夾",
        FileNotFoundError: "路徑不存在",
    }
    return next(
        (text for kind, text in words.items() if isinstance(problem, kind)),
        problem.strerror or "系統拒絕",
    )
