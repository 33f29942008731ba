"""A finished workbook into bytes, the same bytes for the same content.

openpyxl stamps the clock into the archive and the properties; here both carry a fixed date.
"""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_ENTRY_DATE = (1980, 1, 1, 0, 0, 0)
_DATE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - workbook properties carry no zone


class _FixedZip(ZipFile):
    """An archive whose entries all carry the same date and the same system."""

    def writestr(  # type: ignore[no-untyped-def]
        self, zinfo_or_arcname, data, compress_type=None, compresslevel=None
    ) -> None:
        """Add an entry under a name."""
        entry = ZipInfo(str(zinfo_or_arcname), _ENTRY_DATE)
        entry.create_system = 0
        super().writestr(entry, data, ZIP_DEFLATED)

    def write(  # type: ignore[no-untyped-def]
        self, filename, arcname=None, compress_type=None, compresslevel=None
    ) -> None:
        """Add a file (openpyxl keeps each worksheet in one until the end)."""
        self.writestr(arcname, Path(filename).read_bytes())


def save_bytes(workbook: Workbook, title: str = "", author: str = "") -> bytes:
    """Return a workbook as the bytes of an .xlsx file, with its title and author as properties."""
    properties = workbook.properties
    properties.title = title or None
    properties.creator = author
    properties.created = properties.modified = _DATE
    stream = io.BytesIO()
    ExcelWriter(workbook, _FixedZip(stream, "w", ZIP_DEFLATED)).save()
    return stream.getvalue()
