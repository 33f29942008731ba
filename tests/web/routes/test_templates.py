"""Templates on the pages."""

from __future__ import annotations

import io

import docx
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.formats.templates import built_in_folder
from inservice_docs.records.account import Role
from inservice_docs.web.routes.templates import title_of
from inservice_docs.workflow.list_templates import list_templates
from inservice_docs.workflow.register import Register

HERE = "/school/templates"
NAME = "certificates/hours_certificate.docx"
ONE = f"{HERE}/one?name={NAME}"


def test_every_template_is_listed_under_a_name_of_its_own(
    clerk: Visitor, register: Register
) -> None:
    """No file name stands where a clerk looks for a kind of document."""
    page = clerk.get(HERE)
    for each in list_templates(register.workspace):
        assert title_of(each.name) in page.text
        assert "." not in title_of(each.name)
        assert clerk.get(f"{HERE}/one?name={each.name}").status == 200


def test_a_template_is_taken_changed_and_put_back(clerk: Visitor) -> None:
    """The school's own is used from then on; the built-in one comes back."""
    data = clerk.get(f"{HERE}/file?name={NAME}").data
    assert data == (built_in_folder() / NAME).read_bytes()
    paper = docx.Document(io.BytesIO(data))
    paper.add_paragraph("本校專用")
    changed = io.BytesIO()
    paper.save(changed)
    done = clerk.submit(ONE, HERE, files={"file": ("我的.docx", changed.getvalue())})
    assert "學校自訂" in done.text
    sample = docx.Document(io.BytesIO(clerk.get(f"{HERE}/sample?name={NAME}").data))
    assert "本校專用" in [each.text for each in sample.paragraphs]
    done = clerk.submit(ONE, f"{HERE}/built-in")
    assert "已換回內建" in done.notes[0]


def test_a_faulty_file_is_told_and_not_used(clerk: Visitor, register: Register) -> None:
    """Each fault with its place; path tricks in the file's name do nothing."""
    letter = (built_in_folder() / "letters/letter.docx").read_bytes()
    for name, data in (("x.docx", b"nothing"), ("../../etc/passwd", letter), ("", b"")):
        wrong = clerk.submit(ONE, HERE, files={"file": (name, data)})
        assert wrong.status == 422
        assert wrong.page.cssselect(".wrong, .note.error")
    assert "內建" in clerk.get(ONE).text
    folder = register.workspace.folder
    assert folder is not None
    assert not (folder / "templates").exists()


def test_names_that_lead_elsewhere_are_refused(clerk: Visitor) -> None:
    """Nothing outside the templates is shown, handed over or written."""
    for name in ("../inservice.toml", "/etc/passwd", "samples/plan.yaml", "..\\x", "", "a\0b"):
        for page in ("one", "file", "sample"):
            assert clerk.get(f"{HERE}/{page}", name=name).status in {400, 404, 409}


def test_only_an_administrator_replaces(people: SignIn) -> None:
    """Others look and download."""
    officer = people(Role.OFFICER)
    assert not officer.get(ONE).page.cssselect("form[enctype]")
    assert officer.get(f"{HERE}/sample?name={NAME}").status == 200
