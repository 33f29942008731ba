"""Templates are listed with whose they are, and copied into the workspace to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.list_templates import (
    copy_template,
    fitting_kinds,
    kind_names,
    letter_kinds,
    list_placeholders,
    list_templates,
)
from inservice_docs.workflow.workspace import Workspace, open_workspace


def test_samples_are_no_templates(workspace: Workspace) -> None:
    """What a school may change is listed; the sample study is not."""
    names = [each.name for each in list_templates(workspace)]
    assert "letters/letter.docx" in names
    assert not any(name.startswith("samples/") for name in names)


def test_every_template_has_documented_placeholders(workspace: Workspace) -> None:
    """No template is in use whose placeholders nobody could look up."""
    for each in list_templates(workspace):
        assert list_placeholders(each.name, workspace), each.name


def test_a_copy_belongs_to_the_school(workspace: Workspace, folder: Path) -> None:
    """Once copied, the school's file is the one in use."""
    copied = copy_template("letters/wording/reminder.yaml", workspace, force=False)
    assert copied == folder.resolve() / "templates/letters/wording/reminder.yaml"
    (own,) = (each for each in list_templates(workspace) if each.path == copied)
    assert own.source_word == "學校自訂"


def test_a_copy_is_not_overwritten(workspace: Workspace) -> None:
    """A school's own work is kept unless it says otherwise."""
    copied = copy_template("letters/letter.docx", workspace, force=False)
    copied.write_bytes(b"own")
    with pytest.raises(UserError) as problem:
        copy_template("letters/letter.docx", workspace, force=False)
    assert problem.value.findings[0].code == "file-exists"
    assert copied.read_bytes() == b"own"
    copy_template("letters/letter.docx", workspace, force=True)
    assert copied.read_bytes() != b"own"


def test_outside_a_workspace_there_is_no_place_for_a_copy(tmp_path: Path) -> None:
    """The cure names init."""
    with pytest.raises(UserError) as problem:
        copy_template("letters/letter.docx", open_workspace(None, tmp_path), force=False)
    assert "init" in problem.value.findings[0].fix


def test_a_wording_file_makes_a_kind_of_letter(workspace: Workspace, folder: Path) -> None:
    """A school's own kind is listed beside the seven."""
    own = folder / "templates/letters/wording/thanks.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "名稱: 感謝函\n主旨: 感謝{{ 學校名稱 }}，請查照。\n段落: [{段名: 說明, 文字: 無。}]\n",
        encoding="utf-8",
    )
    kinds = {kind.key: kind for kind in letter_kinds(workspace)}
    assert kinds["thanks"].title == "感謝函"
    assert set(kinds) == set(kind_names(workspace))
    assert len(kinds) == 8


def test_kinds_that_fit_a_study_come_in_the_order_of_the_procedure(workspace: Workspace) -> None:
    """A request is for a cross-school study, a memo for one in the school; own kinds come last."""
    assert workspace.folder is not None
    own = workspace.folder / "templates" / "letters" / "wording" / "a-thank-you.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "名稱: 感謝函\n文別: 函\n主旨: 感謝{{ 研習案名 }}講師。\n段落: [說明]\n", "utf-8"
    )
    cross = [each.key for each in fitting_kinds(workspace, "校外")]
    assert cross == ["approval-request", "invitation", "reminder", "change-notice", "a-thank-you"]
    inside = [each.key for each in fitting_kinds(workspace, "校內")]
    assert inside == ["in-school-memo", "hours-memo", "a-thank-you"]
    own.write_text("名稱: [", encoding="utf-8")
    broken = fitting_kinds(workspace, "校內")[-1]
    assert (broken.key, broken.title) == ("a-thank-you", "")
