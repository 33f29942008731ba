"""The door: the clerk's link, and the page that it opens without an account."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from tests.support.doors import codes, number, present
from tests.support.pages import Answer, Visitor
from tests.support.samples import id_number
from tests.support.studies import CROSS, attended, study
from tests.web.conftest import SignIn
from tests.web.moments import now

from inservice_docs.formats.qr.write import qr_png
from inservice_docs.records.account import Role
from inservice_docs.workflow.door import door_link, open_door
from inservice_docs.workflow.mark_attendance import attendance_sheet
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move

__all__ = ["codes", "number"]


@pytest.fixture
def slug(register: Register, number: str) -> str:
    """The last part of the door's address."""
    return open_door(register, number)


def send(
    visitor: Visitor, slug: str, *events: tuple[str, str], at: dt.datetime | None = None
) -> Answer:
    """Send events (id, code) as the page's script does."""
    token = visitor.get(f"/c/{slug}/now").response.json()["csrf"]
    moment = (at or now()).isoformat()
    made = [{"id": id, "code": code, "way": "auto", "at": moment} for id, code in events]
    body = json.dumps({"sent": moment, "events": made})
    return visitor.post(f"/c/{slug}/events", {"events": body, "_csrf_token": token})


def test_the_clerk_makes_a_link_and_can_take_it_back(
    clerk: Visitor, register: Register, number: str
) -> None:
    """A new one lets the former open nothing."""
    home = f"/studies/{number}/checkin"
    assert "產生報到連結" in clerk.get(home).text
    made = clerk.submit(home, "checkin", button="產生報到連結")
    slug = door_link(register, number)
    assert f"/c/{slug}" in made.text
    assert "請出示 QR 碼" in Visitor(clerk.base).get(f"/c/{slug}").text
    clerk.submit(home, "checkin", button="換新連結")
    assert Visitor(clerk.base).get(f"/c/{slug}").status == 404
    clerk.submit(home, "checkin", button="停用")
    assert door_link(register, number) is None


def test_what_reads_codes_is_named_for_keeping(clerk: Visitor, slug: str) -> None:
    """A device keeps every file that the page names, so that its camera reads while cut off."""
    visitor = Visitor(clerk.base)
    text = visitor.get(f"/c/{slug}").data.decode()
    files = re.findall(r'="(/static/[^"]+)"', text)
    reader = [each for each in files if each.startswith("/static/qr/")]
    assert [each.rsplit("/", 1)[1] for each in reader] == ["decode.js", "index.js"]
    assert [visitor.get(each).status for each in files] == [200] * len(files)
    imported = re.findall(r"""from ['"]([^'"]+)""", visitor.get(reader[0]).data.decode())
    assert "./index.js" in imported


def test_without_a_printed_roster_there_is_no_door(clerk: Visitor, register: Register) -> None:
    """The clerk is told what comes first."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    refused = clerk.submit(f"/studies/{number}/checkin", "checkin", button="產生")
    assert refused.status == 409
    assert "還不能" in refused.text


def test_the_page_tells_nothing_about_anybody(people: SignIn, slug: str) -> None:
    """Not even how many are expected."""
    page = people().get(f"/c/{slug}")
    assert "第 1 場" in page.text
    assert "範例1" not in page.response.text
    assert id_number(1) not in page.response.text


def test_codes_that_arrive_twice_count_once(
    people: SignIn, register: Register, number: str, slug: str, codes: list[str]
) -> None:
    """The answer has a hidden name alone."""
    visitor = people()
    first = send(visitor, slug, ("e1", codes[0]), ("e2", codes[1])).response.json()
    assert [(each["result"], each["name"]) for each in first["results"]] == [
        ("in", "王○○1"),
        ("in", "王○○2"),
    ]
    again = send(visitor, slug, ("e1", codes[0])).response.json()
    assert again["results"][0]["result"] == "done"
    assert present(register, number) == {1, 2}


def test_a_clock_that_is_wrong_is_set_right(
    people: SignIn, register: Register, number: str, slug: str, codes: list[str]
) -> None:
    """By when the device says that it sends."""
    wrong = now() - dt.timedelta(days=400)
    answer = send(people(), slug, ("e1", codes[0]), at=wrong).response.json()
    assert answer["results"][0]["result"] == "in"
    came = attendance_sheet(register, number).seen[1, 1].arrived
    assert came is not None
    assert abs(came - now()) < dt.timedelta(minutes=5)


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "{}", '{"sent": 1, "events": [1]}', '{"sent": "x", "events": []}']
)
def test_events_that_cannot_be_read_change_nothing(
    people: SignIn, register: Register, number: str, slug: str, body: str
) -> None:
    """Whatever was sent."""
    visitor = people()
    token = visitor.get(f"/c/{slug}/now").response.json()["csrf"]
    answer = visitor.post(f"/c/{slug}/events", {"events": body, "_csrf_token": token})
    assert answer.status == 400
    assert present(register, number) == set()


def test_without_scripts_a_code_is_typed_or_photographed(
    people: SignIn, register: Register, number: str, slug: str, codes: list[str]
) -> None:
    """The page comes back with the big answer."""
    visitor = people()
    done = visitor.submit(f"/c/{slug}", slug, {"code": codes[0].upper()}, button="送出")
    assert "王○○1" in done.text
    assert "簽到" in done.page.cssselect("#feedback.in")[0].text_content()
    files = {"photo": ("photo.png", qr_png(codes[1]))}
    shot = visitor.submit(f"/c/{slug}", slug, files=files, button="讀取照片")
    assert "王○○2" in shot.text
    assert present(register, number) == {1, 2}
    nothing = visitor.submit(f"/c/{slug}", slug, {"code": "別的條碼"}, button="送出")
    assert "不是這場研習的條碼" in nothing.text
    bad = visitor.submit(f"/c/{slug}", slug, files={"photo": ("a.png", b"x")}, button="讀取照片")
    assert bad.status == 409


def test_a_photograph_is_read_for_a_device_that_cannot(
    people: SignIn, slug: str, codes: list[str]
) -> None:
    """The code comes back, nothing is recorded by it."""
    visitor = people()
    token = visitor.get(f"/c/{slug}/now").response.json()["csrf"]
    files = {"photo": ("photo.png", qr_png(codes[0]))}
    answer = visitor.post(f"/c/{slug}/photo", {"_csrf_token": token}, files)
    assert answer.response.json() == {"codes": [codes[0]]}
    wrong = visitor.post(f"/c/{slug}/photo", {"_csrf_token": token}, {"photo": ("a.png", b"x")})
    assert wrong.status == 409


def test_people_are_found_by_name_and_shown_hidden(
    people: SignIn, register: Register, number: str, slug: str
) -> None:
    """One press on the right one signs them in."""
    visitor = people()
    found = visitor.submit(f"/c/{slug}", "find", {"who": "範例2"})
    assert re.search("王○○2", found.text)
    assert "王範例2" not in found.response.text
    done = visitor.submit(found, slug, button="王○○2")
    assert "簽到" in done.text
    assert present(register, number) == {2}
    assert "沒有姓名含這些字" in visitor.submit(f"/c/{slug}", "find", {"who": "無此人"}).text


def test_links_that_were_not_made_here_open_nothing(
    people: SignIn, register: Register, number: str, slug: str
) -> None:
    """Forged, of another study, or without a door at all."""
    other, _ = attended(register)
    mark = slug.rsplit("-", 1)[1]
    for wrong in (f"{number}-aaaaaaaaaaaa", f"{other}-{mark}", "nothing"):
        for path in (f"/c/{wrong}", f"/c/{wrong}/now"):
            assert people().get(path).status == 404


def test_only_officers_open_the_door(people: SignIn, register: Register, number: str) -> None:
    """Others do not see its link."""
    records = people(Role.RECORDS)
    assert records.get(f"/studies/{number}/checkin").status == 403
    fields = {"_csrf_token": records.client.cookies["csrf"]}
    assert records.post(f"/studies/{number}/checkin", fields).status == 403
    assert door_link(register, number) is None


def test_the_script_that_keeps_the_page_has_the_right_kind(clerk: Visitor) -> None:
    """A browser runs it only then, and only for the pages of doors."""
    answer = clerk.get("/c/sw.js").response
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
