"""Checking a letter: what is known beside it, the order of its parts, and any letter at all."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from inservice_docs.records.finding import Severity
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules.letter.check import MOST, check_letter
from inservice_docs.rules.letter.excerpt import letter_of

PLAN = {
    "研習名稱": "閱讀教學工作坊",
    "時數": "3",
    "場次": {"日期": "115-09-18", "時間": "09:00-12:00", "地點": "至善樓會議廳"},
    "主管機關": ["彰化縣政府"],
}
WORDS = st.sampled_from(
    [
        "請", "查照", "鑒核", "　", " ", "，", "。", "「", "」", "（", "）", "(", ")",
        "115年9月18日",
        "9月31日", "（星期五）", "至", "上午9時", "12:00", "3小時", "研習時數", "乙份", "1份",
        "附件", "檢送",
        "字第1150000001號", "函", "貴府", "鈞", "台", "\n", "一、", "（一）", "如說明二",
        "04-22921175", "@",
        "業奉主管機關核定", "報名", "前", "依據", "１", "2026/9/18", "\u200b", "擬", "第四十四條",
        "十", "各",
    ]
)  # fmt: skip
TEXT = st.one_of(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        max_size=30,
    ),
    st.lists(WORDS, max_size=14).map("".join),
).filter(lambda text: not any(0xFDD0 <= ord(char) <= 0xFDEF for char in text))
ITEMS = st.recursive(
    st.fixed_dictionaries({"marker": TEXT, "text": TEXT}),
    lambda below: st.fixed_dictionaries(
        {"marker": TEXT, "text": TEXT, "items": st.lists(below, max_size=3)}
    ),
    max_leaves=6,
)
LETTERS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["函", "簽", "書函", "公告", "開會通知單", ""]),
        "sender": st.sampled_from(
            ["臺中市私立範例高級中學", "彰化縣政府", "南投縣立範例國民小學", ""]
        ),
        "subject": TEXT,
        "date": st.one_of(st.none(), st.dates(dt.date(1890, 1, 1), dt.date(2099, 12, 31))),
        "paragraphs": st.lists(
            st.fixed_dictionaries(
                {
                    "label": st.sampled_from(["說明：", "擬辦：", "辦法", ""]),
                    "text": TEXT,
                    "items": st.lists(ITEMS, max_size=3),
                }
            ),
            max_size=3,
        ),
    },
    optional=dict.fromkeys(("number", "retention", "speed", "secrecy", "date_text"), TEXT)
    | dict.fromkeys(("attachment_text", "receiver"), TEXT)
    | {key: st.lists(TEXT, max_size=4) for key in ("originals", "copies", "contacts")},
)


@settings(max_examples=300)
@given(LETTERS)
def test_any_letter_can_be_checked(fields):
    """No letter, however odd, makes the check fail; each finding has words and a code."""
    for found in check_letter(Letter.model_validate(fields), plan=Plan.model_validate(PLAN)):
        assert found.code
        assert found.message
        assert found.fix


def test_the_findings_stand_in_the_order_of_the_letter():
    """主旨 comes before 說明, whatever rule finds what."""
    letter = letter_of("主旨：檢送實施計畫乙份，請　查照\n說明：研習地點為台中市。", "函")
    fields = [found.place.field for found in check_letter(letter)]
    assert fields == sorted(fields, key=["主旨", "說明", "附件"].index)


def test_a_finding_tells_the_column():
    """The place names the field, and the column where the words begin, counted from 1."""
    letter = letter_of("主旨：檢送實施計畫乙份，請查照。", "函")
    (found,) = [one for one in check_letter(letter) if one.code == "quantity-yi"]
    assert (found.place.field, found.place.column) == ("主旨", 7)
    assert letter.subject[6:8] == "乙份"


def test_the_order_of_the_file_counts():
    """A reader that knows the order of the parts in the file passes it on."""
    letter = letter_of("", "函")
    found = check_letter(letter, order=("受文者", "說明", "主旨", "正本"))
    assert ("parts-order", "主旨") in {(one.code, one.place.field) for one in found}
    assert not check_letter(letter, order=("發文機關", "受文者", "附件", "主旨", "說明", "正本"))


def test_the_school_tells_the_superior():
    """A school's own statement of its superior outweighs what its name suggests."""
    letter = letter_of("", "上行")
    school = School(name="彰化縣立範例國民中學", superior="")
    assert not [one for one in check_letter(letter) if one.severity is not Severity.HINT]
    codes = {one.code for one in check_letter(letter, school=school)}
    assert {"expectation-too-high", "attach-verb-too-high"} <= codes


def test_a_claim_of_approval_weighs_by_what_is_known():
    """Without a record a claim is a hint; with a complete record that lacks it, an error."""
    letter = letter_of("說明：本研習業奉主管機關核定在案。", "函")
    plan = Plan.model_validate(PLAN)

    def weight(**known):
        return [
            one.severity
            for one in check_letter(letter, **known)
            if one.code == "approval-claimed-unrecorded"
        ]

    assert weight() == [Severity.HINT]
    assert weight(plan=plan) == [Severity.HINT]
    assert weight(plan=plan, approvals_known=True) == [Severity.ERROR]
    given = plan.model_validate(
        PLAN | {"核准文號": [{"機關": "彰化縣政府", "文號": "府教學字第1150012345號"}]}
    )
    assert weight(plan=given, approvals_known=True) == []


def test_old_letters_are_judged_by_the_rules_of_their_day():
    """Before 2015-03-25 the respectful space was right: it is at most a hint."""
    new = letter_of("主旨：檢送實施計畫1份，請　查照。", "函")
    old = new.model_copy(update={"date": dt.date(2015, 3, 24)})
    for letter, weight in ((new, Severity.WARNING), (old, Severity.HINT)):
        (found,) = [one for one in check_letter(letter) if one.code == "space-before-expectation"]
        assert found.severity is weight


def test_a_flood_of_one_finding_is_cut():
    """A letter with the same slip a thousand times gets a list that can be read."""
    letter = letter_of("說明：" + "請貴府協助，附計劃。" * 1000, "函")
    found = [one for one in check_letter(letter) if one.code == "legal-word"]
    assert len(found) == MOST


def test_gaps_are_left_alone():
    """A missing fact in a draft breaks no rule of wording."""
    letter = letter_of("", "函").model_copy(
        update={
            "subject": "檢送「\ufdd0研習 名稱\ufdd1」實施計畫1份，請查照。",
            "date": None,
            "date_text": "\ufdd0發文日期\ufdd1",
            "number": "\ufdd0發文字號\ufdd1",
        }
    )
    assert {one.severity for one in check_letter(letter)} <= {Severity.HINT}
