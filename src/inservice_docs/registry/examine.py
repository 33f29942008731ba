"""Examining a register (doctor): is anything damaged, tampered with, or at odds with itself?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.blobs import Blobs
from inservice_docs.registry.derived import differing
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.base import metadata
from inservice_docs.registry.tables.documents import blobs
from inservice_docs.registry.tables.plans import plans
from inservice_docs.registry.trail import check_trail

MOST = 20
"""Damaged places that are named one by one."""


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found; without findings the register is sound."""

    where: str
    plans: int
    trail: int
    files: int
    findings: tuple[Finding, ...]


def examine(desk: Desk, where: str) -> Health:
    """Check the database itself, its references, every stored file and the whole trail."""
    findings = [*_database(desk.connection), *_references(desk.connection)]
    findings += _derived(desk.connection)
    trail = check_trail(desk.connection, desk.ring)
    if not trail.intact:
        findings.append(
            error(
                "trail-broken",
                f"軌跡從第 {trail.broken} 筆起不可信：{trail.reason}",
                "保留現在的檔案作為證據，並與最近的備份比對。",
            )
        )
    hashes = desk.run(select(blobs.c.sha256).where(blobs.c.data.is_not(None))).scalars().all()
    for sha256 in hashes:
        try:
            Blobs(desk).get(sha256)
        except UserError as problem:
            findings.extend(problem.findings)
    count = int(desk.run(select(func.count()).select_from(plans)).scalar_one())
    return Health(where, count, trail.entries, len(hashes), tuple(findings[:MOST]))


def _database(connection: Connection) -> list[Finding]:
    if connection.dialect.name != "sqlite":
        return []  # PostgreSQL checks its pages itself, on every reading
    said = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").scalars().all()
    if list(said) == ["ok"]:
        return []
    return [
        error(
            "register-damaged",
            f"登記簿檔案有 {len(said)} 處損壞。",
            "以 inservice-docs restore 從最近的備份還原到新的檔案；損壞的檔案請先保留。",
        )
    ]


def _references(connection: Connection) -> list[Finding]:
    """Find rows that point at nothing."""
    lost = []
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            own, other = key.parent, key.column
            known = select(other).where(other == own).exists()
            query = select(func.count()).where(own.is_not(None), ~known)
            count = connection.execute(query).scalar_one()
            if count:
                lost.append(f"{table.name}.{own.name}（{count}）")
    if not lost:
        return []
    return [
        error(
            "register-inconsistent",
            f"登記簿有資料對不上：{'、'.join(lost)}。",
            "以 inservice-docs restore 從最近的備份還原到新的檔案。",
        )
    ]


def _derived(connection: Connection) -> list[Finding]:
    """Compare what is counted beforehand with what it is counted from."""
    wrong = differing(connection)
    if not wrong:
        return []
    return [
        error(
            "register-miscounted",
            f"登記簿的{'、'.join(wrong)}與內容不符；計畫與名單本身沒有問題。",
            "以 inservice-docs doctor --recount 重新計算。",
        )
    ]
