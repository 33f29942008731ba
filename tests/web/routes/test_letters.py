"""Letters on the pages: drafted, checked, numbered and issued once, whatever is clicked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from tests.support.pages import Answer, Visitor
from tests.support.replies import REQUEST
from tests.support.requests import AUTHORITIES, DAY, asked, edited_in_word, unasked
from tests.support.studies import IN_SCHOOL, attended, person
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.issued import IssuedDocument
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take

TYPED = {"way": "typed", "typed": REQUEST, "date": DAY}


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study; nothing has gone out."""
    return unasked(register, folder)


def issued(register: Register, plan: str) -> tuple[IssuedDocument, ...]:
    """What has gone out of a study."""
    with register.look() as work:
        return work.documents.list(plan=plan)


def page_of(plan: str, kind: str = "approval-request") -> str:
    """The address of a kind of letter."""
    return f"/studies/{plan}/letters/{kind}"


def issue(clerk: Visitor, page: str | Answer, path: str, **fields: str) -> Answer:
    """Press 完成並發文."""
    return clerk.submit(page, path, {**TYPED, **fields}, button="完成並")


def test_the_kinds_that_fit_are_offered(clerk: Visitor, plan: str) -> None:
    """The one that is due comes as the main button."""
    page = clerk.get(f"/studies/{plan}/letters")
    assert clerk.get(page.link("草擬並發文")).path == page_of(plan)
    assert "校內研習簽" not in page.text


def test_a_letter_is_issued_and_stands_on_its_sheet(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """With the number that the document system gave; the study moves on."""
    done = issue(clerk, page_of(plan), page_of(plan))
    assert done.path == f"/studies/{plan}/documents/1"
    assert REQUEST in done.text
    assert issued(register, plan)[0].number == REQUEST
    with register.look() as work:
        assert work.plans.get(plan).standing.status == "待核准"


def test_the_number_is_taken_from_the_register(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """The one that was foreseen, in the year of the letter."""
    path = page_of(plan)
    clerk.submit(path, path, {"way": "series", "date": DAY}, button="完成並")
    assert issued(register, plan)[0].number == "曉中宗字第0990000001號"


def test_the_back_button_does_not_issue_again(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """The same form once more, and the page opened anew: one document, one number."""
    path = page_of(plan)
    before = clerk.get(path)
    issue(clerk, before, path)
    again = issue(clerk, before, path)
    assert len(issued(register, plan)) == 1
    assert again.path == path
    assert any("沒有要再申請" in note or "已經處理過" in note for note in again.notes)
    seen = clerk.get(path)
    assert "已經發出" in seen.text
    assert REQUEST in seen.page.cssselect(".a4")[0].text_content()
    assert not [f for f in seen.page.forms if f.method == "POST" and f.action == path]
    token = before.page.cssselect("[name=_csrf_token]")[0].get("value")
    refused = clerk.post(path, {**TYPED, "_csrf_token": token, "_once": "another"})
    assert refused.status == 422
    assert len(issued(register, plan)) == 1


def test_missing_facts_are_named_with_the_way_to_their_field(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """The letter shows its gaps; it cannot be issued, button or not."""
    number = unasked(register, folder, **{", 地點: 本校至愛樓會議廳": ""})
    page = clerk.get(page_of(number))
    assert "（待填：研習地點）" in page.text
    assert "補齊下面幾項" in page.text
    assert page.link("到計畫更正").startswith(f"/studies/{number}#f-sessions-1")
    refused = issue(clerk, page, page_of(number))
    assert refused.status == 422
    assert issued(register, number) == ()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"date": "昨天"}, "date"),
        ({"typed": "曉中宗字第0990006001號、曉中宗字第0990006002號"}, "typed"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    clerk: Visitor, register: Register, plan: str, fields: dict[str, str], wrong: str
) -> None:
    """And what was typed is kept."""
    again = issue(clerk, page_of(plan), page_of(plan), **fields)
    assert again.status == 422
    assert again.page.get_element_by_id(f"wrong-{wrong}") is not None
    assert again.page.get_element_by_id(f"f-{wrong}").value == fields[wrong]
    assert issued(register, plan) == ()


def test_a_number_in_use_is_refused(
    clerk: Visitor, register: Register, plan: str, folder: Path
) -> None:
    """By another letter of another study."""
    asked(register, folder)
    again = issue(clerk, page_of(plan), page_of(plan))
    assert "已經用於" in again.page.get_element_by_id("wrong-typed").text_content()
    assert issued(register, plan) == ()


@pytest.mark.parametrize("format", ["docx", "txt", "di"])
def test_drafts_are_downloaded(clerk: Visitor, register: Register, plan: str, format: str) -> None:
    """With the number and the day that were typed; nothing is recorded."""
    draft = clerk.get(f"{page_of(plan)}/draft", format=format, typed=REQUEST, date=DAY)
    if format == "txt":
        assert REQUEST in draft.data.decode()
    elif format == "docx":
        assert REQUEST in "".join(p.text for p in docx.Document(io.BytesIO(draft.data)).paragraphs)
    else:
        names = zipfile.ZipFile(io.BytesIO(draft.data)).namelist()
        assert any(name.endswith(".di") for name in names)
    assert issued(register, plan) == ()


def test_enclosures_are_downloaded(clerk: Visitor, plan: str) -> None:
    """Those that the program makes of the plan."""
    page = clerk.get(page_of(plan))
    assert clerk.get(page.link("下載附件")).data.startswith(b"PK")


def test_a_letter_edited_in_word_is_issued_as_it_is(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """Its own number and words; what is no such letter is refused beside the field."""
    path = page_of(plan)
    data = clerk.get(f"{path}/draft", format="docx", typed=REQUEST, date=DAY).data
    edited = edited_in_word(data)
    wrong = clerk.submit(path, "/edited", files={"file": ("a.docx", b"PK\x03\x04")})
    assert wrong.page.get_element_by_id("wrong-file") is not None
    done = clerk.submit(path, "/edited", files={"file": ("../x/edited.docx", edited)})
    assert done.path == f"/studies/{plan}/documents/1"
    assert issued(register, plan)[0].number == REQUEST
    assert clerk.get(f"{done.path}/files/1").data == edited


def test_a_reminder_goes_to_one_authority(clerk: Visitor, register: Register, folder: Path) -> None:
    """Those who wait are offered, all chosen."""
    number = asked(register, folder)
    path = page_of(number, "reminder")
    page = clerk.get(path)
    offered = [each.get("value") for each in page.page.cssselect("[name=to]")]
    assert offered == list(AUTHORITIES)
    fields = {"way": "series", "date": "99-03-15", "to": ["南投縣政府"]}
    clerk.submit(page, path, fields, button="完成並")
    reminder = next(each for each in issued(register, number) if each.kind == "reminder")
    with register.look() as work:
        assert '"originals":["南投縣政府"]' in work.documents.context(reminder).decode()


def test_the_same_letter_again_needs_a_reason(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """An invitation that was lost, for example."""
    number = add_plan(folder / "plan.yaml", register).value.number
    path = page_of(number, "invitation")
    fields = {"way": "series", "date": "99-03-05"}
    clerk.submit(path, path, fields, button="完成並")
    again = clerk.submit(path, path, fields, button="完成並")
    assert again.page.get_element_by_id("wrong-reason") is not None
    clerk.submit(path, path, {**fields, "reason": "學校未收到"}, button="完成並")
    assert [each.kind for each in issued(register, number)] == ["invitation", "invitation"]


def test_the_hours_memo_takes_its_list_along(clerk: Visitor, register: Register) -> None:
    """It names people, so the list is stored sealed and is said to hold personal data."""
    number, _ = attended(register, IN_SCHOOL, 2)
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.RECORD_ATTENDANCE)
    path = page_of(number, "hours-memo")
    page = clerk.get(path)
    assert "參加研習人員名單，2 人" in page.text
    names = zipfile.ZipFile(io.BytesIO(clerk.get(f"{path}/draft").data)).namelist()
    assert len(names) == 2
    done = clerk.submit(page, path, {"date": "99-03-24"}, button="完成並")
    assert "含個人資料" in done.text
    assert person(1).id_number not in done.response.text


def test_the_sheet_follows_what_is_typed(clerk: Visitor, register: Register, plan: str) -> None:
    """Also while a day is half typed; asked for alone, it leads to its page."""
    sheet = f"{page_of(plan)}/sheet"
    for day, shown in ((DAY, "中華民國99年2月26日"), ("99-02-", "發文日期：")):
        typed, headers = {"typed": REQUEST, "date": day}, {"hx-request": "true"}
        part = Answer(clerk.client.get(sheet, params=typed, headers=headers))
        assert shown in part.text
        assert REQUEST in part.text
    assert clerk.get(sheet).path == page_of(plan)
    assert issued(register, plan) == ()


@pytest.mark.parametrize("kind", ["nonsense", "..%2f..%2finservice", "approval-request.yaml"])
def test_an_unknown_kind_is_refused(clerk: Visitor, plan: str, kind: str) -> None:
    """With a plain page."""
    for rest in ("", "/sheet", "/draft"):
        assert clerk.get(page_of(plan, kind) + rest).status in {404, 409}


def test_only_the_office_issues(people: SignIn, register: Register, plan: str) -> None:
    """A reviewer may look; what he sends is refused."""
    reviewer, path = people(Role.REVIEWER), page_of(plan)
    page = reviewer.get(path)
    assert page.status == 200
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    assert reviewer.post(path, {**TYPED, "_csrf_token": token}).status == 403
    assert reviewer.post(f"{path}/edited", {"_csrf_token": token}).status == 403
    assert issued(register, plan) == ()


def test_what_the_rules_find_is_marked_in_the_letter(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """The remark leads to its place on the sheet."""
    number = unasked(register, folder, **{"分享生命教育教學內容": "分享台中市生命教育之教學內容"})
    page = clerk.get(page_of(number))
    links = [a.get("href") for a in page.page.cssselect(".note a[href^='#mark-']")]
    assert links
    for link in links:
        assert page.page.get_element_by_id(link.removeprefix("#")).tag == "mark"
