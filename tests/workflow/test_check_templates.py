"""Broken tags, unknown placeholders and hostile expressions are found before any printing."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from inservice_docs.workflow.check_templates import check_templates
from inservice_docs.workflow.workspace import Workspace

WORDING = "名稱: 甲\n文別: 函\n主旨: {subject}\n段落:\n  - 段名: 說明\n    條列:\n      - {item}\n"


def own_docx(folder: Path, text: str) -> Path:
    document = docx.Document()
    document.add_paragraph(text)
    data = io.BytesIO()
    document.save(data)
    path = folder / "letter.docx"
    path.write_bytes(data.getvalue())
    return path


def test_the_built_in_templates_are_sound_and_take_the_fast_way(workspace: Workspace) -> None:
    """No template or wording file that comes with the program has a finding."""
    assert check_templates([], workspace) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主旨：{{ 主指 }}", "主指"),
        ("{% for 行 in 本文 %}沒有結尾", "本文"),
        ("{{ 主旨", "主旨"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
    ],
)
def test_a_faulty_word_template_is_named_with_its_paragraph(
    text: str, words: str, folder: Path, workspace: Workspace
) -> None:
    """The finding quotes what stands in the template, and says what to do."""
    findings = check_templates([str(own_docx(folder, text))], workspace)
    assert any(words in f"{found.message}{found.place}" and found.fix for found in findings)
    assert any(str(found.severity) == "error" for found in findings)


@pytest.mark.parametrize(
    ("subject", "item", "words"),
    [
        ('"{{ 研習名程 }}"', "甲", "研習名程"),
        ("甲", '"{% if 目的 %}甲"', "說明"),
        ("甲", '"{{ (0).__class__ }}"', "__class__"),
        ("甲", '{逐項: 場次, 文字: "{{ 項.地典 }}"}', "地典"),
    ],
)
def test_a_faulty_wording_is_named_with_its_field(
    subject: str, item: str, words: str, folder: Path, workspace: Workspace
) -> None:
    """The place names the part of the wording in which the phrase stands."""
    path = folder / "own.yaml"
    path.write_text(WORDING.format(subject=subject, item=item), encoding="utf-8")
    findings = check_templates([str(path)], workspace)
    assert any(words in f"{found.message}{found.place}" for found in findings)
    assert all(found.fix for found in findings)


def test_a_sound_wording_of_the_schools_own_passes(folder: Path, workspace: Workspace) -> None:
    """Documented placeholders, loops over lists and conditions are all right."""
    item = '{逐項: 場次, 文字: "{% if 項.地點 %}{{ 項.地點 }}{% endif %}"}'
    path = folder / "own.yaml"
    text = WORDING.format(subject="{{ 附送 }}計畫，{{ 期望語 }}。", item=item)
    path.write_text(text.replace("主旨: {{", '主旨: "{{').replace("。\n", '。"\n', 1), "utf-8")
    codes = {found.code for found in check_templates([str(path)], workspace)}
    assert not [code for code in codes if code.startswith("wording-")]


def test_a_wording_is_tried_out_on_a_sample_study(folder: Path, workspace: Workspace) -> None:
    """What the letter rules say of the letters that it gives is said of the wording."""
    text = WORDING.format(subject="檢送實施計畫乙份，請　查照。", item="請查照。")
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    findings = check_templates([str(folder / "own.yaml")], workspace)
    assert {found.place.file for found in findings} == {"own.yaml"}
    assert any("1份" in found.fix for found in findings)
    assert any(found.place.field.startswith("主旨") for found in findings)


@pytest.mark.parametrize("part", ["主旨", "段落", "名稱"])
def test_a_wording_without_a_main_part_is_refused(
    part: str, folder: Path, workspace: Workspace
) -> None:
    """A letter made from half a wording would be another letter."""
    text = WORDING.format(subject="檢送實施計畫1份，請查照。", item="甲。")
    lines = text.splitlines(keepends=True)
    kept = lines[:3] if part == "段落" else [each for each in lines if not each.startswith(part)]
    (folder / "own.yaml").write_text("".join(kept), encoding="utf-8")
    findings = check_templates([str(folder / "own.yaml")], workspace)
    assert any(part in found.message for found in findings)


def test_an_unknown_name_and_a_file_that_is_none_are_findings(
    folder: Path, workspace: Workspace
) -> None:
    """A misspelt name is told with the nearest; a text file is no template."""
    (folder / "letter.docx").write_bytes(b"not a Word file")
    codes = [
        found.code
        for found in check_templates(["letters/leter.docx", str(folder / "letter.docx")], workspace)
    ]
    assert "template-missing" in codes
    assert len(codes) == 2


@pytest.mark.parametrize("phrase", ["{{ None }}", "{{ 'x'*99 }}"])
def test_what_drafting_refuses_the_check_refuses(
    phrase: str, folder: Path, workspace: Workspace
) -> None:
    """A phrase is filled in as for a draft, so nothing passes here and fails there."""
    text = WORDING.format(subject=f'"檢送計畫{phrase}，請查照。"', item="甲")
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    findings = check_templates([str(folder / "own.yaml")], workspace)
    assert {(found.code, found.place.field) for found in findings} >= {
        ("wording-broken-tag", "主旨")
    }


def test_a_kind_that_is_none_is_told(folder: Path, workspace: Workspace) -> None:
    """便條 is no 文別: rules that go by the kind would stay silent."""
    text = WORDING.format(subject="檢送實施計畫1份，請查照。", item="甲").replace("文別: 函\n", "")
    for kind, told in (("便條", True), ("書函", False)):
        (folder / "own.yaml").write_text(f"{text}\n文別: {kind}\n", encoding="utf-8")
        codes = {found.code for found in check_templates([str(folder / "own.yaml")], workspace)}
        assert ("wording-kind-unknown" in codes) is told
