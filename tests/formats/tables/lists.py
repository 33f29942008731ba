"""Lists of people for the tests, as files on disk; every name and number is fictional."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

EXPORT = ("服務學校", "職位類別", "教師姓名", "性別", "身份證字號", "出生日期", "電話", "電子郵件")
WANG = (
    "高雄市國立高雄師範大學", "合格專任教師", "王小明", "男", "A123456789", "1900年1月1日",
    "07-7172930", "wang@example.edu.tw",
)  # fmt: skip
LEE = (
    "臺中市私立曉明女子高級中學", "實習教師 *", "李大華", "男", "F812345676", "75年3月2日",
    "04-22921175#301", "lee@example.edu.tw",
)  # fmt: skip


def workbook(path: Path, *rows: Sequence[object], sheet: str = "名單") -> Path:
    """Write rows into the one sheet of a workbook."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def text(path: Path, *rows: Sequence[str], encoding: str = "utf-8") -> Path:
    """Write rows as comma-separated lines."""
    path.write_bytes("\r\n".join(",".join(row) for row in rows).encode(encoding))
    return path
