"""Examine the machine (doctor): what is installed, and what each missing piece costs."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from dataclasses import asdict, dataclass
from typing import Any

from inservice_docs import __version__
from inservice_docs.formats.pdf.fonts import is_stand_in, kai_font
from inservice_docs.formats.pdf.libreoffice import find_libreoffice, install_advice


@dataclass(frozen=True, slots=True)
class Check:
    """One piece: is it there, what was found, what its absence costs, how to get it."""

    key: str
    name: str
    present: bool
    detail: str
    cost: str = ""
    fix: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the check with stable keys."""
        return asdict(self)


def examine_machine() -> tuple[Check, ...]:
    """Return what this machine has for the work of the program; nothing is changed."""
    return (
        Check("program", "inservice-docs", True, f"版本 {__version__}"),
        Check("python", "Python", True, f"{platform.python_version()}（{sys.executable}）"),
        _font(),
        _libreoffice(),
        _program(
            "mdbtools",
            "mdb-export",
            "不能讀取 Access 檔（mdb、accdb）的名單；xlsx 與 csv 不受影響。",
            "安裝 mdbtools（Debian：apt install mdbtools），或從 Access 另存為 xlsx。",
        ),
        _package(
            "web",
            "litestar",
            "不能開啟網頁介面（serve）；指令不受影響。",
            'pip install "inservice-docs[web]"。',
        ),
        _package(
            "postgres",
            "psycopg",
            "不能使用 PostgreSQL；單機的 SQLite 不受影響。",
            'pip install "inservice-docs[postgres]"。',
        ),
    )


def _font() -> Check:
    font = kai_font()
    if font is None:
        return Check(
            "kai-font",
            "標楷體",
            False,
            "沒有標楷體，也沒有可代替的楷體。",
            "文件仍會產生並指定標楷體，但在這台電腦上會以其他字型顯示。",
            "安裝 fonts-cns11643-kai（Debian），或在 Windows 上開啟文件。",
        )
    detail = f"以 {font} 代替標楷體。" if is_stand_in(font) else f"{font}。"
    return Check("kai-font", "標楷體", True, detail)


def _libreoffice() -> Check:
    program = find_libreoffice()
    return Check(
        "libreoffice",
        "LibreOffice",
        program is not None,
        program or "未安裝。",
        "" if program else "不能產生 pdf 與 odt；docx、xlsx 與 txt 不受影響。",
        "" if program else install_advice(),
    )


def _program(key: str, command: str, cost: str, fix: str) -> Check:
    found = shutil.which(command)
    return Check(
        key, key, found is not None, found or "未安裝。", *(("", "") if found else (cost, fix))
    )


def _package(key: str, module: str, cost: str, fix: str) -> Check:
    present = importlib.util.find_spec(module) is not None
    detail = "已安裝。" if present else "未安裝。"
    return Check(key, f"擴充 {key}", present, detail, *(("", "") if present else (cost, fix)))
