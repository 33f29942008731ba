"""Editing in place: values and blocks change, every other character stays."""

from __future__ import annotations

from inservice_docs.formats.plan_file.text_edit import TextEdit
from inservice_docs.records.finding import Place

TEXT = """\
# 頭
名稱: 甲   # 註
核准文號:      # 註
  - {機關: 甲}

  # 還是它的
  - 機關: 乙
# 屬於下一項
場次:
- {日期: 99-03-23, 時間: "9:00"}
- 日期: '99-03-24' # 註
末:
"""


def test_values() -> None:
    """Plain and quoted values are replaced without their comments, quotes are kept."""
    edit = TextEdit(TEXT)
    edit.replace(Place(line=2, column=5), lambda old: f"<{old}>")
    edit.replace(Place(line=10, column=8), lambda old: f"<{old}>")
    edit.replace(Place(line=10, column=22), lambda old: f"<{old}>")
    edit.replace(Place(line=11, column=7), lambda old: f"<{old}>")
    edit.replace(Place(), str.upper)
    edit.replace(Place(line=12, column=3), str.upper)
    expected = TEXT.replace("甲   #", "<甲>   #").replace("99-03-23", "<99-03-23>")
    expected = expected.replace('"9:00"', '"<9:00>"').replace("'99-03-24'", "'<99-03-24>'")
    assert edit.text() == expected


def test_blocks() -> None:
    """A key goes with all of its lines; a comment before the next key stays."""
    edit = TextEdit(TEXT)
    edit.drop_block(Place(line=4, column=5))
    edit.drop_block(Place(line=12, column=1))
    edit.drop_block(Place())
    lines = TEXT.split("\n")
    assert edit.text() == "\n".join([*lines[:2], *lines[7:11], ""])


def test_lists_without_indentation() -> None:
    """A list whose dashes stand at the margin belongs to its key."""
    edit = TextEdit("甲: 1\n乙:\n- x\n- y\n丙: 1\n")
    edit.drop_block(Place(line=3, column=3))
    assert edit.text() == "甲: 1\n丙: 1\n"


def test_untouched() -> None:
    """Without edits the text is the same, its line ends made plain."""
    assert TextEdit(TEXT).text() == TEXT
    assert TextEdit("a\r\nb\r").text() == "a\nb\n"
