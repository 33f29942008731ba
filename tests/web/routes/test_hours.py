"""Hours on the pages: from attendance to the confirmed list."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.support.issued import awarded
from tests.support.pages import Visitor
from tests.support.samples import id_number
from tests.support.studies import IN_SCHOOL, attended, status
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.award_hours import list_awards
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register


def here(number: str) -> str:
    """The page of a study's hours."""
    return f"/studies/{number}/hours"


@pytest.fixture
def number(register: Register) -> str:
    """A study whose attendance is recorded."""
    number, _ = attended(register, people=3)
    record_attendance(register, number, Presence(None))
    return number


def test_from_attendance_to_the_confirmed_list(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Awarded, one corrected, sent, returned, corrected, sent again, passed."""
    page = here(number)
    done = clerk.submit(page, "/award", {"late": "", "share": "80"})
    assert "已核發 3 人，時數合計 9。" in done.notes
    assert "全程參與" in done.text
    assert list_awards(register, number).rules.late is None
    one = list_awards(register, number).lines[0][0].id
    done = clerk.submit(page, f"/{one}", {"amount": "2", "reason": "提早離開"})
    assert "人工更正" in done.text
    clerk.submit(page, "/submit")
    assert status(register, number) == "資料上傳結束"
    wrong = clerk.submit(page, "/review", {}, button="退回")
    assert wrong.status == 422
    back = clerk.submit(page, "/review", {"reason": "證號有誤"}, button="退回")
    assert "證號有誤" in back.text
    assert "出席" in back.text
    clerk.submit(page, f"/{one}", {"amount": "3", "reason": "查證後恢復"})
    clerk.submit(page, "/submit")
    clerk.submit(page, "/review", {}, button="通過")
    assert status(register, number) == "名單確認通過"
    assert "證明" in clerk.get(page).link("核發研習證明") or True


def test_mistakes_stand_beside_the_person_and_nothing_changes(
    clerk: Visitor, register: Register
) -> None:
    """Too much, no number, no reason; what was typed stays."""
    number = awarded(register)
    one = list_awards(register, number).lines[1][0].id
    for typed in (
        {"amount": "99", "reason": "錯"},
        {"amount": "很多", "reason": "錯"},
        {"amount": "", "reason": "錯"},
        {"amount": "1", "reason": ""},
    ):
        wrong = clerk.submit(here(number), f"/{one}", typed)
        assert wrong.status == 422
        assert wrong.page.cssselect(f"#p{one} .wrong")
        assert wrong.page.cssselect(f"#amount-{one}")[0].value == typed["amount"]
    assert list_awards(register, number).lines[1][1].amount == 3  # type: ignore[union-attr]


def test_rules_that_make_no_sense_stand_beside_their_field(clerk: Visitor, number: str) -> None:
    """And the hours are not awarded."""
    for field, value in (("late", "很久"), ("lesson", "x"), ("share", "-1")):
        wrong = clerk.submit(here(number), "/award", {field: value})
        assert wrong.page.cssselect(f"#wrong-{field}"), field
    over = clerk.submit(here(number), "/award", {"share": "150"})
    assert over.status == 422


def test_the_upload_file_is_for_whoever_enters_hours(people: SignIn, register: Register) -> None:
    """Its ID numbers are in no page, no notice and no address; it lies sealed until its day."""
    number = awarded(register)
    officer = people(Role.OFFICER)
    kinds = {"kind": ["xlsx", "csv", "xml", "txt"], "days": "10"}
    done = officer.submit(here(number), "/upload", kinds)
    assert "列入 3 人" in done.notes[0]
    assert id_number(1) not in done.response.text
    form = next(f for f in done.page.forms if "/uploads/" in (f.get("action") or ""))
    packed = officer.submit(done, str(form.get("action")))
    names = zipfile.ZipFile(io.BytesIO(packed.data)).namelist()
    assert {name.rpartition(".")[2] for name in names} == {"xlsx", "csv", "xml", "txt"}
    csv = next(name for name in names if name.endswith(".csv"))
    assert id_number(1).encode() in zipfile.ZipFile(io.BytesIO(packed.data)).read(csv)
    address = str(form.get("action"))
    for role in (Role.RECORDS, Role.REVIEWER, Role.ADMINISTRATOR):
        other = people(role)
        csrf = other.get("/account").page.cssselect("[name=_csrf_token]")[0].value
        refused = other.post(address, {"_csrf_token": csrf})
        assert refused.status in {403, 409}
        assert id_number(1).encode() not in refused.data
    assert not list(register.workspace.folder.rglob("*時數上傳*"))  # type: ignore[union-attr]


def test_in_school_hours_are_entered_by_the_records_office(
    people: SignIn, register: Register
) -> None:
    """The office sees why it cannot, and finds the memo; the records office awards."""
    from inservice_docs.workflow.steps.machine import Move
    from inservice_docs.workflow.steps.take import take

    number, _ = attended(register, IN_SCHOOL)
    record_attendance(register, number, Presence(None))
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.COUNTERSIGN)
    page = people(Role.OFFICER).get(here(number))
    assert "由文書組核發" in page.text
    assert not [f for f in page.page.forms if (f.get("action") or "").endswith("/award")]
    assert page.link("簽會文書組").endswith("/letters/hours-memo")
    done = people(Role.RECORDS).submit(here(number), "/award")
    assert "已核發 3 人" in done.notes[0]


def test_lists_and_figures_are_handed_over_masked(clerk: Visitor, register: Register) -> None:
    """As workbooks and a Word document; long lists are shown in pages."""
    number = awarded(register, 60)
    assert id_number(1) not in clerk.get(here(number)).text
    for name in ("list/xlsx", "list/docx", "statistics.xlsx"):
        made = clerk.get(f"{here(number)}/{name}")
        assert made.status == 200
        text = b"".join(
            zipfile.ZipFile(io.BytesIO(made.data)).read(each)
            for each in zipfile.ZipFile(io.BytesIO(made.data)).namelist()
        )
        assert id_number(1).encode() not in text
    assert clerk.get(f"{here(number)}/list/exe").status == 409
    first = clerk.get(here(number))
    assert len(first.page.cssselect("#list tbody tr")) == 50
    second = clerk.get(first.link("下一頁"))
    assert len(second.page.cssselect("#list tbody tr")) == 10
    clerk.client.cookies.set("hide", "1")
    assert "王範例1" not in clerk.get(here(number)).text


def test_a_person_of_another_study_is_refused(clerk: Visitor, register: Register) -> None:
    """Whatever the address says."""
    mine, other = awarded(register), awarded(register)
    one = list_awards(register, other).lines[0][0].id
    page = clerk.get(here(mine))
    token = page.page.cssselect("[name=_csrf_token]")[0].value
    typed = {"_csrf_token": token, "amount": "1", "reason": "x"}
    assert clerk.post(f"{here(mine)}/{one}", typed).status == 422
    assert list_awards(register, other).total == 9


def test_a_form_sent_twice_counts_once(clerk: Visitor, register: Register) -> None:
    """The second sending leads to the page and changes nothing."""
    number = awarded(register)
    seen = clerk.get(here(number))
    clerk.submit(seen, "/submit")
    again = clerk.submit(seen, "/submit")
    assert "剛才已經處理過" in again.text
