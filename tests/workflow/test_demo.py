"""The demo shows every document of the procedure, made from the facts of the sample letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.documents.catalogue import LETTERS
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.workflow.check_plan import check_plans
from inservice_docs.workflow.demo import INPUTS, make_demo
from inservice_docs.workflow.workspace import open_workspace


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder, made once."""
    out = tmp_path_factory.mktemp("demo")
    make_demo(out)
    return out


def test_every_kind_of_letter_and_sheet_is_there(demo: Path) -> None:
    """Seven letters, seven sheets and lists, a workbook beside the sign-in sheet."""
    names = sorted(path.name.partition("-")[2] for path in demo.glob("*.*"))
    assert len([name for name in names if "函" in name or "簽." in name]) >= len(LETTERS)
    for word in (
        "申請核定函.docx", "邀請函.docx", "校內研習簽.docx", "研習時數登錄簽.docx", "催辦函.docx",
        "改期通知函.docx", "業務帳號申請函.docx", "實施計畫.docx", "報名表.docx",
        "課程登錄表.docx", "簽到表.docx", "簽到表.xlsx", "研習名單.xlsx", "參加研習人員名單.docx",
    ):  # fmt: skip
        assert word in names
    assert len(list(demo.glob("*/研習證明_*.docx"))) == 11


def test_nothing_but_a_number_is_missing(demo: Path) -> None:
    """The sample has every fact; only numbers that a school has yet to assign are red."""
    for path in demo.rglob("*.docx"):
        text = "".join(read_text(path.read_bytes())).replace("（待填：發文字號）", "")
        assert "待填" not in text, path.name


def test_the_data_it_came_from_can_be_used_again(demo: Path) -> None:
    """範例資料 is a workspace, and its plans have no error."""
    inputs = demo / INPUTS
    plans = sorted(inputs.glob("*.yaml"))
    assert len(plans) == 4
    findings = check_plans(plans, open_workspace(inputs))
    assert not [found for found in findings if str(found.severity) == "error"]


def test_a_second_run_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    """Identical input, identical documents."""
    make_demo(tmp_path)
    for path in sorted(demo.rglob("*.*")):
        again = tmp_path / path.relative_to(demo)
        assert again.read_bytes() == path.read_bytes(), path.name
