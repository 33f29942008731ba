"""The whole procedure on the pages (網頁上的八個步驟), as a clerk does it, form by form.

Whoever does it is a `Visitor`: a browser without scripts, or one whose server is killed in the
middle of every form. So each step looks at the pages afterwards, never at the answer to its form.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from pathlib import Path
from typing import Any

from tests.support import samples
from tests.support.page_clerk import Clerk
from tests.support.page_facts import (
    AUTHORITY,
    NATURE,
    SCHOOL,
    faulty_roster,
    plan_facts,
    roster,
    tomorrow,
)
from tests.support.pages import Visitor
from tests.support.replies import reply_file

from inservice_docs.registry.desk import TAIWAN
from inservice_docs.web.guard.visitors import LEAST
from inservice_docs.workflow.workspace import open_workspace

PATIENCE = LEAST.total_seconds() + 0.05
"""Seconds that a person needs at least to fill in the public form; robots are faster."""


def set_up(visitor: Visitor) -> None:
    """開始使用: the school is asked for once."""
    assert visitor.get("/").path == "/setup"
    answer = visitor.submit("/setup", "/setup", SCHOOL)
    assert answer.path == "/", answer.text[:900]


def bring_teachers(visitor: Visitor, count: int) -> None:
    """教師名單: the school's own teachers, from a list that is dropped."""
    visitor.submit("/teachers", "/teachers/list", files={"file": ("教師.csv", roster(1, count))})
    visitor.submit("/teachers/list", "accept")
    assert samples.person(count).name in visitor.get("/teachers").text


def register(clerk: Clerk) -> None:
    """新增研習: the plan is typed once; it gets a number."""
    kind = "校外" if clerk.cross_school else "校內"
    form = clerk.visitor.get("/studies/new", kind=kind)
    given = plan_facts(cross_school=clerk.cross_school)
    for level, word in enumerate(NATURE, start=1):  # each choice decides the next
        chosen = {**given, f"nature-{level}": word}
        form = clerk.visitor.submit(form, "/studies", chosen, button="列出下一層的選項")
    seats = {"signup-online_seats": "60"} if clerk.cross_school else {}
    clerk.visitor.submit(form, "/studies", seats, button="登記")
    (row,) = clerk.visitor.get("/").page.xpath(f"//tr[contains(., '{given['name']}')]")
    found = re.search(r"/studies/(\d{3}-\d{3,})", " ".join(row.xpath(".//a/@href")))
    assert found
    clerk.number = found.group(1)


def letter_number(clerk: Clerk) -> str:
    """The number under which the study's first letter went out: documents stand newest first."""
    return re.findall(r"\S+字第\d{10}號", clerk.see("documents").text)[-1]


def approve(clerk: Clerk, home: Path) -> None:
    """核准: the request goes out, the reply comes in, the schools are invited."""
    clerk.stands("待申請核准")
    asked = {"way": "series", "formats": ["docx", "di"]}
    clerk.does("letters/approval-request", "/letters/approval-request", asked)
    clerk.stands("待核准")
    ours = letter_number(clerk)
    told = {"sender": AUTHORITY, "answers": ours, "number": "府教學字第1150050001號"}
    today = dt.datetime.now(TAIWAN).date()
    workspace = open_workspace(clerk.folder)
    file = reply_file(workspace, home / "reply", "docx", date=today, **told)
    sent = {"file": (file.name, file.read_bytes())}
    clerk.visitor.submit("/incoming", "/incoming", files=sent)
    held = clerk.visitor.get("/incoming").page.xpath("//main//a[contains(@href, '/incoming/')]")
    proposed = clerk.visitor.get(held[0].get("href"))
    assert clerk.number in proposed.text
    clerk.stands("待核准")
    clerk.visitor.submit(proposed, proposed.path, button="確認")
    clerk.stands("已核准")
    clerk.does("letters/invitation", "/letters/invitation", {"way": "series"})


def sign_off(clerk: Clerk) -> None:
    """簽核: the memo goes to the principal, who agrees."""
    clerk.stands("待簽核")
    clerk.does("letters/in-school-memo", "/letters/in-school-memo")
    clerk.stands("簽核中")
    clerk.does("approvals", "/approvals", {"agency": "校長"})
    clerk.stands("已簽核")


def enter_course(clerk: Clerk) -> None:
    """Steps 1 and 2: the course is entered, comes back once, and passes."""
    clerk.does("course", "/course")
    clerk.stands("課程未確認")
    review(clerk, "returned", "目的請再具體")
    clerk.stands("課程確認未通過")
    assert "目的請再具體" in clerk.see("course").text
    clerk.does("course", "/course", {"code": "1234567"})
    review(clerk, "passed")
    clerk.stands("課程確認通過")


def review(clerk: Clerk, decision: str, reason: str = "") -> None:
    """審課單位: a course or a list is passed or returned."""
    place = f"/reviews/{clerk.number}"
    assert place in clerk.visitor.get("/reviews").response.text
    fields = {"decision": decision, "reason": reason}
    answer = clerk.visitor.submit(place, place, fields)
    assert answer.status == 200, answer.text[:900]


def open_sign_up(clerk: Clerk) -> None:
    """Step 3: the settings; the public address is open."""
    clerk.does("signup", "/signup", {"reserves": "5"})
    clerk.stands("報名審核中")
    assert clerk.see("signup").page.cssselect("[name=reserves]")[0].get("value") == "5"


def sign_up_address(clerk: Clerk) -> str:
    """The public address of the study, as its page shows it."""
    found = re.search(r"/s/[\w.-]+", clerk.see("signup").response.text)
    assert found
    return found.group()


def apply(clerk: Clerk, stranger: Visitor, serials: range) -> None:
    """People sign up by themselves, at the public address, without any account."""
    address = sign_up_address(clerk)
    shown = {serial: stranger.get(address) for serial in serials}
    time.sleep(PATIENCE)
    for serial, page in shown.items():
        each = samples.person(serial)
        (box,) = page.page.xpath("//input[@name='agreed']")
        told = {
            "name": each.name,
            "id_number": each.id_number,
            "school": each.school,
            "position": "合格專任教師",
            "phone": each.phone,
            "email": each.email,
            "agreed": box.get("value"),
        }
        answer = stranger.submit(page, fields=told)
        assert answer.status == 200, answer.text[:900]
        assert answer.path.startswith(f"{address}/"), answer.text[:900]


def review_applicants(clerk: Clerk, serials: range) -> None:
    """Step 4: who passes is admitted, in the order of arrival."""
    clerk.does("applicants", "/applicants", button="依報名先後補滿")
    for row in clerk.see("applicants").page.cssselect("main table tbody tr"):
        assert "通過" in row.text_content()
    clerk.does("participants", "/from-signup", button="全部加入")
    clerk.stands("編輯學員名單")
    listed(clerk, serials)


def sign_up_batch(clerk: Clerk, serials: range) -> None:
    """Step 4: 校內批次報名 from the school's own teachers, ticked; they pass at once."""
    page = clerk.see("batch")
    boxes = page.page.cssselect("input[name=id]")
    names = [samples.person(serial).name for serial in serials]
    rows = [(box.get("value"), cells(box.xpath("ancestor::tr")[0])) for box in boxes]
    ids = [value for value, said in rows if not said.isdisjoint(names)]
    clerk.visitor.submit(page, "/batch", {"id": ids}, button="將選取名單加入")
    clerk.stands("報名審核中")
    clerk.does("participants", "/from-signup", button="全部加入")
    clerk.stands("編輯學員名單")
    listed(clerk, serials)


def drop_roster(clerk: Clerk, serials: range) -> None:
    """Step 5: more come from a list that is dropped; what is wrong in it is corrected."""
    first, last = serials[0], serials[-1]
    sent = {"file": ("名單.csv", faulty_roster(first, last))}
    clerk.does("participants", "/participants/list", files=sent)
    page = clerk.see("participants/list")
    assert "待更正 1" in page.text
    row = page.page.xpath("//form[contains(@action, '/participants/list/')]/@action")
    right = {"id_number": samples.id_number(last)}
    place = next(each for each in row if not each.endswith("accept"))
    clerk.does("participants/list", place, right, button="儲存")
    assert "待更正 0" in clerk.see("participants/list").text
    clerk.does("participants/list", "/accept")
    clerk.stands("編輯學員名單")


def listed(clerk: Clerk, serials: range) -> None:
    """See who is on the list of participants."""
    page = clerk.see("participants")
    for serial in serials:
        assert samples.person(serial).name in page.text
        assert samples.id_number(serial) not in page.text


def sign_in(clerk: Clerk) -> None:
    """Step 6: the roster is printed."""
    clerk.does("sign-in", "/sign-in")
    clerk.stands("名冊已列印")


def attend(clerk: Clerk, early: int) -> None:
    """Step 7: everybody came; one left early."""
    clerk.does("attendance", "/attendance", button="全部出席")
    clerk.stands("出席已登錄")
    id = row_of(clerk, early)
    times = {f"mark-{id}": "present", f"in-{id}": "13:25", f"out-{id}": "14:30"}
    clerk.does("attendance", "/attendance", times, button="儲存這一場")
    assert "早退" in clerk.see("attendance").text


def cells(row: Any) -> set[str]:
    """What stands in the cells of a row."""
    return {each.text_content().strip() for each in row.iter("td", "th")}


def row_of(clerk: Clerk, serial: int) -> str:
    """The number of somebody's row on the list."""
    name = samples.person(serial).name
    for row in clerk.see("attendance").page.cssselect("main tbody tr"):
        if name in cells(row):
            return str(row.cssselect("[name^=mark-]")[0].get("name").removeprefix("mark-"))
    raise AssertionError(name)


def countersign(clerk: Clerk) -> None:
    """校內: the list goes to 文書組 by memo, which enters the hours."""
    clerk.does("letters/hours-memo", "/letters/hours-memo")
    clerk.stands("簽會文書組")


def award(clerk: Clerk, early: int) -> None:
    """Hours by the rules, one corrected with its reason; upload files; the list is sent."""
    clerk.does("hours", "/award")
    clerk.stands("時數已核發")
    id = row_of(clerk, early)
    assert "早退" in clerk.see("hours").page.cssselect(f"#p{id}")[0].text_content()
    clerk.does("hours", f"/hours/{id}", {"amount": "1", "reason": "提早離開，依實際時間"})
    assert "提早離開" in clerk.see("hours").page.cssselect(f"#p{id}")[0].text_content()
    clerk.does("hours", "/upload", {"kind": ["xlsx", "csv"]})
    clerk.does("hours", "/submit")
    clerk.stands("資料上傳結束")


def confirm(clerk: Clerk, *, returned: bool) -> None:
    """Step 8: the list may come back once; then it passes."""
    if returned:
        review(clerk, "returned", "請再核對時數")
        clerk.stands("名單退回")
        assert "請再核對時數" in clerk.see("hours").text
        clerk.does("hours", "/award")
        clerk.stands("時數已核發")
        clerk.does("hours", "/submit")
    review(clerk, "passed")
    clerk.stands("名單確認通過")


def certify(clerk: Clerk, people: int) -> str:
    """Certificates are issued, once; returns the address of the page that tells how far it is.

    Who comes back after the server was stopped presses the button again, if it is still there.
    """
    job = ""
    while clerk.see("certificates").page.cssselect("#issue"):
        asked = {"date": tomorrow(), "format": ["docx", "pdf"]}
        place = clerk.at("certificates")
        answer = clerk.visitor.submit(place, "/certificates", asked, button="發給全部")
        if answer.status == 404:  # killed before the work was noted: the page says to press again
            continue
        job = answer.path
        while "製作中" in clerk.visitor.get(job).text:
            time.sleep(0.1)
        assert "缺少" not in clerk.visitor.get(job).text
    assert f"{people}張有效的證明" in clerk.see("certificates").text
    return job
