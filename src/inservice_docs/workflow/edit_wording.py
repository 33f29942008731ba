"""Edit the wording of a kind of letter (用語): previewed as it is typed, saved only when sound."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.templates import BUILT_IN, OWN, find_template
from inservice_docs.formats.text_file import decode, read_bytes
from inservice_docs.formats.wording_file import parse_wording
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, has_errors
from inservice_docs.records.letter import Letter
from inservice_docs.workflow.check_templates import check_wording, sample_letters
from inservice_docs.workflow.list_templates import WORDINGS, kind_names
from inservice_docs.workflow.own_files import changing, cut_off
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import save_file
from inservice_docs.workflow.workspace import Workspace

LONGEST = 60_000
"""Bytes of a wording file; the built-in ones have under 4,000."""
_FORMER = "former"


@dataclass(frozen=True, slots=True)
class WordingText:
    """A wording file as text: whose it is, and the mark by which a later change is noticed."""

    kind: str
    text: str
    source: str
    mark: str
    former: tuple[str, ...] = ()


def wording_text(kind: str, workspace: Workspace) -> WordingText:
    """Return the wording in use for a kind of letter. Raises UserError for an unknown kind."""
    path = _in_use(kind, workspace)
    data = read_bytes(path)
    own = _own(kind, workspace)
    source = OWN if own is not None and path == own else BUILT_IN
    return WordingText(kind, decode(data, path.name)[0], source, _mark(data), _former(own))


def preview_wording(kind: str, text: str) -> Outcome[tuple[Letter, ...]]:
    """Return the letters that a wording gives for a sample study, and what is wrong with it.

    A wording that is broken gives none; its findings say where.
    """
    try:
        data = _bytes(text)
        wording = parse_wording(data, f"{kind}.yaml")
    except UserError as problem:
        return Outcome((), problem.findings)
    findings = (*wording.findings, *check_wording(wording.value, f"{kind}.yaml"))
    if has_errors(findings):
        return Outcome((), findings)
    return Outcome(sample_letters(wording.value), findings)


def save_wording(
    register: Register, kind: str, text: str, *, mark: str = ""
) -> Outcome[WordingText]:
    """Keep a wording as the school's own, its former version beside it.

    `mark` is that of the text which was changed. Raises UserError for a wording that is broken,
    with its places, and for one that somebody else has changed meanwhile; nothing is kept then.
    """
    register.require(Role.RECORDS, "修改公文用語", Role.ADMINISTRATOR)
    workspace = register.workspace
    before, data = wording_text(kind, workspace), _bytes(text)
    if mark and before.mark not in (mark, _mark(data)):
        raise UserError(
            error(
                "wording-changed",
                "別人剛才改了這份用語，沒有儲存。",
                "另開一頁看新的用語，把您的更改併進去再儲存。",
            )
        )
    tried = preview_wording(kind, text)
    if not tried.ok:
        raise UserError([found for found in tried.findings if has_errors((found,))])
    own = _required(kind, workspace)
    with changing(register, own) as work:
        if before.mark != _mark(data):
            _keep_former(own, register)
        save_file(own, data)
        work.trail.note("wording.save", kind)
    return Outcome(wording_text(kind, workspace), tried.findings)


def restore_wording(register: Register, kind: str) -> WordingText:
    """Go back to the built-in wording; the school's own is kept beside it.

    Raises UserError where there is none of the school's own, or no built-in one to go back to.
    """
    register.require(Role.RECORDS, "修改公文用語", Role.ADMINISTRATOR)
    own = _required(kind, register.workspace)
    if not own.is_file() and not cut_off(own):
        raise UserError(error("wording-own-missing", "現在用的就是內建的用語。", "不需要恢復。"))
    find_template(f"{WORDINGS}/{kind}.yaml")
    with changing(register, own) as work:
        _keep_former(own, register)
        own.unlink(missing_ok=True)
        work.trail.note("wording.restore", kind)
    return wording_text(kind, register.workspace)


def former_wording(kind: str, name: str, workspace: Workspace) -> str:
    """Return the text of a former version. Raises UserError for an unknown one."""
    own = _own(kind, workspace)
    if own is None or name not in _former(own):
        raise UserError(
            error("wording-former-unknown", "沒有這一版用語。", "從用語頁選擇先前的版本。")
        )
    path = own.with_name(name)
    return decode(read_bytes(path), path.name)[0]


def _in_use(kind: str, workspace: Workspace) -> Path:
    if kind not in kind_names(workspace):
        raise UserError(
            error("wording-unknown", f"沒有「{kind[:40]}」這種公文。", "從用語頁選擇一種公文。")
        )
    return find_template(f"{WORDINGS}/{kind}.yaml", workspace.folder)


def _own(kind: str, workspace: Workspace) -> Path | None:
    return _below(workspace.folder, kind) if workspace.folder is not None else None


def _required(kind: str, workspace: Workspace) -> Path:
    _in_use(kind, workspace)
    return _below(workspace.required_folder(), kind)


def _below(folder: Path, kind: str) -> Path:
    return folder / "templates" / WORDINGS / f"{kind}.yaml"


def _former(own: Path | None) -> tuple[str, ...]:
    """Return the names of the former versions, the latest first."""
    if own is None or not own.parent.is_dir():
        return ()
    found = own.parent.glob(f"{own.name}.{_FORMER}-*")
    return tuple(sorted((path.name for path in found), reverse=True))


def _keep_former(own: Path, register: Register) -> None:
    """Keep the school's own file under the moment at which it was replaced.

    Its ending is none of a template's, so that no list takes it for one.
    """
    latest = [own.with_name(name).read_bytes() for name in _former(own)[:1]]
    if own.is_file() and own.read_bytes() not in latest:  # which a try before may have kept
        moment = f"{register.at:%Y%m%d-%H%M%S}"
        save_file(own.with_name(f"{own.name}.{_FORMER}-{moment}"), own.read_bytes())


def _bytes(text: str) -> bytes:
    data = text.replace("\r\n", "\n").encode()
    if len(data) > LONGEST:
        found: Finding = error(
            "wording-too-long", "用語太長，不是一份用語檔。", "檢查是不是貼錯了內容。"
        )
        raise UserError(found)
    return data


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
