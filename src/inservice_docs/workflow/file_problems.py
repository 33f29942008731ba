"""What to tell when a file or a folder cannot be written (無法寫入), and the cure."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.os_problem import is_full, refusal


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
    if is_full(problem):
        return UserError(
            error("disk-full", f"磁碟空間不足，無法寫入「{folder}」。", "清出空間後再執行一次。")
        )
    return UserError(
        error(
            "folder-not-writable",
            f"無法寫入資料夾「{folder}」（{refusal(problem)}）。",
            "以 --out 指定可寫入的資料夾，或請管理者開放權限。",
        )
    )


def target_problem(target: Path, problem: OSError) -> UserError:
    """Return what to tell when a finished file cannot take its place."""
    return UserError(
        error(
            "target-in-use",
            f"無法覆寫「{target}」（{refusal(problem)}）；可能正由 Word 或 Excel 開啟。",
            "關閉該檔案後再執行一次；原檔沒有更動。",
        )
    )
