"""The overview: studies with their steps, a page at a time, and the charts."""

from __future__ import annotations

from pathlib import Path

from tests.support.pages import Visitor
from tests.support.requests import AUTHORITIES, asked

from inservice_docs.records.plan import Plan, Scope
from inservice_docs.workflow.add_approval import Answer, add_approval
from inservice_docs.workflow.add_plan import register_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples


def test_an_empty_register_says_what_to_do(clerk: Visitor) -> None:
    """A new study, or the samples."""
    seen = clerk.get("/")
    assert "還沒有研習" in seen.text
    assert seen.link("先用範例試試") == "/studies/sample"


def test_every_study_is_a_row_with_its_next_action(clerk: Visitor, register: Register) -> None:
    """Which leads to where it is done."""
    cross, own = play_samples(register)
    seen = clerk.get("/")
    assert seen.link("發函申請核准") == f"/studies/{cross.number}/letters/approval-request"
    assert seen.link("簽請首長核定") == f"/studies/{own.number}/letters/in-school-memo"
    assert len(seen.page.xpath('//ol[contains(@class, "steps")]')) == 2


def test_several_authorities_are_counted(clerk: Visitor, register: Register, folder: Path) -> None:
    """In the row, and with the step on the study's page."""
    number = asked(register, folder)
    add_approval(register, number, Answer(AUTHORITIES[0], state="退回補正", reason="缺附件"))
    assert "4 機關中 1 件已復" in clerk.get("/").text
    (step,) = clerk.get(f"/studies/{number}").page.cssselect(".steps li.now")
    assert "4 機關中 1 件已復" in step.text_content()


def test_pages_go_forward_and_back(clerk: Visitor, register: Register) -> None:
    """The way back leads over the same pages."""
    for count in range(60):
        register_plan(Plan(name=f"第{count}場", scope=Scope.IN_SCHOOL, office="甲"), register)
    first = clerk.get("/", office="甲")
    second = clerk.get(first.link("下一頁"))
    third = clerk.get(second.link("下一頁"))
    assert "第0場" in third.text
    assert "下一頁" not in third.text
    assert clerk.get(third.link("上一頁")).text == second.text
    assert clerk.get(second.link("上一頁")).text == first.text


def test_conditions_narrow_the_list(clerk: Visitor, register: Register) -> None:
    """By words, office, step; nothing found says so; nonsense is no fault."""
    play_samples(register)
    assert "班級經營" in clerk.get("/", text="班級經營").text
    assert "分享日" not in clerk.get("/", text="班級經營").text
    assert "沒有符合的研習" in clerk.get("/", office="沒有這個處室").text
    assert clerk.get("/", year="9" * 5000, step="x").status == 200


def test_search_swaps_the_list_alone(clerk: Visitor, register: Register) -> None:
    """As the page asks for it while somebody types."""
    play_samples(register)
    part = clerk.client.get("/", params={"text": "範例"}, headers={"hx-request": "true"})
    assert "<html" not in part.text
    assert "（範例）" in part.text
    back = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in clerk.client.get("/", params={"text": "範例"}, headers=back).text


def test_charts_have_their_numbers_beside_them(clerk: Visitor, register: Register) -> None:
    """As tables, for who cannot see them."""
    play_samples(register)
    seen = clerk.get("/figures")
    assert "各類參加對象的研習" in seen.text
    assert seen.page.xpath("//table")
