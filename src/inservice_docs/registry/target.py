"""Where a register lies: a file (SQLite), or a database by its address (PostgreSQL)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from inservice_docs.records.finding import Finding, UserError, error

POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Target:
    """A place for a register; `where` names it without any password."""

    url: URL = field(repr=False)
    path: Path | None
    where: str

    @property
    def is_file(self) -> bool:
        """Tell whether the register is an SQLite file."""
        return self.path is not None


def find_target(place: str | Path) -> Target:
    """Read a path or an address (`postgresql://…`, `sqlite:///…`).

    Raises UserError for an address of another kind of database.
    """
    if isinstance(place, Path) or "://" not in place:
        return _file(Path(place))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise UserError(_unknown("資料庫位址看不懂")) from None
    if url.drivername == "sqlite" and url.database:
        return _file(Path(url.database))
    if url.drivername not in POSTGRES or not url.database:
        raise UserError(_unknown(f"不支援「{url.drivername}」這種資料庫位址"))
    shown = url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
    return Target(url.set(drivername="postgresql+psycopg"), None, shown)


def _file(path: Path) -> Target:
    absolute = path.expanduser().absolute()
    return Target(URL.create("sqlite", database=str(absolute)), absolute, str(absolute))


def _unknown(message: str) -> Finding:
    return error(
        "register-address",
        f"{message}。",
        "填 SQLite 的檔案路徑，或 postgresql://帳號:密碼@主機:埠/資料庫。",
    )
