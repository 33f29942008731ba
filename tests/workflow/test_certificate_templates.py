"""A study's certificates are made with the template that was chosen, of those that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.issued import another_layout, awarded, issued

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.templates import BUILT_IN, OWN
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.certificate_templates import (
    certificate_templates,
    chosen_template,
    template_used,
)
from inservice_docs.workflow.issued_documents import list_documents
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.reissue_certificate import reissue_certificate
from inservice_docs.workflow.workspace import Workspace


def test_those_there_are(workspace: Workspace, folder: Path) -> None:
    """The one that comes with the program first, then the school's own; nothing but Word files."""
    (only,) = certificate_templates(workspace)
    assert (only.name, only.source) == (CERTIFICATE, BUILT_IN)
    name = another_layout(folder)
    (folder / "templates" / "certificates" / "說明.csv").write_text("x", "utf-8")
    assert [(each.name, each.source) for each in certificate_templates(workspace)] == [
        (CERTIFICATE, BUILT_IN), (name, OWN),
    ]  # fmt: skip


def test_one_is_chosen_by_its_name(workspace: Workspace, folder: Path) -> None:
    """With folder and ending or without; any other is told with those that there are."""
    name = another_layout(folder)
    for words in (name, "獎狀式.docx", "獎狀式"):
        assert chosen_template(workspace, words).name == name
    assert chosen_template(workspace, "").name == CERTIFICATE
    for words in ("../獎狀式", "letters/letter.docx", "沒有的"):
        with pytest.raises(UserError) as problem:
            chosen_template(workspace, words)
        (found,) = problem.value.findings
        assert (found.code, found.place.field) == ("certificate-template", "template")
        assert "獎狀式" in found.fix


def test_a_study_keeps_to_the_one_it_chose(
    register: Register, folder: Path, tmp_path: Path
) -> None:
    """For those who come later, and for copies; another study has the standard one."""
    name = another_layout(folder)
    plan, other = awarded(register, 3), awarded(register, 1)
    assert template_used(register, plan) == CERTIFICATE
    first = issued(register, plan, tmp_path / "1", people=("王範例1",), template="獎狀式")
    assert template_used(register, plan) == name
    assert template_used(register, other) == CERTIFICATE
    rest = issued(register, plan, tmp_path / "2", people=("王範例2",))
    (copy,) = reissue_certificate(
        register, first.certificates[0].number, Output(tmp_path), reason="遺失"
    ).value.files
    plain = issued(register, other, tmp_path / "3")
    back = issued(register, plan, tmp_path / "4", template=CERTIFICATE)
    for file, own in (
        (first.files[0], True), (rest.files[0], True), (copy, True),
        (plain.files[0], False), (back.files[0], False),
    ):  # fmt: skip
        assert ("本證明依獎狀式" in "".join(read_text(file.read_bytes()))) == own
    assert template_used(register, plan) == CERTIFICATE
    assert {each.parts[-1].name for each in list_documents(register, plan=plan)} >= {
        name, CERTIFICATE,
    }  # fmt: skip


def test_one_that_is_gone_gives_way(register: Register, folder: Path, tmp_path: Path) -> None:
    """Whoever is next gets the standard one; what was issued is made again as it was."""
    name = another_layout(folder)
    plan = awarded(register, 2)
    done = issued(register, plan, tmp_path / "1", people=("王範例1",), template=name)
    (folder / "templates" / name).unlink()
    assert template_used(register, plan) == CERTIFICATE
    again = issued(register, plan, tmp_path / "2", again=True)
    assert again.files[0].read_bytes() == done.files[0].read_bytes()
    reissue_certificate(register, "1", Output(tmp_path / "3"), reason="遺失")
