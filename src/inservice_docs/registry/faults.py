"""What the database reports, in words for the user: message and cure, never any data.

Codes: PostgreSQL's appendix A (SQLSTATE) and SQLite's result codes. What is not listed here is a
bug; it is raised as `StoreError` without the values that the statement carried.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.target import Target

_REFUSED = re.compile("does not exist|authentication failed|pg_hba.conf|no password")
"""While connecting, the server's refusal comes without a code, in the words of the C locale."""

_ROOM = 64 << 10
"""Bytes that SQLite wants beside the file of a register (the index of its log)."""

CHANGES_REFUSED = {"SQLITE_READONLY", "25006"}


class StoreError(RuntimeError):
    """A fault of this program's in its use of the database; it names no values."""


@contextmanager
def told(target: Target, *, committing: bool = False, looking: bool = False) -> Iterator[None]:
    """Turn what the database reports within the block into a UserError or a StoreError.

    While `committing`, a lost connection leaves open whether the step was stored, and says so.
    While only `looking`, a refused change is no matter of rights but a bug.
    """
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error) as problem:
        found = _finding(problem, target, committing)
        if found is not None and not (looking and _code(problem) in CHANGES_REFUSED):
            raise UserError(found) from None
        raise StoreError(_bare(problem)) from None
    except (ModuleNotFoundError, NoSuchModuleError) as problem:
        if "psycopg" not in str(problem):
            raise
        raise UserError(_NO_DRIVER) from None


def _finding(problem: Exception, target: Target, committing: bool) -> Finding | None:
    if isinstance(problem, PoolTimeout):
        return _busy()
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    if isinstance(cause, sqlite3.Error):
        return _sqlite(cause, target)
    lost = isinstance(problem, DBAPIError) and problem.connection_invalidated
    return _postgres(cause, problem, target, lost=lost, committing=committing)


def _sqlite(cause: sqlite3.Error, target: Target) -> Finding | None:
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return _busy()
    if name.startswith("SQLITE_READONLY") or name.startswith("SQLITE_PERM"):
        return _read_only(target)
    if name.startswith("SQLITE_FULL") or name == "SQLITE_IOERR_WRITE":
        return _full()
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and not _has_room(target):
        return _full()  # even to read, a little room is needed beside the file
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return error(
            "register-damaged",
            f"登記簿「{target.where}」已損壞，或不是登記簿檔案。",
            "以 inservice-docs restore 從最近的備份還原到新的檔案；損壞的檔案請先保留。",
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return unreachable(target)
    if name.startswith("SQLITE_IOERR"):
        return error(
            "register-disk",
            f"讀寫登記簿「{target.where}」時磁碟發生錯誤。",
            "確認磁碟與網路磁碟機已連接，再做一次；這一步沒有存入。",
        )
    return None


def _has_room(target: Target) -> bool:
    try:
        return target.path is None or shutil.disk_usage(target.path.parent).free > _ROOM
    except OSError:
        return True  # it is not the room that is missing


def _postgres(
    cause: BaseException | None, problem: Exception, target: Target, *, lost: bool, committing: bool
) -> Finding | None:
    state = getattr(cause, "sqlstate", None) or ""
    if state in {"53100", "53200", "53400"}:
        return _full()
    if state in {"25006", "42501"}:
        return _read_only(target)
    if state in {"55P03", "40P01", "40001", "57014", "53300"}:
        return _busy()
    if state[:2] == "28" or state == "3D000" or (not state and _REFUSED.search(str(cause))):
        return error(
            "register-refused",
            f"資料庫「{target.where}」拒絕連線：帳號、密碼或資料庫名稱不對。",
            "核對 INSERVICE_DATABASE_URL，或請資料庫管理者開放權限。",
        )
    if state in {"XX001", "XX002"}:
        return error(
            "register-damaged",
            f"資料庫「{target.where}」的內容已損壞。",
            "請資料庫管理者檢查；必要時以 inservice-docs restore 還原到新的資料庫。",
        )
    if lost or state[:3] == "57P" or state[:2] == "08":
        return _lost_at_commit() if committing else _lost(target)
    if isinstance(problem, (OperationalError, InterfaceError)) and not state:
        return _lost_at_commit() if committing else _lost(target)
    return None


def _code(problem: Exception) -> str:
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    found = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return str(found or "-")


def _bare(problem: Exception) -> str:
    """Name an error by its kinds and code alone: its text may hold personal data."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    return f"{type(problem).__name__} / {type(cause).__name__} / {_code(problem)}"


def _busy() -> Finding:
    return error(
        "register-busy",
        "登記簿正由別人使用中，等候逾時；這一步沒有存入。",
        "稍候再做一次；若一直如此，關閉其他正在執行的 inservice-docs。",
    )


def _read_only(target: Target) -> Finding:
    return error(
        "register-read-only",
        f"登記簿「{target.where}」只能讀取，不能寫入；這一步沒有存入。",
        "請管理者開放資料夾、該檔案與同名的 -wal、-shm 檔（或資料庫）的寫入權限，再做一次。",
    )


def _full() -> Finding:
    return error(
        "disk-full",
        "磁碟空間不足，這一步沒有存入；先前的資料都還在。",
        "清出空間後再做一次。",
    )


def unreachable(target: Target) -> Finding:
    """Say that a file cannot be opened."""
    return error(
        "register-unreachable",
        f"無法開啟登記簿「{target.where}」。",
        "確認資料夾存在、可以讀寫，且磁碟已連接。",
    )


def _lost(target: Target) -> Finding:
    return error(
        "register-lost",
        f"連不上資料庫「{target.where}」，或連線中斷；這一步沒有存入。",
        "確認網路與資料庫伺服器正常、INSERVICE_DATABASE_URL 沒有寫錯，再做一次。",
    )


def _lost_at_commit() -> Finding:
    return error(
        "register-lost-at-commit",
        "存入的最後一刻與資料庫的連線中斷，無法確定這一步是否已存入。",
        "連線恢復後先查看結果，沒有存入再做一次。",
    )


_NO_DRIVER = error(
    "postgres-missing",
    "沒有安裝 PostgreSQL 的連線程式。",
    'pip install "inservice-docs[postgres]"。',
)
