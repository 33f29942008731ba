"""The empty form: drop-downs, notes, examples, text cells, ready to print."""

from __future__ import annotations

from tests.support.plan_forms import Form

from inservice_docs.formats.workbook.plan_form_layout import CHOICES_SHEET, Field, entries
from inservice_docs.formats.workbook.plan_form_write import write_form
from inservice_docs.records.plan import Scope
from inservice_docs.taiwan.course_codes import load


def options(form: Form, cell: str) -> list[str]:
    """Return the words that the drop-down of a cell offers."""
    for drop in form.sheet.data_validations.dataValidation:
        if drop.type == "list" and cell in drop.sqref:
            area = str(drop.formula1).partition("!")[2].replace("$", "")
            return [row[0].value for row in form.book[CHOICES_SHEET][area]]
    return []


def test_same_bytes_every_time() -> None:
    """Two forms made alike are the same file."""
    assert write_form() == write_form()
    assert write_form(Scope.IN_SCHOOL) != write_form(Scope.CROSS_SCHOOL)


def test_drop_downs() -> None:
    """Each field with a fixed or a coded list offers exactly that list."""
    form, codes = Form(), load()
    assert options(form, f"B{form.row('研習區分')}") == ["校內", "校外"]
    for key in ("公差假", "報名 線上"):
        assert options(form, f"B{form.row(key)}") == ["是", "否"]
    assert options(form, f"B{form.row('異動 種類')}") == ["改期", "取消"]
    for key in ("班別性質", "繳費方式", "補助單位"):
        words = [choice.word for choice in codes.choices(key)]
        assert options(form, f"B{form.row(key)}") == words
    for letter, level in zip("BCDE", "1234", strict=True):
        words = [choice.word for choice in codes.choices(f"課程性質{level}")]
        assert options(form, f"{letter}{form.row('課程性質')}") == words
    assert "國小" in options(form, f"F{form.row('參加對象')}")
    assert form.book[CHOICES_SHEET].sheet_state == "hidden"


def test_every_key_has_its_note_and_most_an_example() -> None:
    """Beside each field stands what it means, and how it is written."""
    form = Form()
    for entry in entries():
        row = form.row(entry.key) if isinstance(entry, Field) else form.row(f"{entry.key} 1") - 1
        assert form.sheet.cell(row, 1).value == entry.key
        assert str(form.sheet.cell(row, 8).value).endswith("。")
        assert form.sheet.cell(row, 7).value


def test_cells_keep_what_is_typed() -> None:
    """Dates, ranges and phone numbers are typed into text cells, amounts into number cells."""
    form = Form()
    for key in ("每校人數", "報名 截止", "報名 傳真", "場次 1", "承辦人 1"):
        assert form.sheet.cell(form.row(key), 2).number_format == "@"
    for key in ("時數", "班級數", "每班次人數"):
        assert form.sheet.cell(form.row(key), 2).number_format == "General"


def test_ready_to_print() -> None:
    """A4 lying, one page wide, the heading repeated, the heading and the keys in view."""
    sheet = Form().sheet
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "B4"
    assert "&P" in str(sheet.oddFooter.center.text)


def test_every_written_cell_is_kai() -> None:
    """One face throughout."""
    fonts = {cell.font.name for row in Form().sheet.iter_rows() for cell in row if cell.value}
    assert fonts == {"標楷體"}
