"""The settings of sign-up, the public address, the poster and the privacy notice."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.support.pages import Visitor
from tests.support.studies import CROSS, IN_SCHOOL, status, study
from tests.web.conftest import SignIn
from tests.web.routes.test_public_signup import open_plan

from inservice_docs.formats.qr.read import read_qr
from inservice_docs.records.account import Role
from inservice_docs.workflow.public_signup import sign_up_slug, study_sign_up
from inservice_docs.workflow.register import Register


@pytest.fixture
def number(register: Register) -> str:
    """A study whose course has passed."""
    return study(register, open_plan())


def test_settings_open_the_sign_up(clerk: Visitor, register: Register, number: str) -> None:
    """Deadline, seats, reserves, what is asked besides: free text or a menu."""
    home = f"/studies/{number}/signup"
    assert "未開放" in clerk.get(home).text
    deadline = study_sign_up(register, number).deadline
    fields = {
        "online": "1",
        "online_seats": "2",
        "reserves": "5",
        "asks": ["性別", "出生日期"],
        "extra": ["用餐類別", "任教科目", ""],
        "choices": ["葷、素/蛋奶素", "", ""],
    }
    saved = clerk.submit(home, "signup", fields)
    assert "報名設定已儲存" in saved.text
    page = study_sign_up(register, number)
    assert (page.seats, page.choice.reserves, page.deadline) == (2, 5, deadline)
    assert page.choice.asks == ("性別", "出生日期")
    asked = [(each.name, each.choices) for each in page.questions]
    assert asked == [("用餐類別", ("葷", "素", "蛋奶素")), ("任教科目", ())]
    assert status(register, number) == "報名審核中"
    assert "受理報名" in saved.text


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"deadline": "150-12-31"}, "deadline", "不在開課日"),
        ({"deadline": "明天"}, "deadline", ""),
        ({"online_seats": "99"}, "online_seats", "開班總人數只有 3 人"),
        ({"reserves": "-1"}, "reserves", "應填"),
        ({"extra": "", "choices": "葷、素"}, "extra", "沒有名稱"),
    ],
)
def test_a_broken_rule_stands_beside_its_field(
    clerk: Visitor, register: Register, number: str, fields: dict[str, str], field: str, words: str
) -> None:
    """What was typed stays; nothing is stored."""
    wrong = clerk.submit(f"/studies/{number}/signup", "signup", {"online": "1", **fields})
    assert wrong.status == 422
    beside = wrong.page.cssselect(f"#wrong-{field}") or wrong.page.cssselect(".wrong")
    assert words in beside[0].text_content()
    assert status(register, number) == "課程確認通過"


def test_the_code_leads_to_the_public_page(clerk: Visitor, register: Register, number: str) -> None:
    """As PNG, as SVG, on the page, and on a poster to be printed."""
    home = f"/studies/{number}/signup"
    address = f"{clerk.base}/s/{sign_up_slug(register, number)}"
    assert address in clerk.get(home).text
    assert read_qr(clerk.get(f"{home}/code/png").data) == (address,)
    drawn = clerk.get(f"{home}/code/svg")
    assert drawn.data.startswith(b"<svg")
    assert drawn.response.headers["content-type"] == "image/svg+xml"
    poster = clerk.get(f"{home}/poster")
    for words in ("十二年一貫生命教育分享日", address, "報名截止"):
        assert words in poster.text
    assert Image.open(io.BytesIO(clerk.get(f"{home}/code/png").data)).width > 100


def test_an_in_school_study_is_sent_to_the_batch(clerk: Visitor, register: Register) -> None:
    """It has no online sign-up."""
    number = study(register, IN_SCHOOL)
    assert "校內批次報名" in clerk.get(f"/studies/{number}/signup").text
    refused = clerk.submit(f"/studies/{number}/signup", "signup", {"online": "1"})
    assert refused.status == 422
    assert "沒有「設定線上報名」" in refused.text


def test_the_privacy_notice_is_the_schools_to_word(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Facts of the study take the place of their names; the usual text can come back."""
    own = "本校蒐集〔欄位〕，只為辦理「〔研習〕」。<b>請放心</b>"
    assert "已儲存" in clerk.submit("/privacy-notice", "privacy-notice", {"notice": own}).text
    clerk.submit(f"/studies/{number}/signup", "signup", {"online": "1"})
    page = clerk.get(f"/s/{sign_up_slug(register, number)}")
    assert "只為辦理「十二年一貫生命教育分享日」。<b>請放心</b>" in page.text
    assert "<b>" not in page.response.text
    clerk.submit("/privacy-notice", "privacy-notice", button="恢復預設")
    assert "您的權利" in clerk.get("/privacy-notice").text
    long = clerk.submit("/privacy-notice", "privacy-notice", {"notice": "字" * 6000})
    assert "太長" in long.page.cssselect("#wrong-notice")[0].text_content()


def test_only_the_right_roles_change_anything(people: SignIn, register: Register) -> None:
    """Officers set up the sign-up, administrators word the notice."""
    number = study(register, CROSS)
    reviewer, officer = people(Role.REVIEWER), people(Role.OFFICER)
    for visitor, path in ((reviewer, f"/studies/{number}/signup"), (officer, "/privacy-notice")):
        visitor.get("/")
        fields = {"_csrf_token": visitor.client.cookies["csrf"], "online": "1", "notice": "x"}
        assert visitor.post(path, fields).status == 403
    assert status(register, number) == "課程確認通過"
