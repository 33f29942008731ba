"""The wordings that come with the program: what each kind of letter says, and how."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.letter_cases import (
    KINDS,
    ROSTER,
    THREE_SESSIONS,
    composed,
    in_school,
    letter,
    plan_with,
    sample_school,
    texts,
    wording,
)

from inservice_docs.documents.letters.compose import compose
from inservice_docs.records.letter import Letter

SENT = dt.date(2010, 2, 26)


def text(made: Letter) -> str:
    return "\n".join(texts(made))


def test_request_holds_the_facts_of_the_first_sample_letter() -> None:
    """附表1: contact block, dates with weekday, number, hours, 正本, in the letter's order."""
    made = letter("approval-request", date=SENT, number="曉中宗字第0990006001號")
    assert made.sender == "臺中市私立曉明女子高級中學"
    assert made.address == "40462 臺中市北區大雅路452號"
    assert made.contacts == (
        "傳真：04-22913277",
        "聯絡人：陳小範",
        "聯絡電話：04-22921175轉301",
    )
    assert made.receiver == ""
    assert (made.date, made.number) == (SENT, "曉中宗字第0990006001號")
    assert (made.speed, made.secrecy, made.attachment_text) == ("", "", "如主旨")
    assert made.attachments == ("實施計畫",)
    for fact in ("「十二年一貫生命教育分享日」研習", "實施計畫1份", "3小時", "國民小學", "1至2人"):
        assert fact in made.subject
    assert made.subject.endswith("，請查照惠復。")
    lines = texts(made)[2:]
    order = ["研習目的", "研習時間及地點", "報名方式", "公（差）假"]
    places = [next(i for i, line in enumerate(lines) if word in line) for word in order]
    assert places == sorted(places)
    whole = text(made)
    for fact in (
        "99年3月23日（星期二）下午1時10分至5時20分，於本校至愛樓會議廳",
        "請於99年3月16日（星期二）前以電子郵件（chen@example.edu.tw）或傳真（04-22913277）報名",
        "愛心工作隊",
        "由本校統一於全國教師在職進修資訊網登錄研習時數",
    ):
        assert fact in whole
    assert made.originals == ("臺中市政府", "臺中縣政府", "南投縣政府", "彰化縣政府")
    assert made.copies == ()
    assert made.signature == "校長　王範例"


def test_invitation_holds_the_facts_of_the_second_sample_letter() -> None:
    """附表2: the same study, its approval cited, the hours registered by the organiser."""
    one = plan_with(
        approvals=[{"機關": "臺中市政府", "文號": "府授教學字第0990050000號", "日期": "99-03-01"}]
    )
    made = letter("invitation", one, date=dt.date(2010, 3, 2), number="曉中宗字第0990006002號")
    assert "1至2人" in made.subject
    assert "公（差）假" in made.subject
    assert made.subject.endswith("，請查照。")
    lines = texts(made)
    assert lines[-1] == (
        "五、本研習業經臺中市政府99年3月1日府授教學字第0990050000號函核定，"
        "全程參與之教師由本校統一於全國教師在職進修資訊網登錄研習時數3小時。"
    )
    assert made.originals == ("臺中縣市國民小學",)


def test_several_approvals_are_items_of_their_own() -> None:
    """Each authority stands with its date and number, hours only where they differ."""
    approvals = [
        {"機關": "臺中市政府", "文號": "府授教學字第0990050000號", "日期": "99-03-01", "時數": 3},
        {"機關": "彰化縣政府", "文號": "府教學字第0990050003號", "日期": "99-03-02", "時數": 2},
    ]
    whole = text(letter("invitation", plan_with(approvals=approvals)))
    assert "五、本研習業經下列主管機關來函核定：" in whole
    assert "（一）臺中市政府99年3月1日府授教學字第0990050000號。" in whole
    assert "（二）彰化縣政府99年3月2日府教學字第0990050003號（核定2小時）。" in whole
    assert "六、全程參與之教師" in whole


def test_no_approval_leaves_a_gap_in_an_invitation() -> None:
    """A letter that claims approval without one on record is not finished."""
    outcome = composed("invitation", plan_with(approvals=[]))
    assert {found.place.field for found in outcome.findings if found.severity == "error"} == {
        "核准文號"
    }


@pytest.mark.parametrize("kind", KINDS)
def test_letters_keep_to_the_handbook(kind: str) -> None:
    """One expectation, in the 主旨 only; no old words; no space before 稱謂 and 期望 words."""
    plan = in_school() if "memo" in kind else plan_with(approvals=[])
    made = letter(kind, plan, date=SENT, roster=ROSTER)
    subject, *rest = texts(made)
    expected = [word for word in ("請查照", "請鑒核", "請備查", "請核示") if word in subject]
    assert len(expected) == 1
    assert subject.count("請查照") <= 1
    body = "".join(rest)
    for word in ("請查照", "鑒核", "核示", "惠請", "惠覆", "乙份", "台端", "為荷"):
        assert word not in body
    for wrong in ("　請", " 請", "一、一", "字第號", "()", "(", "１", "。。", "，，", "：。"):
        assert wrong not in body + subject
    assert made.secrecy == ""


def test_paragraphs_of_a_memo_are_facts_and_proposals() -> None:
    """簽: 說明 without proposals, 擬辦 with them and without repeating, 敬陳 the head."""
    made = letter("in-school-memo", in_school(), date=SENT)
    assert (made.kind, made.unit, made.submitted_to) == ("簽", "教務處", "校長")
    assert made.signature == "教務處　陳小範"
    assert made.originals == ()
    assert [part.label for part in made.paragraphs] == ["說明", "擬辦"]
    facts, proposals = ({item.text for item in part.items} for part in made.paragraphs)
    assert not facts & proposals
    assert not any(word in line for line in facts for word in ("擬", "建議", "奉核後"))
    assert any("登錄研習課程" in line for line in proposals)
    assert any("文書組" in line for line in proposals)


def test_hours_memo_tells_how_many_took_part() -> None:
    """研習時數登錄簽: the list as enclosure, its people counted, those of fewer hours too."""
    made = letter("hours-memo", in_school(), roster=ROSTER)
    whole = text(made)
    assert "參加研習人員名單1份" in made.subject
    assert "參加研習人員計3人，全程參與者每人研習時數3小時" in whole
    assert "其中1人未全程參與" in whole
    assert made.attachments == ("參加研習人員名單",)


def test_hours_memo_without_a_roster_has_a_gap() -> None:
    """How many took part is not guessed."""
    outcome = composed("hours-memo", in_school())
    assert [found.place.field for found in outcome.findings] == ["簽辦日期", "研習名單"]


def test_reminder_goes_to_those_that_wait() -> None:
    """催辦: our own request cited, and only the authorities without an approval."""
    some = [{"機關": "南投縣政府", "文號": "府教學字第0990050002號", "日期": "99-03-02"}]
    made = letter("reminder", plan_with(approvals=some), date=SENT)
    assert made.originals == ("臺中市政府", "臺中縣政府", "彰化縣政府")
    assert "本校99年2月26日曉中宗字第0990006001號函" in text(made)
    assert made.attachment_text == ""


def test_reminder_with_nobody_waiting_lacks_a_recipient() -> None:
    """A reminder to nobody is not finished."""
    outcome = composed("reminder")
    assert "正本" in {found.place.field for found in outcome.findings}


def test_change_notice_tells_old_and_new() -> None:
    """改期: both dates in the 主旨, old and new sessions side by side."""
    change = {"種類": "改期", "原因": "場地整修。", "原場次": [{"日期": "99-03-16"}]}
    made = letter("change-notice", plan_with(change=change), date=SENT)
    assert "原訂99年3月16日（星期二）" in made.subject
    assert "改於99年3月23日（星期二）辦理" in made.subject
    whole = text(made)
    assert "一、改期原因：場地整修。" in whole
    assert "（一）原訂：99年3月16日（星期二）。" in whole
    assert "（二）改訂：99年3月23日（星期二）下午1時10分至5時20分" in whole
    assert "三、本研習前經臺中市政府等4個主管機關核定。" in whole
    assert made.originals[-1] == "臺中縣市國民小學"
    assert made.attachment_text == "如主旨"


def test_cancelled_study_has_no_new_date() -> None:
    """取消: what falls away, and why; nothing is enclosed."""
    made = letter("change-notice", plan_with(change={"種類": "取消", "原因": "颱風"}), date=SENT)
    assert "原訂99年3月23日（星期二）" in made.subject
    assert "取消辦理" in made.subject
    assert "改" not in text(made)
    assert made.attachment_text == ""
    assert made.attachments == ()


def test_change_of_several_sessions_is_nested() -> None:
    """Old and new sessions of more than one become items of the third level."""
    change = {"種類": "改期", "原因": "場地整修", "原場次": THREE_SESSIONS[:2]}
    whole = text(letter("change-notice", plan_with(change=change, sessions=THREE_SESSIONS)))
    assert "（一）原訂：\n1、115年9月18日" in whole
    assert "3、115年9月19日（星期六）" in whole


def test_account_request_needs_no_plan() -> None:
    """業務帳號申請: office and person, to the reviewing unit."""
    made = letter("account-request", date=SENT)
    assert made.originals == ("臺中市政府教育局",)
    assert made.receiver == "臺中市政府教育局"
    assert "輔導室" in made.subject
    whole = text(made)
    for fact in ("單位：輔導室", "姓名：陳小範", "電話：04-22921175轉301", "chen@example.edu.tw"):
        assert fact in whole
    outcome = compose(wording("account-request"), None, sample_school())
    assert {"處室", "姓名"} <= {found.place.field for found in outcome.findings}
