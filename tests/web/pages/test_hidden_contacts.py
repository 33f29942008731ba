"""Contacts are masked while personal data are hidden, and nothing masked is ever stored."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import warning
from inservice_docs.records.plan import Contact, Plan, SignUp
from inservice_docs.taiwan.course_codes import load
from inservice_docs.web.pages.differences import differences
from inservice_docs.web.pages.hidden_contacts import (
    cover_of,
    is_hidden,
    kept_contacts,
    masked_plan,
    masked_values,
)
from inservice_docs.web.pages.plan_fields import plan_typed, plan_values
from inservice_docs.web.pages.remarks import remarks_of
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import fresh_samples
from inservice_docs.workflow.typed_letter import typed_letters

PLAN = Plan(
    name="研習",
    contacts=(
        Contact(name="陳小範", phone="04-22921175#301", email="chen@example.edu.tw"),
        Contact(name="林大範"),
    ),
    signup=SignUp(email="chen@example.edu.tw", fax="04-22920001"),
)
SECRETS = ("陳小範", "22921175", "chen@", "林大範")


def test_what_is_not_shown_stays_as_it_is_kept() -> None:
    """Whatever the form holds of it: nothing, masks, or what an older page still showed."""
    kept = plan_values(PLAN)
    shown = masked_values(kept)
    without = {name: held for name, held in kept.items() if not is_hidden(name)}
    for sent in (without, shown, {**kept, "contacts-1-name": ("別人",), "signup-email": ("",)}):
        typed = kept_contacts({**sent, "name": ("新名",)}, kept)
        assert plan_typed(typed).plan == PLAN.model_copy(update={"name": "新名"})
    assert plan_typed(kept_contacts(kept, without)).plan.contacts == ()


def test_fields_are_masked_and_others_are_not() -> None:
    """An empty one stays empty."""
    shown = masked_values(plan_values(PLAN))
    assert shown["contacts-1-name"] == ("陳○範",)
    assert shown["contacts-2-phone"] == ("",)
    assert shown["signup-fax"] == ("04-22920001",)
    assert not [word for word in SECRETS if word in str(shown)]


def test_a_letter_of_a_masked_plan_names_nobody(register: Register) -> None:
    """And lacks nothing that it had."""
    plan = fresh_samples(register.today)[0]
    (letter,) = typed_letters("invitation", masked_plan(plan), register.workspace).value
    text = "".join(spot.raw for spot in letter.spots)
    for contact in plan.contacts:
        assert contact.name not in text
        assert contact.email not in text
        assert contact.phone[-8:] not in text
    assert "○" in text
    lacks = [spot.raw for spot in letter.spots if "承辦人" in spot.raw and "\ufdd0" in spot.raw]
    assert not lacks
    assert masked_plan(Plan()) == Plan()


@pytest.mark.parametrize(
    "text",
    ["陳小範填了兩次", "改為 chen@example.edu.tw。", "04-22921175轉301、04-22921175#301"],
)
def test_texts_are_covered(text: str) -> None:
    """However the telephone is written."""
    cover = cover_of(PLAN)
    assert not [word for word in SECRETS if word in cover.text(text)]
    (found,) = cover.findings([warning("x", text, text)])
    assert not [word for word in SECRETS if word in found.message + found.fix]


def test_differences_name_nobody() -> None:
    """That the contacts differ is told."""
    other = PLAN.model_copy(update={"contacts": (), "name": "由陳小範辦理的研習"})
    found = cover_of(PLAN).differences(differences(other, PLAN))
    assert {each.name for each in found} == {"contacts", "name"}
    assert not [word for word in SECRETS if word in str(found)]


def test_remarks_offer_no_cure_for_what_is_hidden(register: Register) -> None:
    """They stand, at no place of the letter that is masked."""
    plan = fresh_samples(register.today)[0]
    wrong = Contact(name="陳小範", phone="０４－２２９２１１７５", email="chen @example.edu.tw")
    plan = plan.model_copy(update={"contacts": (wrong,)})
    values = plan_values(plan)
    (letter,) = typed_letters("invitation", plan, register.workspace).value
    from inservice_docs.rules.check_plan import check_plan

    school, codes = register.workspace.school, load()
    found = check_plan(plan, school, codes)
    open_ = remarks_of(plan_typed(values), values, found, letter, (), school, codes)
    assert any(each.change and is_hidden(each.field) for each in open_.notes)
    covered = cover_of(plan).remarks(open_, letter)
    assert len(covered.notes) == len(open_.notes)
    assert not any(each.change and is_hidden(each.field) for each in covered.notes)
    assert not [word for word in ("陳小範", "1175", "chen@") if word in str(covered)]
