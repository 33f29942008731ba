"""Replace the school's own layouts (自訂格式): upload files, batch files, lists from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats import civil_servant, upload_layout
from inservice_docs.formats.aside import laid_aside
from inservice_docs.formats.civil_servant import read_civil_servant
from inservice_docs.formats.tables import own_layout
from inservice_docs.formats.tables.own_layout import read_own_layout
from inservice_docs.formats.upload_layout import read_layout
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.own_files import drop_own, keep_own
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import Workspace

_CHECKS: dict[str, tuple[str, Callable[[Path], object]]] = {
    upload_layout.FILE: ("時數上傳檔的欄位", read_layout),
    own_layout.FILE: ("名冊的欄位對照與學校代碼", read_own_layout),
    civil_servant.FILE: ("公務人員終身學習批次檔的代碼", read_civil_servant),
}
MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class OwnLayout:
    """A layout that a school may keep: its file's name, what it is for, its text (or none)."""

    name: str
    title: str
    text: str


def own_layouts(workspace: Workspace) -> tuple[OwnLayout, ...]:
    """Return the layouts that a workspace may keep, each with its text where it keeps one."""
    return tuple(
        OwnLayout(name, title, _text(workspace, name)) for name, (title, _) in _CHECKS.items()
    )


def replace_layout(register: Register, name: str, data: bytes) -> None:
    """Check a layout and make it the workspace's own.

    Raises UserError for an actor who is no 管理者, an unknown name, and a file that is empty or has
    mistakes.
    """
    place = _place(register, name)
    _check(name, data)
    keep_own(register, place, data, name)


def drop_layout(register: Register, name: str) -> None:
    """Keep no layout of that name any more; raises UserError as `replace_layout` does."""
    drop_own(register, _place(register, name), name)


def _place(register: Register, name: str) -> Path:
    register.require(Role.ADMINISTRATOR, "更換格式檔")
    if name not in _CHECKS:
        raise UserError(error("layout-unknown", "沒有這一種格式檔。", "由清單選擇。"))
    return register.workspace.required_folder() / name


def _check(name: str, data: bytes) -> None:
    if not data:
        raise UserError(error("file-missing", "檔案是空的。", "選擇有內容的檔案。"))
    if len(data) > MOST_BYTES:
        raise UserError(error("layout-too-large", "格式檔太大。", "請確認選對了檔案。"))
    with laid_aside(name, data) as folder:
        _CHECKS[name][1](folder / name)


def _text(workspace: Workspace, name: str) -> str:
    path = workspace.own(name)
    return "" if path is None else path.read_bytes().decode("utf-8-sig", "replace")
