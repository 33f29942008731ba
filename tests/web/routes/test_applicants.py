"""Review of applicants: one by one, many at once, by rules; and what they are told."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from tests.support.mail_servers import MailServerForTests, mail_server
from tests.support.mail_settings import use_server
from tests.support.pages import Answer, Visitor
from tests.support.studies import CROSS, applied, person, study
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.admission_rules import admission_rules
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move

S = ApplicantStatus


@pytest.fixture
def number(register: Register) -> str:
    """A study of three seats for which four people applied."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    applied(register, number, [person(serial) for serial in range(1, 5)])
    return number


def statuses(register: Register, number: str) -> list[str]:
    """What was decided on each."""
    return [str(each.status) for each in sign_up_state(register, number).applicants]


def test_the_counts_stand_as_the_site_shows_them(clerk: Visitor, number: str) -> None:
    """With the seats that are left, and who waits for one."""
    cards = clerk.get(f"/studies/{number}/applicants").page.cssselect(".stats .card")
    shown = [" ".join(card.text_content().split()) for card in cards]
    assert shown == [
        "4線上報名總人數名額 3 人",
        "0已通過還有 3 個名額",
        "0不通過",
        "4未審核其中候補 1 人",
    ]


def test_people_pass_one_by_one_and_many_at_once(
    clerk: Visitor, register: Register, number: str
) -> None:
    """The reason is kept; more than there are seats cannot pass."""
    home = f"/studies/{number}/applicants"
    ids = [each.id for each in sign_up_state(register, number).applicants]
    page = clerk.get(home)
    button = page.page.cssselect(f"button[value=pass-{ids[0]}]")
    assert button
    fields = {"id": [str(ids[1])], "reason": "不符參加對象"}
    clerk.submit(page, "applicants", fields, button="勾選的不通過")
    assert statuses(register, number) == [S.WAITING, S.REFUSED, S.WAITING, S.WAITING]
    assert sign_up_state(register, number).applicants[1].reason == "不符參加對象"
    all_of_them = {"id": [str(id) for id in ids]}
    full = clerk.submit(home, "applicants", all_of_them, button="勾選的通過")
    assert full.status == 422
    assert "可報名 3 人" in full.text
    token = clerk.client.cookies["csrf"]
    clerk.post(home, {"_csrf_token": token, "one": f"pass-{ids[0]}"})
    assert statuses(register, number)[0] == S.PASSED
    clerk.submit(home, "applicants", button="依報名先後補滿")
    assert statuses(register, number) == [S.PASSED, S.REFUSED, S.PASSED, S.PASSED]


def test_applicants_of_another_study_are_refused(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Whatever number is sent."""
    other = study(register, CROSS, Move.OPEN_SIGN_UP)
    (id,) = applied(register, other, [person(9)])
    home = f"/studies/{number}/applicants"
    clerk.get(home)
    fields = {"_csrf_token": clerk.client.cookies["csrf"], "one": f"pass-{id}"}
    assert "沒有序號" in clerk.post(home, fields).text
    assert statuses(register, other) == [S.WAITING]


def test_rules_are_tried_first_and_then_decide(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Trying stores no decision; every reason is told."""
    home = f"/studies/{number}/applicants"
    fields = {"levels": ["國小"], "per_school": "2", "counties": "臺中市、彰化縣"}
    tried = clerk.submit(home, "rules", fields, button="先試算")
    assert "試算結果" in tried.text
    assert "達每校 2 人" in tried.text
    assert statuses(register, number) == [S.WAITING] * 4
    assert admission_rules(register, number).counties == ("臺中市", "彰化縣")
    done = clerk.submit(home, "rules", fields, button="依規定錄取")
    assert "錄取 2 人，不通過 0 人，2 人留在待審核" in done.text
    assert statuses(register, number) == [S.PASSED, S.PASSED, S.WAITING, S.WAITING]
    clerk.submit(home, "rules", button="恢復計畫所載")
    assert admission_rules(register, number).per_school is None
    wrong = clerk.submit(home, "rules", {"per_school": "0"}, button="只儲存")
    assert "不能是 0" in wrong.page.cssselect("#wrong-per_school")[0].text_content()


def test_notices_come_as_drafts(clerk: Visitor, register: Register, number: str) -> None:
    """One a person; the names of the files tell nothing."""
    home = f"/studies/{number}/applicants"
    clerk.submit(home, "applicants", button="依報名先後補滿")
    fields = {"kind": ["passed"]}
    drafts = clerk.submit(home, "notices", fields, button="下載郵件草稿")
    with zipfile.ZipFile(io.BytesIO(drafts.data)) as archive:
        assert len(archive.namelist()) == 3
        assert not any("範例" in name for name in archive.namelist())
    nobody = clerk.submit(home, "notices", {"kind": ["refused"]}, button="下載郵件草稿")
    assert "沒有要通知的人" in nobody.text
    unset = clerk.submit(home, "notices", fields, button="由學校郵件伺服器寄出")
    assert unset.status in {409, 422}


def finished(visitor: Visitor, job: Answer) -> Answer:
    """The page of a job once it is over."""
    assert job.path.startswith("/jobs/"), job.text
    while "寄送中" in (seen := visitor.get(job.path)).text:
        time.sleep(0.02)
    return seen


def test_notices_are_sent_in_the_background_each_once(
    clerk: Visitor, register: Register, number: str, folder: Path
) -> None:
    """The same form again is the same work; a new one finds that all were sent."""
    home = f"/studies/{number}/applicants"
    clerk.submit(home, "applicants", button="依報名先後補滿")
    with mail_server(MailServerForTests()) as server:
        use_server(folder, server)
        page, fields = clerk.get(home), {"kind": ["passed"]}
        job = clerk.submit(page, "notices", fields, button="由學校郵件伺服器寄出")
        done = finished(clerk, job)
        assert "寄出 3 封。" in done.text
        assert done.link("回原來的頁面") == f"{home}#notices"
        twice = clerk.submit(page, "notices", fields, button="由學校郵件伺服器寄出")
        assert twice.path == job.path
        again = clerk.submit(home, "notices", fields, button="由學校郵件伺服器寄出")
        assert again.path != job.path
        assert "寄出 0 封，先前已寄 3 封。" in finished(clerk, again).text
    assert len(server.to()) == len(set(server.to())) == 3


def test_what_the_mail_server_refuses_is_told_at_the_end(
    clerk: Visitor, register: Register, number: str, folder: Path
) -> None:
    """By number; nobody is named, and the others get theirs."""
    home = f"/studies/{number}/applicants"
    clerk.submit(home, "applicants", button="依報名先後補滿")
    refused = sign_up_state(register, number).applicants[0].person
    with mail_server(MailServerForTests(refuse={refused.email: 550})) as server:
        use_server(folder, server)
        fields = {"kind": ["passed"]}
        done = finished(clerk, clerk.submit(home, "notices", fields, button="由學校郵件伺服器寄出"))
    assert "寄出 2 封，沒有寄成 1 封。" in done.text
    assert "序號" in " ".join(done.notes)
    assert refused.name not in done.text
    assert refused.email not in done.text


def test_only_officers_decide(people: SignIn, register: Register, number: str) -> None:
    """Others are refused, and a visitor is asked to sign in."""
    home = f"/studies/{number}/applicants"
    records = people(Role.RECORDS)
    assert not records.get(home).page.cssselect("button[name=one]")
    fields = {"_csrf_token": records.client.cookies["csrf"], "act": "fill"}
    assert records.post(home, fields).status == 403
    assert people().get(home).path == "/login"
    assert statuses(register, number) == [S.WAITING] * 4
