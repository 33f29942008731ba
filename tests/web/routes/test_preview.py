"""The letter beside the form, and what is kept while somebody types."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.support.pages import Answer, Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.web.pages.forms import ONCE
from inservice_docs.web.pages.letter_sheet import sheet_of
from inservice_docs.workflow.draft_letter import LetterOrder, compose_letters
from inservice_docs.workflow.edit_plan import change_plan
from inservice_docs.workflow.keep_drafts import draft_state, save_draft
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.repeat_plan import play_samples


@pytest.fixture
def study(register: Register) -> PlanEntry:
    """The cross-school sample study."""
    return play_samples(register)[0]


def send(clerk: Visitor, study: PlanEntry, path: str, **fields: str) -> Answer:
    """Send the form of a study to an address, as the page does while somebody types."""
    seen = clerk.get(f"/studies/{study.number}")
    form = next(each for each in seen.page.forms if each.get("id") == "plan-form")
    return clerk.post(path, {**dict(form.form_values()), **fields})


def test_the_preview_is_the_letter_that_a_draft_has(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Word for word."""
    from pathlib import Path

    order = LetterOrder("approval-request", Path(study.number))
    letter = compose_letters(order, register.workspace).value[1][0]
    paper = send(clerk, study, "/studies/preview").page.find_class("leaf")[0]
    shown = ["".join(line.itertext()) for line in paper.iter("p")]
    assert shown == [fill_gaps(line.text) for line in sheet_of(letter).lines]


def test_another_letter_can_be_shown_and_a_change_is_in_it_at_once(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Nothing of it is kept."""
    seen = send(clerk, study, "/studies/preview", kind="invitation", name="新的名稱")
    assert "新的名稱" in seen.page.find_class("leaf")[0].text_content()
    assert "邀請對象" not in seen.text
    with register.look() as work:
        assert work.plans.get(study.number).plan == study.plan
    assert draft_state(register, study.number).draft is None


def test_findings_are_marked_on_the_sheet_with_their_cure(clerk: Visitor, study: PlanEntry) -> None:
    """The remark leads to the place and to the field."""
    seen = send(clerk, study, "/studies/preview", hours="9")
    note = next(
        each for each in seen.page.find_class("note") if "課程表最多" in each.text_content()
    )
    mark = seen.page.get_element_by_id(note.get("data-mark"))
    assert mark.text_content() == "9小時"
    assert note.get("data-field") == "hours"
    assert '"5"' in note.xpath(".//button[@data-cure]")[0].get("value")


def test_a_draft_that_storing_overtook_is_not_kept(clerk: Visitor, study: PlanEntry) -> None:
    """Sent before, handled after: nothing is said to be unstored that was stored just now."""

    def keep(seen: Answer, action: str, fields: dict[str, str]) -> str:
        return clerk.submit(seen, action, {**fields, ONCE: []}, to="/studies/draft").text

    path, form = f"/studies/{study.number}", {"office": "教務處"}
    seen = clerk.get(path)
    assert "已儲存" in clerk.submit(seen, path, form).text
    assert "輸入時會自動儲存" in keep(seen, path, form)
    assert "還沒有儲存的內容" not in clerk.get(path).text
    assert "已自動儲存" in keep(seen, path, {"office": "人事室"})
    assert "還沒有儲存的內容" in clerk.get(path).text

    new = clerk.get("/studies/new", kind="校內")
    named = {"name": "先登記的研習"}
    assert "已登記" in clerk.submit(new, "/studies", named).text
    keep(new, "/studies", named)
    assert "先登記的研習" not in clerk.get("/studies/new").text


def test_what_is_typed_is_kept_for_its_writer_and_undone(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Each save is a step back; storing the study clears them; the token of the form is kept."""
    path = f"/studies/{study.number}"
    send(clerk, study, "/studies/draft", office="甲")
    send(clerk, study, "/studies/draft", office="甲乙")
    assert 'value="甲乙"' in clerk.get(path).response.text
    undone = send(clerk, study, "/studies/draft/undo")
    assert undone.path == path
    assert 'value="甲"' in clerk.get(path).response.text
    done = clerk.submit(path, path)
    assert "已儲存" in done.text
    with register.look() as work:
        assert work.plans.get(study.number).plan.office == "甲"
    assert "自動儲存、還沒有儲存" not in clerk.get(path).text


def test_undo_that_is_sent_twice_goes_back_once(clerk: Visitor) -> None:
    """Also for a new study, whose form has one token all its life; pressed anew, one further."""
    new = clerk.get("/studies/new", kind="校內")
    for name in ("甲", "甲乙", "甲乙丙"):
        clerk.submit(new, "/studies", {"name": name}, to="/studies/draft")
    address = str(new.response.url)
    seen = clerk.get(address)
    for _ in range(2):
        clerk.submit(seen, button="復原")
    assert 'value="甲乙"' in clerk.get(address).response.text
    clerk.submit(address, button="復原")
    assert 'value="甲"' in clerk.get(address).response.text


def test_a_form_that_was_kept_can_still_be_sent(clerk: Visitor, register: Register) -> None:
    """Keeping it does not use up its token, even when the browser sends it along."""
    seen = clerk.get("/studies/new", kind="校內")
    form = next(each for each in seen.page.forms if each.get("id") == "plan-form")
    held = {**dict(form.form_values()), "name": "甲"}
    assert clerk.post("/studies/draft", held).status == 200
    assert clerk.post("/studies/form", held).status == 200
    assert clerk.post("/studies", held).path == "/studies/115-001"


def test_others_who_type_in_the_same_study_are_named(
    people: SignIn, register: Register, study: PlanEntry
) -> None:
    """By their names, and whether the study was changed meanwhile."""
    officer = people(Role.OFFICER)
    people(Role.OFFICER, Role.RECORDS)
    other = replace(register, actor=Actor("officer-records", frozenset(Role)))
    save_draft(other, study.number, {"name": ["甲"]}, based_on=1)
    seen = officer.get("/studies/presence", number=study.number, version="1")
    assert "林小範" in seen.text
    assert "也在修改" in seen.text
    assert "officer-records" not in seen.text
    stale = officer.get("/studies/presence", number=study.number, version="999")
    assert "已經被更改" in stale.text


def test_undoing_the_first_thing_that_was_typed_begins_anew(clerk: Visitor) -> None:
    """As the kind of study that was chosen."""
    seen = clerk.get("/studies/new", kind="校內")
    form = next(each for each in seen.page.forms if each.get("id") == "plan-form")
    held = {**dict(form.form_values()), "name": "甲"}
    clerk.post("/studies/draft", held)
    undone = clerk.post("/studies/draft/undo", held)
    assert "新增校內研習" in undone.text
    assert 'value="甲"' not in undone.response.text


@pytest.mark.parametrize("path", ["/studies/preview", "/studies/draft", "/studies/draft/undo"])
def test_only_officers_write(people: SignIn, study: PlanEntry, path: str) -> None:
    """Others are refused."""
    reviewer = people(Role.REVIEWER)
    seen = reviewer.get(f"/studies/{study.number}")
    token = seen.page.xpath('//input[@name="_csrf_token"]')[0].get("value")
    assert reviewer.post(path, {"_csrf_token": token, "number": study.number}).status == 403


def hints(seen: Answer) -> list[str]:
    """The buttons that dismiss hints."""
    return [
        str(each.get("value"))
        for each in seen.page.xpath('//button[@name="_hint"]')
        if each.get("value") != "all"
    ]


def test_a_hint_is_dismissed_and_brought_back(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Without scripts; nothing becomes a draft, and what was typed stays in the form."""
    path = f"/studies/{study.number}"
    plan = study.plan.model_copy(update={"hours": Decimal(3), "sessions": study.plan.sessions[:1]})
    change_plan(study.number, plan, register)
    first = clerk.get(path)
    keys = hints(first)
    assert keys
    assert not first.page.xpath('//li[contains(@class, "error")]//button[@name="_hint"]')
    assert not first.page.xpath('//li[contains(@class, "warning")]//button[@name="_hint"]')
    form = next(each for each in first.page.forms if each.get("id") == "plan-form")
    fields = dict(form.form_values())
    gone = clerk.post("/studies/form", {**fields, "_hint": keys[0]})
    assert hints(gone) == keys[1:]
    assert "再顯示提示（1）" in gone.text
    assert draft_state(register, study.number).draft is None
    assert hints(clerk.get(path)) == keys[1:]
    part = clerk.post("/studies/preview", {**fields, "office": "甲處", "_hint": ""})
    assert hints(part) == keys[1:]
    back = clerk.post("/studies/form", {**fields, "office": "甲處", "_hint": "all"})
    assert hints(back) == keys
    assert back.page.get_element_by_id("f-office").get("value") == "甲處"
    assert hints(clerk.post("/studies/preview", {**fields, "_hint": keys[0]})) == keys[1:]
    assert hints(clerk.post("/studies/preview", {**fields, "_hint": "<script>"})) == keys[1:]


def test_what_is_wrong_cannot_be_dismissed(
    clerk: Visitor, register: Register, study: PlanEntry
) -> None:
    """Not even by its key."""
    sent = {"hours": "2.3", "_hint": hashlib.sha256(b"x").hexdigest()[:16]}
    before = send(clerk, study, "/studies/preview", hours="2.3")
    (wrong,) = before.page.xpath('//li[contains(@class, "note error")]')[:1]
    key = hashlib.sha256(wrong.get("data-words").encode()).hexdigest()[:16]
    after = send(clerk, study, "/studies/preview", **{**sent, "_hint": key})
    assert after.page.xpath('//li[contains(@class, "note error")]')


def test_who_only_reads_has_no_buttons(people: SignIn, study: PlanEntry) -> None:
    """The hints are there."""
    seen = people(Role.REVIEWER).get(f"/studies/{study.number}")
    assert not seen.page.xpath('//button[@name="_hint"]')
