"""Keep backups (備份與還原) of the register, on either kind of database."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.registry.backup.manifest import Manifest
from inservice_docs.registry.backup.restore import Restored, restore_backup
from inservice_docs.registry.backup.save import save_backup
from inservice_docs.workflow.file_problems import make_folder
from inservice_docs.workflow.register import FILE, Actor, Register, key_place, register_place
from inservice_docs.workflow.review_trail import broken_trail
from inservice_docs.workflow.workspace import SETTINGS, Workspace

_NO_KEYS = warning(
    "backup-without-keys",
    "備份不含金鑰：沒有金鑰，備份裡加密的個資無法解讀。",
    "另外妥善保管金鑰檔；或以 --passphrase 加上密語，備份會加密並附上金鑰。",
)


def backup_register(
    register: Register, file: Path, passphrase: str | None = None
) -> Outcome[Manifest]:
    """Write a backup while the register is in use; with a passphrase encrypted, with the keys."""
    register.require(Role.ADMINISTRATOR, "備份登記簿")
    if passphrase is not None and len(passphrase) < 10:
        raise UserError(
            error("passphrase-short", "密語太短。", "至少 10 個字；用幾個不相干的詞組成一句。")
        )
    made = save_backup(register.store, file, actor=register.actor.name, passphrase=passphrase)
    return Outcome(made, () if passphrase is not None else (_NO_KEYS,))


def restore_register(
    file: Path,
    workspace: Workspace,
    actor: Actor,
    *,
    to: Path | None = None,
    passphrase: str | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Outcome[Restored]:
    """Restore a backup into the empty place of this workspace's register, or into a folder `to`.

    The folder is made when it is not there.

    Raises UserError for a backup that is not whole or not ours, and a place that is not empty.
    """
    if not actor.may(Role.ADMINISTRATOR):
        raise UserError(error("role-missing", "還原登記簿要由管理者辦理。", "請管理者辦理。"))
    place: str | Path = register_place(workspace, environment) if to is None else to / FILE
    if to is not None:
        make_folder(to)
    found = restore_backup(
        file, place, key_place(environment), actor=actor.name, passphrase=passphrase
    )
    findings: list[Finding] = []
    if not found.trail.intact:
        findings.append(broken_trail(found.trail))
    if to is not None and not (to / SETTINGS).is_file():
        findings.append(
            warning(
                "not-a-workspace",
                f"「{to}」還不是工作區：裡面沒有 {SETTINGS}。",
                f"把原來的 {SETTINGS} 複製過去。",
            )
        )
    return Outcome(found, tuple(findings))
