"""Save documents (存檔): all of them or none, each replaced atomically."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inservice_docs.records.finding import UserError, error


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its bytes and its name, which never holds personal data.

    The name may lead into a folder of its own: `invitation-di/letter.sw`.
    """

    name: str
    data: bytes


def save_files(folder: Path, documents: Iterable[Document]) -> tuple[Path, ...]:
    """Write documents into a folder, made when missing; return their paths.

    Everything is written beside its target first and then moved into place, so that a failure
    leaves the old files as they were. Raises UserError when the folder or a file cannot be written.
    """
    _make_folder(folder)
    waiting: list[tuple[Path, Path]] = []
    try:
        for document in documents:
            temporary = _temporary(folder)
            waiting.append((temporary, folder / document.name))
            with _writing(temporary, folder) as file:
                file.write(document.data)
        for _, target in waiting:
            _refuse_folder(target)
            _make_folder(target.parent)
        for temporary, target in waiting:
            _move(temporary, target)
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(target for _, target in waiting)


def save_file(target: Path, data: bytes) -> Path:
    """Write one file atomically; return its path. Raises UserError when it cannot be written."""
    return save_files(target.parent, [Document(target.name, data)])[0]


def save_stream(target: Path, write: Callable[[BinaryIO], object]) -> Path:
    """Let `write` fill a file piece by piece, then move it into place; return its path.

    What is there already stays until all is written. Raises UserError when it cannot be written.
    """
    _make_folder(target.parent)
    _refuse_folder(target)
    temporary = _temporary(target.parent)
    try:
        with _writing(temporary, target.parent) as file:
            write(file)
        _move(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _folder_problem(folder, problem) from None


def _temporary(folder: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=".inservice-", suffix=".tmp", dir=folder)
    except OSError as problem:
        raise _folder_problem(folder, problem) from None
    os.close(handle)
    return Path(name)


@contextlib.contextmanager
def _writing(path: Path, folder: Path) -> Iterator[BinaryIO]:
    """Open a temporary file to write; once whole it is on disk, with the rights of a new file."""
    try:
        with path.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o666 & ~_umask())
    except OSError as problem:
        raise _folder_problem(folder, problem) from None


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as problem:
        raise _target_problem(target, problem) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse_folder(target: Path) -> None:
    if target.is_dir():
        raise UserError(
            error(
                "target-is-folder",
                f"「{target}」是資料夾，不能寫成檔案。",
                "改用別的檔名或資料夾。",
            )
        )


def _folder_problem(folder: Path, problem: OSError) -> UserError:
    import errno

    if problem.errno == errno.ENOSPC:
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


def _target_problem(target: Path, problem: OSError) -> UserError:
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
