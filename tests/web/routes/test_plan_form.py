"""Writing a plan without scripts: a new study, rows, cures, drafts, and sending twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.support.pages import Answer, Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.plan import Plan
from inservice_docs.web.pages.plan_fields import plan_values
from inservice_docs.workflow.list_plans import list_plans
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import fresh_samples

NAMES = ("name", "office", "purpose", "authorities", "sessions-1-venue", "notes", "guests")
SCRIPT = "<script>alert('x')</script>"


def begin(clerk: Visitor, kind: str = "校外") -> Answer:
    """The form of a new study."""
    return clerk.get("/studies/new", kind=kind)


def field(seen: Answer, name: str) -> Any:
    """What a field of the plan form holds."""
    form = next(each for each in seen.page.forms if each.get("id") == "plan-form")
    return form.fields[name]


def press(clerk: Visitor, seen: Answer, key: str, value: str, **fields: str) -> Answer:
    """Press a button of the plan form that has a name and a value."""
    form = next(each for each in seen.page.forms if each.get("id") == "plan-form")
    sent = {each: held for each, held in form.form_values() if each not in fields}
    button = seen.page.xpath(f'//button[@name="{key}"]')
    action = next(each.get("formaction") for each in button if each.get("value") == value)
    return clerk.post(action, {**sent, **fields, key: value})


def test_a_new_study_while_personal_data_are_hidden(people: SignIn, register: Register) -> None:
    """It gets the contact that is known beforehand, whom the form shows masked."""
    clerk = people(Role.OFFICER)
    clerk.submit("/", "/preferences", button="遮蔽個資")
    seen = begin(clerk)
    assert "林○範" in seen.response.text
    (main,) = seen.page.iter("main")
    assert "林小範" not in "".join([*main.itertext(), *main.xpath("//main//@value")])
    fields = {"name": "閱讀教學工作坊", "sessions-1-date": "116年3月23日", "hours": "3"}
    more = clerk.submit(seen, "/studies", fields, button="再加一個場次")
    done = clerk.submit(more, "/studies", {"sessions-2-date": "116年3月24日"}, button="登記研習")
    assert done.path == "/studies/115-001"
    with register.look() as work:
        plan = work.plans.get("115-001").plan
    assert plan.contacts[0].name == "林小範"
    assert plan.contacts[0].phone == register.workspace.school.phone
    assert len(plan.sessions) == 2


def test_a_new_study_is_registered_from_the_form(clerk: Visitor, register: Register) -> None:
    """Everything that was typed is in the register; the page is the study's then."""
    seen = begin(clerk)
    assert field(seen, "class_kind") == "非學分班"
    fields = {
        "name": "閱讀教學工作坊",
        "office": "圖書館",
        "contacts-1-name": "陳小範",
        "sessions-1-date": "116年3月23日",
        "sessions-1-time": "下午1時10分至5時20分",
        "hours": "3",
        "audience": ["國小"],
        "authorities": "臺中市政府教育局、南投縣政府",
    }
    done = clerk.submit(seen, "/studies", fields)
    assert done.path == "/studies/115-001"
    assert "已登記為 115-001" in done.text
    with register.look() as work:
        plan = work.plans.get("115-001").plan
    assert plan.authorities == ("臺中市政府教育局", "南投縣政府")
    assert str(plan.sessions[0].time) == "13:10-17:20"
    assert "草稿" not in clerk.get("/studies/new").text


def test_what_cannot_be_read_is_told_beside_its_field_and_stays(
    clerk: Visitor, register: Register
) -> None:
    """Nothing is registered; what was typed is in the form, and in a draft."""
    seen = begin(clerk)
    back = clerk.submit(seen, "/studies", {"name": "甲", "hours": "三個", "office": "圖書館"})
    assert back.status == 422
    assert field(back, "hours") == "三個"
    assert field(back, "office") == "圖書館"
    wrong = back.page.get_element_by_id("wrong-hours").text_content()
    assert "應填數字" in wrong
    assert list_plans(register) == ()
    missing = clerk.submit(begin(clerk), "/studies", {"office": "圖書館"})
    assert "沒有填「研習名稱」" in missing.page.get_element_by_id("wrong-name").text_content()


def test_a_form_sent_twice_is_one_study(clerk: Visitor, register: Register) -> None:
    """A double click, or the same form again after the server was stopped in between."""
    seen = begin(clerk, "校內")
    first = clerk.submit(seen, "/studies", {"name": "甲"})
    second = clerk.submit(seen, "/studies", {"name": "甲"})
    assert (first.path, second.path) == ("/studies/115-001", "/studies/115-001")
    assert "剛才已經登記" in second.text
    assert len(list_plans(register)) == 1
    assert clerk.get(seen.response.url.path, **dict(seen.response.url.params)).path == first.path


def test_rows_come_and_go_without_scripts(clerk: Visitor) -> None:
    """The second session is on the same day; a row that is dropped takes its values along."""
    seen = begin(clerk)
    more = press(clerk, seen, "_row", "add sessions", **{"sessions-1-date": "116-03-23"})
    assert field(more, "sessions-2-date") == "116-03-23"
    less = press(clerk, more, "_row", "drop sessions-1", **{"sessions-2-venue": "圖書館"})
    assert field(less, "sessions-2-venue") == "圖書館"
    assert "sessions-1-date" not in less.text
    again = clerk.get(clerk.get("/studies/new").link("（未命名）"))
    assert field(again, "sessions-2-venue") == "圖書館"


def test_a_cure_is_a_button_without_scripts_too(clerk: Visitor) -> None:
    """It puts the value into the field; foreign fields cannot be put in that way."""
    seen = begin(clerk)
    wrong = press(
        clerk, seen, "_row", "add sessions", **{"sessions-1-date": "115年3月24日（星期三）"}
    )
    cure = json.dumps({"sessions-1-date": "115年3月24日（星期二）"}, ensure_ascii=False)
    cured = press(clerk, wrong, "_cure", cure)
    assert field(cured, "sessions-1-date") == "115年3月24日（星期二）"
    assert "115年3月24日（星期二）" in cured.page.find_class("a4")[0].text_content()


def test_script_in_any_field_is_shown_as_text_everywhere(
    clerk: Visitor, register: Register
) -> None:
    """On the form, the letter, the list, and the study's pages."""
    fields = dict.fromkeys(NAMES, SCRIPT)
    done = clerk.submit(begin(clerk), "/studies", fields)
    number = done.path.rsplit("/")[-1]
    for path in ("/", done.path, f"{done.path}/more", "/studies/new"):
        seen = clerk.get(path)
        assert seen.status == 200
        assert "<script>alert" not in seen.response.text, path
    with register.look() as work:
        assert work.plans.get(number).name == SCRIPT


@pytest.mark.parametrize("which", [0, 1])
def test_a_whole_plan_goes_through_the_page_unchanged(
    clerk: Visitor, register: Register, which: int
) -> None:
    """The form shows what is registered; sent as it stands, it changes nothing."""
    from inservice_docs.workflow.add_plan import register_plan

    plan = fresh_samples(register.today)[which]
    number = register_plan(plan, register).value.number
    done = clerk.submit(f"/studies/{number}", f"/studies/{number}")
    assert "沒有更動" in done.text
    changed = clerk.submit(f"/studies/{number}", f"/studies/{number}", {"name": "新名稱"})
    assert "已儲存" in changed.text
    with register.look() as work:
        assert work.plans.get(number).plan == plan.model_copy(update={"name": "新名稱"})


def test_drafts_are_offered_again_and_given_up(clerk: Visitor) -> None:
    """What was typed by somebody who went away waits under 新增研習."""
    press(clerk, begin(clerk), "_row", "add contacts", name="忘了登記的研習")
    chosen = clerk.get("/studies/new")
    back = clerk.get(chosen.link("忘了登記的研習"))
    assert field(back, "name") == "忘了登記的研習"
    clerk.submit(back, "/studies/draft/drop")
    assert "忘了登記的研習" not in clerk.get("/studies/new").text


def test_only_officers_write_plans(people: SignIn) -> None:
    """Others may read."""
    reviewer = people(Role.REVIEWER)
    assert reviewer.get("/studies/new").status == 403
    token = {"_csrf_token": reviewer.client.cookies.get("csrf") or ""}
    assert reviewer.post("/studies", {"name": "甲", "scope": "校內", **token}).status == 403


def test_values_of_an_empty_plan_are_an_empty_form() -> None:
    """A plan without anything shows nothing."""
    assert not any(text for held in plan_values(Plan()).values() for text in held)
