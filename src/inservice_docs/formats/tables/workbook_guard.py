"""A workbook made safe before it is read: bounded in size, no cell far out, nothing but its XML.

The reader sets room aside for the whole rectangle of filled cells: one at XFD1048576 in a file of
5 kB is enough to end the process, and 300 kB can unpack to 300 MB.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from inservice_docs.records.finding import Finding, Place, UserError, error

if TYPE_CHECKING:
    from lxml import etree

MOST_UNPACKED = 60_000_000
MOST_UNPACKED_APART = 160_000_000
"""For a reader in a process of its own: a list with a million formatted rows under it."""
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000
_MOST_PARTS = 500

_POSITION = re.compile(rb"""\br\s*=\s*["']([^"']*)["']""")
# A cell that does not say where it is stands after the one before.
_UNPLACED = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])(?![^<]*\br\s*=)")
_CELL = re.compile(rb"([A-Za-z]{1,3})?([0-9]{1,8})?")
_NEAR_COLUMNS = 40
_XML = (".xml", ".rels", "mimetype")
_KINDS = ("[Content_Types].xml", "content.xml")
_WORD = "word/document.xml"

Change = Callable[[str, bytes], bytes]
"""Called with each part's name and content; returns what goes on in its place."""


def guarded(
    data: bytes, file: str, *, change: Change | None = None, careful: bool = True
) -> io.BytesIO:
    """Return a workbook as a fresh archive that holds exactly the XML that was looked at.

    Raises UserError for a file that is no workbook, is damaged, unpacks to more than
    `MOST_UNPACKED` bytes, or has a filled cell beyond `MOST_ROWS` or `MOST_COLUMNS`. Without
    `careful` cells are not looked at: only for a process whose memory is bounded.
    """
    place = Place(file=file)
    most = MOST_UNPACKED if change is None else MOST_UNPACKED_APART
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if not any(kind in archive.namelist() for kind in _KINDS):
                raise UserError(_not_a_workbook(place))
            if _WORD in archive.namelist():
                raise UserError(_word_file(place))
            if len(set(archive.namelist())) < len(entries):
                raise ValueError("one name twice")
            kept = [each for each in entries if _is_xml(each)]
            if len(entries) > _MOST_PARTS or sum(each.file_size for each in kept) > most:
                raise UserError(_too_large(most, place))
            return _copied(archive, kept, change, place, most, careful)
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


def _copied(
    archive: ZipFile,
    entries: list[ZipInfo],
    change: Change | None,
    place: Place,
    left: int,
    careful: bool,
) -> io.BytesIO:
    stream, most = io.BytesIO(), left
    with ZipFile(stream, "w", ZIP_STORED) as copy:
        for entry in entries:
            data = _unpacked(archive, entry, left)
            if data is None:
                raise UserError(_too_large(most, place))
            left -= len(data)
            if careful:
                _check_extent(data, place)
            copy.writestr(ZipInfo(entry.filename), change(entry.filename, data) if change else data)
    stream.seek(0)
    return stream


def _unpacked(archive: ZipFile, entry: ZipInfo, most: int) -> bytes | None:
    """Return a part of the archive, None for one that is larger than it says or than `most`."""
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError("a method that workbooks do not use")
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    return data if len(data) <= most else None


def _check_extent(data: bytes, place: Place) -> None:
    """Refuse a part with a filled cell out of bounds; what is merely formatted does no harm."""
    if not _UNPLACED.search(data) and all(map(_is_near, _POSITION.findall(data))):
        return
    far_row, far_column = _filled_extent(data)
    if far_row > MOST_ROWS or far_column > MOST_COLUMNS or far_row * far_column > MOST_CELLS:
        raise UserError(too_wide(far_row, far_column, place))


def too_wide(row: int, column: int, place: Place) -> Finding:
    """Return the finding about a worksheet whose last filled row and column are too far out."""
    return error(
        "workbook-too-wide",
        f"工作表用到第 {row:,} 列、第 {column:,} 欄，不像是名單。",
        "刪除名單以外的列與欄（選取後按右鍵刪除，不是清除內容），存檔後再試。",
        place,
    )


def damaged_workbook(place: Place) -> Finding:
    """Return the finding about a workbook that no reader understands."""
    return error(
        "file-damaged",
        "這個試算表檔已損壞，無法讀取。",
        "用 Excel 開啟後另存成 .xlsx 檔再試。",
        place,
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
    from lxml import etree

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
    from lxml import etree

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


def _word_file(place: Place) -> Finding:
    fix = "把 Word 裡的表格複製到 Excel，另存成 .xlsx 檔再試。"
    return error("file-kind", "名單檔是 Word 檔，副檔名不對，無法讀取。", fix, place)


def _too_large(most: int, place: Place) -> Finding:
    return error(
        "workbook-too-large",
        f"這個試算表展開後超過 {most // 1_000_000} MB，不像是名單。",
        "檢查是否選錯檔案；或把名單複製到新的試算表再試。",
        place,
    )
