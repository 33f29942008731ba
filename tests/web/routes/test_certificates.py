"""Certificates of a study on the pages."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from tests.support.issued import another_layout, awarded
from tests.support.pages import Answer, Visitor
from tests.support.studies import attended
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.list_certificates import list_certificates
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_school import set_school


def here(number: str) -> str:
    """The page of a study's certificates."""
    return f"/studies/{number}/certificates"


def finished(visitor: Visitor, job: Answer) -> Answer:
    """The page of a job once it is over."""
    assert job.path.startswith("/jobs/"), job.text
    while "製作中" in (seen := visitor.get(job.path)).text:
        time.sleep(0.05)
    return seen


def names(visitor: Visitor, job: Answer) -> list[str]:
    """The files that a job made."""
    packed = visitor.get(job.link("下載"))
    return zipfile.ZipFile(io.BytesIO(packed.data)).namelist()


def test_everybody_with_hours_gets_one_and_only_once(clerk: Visitor, register: Register) -> None:
    """The files come in a ZIP; a second click, and the Back button, issue nothing more."""
    number = awarded(register, 4, absent=1)
    page = clerk.get(here(number))
    assert "王範例1" in page.page.cssselect("figure")[0].text_content()
    fields = {"format": ["docx"], "mail": "1"}
    job = clerk.submit(page, here(number), fields, button="發給全部")
    done = finished(clerk, job)
    assert "已核發 3 張" in done.text
    made = names(clerk, done)
    assert sum(name.endswith(".docx") for name in made) == 4
    assert not [name for name in made if "王" in name]
    again = clerk.submit(page, here(number), fields, button="發給全部")
    assert again.path == job.path
    assert len(list_certificates(register, number)) == 3
    assert not clerk.get(here(number)).page.cssselect("#issue")


def test_the_template_is_chosen_for_the_study(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """There is a menu where there are several; the rest of the study finds the same one chosen."""
    number = awarded(register)
    assert not clerk.get(here(number)).page.cssselect("[name=template]")
    name = another_layout(folder)
    page = clerk.get(here(number))
    (menu,) = page.page.cssselect("[name=template]")
    assert [each.text for each in menu] == ["內建的研習證明", "獎狀式"]
    one = page.page.cssselect("[name=person]")[0].get("value")
    fields = {"format": ["docx"], "person": [one], "template": name}
    finished(clerk, clerk.submit(page, here(number), fields, button="勾選"))
    (menu,) = clerk.get(here(number)).page.cssselect("[name=template]")
    assert menu.value == name
    gone = {"format": ["docx"], "template": "certificates/無.docx"}
    wrong = clerk.submit(here(number), here(number), gone, button="發給全部")
    assert wrong.page.cssselect("#wrong-template")
    assert len(list_certificates(register, number)) == 1


def test_those_who_are_ticked(clerk: Visitor, register: Register) -> None:
    """Nobody ticked is told; what is not theirs to tick is refused."""
    number, other = awarded(register), awarded(register)
    none = clerk.submit(here(number), here(number), button="勾選")
    assert "沒有勾選" in none.text
    page = clerk.get(here(number))
    one = page.page.cssselect("[name=person]")[1].get("value")
    done = finished(
        clerk,
        clerk.submit(page, here(number), {"person": [one], "format": ["docx"]}, button="勾選"),
    )
    assert "已核發 1 張" in done.text
    stranger = clerk.get(here(other)).page.cssselect("[name=person]")[0].get("value")
    wrong = clerk.submit(
        here(number), here(number), {"person": [stranger], "format": ["docx"]}, button="勾選"
    )
    assert "找不到" in finished(clerk, wrong).text
    assert len(list_certificates(register, number)) == 1


def test_a_wrong_date_stands_beside_its_field(clerk: Visitor, register: Register) -> None:
    """One before the end of the study is told where the work is."""
    number = awarded(register)
    wrong = clerk.submit(here(number), here(number), {"date": "明天"}, button="發給全部")
    assert wrong.page.cssselect("#wrong-date")
    early = clerk.submit(
        here(number), here(number), {"date": "99-01-01", "format": ["docx"]}, button="發給全部"
    )
    assert "早於" in finished(clerk, early).text
    assert not list_certificates(register, number)


def test_the_files_are_made_once_more(clerk: Visitor, register: Register) -> None:
    """Nothing new is issued."""
    number = awarded(register)
    typed = {"format": ["docx"]}
    first = finished(clerk, clerk.submit(here(number), here(number), typed, button="發給全部"))
    more = finished(clerk, clerk.submit(here(number), "/files", typed, button="ZIP"))
    assert names(clerk, more) == names(clerk, first)
    assert len(list_certificates(register, number)) == 3


def test_a_job_is_its_owners_alone(people: SignIn, register: Register) -> None:
    """Its file holds names."""
    number = awarded(register)
    officer, records = people(Role.OFFICER), people(Role.RECORDS)
    job = officer.submit(here(number), here(number), {"format": ["docx"]}, button="發給全部")
    done = finished(officer, job)
    for path in (job.path, done.link("下載")):
        assert records.get(path).status == 404
        assert people().get(path).path == "/login"


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_others_do_not_see_them(people: SignIn, register: Register, role: Role) -> None:
    """Neither page nor files."""
    assert people(role).get(here(awarded(register))).status == 403


def test_before_the_hours_there_is_nothing_to_issue(clerk: Visitor, register: Register) -> None:
    """The page says what comes first."""
    number, _ = attended(register)
    page = clerk.get(here(number))
    assert "還不能發證" in page.text
    assert not page.page.cssselect("#issue")


def test_what_is_missing_for_any_certificate_is_told_beforehand(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """Not after somebody waited for the files."""
    number = awarded(register)
    assert "首長" not in " ".join(clerk.get(here(number)).notes)
    set_school(folder, register.workspace.school.model_copy(update={"head": ""}))
    assert "首長" in " ".join(clerk.get(here(number)).notes)
