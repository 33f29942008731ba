"""The facts of a plan by the names that phrases use."""

from __future__ import annotations

import pytest
from tests.support.letter_cases import in_school, plan_with

from inservice_docs.documents.letters.plan_facts import (
    attachment_list,
    contact_facts,
    note_facts,
    own_office,
    plan_facts,
)
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan import Contact, Note, Plan


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["實施計畫"], "實施計畫1份"),
        (["實施計畫", "報名表"], "實施計畫及報名表各1份"),
        (["實施計畫", "報名表", "課程表"], "實施計畫、報名表及課程表各1份"),
        (["海報2張"], "海報2張"),
        (["實施計畫", "海報2張"], "實施計畫1份及海報2張"),
    ],
)
def test_enclosures_have_their_quantity(names: list[str], words: str) -> None:
    """1份 unless another quantity is stated."""
    assert attachment_list(names) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("生命教育分享日", "「生命教育分享日」研習"),
        ("資訊融入教學研習", "「資訊融入教學研習」"),
        ("閱讀教學工作坊", "「閱讀教學工作坊」"),
        ("雙語教學研討會", "「雙語教學研討會」"),
    ],
)
def test_study_is_called_a_study_once(name: str, words: str) -> None:
    """A name that says what it is needs no 研習 behind it."""
    assert plan_facts(plan_with(name=name))["研習案名"] == words


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("教務處", "本處"),
        ("宗教輔導室", "本室"),
        ("註冊組", "本組"),
        ("教學資源中心", "本中心"),
        ("", "本單位"),
    ],
)
def test_office_speaks_of_itself(office: str, words: str) -> None:
    """A memo says 本處, 本室, 本組."""
    assert own_office(office) == words


def test_hours_or_credits() -> None:
    """Hours count unless the class is one for credits."""
    assert plan_facts(plan_with(hours=1.5))["核給"] == "研習時數1.5小時"
    credits = plan_facts(plan_with(class_kind="碩士學分班", hours=36, credits=2))
    assert (credits["核給"], bool(credits["時數"])) == ("研習學分2學分", False)
    both = plan_facts(plan_with(class_kind="非學分班", hours=3, credits=2))
    assert both["核給"] == "研習時數3小時"
    assert fill_gaps(plan_facts(Plan())["核給"]) == "研習時數（待填：時數）小時"


def test_people() -> None:
    """Seats, numbers a school and audiences in words."""
    facts = plan_facts(
        plan_with(class_count=2, class_size=40, per_school="2", audience="國中、國小")
    )
    assert facts["名額"] == "2班，每班40人，共80人"
    assert facts["每校人數"] == "2人"
    assert facts["對象學校"] == "國民中學、國民小學"
    assert plan_facts(in_school())["參加對象"] == "本校"
    assert not plan_facts(Plan())["參加對象"]


def test_money_that_nobody_pays_is_not_mentioned() -> None:
    """無 and 無接受補助 are no fee and no subsidy."""
    facts = plan_facts(plan_with(fee="無", subsidy="無接受補助"))
    assert (facts["繳費方式"], facts["補助單位"]) == ("", "")


def test_basis_is_one_enumeration() -> None:
    """Several bases are joined, their full stops gone."""
    facts = plan_facts(plan_with(basis=["甲函。", "乙計畫", "丙要點"]))
    assert facts["依據"] == "甲函、乙計畫及丙要點"


def test_contacts_have_letter_phones() -> None:
    """A telephone is printed as letters do; what is none stays as it was written."""
    assert contact_facts(Contact(name="陳", phone="(04)2292-1175 分機 301"))["電話"] == (
        "04-22921175轉301"
    )
    assert contact_facts(Contact(name="陳", phone="總機轉教務處"))["電話"] == "總機轉教務處"


def test_notes_keep_their_tree() -> None:
    """Items below a note stay below it."""
    note = Note.model_validate({"文字": "甲", "條列": ["乙"]})
    assert note_facts(note) == {"文字": "甲", "條列": [{"文字": "乙", "條列": []}]}
