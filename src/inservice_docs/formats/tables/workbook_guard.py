"""A workbook made safe before it is read: bounded in size, no cell far out, nothing but its XML.

The reader sets room aside for the whole rectangle of filled cells: one at XFD1048576 in a file of
5 kB is enough to end the process, and 300 kB can unpack to 300 MB.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from inservice_docs.records.finding import Finding, Place, UserError, error

MOST_UNPACKED = 60_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000
_MOST_PARTS = 500
_CHUNK = 1 << 20

_POSITION = re.compile(rb"""\br\s*=\s*["']([^"']*)["']""")
# A cell that does not say where it is stands after the one before.
_UNPLACED = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])(?![^<]*\br\s*=)")
_CELL = re.compile(rb"([A-Za-z]{1,3})?([0-9]{1,8})?")
_NEAR_COLUMNS = 40
_XML = (".xml", ".rels")


def guarded(data: bytes, file: str) -> io.BytesIO:
    """Return a workbook as a fresh archive that holds exactly the XML that was looked at.

    Raises UserError for a file that is no workbook, is damaged, unpacks to more than
    `MOST_UNPACKED` bytes, or has a filled cell beyond `MOST_ROWS` or `MOST_COLUMNS`.
    """
    place = Place(file=file)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if "[Content_Types].xml" not in archive.namelist():
                raise UserError(_not_a_workbook(place))
            if len(set(archive.namelist())) < len(entries):
                raise ValueError("one name twice")
            if len(entries) > _MOST_PARTS:
                raise UserError(_too_large(place))
            return _copied(archive, [each for each in entries if _is_xml(each)], place)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, struct.error):
        raise UserError(
            error(
                "file-damaged",
                "這個試算表檔已損壞，或有密碼保護。",
                "用 Excel 開啟後另存成沒有密碼的 .xlsx 檔。",
                place,
            )
        ) from None


def _is_xml(entry: ZipInfo) -> bool:
    return entry.filename.lower().endswith(_XML)


def _copied(archive: ZipFile, entries: list[ZipInfo], place: Place) -> io.BytesIO:
    stream, left = io.BytesIO(), MOST_UNPACKED
    with ZipFile(stream, "w", ZIP_STORED) as copy:
        for entry in entries:
            data = _unpacked(archive, entry, left, place)
            left -= len(data)
            _check_extent(data, place)
            copy.writestr(ZipInfo(entry.filename), data)
    stream.seek(0)
    return stream


def _unpacked(archive: ZipFile, entry: ZipInfo, most: int, place: Place) -> bytes:
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError("a method that workbooks do not use")
    parts, size = [], 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise UserError(_too_large(place))
            parts.append(chunk)
    return b"".join(parts)


def _check_extent(data: bytes, place: Place) -> None:
    """Refuse a part with a filled cell out of bounds; what is merely formatted does no harm."""
    if not _UNPLACED.search(data) and all(map(_is_near, _POSITION.findall(data))):
        return
    far_row, far_column = _filled_extent(data)
    if far_row > MOST_ROWS or far_column > MOST_COLUMNS or far_row * far_column > MOST_CELLS:
        raise UserError(
            error(
                "workbook-too-wide",
                f"工作表用到第 {far_row:,} 列、第 {far_column:,} 欄，不像是名單。",
                "刪除名單以外的列與欄（選取後按右鍵刪除，不是清除內容），存檔後再試。",
                place,
            )
        )


def _is_near(reference: bytes) -> bool:
    """Tell whether a reference lies in the corner of a sheet where no list can do harm."""
    found = _CELL.fullmatch(reference)
    return bool(
        found
        and _column(found.group(1) or b"") <= _NEAR_COLUMNS
        and int(found.group(2) or 0) <= MOST_CELLS // _NEAR_COLUMNS
    )


def _filled_extent(data: bytes) -> tuple[int, int]:
    """Return the last row and the last column, from 1, in which a cell holds anything."""
    far_row = far_column = row = column = 0
    for event, element in _walk(data):
        name = etree.QName(element).localname
        if event == "start" and name == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif event == "end" and name == "c":
            place = element.get("r")
            found = _CELL.fullmatch(place.encode()) if place else None
            column = _column(found.group(1) or b"") if found else column + 1
            row = int(found.group(2) or row) if found else row
            if len(element):
                far_row, far_column = max(far_row, row), max(far_column, column)
            element.clear()
    return far_row, far_column


def _walk(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    try:
        yield from etree.iterparse(
            io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True
        )
    except etree.XMLSyntaxError as problem:
        raise ValueError("not well-formed") from problem


def _column(word: bytes) -> int:
    number = 0
    for letter in word.upper():
        number = number * 26 + letter - 64
    return number


def _not_a_workbook(place: Place) -> Finding:
    return error("not-a-workbook", "這是壓縮檔，不是試算表。", "解壓縮後指定其中的檔案。", place)


def _too_large(place: Place) -> Finding:
    return error(
        "workbook-too-large",
        f"這個試算表展開後超過 {MOST_UNPACKED // 1_000_000} MB，不像是名單。",
        "檢查是否選錯檔案；或把名單複製到新的試算表再試。",
        place,
    )
