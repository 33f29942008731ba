"""Workbooks into bytes."""

from __future__ import annotations

import io
import zipfile

import openpyxl

from inservice_docs.formats.workbook.save import save_bytes


def book() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active["A1"] = "甲"
    return made


def test_same_content_gives_the_same_bytes() -> None:
    """Neither the archive nor the properties know the time."""
    assert save_bytes(book(), "題", "校") == save_bytes(book(), "題", "校")


def test_every_entry_has_the_fixed_date() -> None:
    """All of them, the worksheets that openpyxl keeps in files too."""
    with zipfile.ZipFile(io.BytesIO(save_bytes(book()))) as archive:
        assert archive.testzip() is None
        dates = {entry.date_time for entry in archive.infolist()}
        systems = {entry.create_system for entry in archive.infolist()}
    assert (dates, systems) == ({(1980, 1, 1, 0, 0, 0)}, {0})


def test_it_opens_again() -> None:
    """What is saved is a sound workbook with its title and author."""
    opened = openpyxl.load_workbook(io.BytesIO(save_bytes(book(), "題", "校")))
    assert (opened.properties.title, opened.properties.creator) == ("題", "校")
    assert opened.worksheets[0]["A1"].value == "甲"
