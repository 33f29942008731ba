"""Stored files, found by the SHA-256 of their content, each kept once however often it is used."""

from __future__ import annotations

import hashlib

from sqlalchemy import select

from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import open_value, place
from inservice_docs.registry.tables.documents import blobs


class Blobs:
    """The stored files."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def put(self, data: bytes, *, sealed: bool = False) -> str:
        """Keep a file and return its hash; `sealed` when it holds personal data."""
        desk, sha256 = self._desk, hashlib.sha256(data).hexdigest()
        query = select(blobs.c.sealed, blobs.c.data.is_(None)).where(blobs.c.sha256 == sha256)
        found = desk.run(query).first()
        if found is not None and not found[1] and (found[0] or not sealed):
            return sha256
        held = desk.ring.seal(data, place(blobs, "data", sha256)) if sealed else data
        values = {"size": len(data), "sealed": sealed, "data": held}
        if found is None:
            desk.run(blobs.insert(), {"sha256": sha256, **values})
        else:
            desk.run(blobs.update().where(blobs.c.sha256 == sha256).values(values))
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return a file; raises UserError when it was deleted, is not there, or was changed."""
        row = self._desk.run(select(blobs).where(blobs.c.sha256 == sha256)).mappings().first()
        if row is None or row["data"] is None:
            raise UserError(
                error(
                    "file-deleted",
                    "這份檔案含個資，已依保存期限刪除。",
                    "登記簿只保留它的雜湊值與發文紀錄。",
                )
            )
        data: bytes = row["data"]
        if row["sealed"]:
            data = open_value(self._desk.ring, data, place(blobs, "data", sha256))
        if hashlib.sha256(data).hexdigest() != sha256:
            raise UserError(
                error(
                    "file-altered",
                    f"登記簿裡的檔案（{sha256[:12]}…）與發文時不同，可能被竄改。",
                    "從備份還原，並以 inservice-docs audit verify 檢查軌跡。",
                )
            )
        return data

    def forget(self, sha256: str) -> None:
        """Delete a file's content; its hash and size stay."""
        self._desk.run(blobs.update().where(blobs.c.sha256 == sha256).values(data=None))
