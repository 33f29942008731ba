"""Where a register's keys are kept: a key file, or the key ring of the operating system."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from platformdirs import user_data_path

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.os_problem import refusal
from inservice_docs.registry.keys.key_ring import KeyRing

SERVICE = "inservice-docs"


class KeyPlace(Protocol):
    """A place for a key ring; `where` names it in words."""

    @property
    def where(self) -> str:
        """Name the place."""

    def load(self) -> KeyRing | None:
        """Return the ring, None where there is none; UserError when it cannot be read."""

    def save(self, ring: KeyRing) -> None:
        """Keep the ring in place of any other; UserError when it cannot be written."""


@dataclass(frozen=True)
class KeyFile:
    """A file that only its owner may read (0600), apart from the database."""

    path: Path

    @property
    def where(self) -> str:
        """Name the file."""
        return f"金鑰檔「{self.path}」"

    def load(self) -> KeyRing | None:
        """Read the file; UserError when others may read it or it holds no keys."""
        try:
            with self.path.open(encoding="utf-8") as file:
                mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
                text = file.read(65536)
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError):
            raise UserError(self._unreadable()) from None
        if os.name == "posix" and mode & 0o077:
            raise UserError(
                error(
                    "key-file-open",
                    f"{self.where}別人也能讀取（權限 {mode:04o}），個資不安全。",
                    f"執行 chmod 600 {self.path}；若可能已外流，再更換金鑰。",
                )
            )
        ring = KeyRing.from_text(text)
        if ring is None:
            raise UserError(self._unreadable())
        return ring

    def save(self, ring: KeyRing) -> None:
        """Write the file atomically; the old one stands until the new one is on the disk."""
        temporary: Path | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=".key-", dir=self.path.parent)  # 0600
            temporary = Path(name)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(ring.to_text())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        except OSError as problem:
            if temporary is not None:
                with contextlib.suppress(OSError):
                    temporary.unlink()
            raise UserError(
                error(
                    "key-not-kept",
                    f"無法寫入{self.where}（{refusal(problem)}），沒有更動任何資料。",
                    "以 INSERVICE_KEY_FILE 指定可以寫入的位置。",
                )
            ) from None

    def _unreadable(self) -> Finding:
        return error(
            "key-unreadable",
            f"{self.where}讀不到，或內容已損壞。",
            "從保管處取回正確的金鑰檔；沒有它，加密的個資無法解讀。",
        )


@dataclass(frozen=True)
class SystemKeys:
    """The key ring of the operating system (Windows 認證管理員, macOS 鑰匙圈, Secret Service)."""

    user: str

    @property
    def where(self) -> str:
        """Name the entry."""
        return f"作業系統的金鑰保管區（{SERVICE}／{self.user}）"

    @staticmethod
    def usable() -> bool:
        """Tell whether this system keeps secrets at all (a server often does not)."""
        import keyring  # searches for its helpers; only when needed
        from keyring.errors import KeyringError

        try:
            return float(keyring.get_keyring().priority) >= 1
        except (KeyringError, RuntimeError):
            return False

    def load(self) -> KeyRing | None:
        """Read the entry."""
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(SERVICE, self.user)
        except KeyringError:
            raise UserError(self._refused()) from None
        if text is None:
            return None
        ring = KeyRing.from_text(text)
        if ring is None:
            raise UserError(self._refused())
        return ring

    def save(self, ring: KeyRing) -> None:
        """Write the entry."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, self.user, ring.to_text())
        except KeyringError:
            raise UserError(self._refused()) from None

    def _refused(self) -> Finding:
        return error(
            "key-unreadable",
            f"{self.where}打不開，或內容已損壞。",
            "登入桌面後再試；伺服器上請以 INSERVICE_KEY_FILE 指定金鑰檔。",
        )


def usual_place(register_id: str) -> KeyPlace:
    """Return where this user keeps the keys of a register: a file if there is one already."""
    file = KeyFile(user_data_path(SERVICE, appauthor=False) / "keys" / f"{register_id}.json")
    if not file.path.exists() and SystemKeys.usable():
        return SystemKeys(register_id)
    return file
