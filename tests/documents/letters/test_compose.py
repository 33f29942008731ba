"""Composing letters: directions, recipients, gaps, and the facts that come and go."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.letter_cases import (
    MANY,
    NOTES,
    THREE_SESSIONS,
    composed,
    in_school,
    letter,
    plan_with,
    sample_school,
    texts,
)

from inservice_docs.documents.letters.compose import compose
from inservice_docs.records.finding import Severity, UserError
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.records.wording import Wording
from inservice_docs.taiwan.numerals import split_marker

SENT = dt.date(2010, 2, 26)
COUNTY = School(name="南投縣立範例國民中學", address="540 南投縣南投市範例路1號")


def text(made: Letter) -> str:
    return "\n".join(texts(made))


def test_recipients_of_different_direction_get_letters_of_their_own() -> None:
    """A county school writes up to its own government and level to the others."""
    outcome = composed("approval-request", school=COUNTY, date=SENT, number=["甲字第1號", "乙"])
    level, up = outcome.value
    assert level.originals == ("臺中市政府", "臺中縣政府", "彰化縣政府")
    assert up.originals == ("南投縣政府",)
    assert level.subject.startswith("檢送")
    assert level.subject.endswith("請查照惠復。")
    assert up.subject.startswith("檢陳")
    assert up.subject.endswith("請鑒核。")
    assert "惠" not in up.subject
    assert up.receiver == "南投縣政府"
    assert (level.number, up.number) == ("甲字第1號", "乙")
    assert "letter-split" in {found.code for found in outcome.findings}


def test_recipients_may_be_given() -> None:
    """Stated recipients replace those of the wording, each once."""
    made = letter("invitation", recipients=["甲國小", "乙國小", "甲國小"])
    assert made.originals == ("甲國小", "乙國小")


def test_forty_recipients_all_stand() -> None:
    """No recipient is lost, and none is 受文者 of all copies."""
    made = letter("invitation", plan_with(invitees=MANY))
    assert made.originals == tuple(MANY)
    assert made.receiver == ""


def test_sessions_of_several_days_are_items() -> None:
    """Two days with three sessions stand one by one, with topic and speaker."""
    whole = text(letter("approval-request", plan_with(sessions=THREE_SESSIONS)))
    assert "研習時間及地點如下：\n（一）115年9月18日（星期五）上午9時至中午12時" in whole
    assert "主題：繪本，講師：林範" in whole
    assert "（三）115年9月19日（星期六）上午9時至下午4時，於本校電腦教室辦理。" in whole


def test_credit_class_gives_credits() -> None:
    """學分班: credits instead of hours, everywhere."""
    whole = text(letter("approval-request", plan_with(class_kind="碩士學分班", credits=2)))
    assert "核定研習學分2學分" in whole
    assert "時數" not in whole


def test_conditional_facts_come_and_go() -> None:
    """Guests, online sign-up, fee, seats and leave stand only where the plan has them."""
    bare = plan_with(
        guests=[],
        purpose="",
        official_leave=None,
        per_school=None,
        attachments=[],
        class_size=None,
        signup={"截止": "99-03-16", "線上": "是"},
    )
    made = letter("approval-request", bare)
    whole = text(made)
    for word in ("目的", "另開放", "公（差）假", "名額", "檢送", "傳真", "費用"):
        assert word not in whole
    assert "至「全國教師在職進修資訊網」線上報名" in whole
    assert (made.attachment_text, made.attachments) == ("", ())
    assert [split_marker(line)[0] for line in texts(made)[2:]] == ["一、", "二、", "三、", "四、"]
    paid = plan_with(fee="學員全額負擔", subsidy="臺中市政府教育局")
    assert "研習費用：學員全額負擔；補助單位：臺中市政府教育局。" in text(
        letter("approval-request", paid)
    )


def test_notes_follow_at_any_depth() -> None:
    """其他事項 are items after the others, those below them with markers of their level."""
    made = letter("approval-request", plan_with(notes=NOTES))
    lines = texts(made)
    start = lines.index("六、請自備環保杯。")
    assert lines[start : start + 7] == [
        "六、請自備環保杯。",
        "七、交通資訊：",
        "（一）自行開車：",
        "1、由大雅路校門進入。",
        "2、停車證置於擋風玻璃明顯處。",
        "（二）搭乘公車：於校門前站下車。",
        "八、其他注意事項第3點。",
    ]
    assert lines[-1] == "十一、其他注意事項第6點。"


def test_draft_without_number_or_date_says_so() -> None:
    """A draft shows what is filled in later, as hints, and never 「字第號」."""
    outcome = composed("approval-request")
    (made,) = outcome.value
    assert fill_gaps(made.number) == "（待填：發文字號）"
    assert fill_gaps(made.date_text) == "（待填：發文日期）"
    assert [found.severity for found in outcome.findings] == [Severity.HINT] * 2


def test_empty_plan_is_all_gaps() -> None:
    """Every missing fact is shown, and found with its field and its cure."""
    outcome = composed("approval-request", Plan(), School())
    found = {each.place.field: each for each in outcome.findings}
    assert {"名稱", "地址", "研習名稱", "時數", "場次", "報名", "參加對象", "主管機關"} <= set(
        found
    )
    assert all(each.code == "fact-missing" and each.fix for each in found.values())
    assert found["地址"].fix == "請在 inservice.toml 填寫「地址」。"
    assert all(type(line) is str for line in (outcome.value[0].sender, *texts(outcome.value[0])))


def test_kind_must_suit_the_study() -> None:
    """A memo for an in-school study does not serve a cross-school one, and the reverse."""
    assert "letter-scope" in {found.code for found in composed("in-school-memo").findings}
    outcome = composed("invitation", in_school())
    assert "letter-scope" in {found.code for found in outcome.findings}


def test_text_comes_out_as_it_went_in() -> None:
    """Signs with a meaning of their own, and rare characters, stay as they are."""
    odd = "甲 & 乙 <丙> \"丁\" 'x' 堃喆峯綉𠮷 {{ 戊 }} {% if %}"
    made = letter("approval-request", plan_with(name=odd))
    assert f"「{odd}」" in made.subject


def test_single_item_stands_after_the_label() -> None:
    """A paragraph of one item is not itemised."""
    one = Wording(
        title="試",
        subject="試，{{ 期望語 }}。",
        paragraphs=({"段名": "說明", "條列": ["只有一項。"]},),
    )
    (made,) = compose(one, plan_with(), sample_school()).value
    assert made.paragraphs[0].text == "只有一項。"
    assert made.paragraphs[0].items == ()


def test_broken_wording_is_the_users_to_mend() -> None:
    """An unknown placeholder names its field and the nearest that is known."""
    bad = Wording(title="試", subject="{{ 研習名秤 }}", paragraphs=({"段名": "說明"},))
    with pytest.raises(UserError) as caught:
        compose(bad, plan_with(), sample_school())
    (found,) = caught.value.findings
    assert found.code == "wording-broken"
    assert found.place.field == "主旨"
    assert "研習名稱" in found.fix


def test_day_that_cannot_be_stops_no_draft() -> None:
    """A date before the Republic is a slip, to be seen in the draft."""
    slips = plan_with(sessions=[{"日期": "1900-01-01"}])
    made = letter("approval-request", slips, date=dt.date(1900, 1, 1))
    assert "西元1900年1月1日（星期一）" in text(made)
