"""What a review decided reaches the organiser: as a mail draft, or by the school's server."""

from __future__ import annotations

import email
from email.policy import SMTP
from pathlib import Path

import pytest
from tests.support.studies import entered

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_mail import review_draft, send_review
from inservice_docs.workflow.set_course_status import decide_course


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study; its course waits to be reviewed."""
    return entered(register, folder / "plan.yaml")


def test_the_draft_tells_the_contact_the_reason(plan: str, register: Register) -> None:
    """Who reads it knows the study, the word of the procedure, why, and what to do."""
    decide_course(register, plan, "returned", reason="時數與課程不符")
    draft = review_draft(register, plan)
    message = email.message_from_bytes(draft.data, policy=SMTP)
    assert (draft.name, message["X-Unsent"]) == (f"{plan}-審核結果通知.eml", "1")
    assert message["To"].addresses[0].addr_spec == "chen@example.edu.tw"
    text = message.get_content()
    for words in ("十二年一貫生命教育分享日", "課程確認未通過", "時數與課程不符", "補正後"):
        assert words in text
    assert "\n\n\n" not in text


def test_a_pass_is_told_without_reasons(plan: str, register: Register) -> None:
    """And what comes next."""
    decide_course(register, plan, "passed")
    message = email.message_from_bytes(review_draft(register, plan).data, policy=SMTP)
    assert "課程確認通過" in message["Subject"]
    assert "原因" not in message.get_content()


def test_nothing_is_told_of_what_was_not_reviewed(plan: str, register: Register) -> None:
    """Nor without an address; both say so."""
    with pytest.raises(UserError, match="還沒有審核"):
        review_draft(register, plan)


def test_a_contact_without_address_is_told_by_telephone(register: Register, folder: Path) -> None:
    """The clerk is told so."""
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    changed = folder / "no_mail.yaml"
    changed.write_text(text.replace(", 電子信箱: chen@example.edu.tw", "", 1), encoding="utf-8")
    number = add_plan(changed, register).value.number
    with register.look() as work:
        assert not any(each.email for each in work.plans.get(number).plan.contacts)
    with register.change() as work:
        from inservice_docs.records.course import CourseStatus

        work.courses.put(number, CourseStatus.UNCONFIRMED)
        work.courses.review(number, CourseStatus.NOT_PASSED, ["缺聯絡方式"])
    with pytest.raises(UserError, match="電子郵件"):
        review_draft(register, number)


def test_without_a_mail_server_nothing_is_sent(plan: str, register: Register) -> None:
    """It is said what to set."""
    decide_course(register, plan, "returned", reason="時數不符")
    with pytest.raises(UserError):
        send_review(register, plan, {})
