"""The study plan, the sign-up form and the course entry come from the same facts as the letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.draft_sheets import draft_course_entry, draft_plan_sheets, texts_in
from inservice_docs.workflow.workspace import Workspace

Change = Callable[..., Path]


def test_the_study_plan_and_the_form_hold_the_facts(folder: Path, workspace: Workspace) -> None:
    """What the letters enclose says the same as they do."""
    plan, form = draft_plan_sheets(folder / "plan.yaml", workspace).value
    assert plan.name == "plan-實施計畫.docx"
    assert form.name == "plan-報名表.docx"
    text = "\n".join(read_text(plan.data))
    for fact in ("生命教育教學內容", "99年3月23日（星期二）", "本校至愛樓會議廳", "3小時"):
        assert fact in text
    text = "\n".join(read_text(form.data))
    for fact in ("99年3月16日（星期二）", "chen@example.edu.tw", "04-22913277", "個人資料"):
        assert fact in text


def test_the_course_entry_has_the_code_beside_the_word(folder: Path, workspace: Workspace) -> None:
    """Each choice of the site stands with its code; the document and the values agree."""
    sheet = draft_course_entry(folder / "plan.yaml", workspace).value
    fields = {field["label"]: field for field in sheet.fields}
    assert (fields["課程性質1"]["value"], fields["課程性質1"]["code"]) == ("國小", "40")
    assert fields["課程開始日期"]["value"] == "2010/3/23"
    assert "府授教學字第0990050000號" in fields["依據文號"]["value"]
    text = "\n".join(read_text(sheet.document.data))
    assert all(field["value"] in text for field in sheet.fields)


def test_an_empty_required_field_is_named_first(workspace: Workspace, change: Change) -> None:
    """What the clerk still has to find out stands above the form."""
    file = change({"班級數": None, "補助單位": None})
    sheet = draft_course_entry(file, workspace)
    lines = read_text(sheet.value.document.data)
    first = next(line for line in lines if "班級數" in line)
    assert "補助單位" in first
    with pytest.raises(UserError):
        draft_course_entry(file, workspace, final=True)


def test_a_gap_in_a_sheet_is_a_finding(workspace: Workspace, change: Change) -> None:
    """Whatever shows in red is also told, once."""
    file = change({"場次": "[{日期: 99-03-23, 時間: '13:10-17:20'}]"})
    outcome = draft_plan_sheets(file, workspace)
    assert "待填" in "".join(read_text(outcome.value[0].data))
    about = [found for found in outcome.findings if "地點" in f"{found.place}{found.message}"]
    assert about


def test_texts_are_found_at_any_depth() -> None:
    """Nested lists and mappings are walked; numbers and flags hold no text."""
    assert list(texts_in({"a": ["b", ("c", {"d": "e"})], "f": 1, "g": True})) == ["b", "c", "e"]


@pytest.mark.parametrize("name", ["in_school.yaml", "online.yaml"])
def test_a_study_without_paper_sign_up_has_no_form(
    name: str, folder: Path, workspace: Workspace, change: Change
) -> None:
    """In-school studies and those that are signed up for online only need no 報名表."""
    change({"報名": "{截止: 99-03-16, 線上: 是, 線上人數: 100}"}, "online.yaml")
    (document,) = draft_plan_sheets(folder / name, workspace, final=True).value
    assert document.name.endswith("實施計畫.docx")
