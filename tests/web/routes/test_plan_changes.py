"""A study's history, cancelling, going back, repeating, keeping."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples


@pytest.fixture
def study(register: Register) -> PlanEntry:
    """The in-school sample study, whose memo has gone out."""
    number = play_samples(register)[1].number
    issue_letter(IssueOrder("in-school-memo", number), register)
    with register.look() as work:
        return work.plans.get(number)


def test_a_study_is_cancelled_with_its_reason(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Without one it is not; afterwards the history tells."""
    path = f"/studies/{study.number}/more"
    refused = clerk.submit(path, "/cancel", {"cancel_reason": ""})
    assert refused.status == 422
    assert "原因" in refused.page.get_element_by_id("wrong-cancel_reason").text_content()
    done = clerk.submit(path, "/cancel", {"cancel_reason": "講師無法出席"})
    assert "講師無法出席" in done.page.get_element_by_id("history").text_content()
    assert "已取消" in clerk.get("/").text
    with register.look() as work:
        assert work.plans.get(study.number).standing.done


def test_a_study_goes_back_to_where_it_was(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Only to a status that it has been at."""
    path = f"/studies/{study.number}/more"
    seen = clerk.get(path)
    assert seen.page.xpath('//select[@name="to"]/option/text()') == ["待簽核"]
    clerk.submit(seen, "/back", {"to": "待簽核", "back_reason": "簽的內容有誤"})
    with register.look() as work:
        assert work.plans.get(study.number).standing.status == "待簽核"


def test_a_study_is_repeated_on_other_days(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """A day that cannot be read is told beside its field."""
    path = f"/studies/{study.number}/more"
    refused = clerk.submit(path, "/copy", {"first_day": "明年"})
    assert refused.page.get_element_by_id("wrong-first_day") is not None
    done = clerk.submit(path, "/copy", {"first_day": "117-05-05"})
    assert done.path == "/studies/115-003"
    with register.look() as work:
        assert {day.year for day in work.plans.get("115-003").plan.dates} == {2028}


def test_how_long_personal_data_are_kept_is_for_administrators(
    people: SignIn, register: Register, study: PlanEntry
) -> None:
    """They set the day; others do not see the form, and are refused."""
    path = f"/studies/{study.number}/more"
    keeper = people(Role.OFFICER, Role.ADMINISTRATOR)
    keeper.submit(path, "/retention", {"until": "121-07-31"})
    with register.look() as work:
        assert str(work.plans.get(study.number).retain_until) == "2032-07-31"
    officer = people(Role.OFFICER)
    seen = officer.get(path)
    assert not [form for form in seen.page.forms if "retention" in str(form.get("action"))]
    token = seen.page.xpath('//input[@name="_csrf_token"]')[0].get("value")
    sent = {"_csrf_token": token, "until": "130-01-01"}
    assert officer.post(f"/studies/{study.number}/retention", sent).status == 403


def test_the_days_of_a_study_are_handed_over(clerk: Visitor, study: PlanEntry) -> None:
    """As a calendar file."""
    answer = clerk.get(f"/studies/{study.number}/calendar")
    assert answer.data.startswith(b"BEGIN:VCALENDAR")
