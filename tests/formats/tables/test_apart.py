"""Files that may harm their reader, read apart."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.formats.tables.lists import EXPORT, WANG, workbook

from inservice_docs.formats.tables import apart
from inservice_docs.formats.tables.apart import open_apart
from inservice_docs.formats.tables.opening import open_grids
from inservice_docs.records.finding import UserError


def test_what_the_other_side_read_comes_back(tmp_path: Path) -> None:
    """Rows, sheet, places and rare characters, as if read here."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG, ("", "王𠮷\n甲"))
    (grid,) = open_apart("workbook", path.read_bytes(), "名 單.xlsx").value
    assert grid.rows[0] == EXPORT
    assert grid.rows[1] == WANG
    assert grid.rows[2][1] == "王𠮷\n甲"
    assert str(grid.place(1, 4)) == "名 單.xlsx 工作表「名單」 儲存格 E2"


def test_a_refusal_comes_back_with_its_place() -> None:
    """The other side's finding, under the name that the clerk knows."""
    with pytest.raises(UserError) as caught:
        open_apart("xml", b"<a>\n<b></a>", "a.xml")
    (found,) = caught.value.findings
    assert (found.code, found.place.file, found.place.line) == ("xml-unreadable", "a.xml", 2)


def test_a_reader_that_ends_is_a_finding(tmp_path: Path) -> None:
    """A cell far out would end the reader; this process goes on and says why."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            data = source.read(entry).replace(b'r="H2"', b'r="XFD1048576"')
            target.writestr(entry.filename, data)
    with pytest.raises(UserError) as caught:
        open_apart("workbook", stream.getvalue(), "a.xlsx")
    assert caught.value.findings[0].code == "workbook-too-wide"


def test_a_reader_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the clerk is told."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    monkeypatch.setattr(apart, "SECONDS", 0.0)
    monkeypatch.setattr(apart, "CAREFUL_SECONDS", 0.0)
    with pytest.raises(UserError) as caught:
        open_grids(path)
    assert caught.value.findings[0].code == "file-too-complex"
