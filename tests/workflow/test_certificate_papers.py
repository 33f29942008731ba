"""The papers of certificates: from today's template, as a copy, or those that were issued."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from tests.support.issued import awarded, issued
from tests.support.seals import SEALER, certificate

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.certificate_papers import (
    check_output,
    folder_name,
    issued_papers,
    new_papers,
    shows_check,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import Workspace


def own_template(folder: Path, *words: str) -> Path:
    """Give a workspace a template of its own."""
    path = folder / "templates" / CERTIFICATE
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for each in words:
        document.add_paragraph(each)
    document.save(str(path))
    return path


def test_the_built_in_template_shows_everything(workspace: Workspace) -> None:
    """Code and check code; a copy says so behind its number."""
    facts = certificate(check="K7QXM-2PDAB")
    made = new_papers([facts], [SEALER.text(facts)], workspace)
    assert shows_check(workspace)
    assert made.findings == ()
    assert made.papers.contexts[0]["核對碼"] == "K7QXM-2PDAB"
    copy = new_papers([facts], ["CODE"], workspace, copy=True)
    assert copy.papers.contexts[0]["證號"] == "(115)曉中宗字第0001號（補發）"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("{{ 姓名 }}",), {"certificate-no-code"}),
        (("{{ 姓名 }}", "{{ 驗證碼 }}"), {"certificate-no-check"}),
        (("{{ 姓名 }}", "{{ 驗證碼 }}", "核對碼 {{ 核對碼 }}"), set()),
    ],
)
def test_what_a_school_s_own_template_lacks_is_told(
    workspace: Workspace, folder: Path, words: tuple[str, ...], codes: set[str]
) -> None:
    """Without a place for a code nothing can be verified; it is used all the same."""
    own_template(folder, *words)
    facts = certificate(check="K7QXM-2PDAB")
    made = new_papers([facts], ["CODE"], workspace)
    found = {each.code for each in made.findings} - {"template-not-mergeable"}
    assert found == codes
    assert shows_check(workspace) == (len(words) == 3)


def test_a_missing_fact_stops_it(workspace: Workspace) -> None:
    """What would stand in red in a draft."""
    with pytest.raises(UserError):
        new_papers([certificate(issued_on=None)], ["CODE"], workspace)


def test_what_was_issued_keeps_its_template(register: Register, tmp_path: Path) -> None:
    """When the school has changed it since; each set has the template of its day."""
    plan = awarded(register, 2)
    first = issued(register, plan, tmp_path / "a", people=("王範例1",))
    assert register.workspace.folder is not None
    own_template(register.workspace.folder, "{{ 證號 }} {{ 姓名 }}")
    second = issued(register, plan, tmp_path / "b")
    with register.look() as work:
        held = work.certificates.list(plan=plan)
        sets = list(issued_papers(work, held))
    words = [dict(each) for _, each in sets]
    assert len(sets) == 2
    for done in (first, second):
        data = done.files[0].read_bytes()
        assert data in [each for made in words for each in made.values()]
    assert sets[0][0].template != sets[1][0].template
    again = issued(register, plan, tmp_path / "c", again=True)
    names = ["研習證明_0001.docx", "研習證明_0002.docx"]
    assert [file.name for file in again.files] == names


def test_two_series_have_files_of_their_own(register: Register, tmp_path: Path) -> None:
    """The same serial of another 字 does not overwrite the first."""
    plan = awarded(register, 2)
    issued(register, plan, tmp_path / "a", people=("王範例1",))
    issued(register, plan, tmp_path / "b", number_word="曉中教")
    again = issued(register, plan, tmp_path / "c", again=True)
    assert [file.name for file in again.files] == [
        "研習證明_0001.docx", "研習證明_0001_2.docx", "研習證明_全部.docx",
    ]  # fmt: skip


def test_formats_are_checked_first() -> None:
    """In order, each once."""
    output = check_output(Output(Path("x"), formats=("DOCX", " docx")))
    assert (output.formats, output.whole) == (("docx",), "研習證明_全部")
    with pytest.raises(UserError):
        check_output(Output(Path("x"), formats=("txt",)))
    assert folder_name("115-3") == "115-003-研習證明"
