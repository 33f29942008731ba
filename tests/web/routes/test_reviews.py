"""Reviews on the pages: what waits, deciding with a reason that reaches the organiser, 自動審核."""

from __future__ import annotations

import email
from email.policy import SMTP
from pathlib import Path

import pytest
from tests.support.pages import Visitor
from tests.support.studies import CROSS, entered, listed, person, study
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_courses import review_rules
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study; its course waits to be reviewed."""
    return entered(register, folder / "plan.yaml")


@pytest.fixture
def list_(register: Register) -> str:
    """A study whose list waits to be reviewed."""
    moves = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE)
    number = study(register, CROSS, *moves, Move.AWARD)
    listed(register, number, [person(1), person(2)])
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.SUBMIT)
    return number


def status(register: Register, plan: str) -> str:
    """How a study stands."""
    with register.look() as work:
        return work.plans.get(plan).standing.status


def test_what_waits_is_opened_and_passed(people: SignIn, register: Register, plan: str) -> None:
    """From the list to the decision in two clicks."""
    reviewer = people(Role.REVIEWER)
    page = reviewer.get("/reviews")
    opened = reviewer.get(page.page.cssselect("table a.btn")[0].get("href"))
    assert opened.path == f"/reviews/{plan}"
    for words in ("班別性質", "府授教學字第0990050000號", "十二年一貫生命教育分享日"):
        assert words in opened.text
    done = reviewer.submit(opened, opened.path, {"decision": "passed"}, button="登錄")
    assert "已登錄「課程確認通過」。" in done.notes
    assert status(register, plan) == "課程確認通過"
    assert "沒有待審核" in reviewer.get("/reviews").text


@pytest.mark.parametrize(
    ("decision", "word"), [("wrong", "課程填寫有誤"), ("returned", "課程確認未通過")]
)
def test_a_return_needs_a_reason_and_reaches_the_organiser(
    people: SignIn, register: Register, plan: str, decision: str, word: str
) -> None:
    """On his page of the study, and in a mail that says what to do."""
    reviewer, officer = people(Role.REVIEWER), people(Role.OFFICER)
    page = f"/reviews/{plan}"
    again = reviewer.submit(page, page, {"decision": decision}, button="登錄")
    assert again.page.get_element_by_id("wrong-reason") is not None
    assert status(register, plan) == "課程未確認"
    form = {"decision": decision, "reason": "課程性質與研習內容不符"}
    done = reviewer.submit(page, page, form, button="登錄")
    assert status(register, plan) == word
    assert any("課程性質與研習內容不符" in n for n in officer.get(f"/studies/{plan}/course").notes)
    draft = reviewer.get(done.link("下載郵件草稿")).data
    message = email.message_from_bytes(draft, policy=SMTP)
    assert message["To"].addresses[0].addr_spec == "chen@example.edu.tw"
    assert "課程性質與研習內容不符" in message.get_content()
    assert word in message.get_content()


def test_a_list_is_looked_through_and_sent_back(
    people: SignIn, register: Register, list_: str
) -> None:
    """Names and ID numbers are masked for who only reviews."""
    reviewer = people(Role.REVIEWER)
    page = reviewer.get(f"/reviews/{list_}")
    assert "王範例1" not in page.text
    assert mask_name("王範例1") in page.text
    assert person(1).id_number not in page.response.text
    done = reviewer.submit(
        page, page.path, {"decision": "returned", "reason": "少 1 人"}, button="登錄"
    )
    assert "名單退回" in done.text
    assert status(register, list_) == "名單退回"


def test_names_are_masked_while_personal_data_are_hidden(clerk: Visitor, list_: str) -> None:
    """As when a projector is on."""
    clerk.submit("/", "/preferences", {"hide": "1"}, button="遮蔽個資")
    assert "王範例1" not in clerk.get(f"/reviews/{list_}").text


def test_what_waits_is_told_apart(people: SignIn, plan: str, list_: str) -> None:
    """Courses, lists, or both."""
    reviewer = people(Role.REVIEWER)
    both = reviewer.get("/reviews").text
    assert plan in both
    assert list_ in both
    lists = reviewer.get("/reviews", kind="名單").text
    assert list_ in lists
    assert plan not in lists


def test_the_rules_of_automatic_review_are_set_and_their_log_read(
    people: SignIn, register: Register, plan: str
) -> None:
    """A course that does not meet them is left for somebody to look at, with the reason."""
    reviewer = people(Role.REVIEWER)
    page = "/reviews/rules"
    wrong = reviewer.submit(page, page, {"enabled": "1", "most_amount": "很多"}, button="儲存")
    assert wrong.page.get_element_by_id("wrong-most_amount") is not None
    assert not review_rules(register).enabled
    off = reviewer.submit(page, "/reviews/run")
    assert "關閉" in off.notes[0]
    form = {"enabled": "1", "most_amount": "2", "scopes": ["校外"], "offices": "宗教輔導室\n教務處"}
    reviewer.submit(page, page, form, button="儲存")
    kept = review_rules(register)
    assert (kept.enabled, kept.most_amount, kept.scopes) == (True, "2", ("校外",))
    assert kept.offices == ("宗教輔導室", "教務處")
    assert kept.without_warnings
    done = reviewer.submit(page, "/reviews/run")
    assert "1 門留待人工審核" in done.notes[0]
    assert "超過上限 2" in done.text
    reviewer.submit(page, page, {"most_amount": ""}, button="儲存")
    assert "1 門通過" in reviewer.submit(page, "/reviews/run").notes[0]
    assert status(register, plan) == "課程確認通過"


def test_a_review_that_is_not_due_is_refused(people: SignIn, register: Register, plan: str) -> None:
    """Decided by somebody else meanwhile: nothing is overwritten."""
    reviewer = people(Role.REVIEWER)
    page = reviewer.get(f"/reviews/{plan}")
    reviewer.submit(page, page.path, {"decision": "passed"}, button="登錄")
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    form = {"_csrf_token": token, "kind": "課程", "decision": "passed"}
    again = reviewer.post(f"/reviews/{plan}", form)
    assert again.status == 422
    assert "不能" in again.text


def test_without_a_mail_server_there_is_no_button_to_send(people: SignIn, plan: str) -> None:
    """And sending all the same says what to set."""
    reviewer = people(Role.REVIEWER)
    page = f"/reviews/{plan}"
    done = reviewer.submit(page, page, {"decision": "passed"}, button="登錄")
    assert "由學校信箱寄出" not in done.text
    token = done.page.cssselect("[name=_csrf_token]")[0].get("value")
    assert reviewer.post(f"{page}/mail", {"_csrf_token": token}).status == 409


@pytest.mark.parametrize("path", ["/reviews", "/reviews/{}", "/reviews/rules", "/reviews/{}/mail"])
def test_reviews_are_for_the_reviewing_unit(people: SignIn, plan: str, path: str) -> None:
    """An officer sees the result on the study's own page."""
    officer = people(Role.OFFICER)
    assert officer.get(path.format(plan)).status == 403
    token = officer.get("/").page.cssselect("[name=_csrf_token]")[0].get("value")
    assert officer.post(path.format(plan), {"_csrf_token": token}).status in {403, 405}
