"""The safe cures: applied where found, told one by one, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.finding import Severity
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of
from inservice_docs.rules.letter.fix import fix_letter

LETTERS = Path(__file__).parents[2] / "data" / "letters"
CORRECT = sorted((LETTERS / "correct").glob("*.txt"))
MESSY = """主旨：檢送本校「閱讀教學工作坊」實施計劃乙份,請　查照惠覆
密等：普通
說明：
一、研習時間：２０２６年９月１８日（禮拜五）上午9點半至12點,假台中市立圖書館辦理。
二、報名費ＮＴ，請於115年09月04日前辨理。
正本：台中市政府、彰化縣政府、彰化縣政府"""
MENDED = """主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照惠復。
密等：
說明：
一、研習時間：115年9月18日（星期五）上午9時30分至12時，假臺中市立圖書館辦理。
二、報名費NT，請於115年9月4日前辦理。
正本：臺中市政府、彰化縣政府"""


def test_a_messy_letter_is_mended():
    """Several slips in one sentence are all mended, and the letter reads as it should."""
    letter = letter_of(MESSY, "函")
    mended, changes = fix_letter(letter, check_letter(letter))
    assert mended == letter_of(MENDED, "函")
    assert {change.field for change in changes} == {"主旨", "密等", "說明一", "說明二", "正本"}
    (subject,) = [change for change in changes if change.field == "主旨"]
    assert (subject.before, subject.after) == (letter.subject, mended.subject)
    assert "quantity-yi" in subject.codes


def test_only_the_given_findings_are_mended():
    """A finding that is left out keeps its words; so does a finding of another letter."""
    letter = letter_of("主旨：檢送實施計畫乙份，請　查照。", "函")
    space = [one for one in check_letter(letter) if one.code == "space-before-expectation"]
    mended, changes = fix_letter(letter, space)
    assert mended.subject == "檢送實施計畫乙份，請查照。"
    assert [change.codes for change in changes] == [("space-before-expectation",)]
    assert fix_letter(letter_of("", "函"), space) == (letter_of("", "函"), [])


def test_what_has_two_readings_is_left():
    """A wrong weekday may be a wrong date: the words stay."""
    letter = letter_of("說明：研習時間：115年9月18日（星期四）。", "函")
    found = [one for one in check_letter(letter) if one.code == "weekday-wrong"]
    assert found
    assert fix_letter(letter, found) == (letter, [])


@pytest.mark.parametrize("path", CORRECT, ids=lambda path: path.stem)
def test_a_correct_letter_stays_as_it_is(path):
    """Nothing is changed where nothing is found but hints of before 2015."""
    letter = letter_of(path.read_text("utf-8"))
    found = [one for one in check_letter(letter) if one.severity is not Severity.HINT]
    assert fix_letter(letter, found) == (letter, [])


@given(
    st.lists(
        st.sampled_from(["乙份", "請　", "１１５年", "台中市", ",", "查照", "，", "計劃", "(一)"]),
        max_size=12,
    )
)
def test_mending_comes_to_an_end(parts):
    """A cure may lay bare another slip, but after a few turns nothing is left to mend."""
    letter = letter_of("主旨：檢送" + "".join(parts) + "，請查照。", "函")
    for _ in range(4):
        letter, changes = fix_letter(letter, check_letter(letter))
    assert changes == []
