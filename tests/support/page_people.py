"""What is corrected about people (報名、學員、報到), form by form, as in `page_corrections`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.support.doors import study_today
from tests.support.page_clerk import Clerk
from tests.support.page_corrections import behind
from tests.support.page_facts import faulty_roster
from tests.support.pages import Visitor
from tests.support.samples import id_number, person
from tests.support.studies import IN_SCHOOL, applied, attended, study
from tests.web.moments import now
from tests.web.routes.test_public_signup import open_plan

from inservice_docs.formats.qr.write import qr_png
from inservice_docs.workflow.application import read_application
from inservice_docs.workflow.door import badges
from inservice_docs.workflow.import_teachers import add_teachers
from inservice_docs.workflow.public_signup import public_sign_up, sign_up_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_publicly import sign_up_publicly
from inservice_docs.workflow.steps.machine import Move


def people_corrections(visitor: Visitor, stranger: Visitor, folder: Path) -> None:
    """Applicants, teachers, participants, their attendance, and the door on the day itself."""
    with behind(folder) as register:
        public = study(register, open_plan(30, 10), Move.OPEN_SIGN_UP)
        applied(register, public, [person(serial) for serial in range(5, 9)])
        addresses = [_signed_up(register, public, serial) for serial in (9, 10)]
        add_teachers(register, [person(serial) for serial in range(51, 54)])
        own = study(register, IN_SCHOOL)
        met = attended(register)[0]
        today = study_today(register)[0]
        codes = [each.code for each in badges(register, today)]
    change_application(stranger, *addresses)
    admit(Clerk(visitor, folder, cross_school=True, number=public))
    tick_teachers(Clerk(visitor, folder, cross_school=False, number=own))
    correct_participants(Clerk(visitor, folder, cross_school=True, number=met))
    check_in(Clerk(visitor, folder, cross_school=True, number=today), stranger, codes)


def _signed_up(register: Register, number: str, serial: int) -> str:
    """The address of somebody's own application."""
    slug, one = sign_up_slug(register, number), person(serial)
    page = public_sign_up(register, slug)
    names = ("name", "id_number", "school", "position", "phone", "email")
    said = read_application({name: str(getattr(one, name)) for name in names}, page.questions)
    return f"/s/{slug}/{sign_up_publicly(register, slug, said, agreed=page.notice.version).token}"


def change_application(stranger: Visitor, changed: str, withdrawn: str) -> None:
    """One applicant corrects where they teach, another one withdraws."""
    school = "臺中市立另一國民小學"
    stranger.submit(changed, changed, {"school": school})
    assert stranger.get(changed).page.get_element_by_id("f-school").get("value") == school
    stranger.submit(withdrawn, "/withdraw", {"sure": "1"})
    assert "已經取消" in stranger.get(withdrawn).text


def admit(clerk: Clerk) -> None:
    """More applicants come from a list; rules decide; the notices are handed over."""
    clerk.does("applicants", "/list", files={"file": ("報名.csv", faulty_roster(31, 33))})
    correct_list(clerk.visitor, clerk.at("applicants/list"), 33)
    rules = {"levels": ["國小"], "per_school": "4"}
    clerk.does("applicants", "/rules", rules, button="依規定錄取")
    shown = clerk.see("applicants")
    assert "王範例33" in shown.text
    assert "5已通過" in shown.text
    clerk.does("applicants", "/notices", {"kind": ["passed"]}, button="下載郵件草稿")


def correct_list(visitor: Visitor, place: str, serial: int) -> None:
    """The row of somebody whose ID number was mistyped is corrected, then all are taken in."""
    page = visitor.get(place)
    assert "待更正 1" in page.text
    rows = page.page.xpath("//form[contains(@action, '/list/')]/@action")
    row = next(each for each in rows if not each.endswith("accept"))
    visitor.submit(place, row, {"id_number": id_number(serial)}, button="儲存")
    assert "待更正 0" in visitor.get(place).text
    visitor.submit(place, "/accept")
    assert visitor.get(place).path != place


def tick_teachers(clerk: Clerk) -> None:
    """All teachers are ticked without scripts; nobody is signed up by that."""
    clerk.does("batch", "/batch", button="全選")
    assert "已通過 0 人" in clerk.see("batch").text


def correct_participants(clerk: Clerk) -> None:
    """One more comes, one is taken off, the full list is handed over; a file says who was there."""
    clerk.does("participants", "/one", {"id_number": id_number(41), "name": "王範例41"})
    assert "王範例41" in clerk.see("participants").text
    row = "//td[normalize-space()='王範例1']/..//input[@name='id']/@value"
    (doubled,) = clerk.see("participants").page.xpath(row)
    clerk.does("participants", "/remove", {"id": [doubled], "reason": "重複列名"})
    clerk.does("participants", "/full-list")
    lines = "姓名,簽到時間\n王範例2,2010/3/23 13:05\n王範例3,2010/3/23 13:05\n"
    sent = {"file": ("簽到.csv", lines.encode("utf-8-sig"))}
    clerk.does("attendance", "/file", files=sent)
    clerk.stands("出席已登錄")


def check_in(clerk: Clerk, stranger: Visitor, codes: list[str]) -> None:
    """Three people come to the door: one's code is typed, one is looked up, one's is kept."""
    clerk.does("checkin", "/checkin", button="產生報到連結")
    found = re.search(r"/c/[\w.-]+", clerk.see("checkin").response.text)
    assert found
    door = found.group()
    stranger.submit(door, door, {"code": codes[0]}, button="送出")
    people = stranger.submit(door, "/find", {"who": "範例2"})
    stranger.submit(people, door, button="王○○2")
    photo = {"photo": ("photo.png", qr_png(codes[2]))}
    stranger.submit(door, door, files=photo, button="讀取照片", to=f"{door}/photo")
    moment = now().isoformat()
    event = {"id": "e1", "code": codes[2], "way": "auto", "at": moment}
    kept = json.dumps({"sent": moment, "events": [event]})
    token = stranger.get(f"{door}/now").response.json()["csrf"]
    stranger.post(f"{door}/events", {"events": kept, "_csrf_token": token})
    assert "第 1 場 3／3 人" in clerk.see("checkin").text
