"""A study's own page: what is registered, changing it, and two who change it at once."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.plan import Contact, SignUp
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.workflow.edit_plan import change_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples


@pytest.fixture
def study(register: Register) -> PlanEntry:
    """The cross-school sample study."""
    return play_samples(register)[0]


def test_a_change_by_somebody_else_is_shown_before_anything_is_stored(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Who and when, field by field; then the one may be kept and the other stored."""
    path = f"/studies/{study.number}"
    seen = clerk.get(path)
    theirs = study.plan.model_copy(update={"office": "教務處", "class_size": 60})
    change_plan(study.number, theirs, register)
    back = clerk.submit(seen, path, {"office": "輔導室", "fee": "全額負擔"})
    assert back.status == 422
    assert "教務處" in back.page.find_class("conflict")[0].text_content()
    assert "輔導室" in back.page.find_class("conflict")[0].text_content()
    with register.look() as work:
        assert work.plans.get(study.number).plan == theirs
    done = clerk.submit(back, path, {"theirs": ["class_size", "office"]})
    assert "已儲存" in done.text
    with register.look() as work:
        plan = work.plans.get(study.number).plan
    assert plan == theirs.model_copy(update={"fee": "全額負擔"})


def test_a_third_change_is_shown_again(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Who saw the differences stores over those only."""
    path = f"/studies/{study.number}"
    seen = clerk.get(path)
    change_plan(study.number, study.plan.model_copy(update={"office": "教務處"}), register)
    back = clerk.submit(seen, path, {"office": "輔導室"})
    change_plan(study.number, study.plan.model_copy(update={"office": "總務處"}), register)
    again = clerk.submit(back, path)
    assert "總務處" in again.page.find_class("conflict")[0].text_content()
    clerk.submit(again, path)
    with register.look() as work:
        assert work.plans.get(study.number).plan.office == "輔導室"


def test_contacts_are_masked_while_hidden_and_stay_as_they_are(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """In the form, on the sheet, in every answer of the page; saving changes the rest alone."""
    path = f"/studies/{study.number}"
    contact = Contact(name="周大範", phone="04-22334455#66", email="chou@example.edu.tw")
    signup = SignUp(email=contact.email, fax="04-22920001")
    own = study.plan.model_copy(update={"contacts": (contact,), "signup": signup})
    change_plan(study.number, own, register)
    open_page = clerk.get(path)
    assert contact.email in open_page.response.text
    clerk.submit(path, "/preferences", button="遮蔽個資")
    hidden = clerk.get(path)
    secrets = [contact.name, contact.email, contact.phone, "22334455"]
    form = next(each for each in hidden.page.forms if each.get("id") == "plan-form")
    sent = dict(form.form_values())
    assert not [name for name in sent if name.startswith("contacts-")]
    field = hidden.page.get_element_by_id("f-contacts-1-name")
    assert (field.get("disabled"), "○" in field.get("value")) == ("disabled", True)
    seen = [
        hidden,
        clerk.post("/studies/preview", {**sent, "kind": "invitation"}),
        clerk.post("/studies/form", {**sent, "_row": "add sessions"}),
        clerk.post("/studies/draft", {**sent, "office": "教務處"}),
        clerk.get(path),
        clerk.submit(path, path, {"hours": "很多"}),
    ]
    for each in seen:
        for word in secrets:
            at = each.response.text.find(word)
            assert at < 0, (each.path, each.response.text[max(0, at - 80) : at + 40])
    assert "不能修改承辦人" in hidden.text
    clerk.submit(path, path, {"office": "總務處", "hours": "3"})
    with register.look() as work:
        plan = work.plans.get(study.number).plan
    assert plan == own.model_copy(update={"office": "總務處"})


def test_the_switch_may_be_turned_in_another_window(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """What a page showed decides: what was typed openly is stored, what was hidden is kept."""
    path = f"/studies/{study.number}"
    open_page = clerk.get(path)
    clerk.submit("/", "/preferences", button="遮蔽個資")
    hidden_page = clerk.get(path)
    clerk.submit(open_page, path, {"contacts-1-name": "王大範"})
    with register.look() as work:
        assert work.plans.get(study.number).plan.contacts[0].name == "王大範"
    clerk.submit("/", "/preferences", button="顯示個資")
    back = clerk.submit(hidden_page, path, {"office": "總務處"})
    assert back.status == 422
    clerk.submit(back, path)
    with register.look() as work:
        plan = work.plans.get(study.number).plan
    assert (plan.contacts[0].name, plan.office) == ("王大範", "總務處")
    assert plan.contacts[0].email == study.plan.contacts[0].email


def test_differences_name_nobody_while_hidden(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """That the contacts differ is told."""
    path = f"/studies/{study.number}"
    seen = clerk.get(path)
    contact = study.plan.contacts[0].model_copy(update={"name": "王大範"})
    change_plan(study.number, study.plan.model_copy(update={"contacts": (contact,)}), register)
    clerk.submit("/", "/preferences", button="遮蔽個資")
    back = clerk.submit(seen, path, {"contacts-1-name": "李中範"})
    assert "承辦人" in back.page.find_class("conflict")[0].text_content()
    assert "王大範" not in back.response.text
    assert "李中範" not in back.response.text


def test_a_form_without_a_version_overwrites_nothing(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """It is treated as one that has seen nothing."""
    back = clerk.submit(f"/studies/{study.number}", study.number, {"office": "甲", "version": ""})
    assert back.status == 422
    with register.look() as work:
        assert work.plans.get(study.number).plan == study.plan


def test_others_see_the_plan_and_cannot_change_it(people: SignIn, study: PlanEntry) -> None:
    """The form is there to read only."""
    seen = people(Role.REVIEWER).get(f"/studies/{study.number}")
    assert seen.status == 200
    assert seen.page.get_element_by_id("plan-fields").get("disabled") is not None
    assert not seen.page.xpath("//button[@data-save]")


def test_the_samples_are_registered_by_one_click(clerk: Visitor, register: Register) -> None:
    """Both, once, with days to come."""
    page = clerk.get("/studies/sample")
    done = clerk.submit(page, "/studies/sample")
    clerk.submit(page, "/studies/sample")
    assert done.path == "/studies/115-001"
    with register.look() as work:
        assert work.plans.count() == 2
        assert all(day > register.today for day in work.plans.get("115-002").plan.dates)


def test_an_unknown_study_is_no_page(clerk: Visitor) -> None:
    """With a plain word, not a fault."""
    for path in ("/studies/115-999", "/studies/115-999/more", "/studies/..%2f..%2fetc"):
        assert clerk.get(path).status == 404
