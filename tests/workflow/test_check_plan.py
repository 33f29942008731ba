"""Many plan files are checked in one go; one that cannot be read does not hide the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.templates import find_template
from inservice_docs.workflow.check_plan import check_plans
from inservice_docs.workflow.workspace import Workspace

BILLION_LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\n研習名稱: [*b, *b]\n"

BAD_FILES: dict[str, bytes] = {
    "empty.yaml": b"",
    "blank.yaml": b" \n\n",
    "binary.yaml": bytes(range(256)) * 8,
    "picture.yaml": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    "pdf.yaml": b"%PDF-1.7\n",
    "broken.yaml": "研習名稱: [甲\n".encode(),
    "bomb.yaml": BILLION_LAUGHS.encode(),
    "tag.yaml": "研習名稱: !!python/object/apply:os.system ['true']\n".encode(),
    "list.yaml": "- 甲\n- 乙\n".encode(),
    "huge.yaml": b"#" * 50_000_000,
    "control.yaml": "研習名稱: 甲\x07乙\n".encode(),
    "half.xlsx": b"PK\x03\x04 and nothing more",
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_a_bad_file_is_one_clear_error_with_its_cure(
    name: str, folder: Path, workspace: Workspace
) -> None:
    """Every bad file is named, with what to do; nothing is raised."""
    (folder / name).write_bytes(BAD_FILES[name])
    findings = check_plans([folder / name], workspace)
    errors = [found for found in findings if str(found.severity) == "error"]
    assert errors
    assert all(found.message and found.fix for found in errors)
    assert any(found.place.file.endswith(name) for found in errors)


def test_a_bad_file_does_not_hide_the_next(folder: Path, workspace: Workspace) -> None:
    """The findings of every file come back."""
    (folder / "empty.yaml").write_bytes(b"")
    (folder / "other.yaml").write_text("研習名: 甲\n", encoding="utf-8")
    findings = check_plans([folder / "empty.yaml", folder / "other.yaml"], workspace)
    files = {Path(found.place.file).name for found in findings}
    assert {"empty.yaml", "other.yaml"} <= files


def test_cp950_text_is_read_and_said(folder: Path, workspace: Workspace) -> None:
    """A file saved as Big5 is read, with a hint to save it as UTF-8."""
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    (folder / "big5.yaml").write_bytes(text.encode("cp950"))
    codes = {found.code for found in check_plans([folder / "big5.yaml"], workspace)}
    assert "encoding-cp950" in codes
    assert not any(code.startswith("unknown") for code in codes)


def test_every_mistake_is_told_at_once_with_line_and_cure(
    folder: Path, workspace: Workspace
) -> None:
    """Four mistakes in four lines give four findings, each at its own line."""
    lines = ["研習名程: 甲", "研習區分: 校際", "場次: [{日期: 99年2月30日}]", "每班次人數: 許多"]
    (folder / "bad.yaml").write_text("\n".join(lines), encoding="utf-8")
    findings = check_plans([folder / "bad.yaml"], workspace)
    read = {found.place.line: found for found in findings if found.place.line}
    assert set(read) >= {1, 2, 3, 4}
    assert "研習名稱" in read[1].fix
    assert all(found.fix for found in findings)


def test_a_word_file_is_named_as_what_it_is(folder: Path, workspace: Workspace) -> None:
    """A letter taken for the plan is no damaged workbook."""
    document = find_template("letters/letter.docx")
    (found,) = check_plans([document], workspace)
    assert "Word" in found.message
    assert "YAML" in found.fix
