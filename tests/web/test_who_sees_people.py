"""Who sees people (個資的範圍): clerks see their lists, who reviews them sees them masked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.doors import study_today
from tests.support.issued import awarded, issued
from tests.support.pages import Visitor
from tests.support.studies import attended, person
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.web.jobs import JobRoom
from inservice_docs.workflow.change_roles import change_roles
from inservice_docs.workflow.door import open_door
from inservice_docs.workflow.manage_accounts import disable_account
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.submit_hours import submit_hours

NAME = person(1).name
HIDDEN = mask_name(NAME)


@pytest.fixture
def number(register: Register) -> str:
    """A study whose hours are awarded, and not sent yet."""
    return awarded(register)


def test_a_reviewer_sees_a_list_once_it_was_sent_and_masked(
    people: SignIn, register: Register, number: str
) -> None:
    """Before, its names are nobody's business but the clerk's."""
    reviewer, officer = people(Role.REVIEWER), people(Role.OFFICER)
    page = f"/studies/{number}/hours"
    assert NAME in officer.get(page).text
    assert HIDDEN not in reviewer.get(page).text
    submit_hours(register, number)
    for path in (page, f"/reviews/{number}"):
        seen = reviewer.get(path)
        assert HIDDEN in seen.text
        assert NAME not in seen.text
        assert person(1).id_number not in seen.response.text


def test_the_list_beside_a_memo_is_for_those_who_see_lists(
    people: SignIn, register: Register
) -> None:
    """The draft of the memo about hours is a ZIP with the list of participants in it."""
    number, _ = attended(register)
    path = f"/studies/{number}/letters/hours-memo/draft?format=docx"
    assert people(Role.REVIEWER).get(path).status == 403
    assert people(Role.OFFICER).get(path).status == 200


def test_what_a_job_made_is_for_those_who_may_still_see_it(
    people: SignIn, register: Register
) -> None:
    """Its owner, who lost the role meanwhile, does not fetch the certificates."""
    officer = people(Role.OFFICER)

    def work(folder: Path, progress: object) -> tuple[str, tuple[()], str]:
        del progress
        (folder / "made.zip").write_bytes(b"certificates")
        return "好了。", (), "made.zip"

    assert register.workspace.folder is not None
    id = JobRoom(register.workspace.folder).start("x", "officer", "證明", "/", work)
    while "製作中" in officer.get(f"/jobs/{id}").text:
        pass
    assert officer.get(f"/jobs/{id}/file").data == b"certificates"
    assert people(Role.OFFICER, Role.RECORDS).get(f"/jobs/{id}/file").status == 404
    change_roles(register, "officer", ["審課單位"])
    assert officer.get(f"/jobs/{id}/file").status == 403


def test_roles_and_accounts_that_are_taken_away_open_nothing_at_once(
    people: SignIn, register: Register, number: str
) -> None:
    """The session goes on, the pages do not."""
    officer, page = people(Role.OFFICER), f"/studies/{number}/participants"
    assert officer.get(page).status == 200
    change_roles(register, "officer", ["管理者"])
    assert officer.get(page).status == 403
    disable_account(register, "officer")
    assert officer.get(page).path == "/login"


def test_rows_of_another_study_are_refused(
    people: SignIn, register: Register, number: str, tmp_path: Path
) -> None:
    """Under the number of a study only its own people, documents and certificates are found."""
    issued(register, number, tmp_path)
    other, ids = attended(register, people=5)
    officer = people(Role.OFFICER)
    token = {"x-csrftoken": officer.client.cookies["csrf"]}
    with register.look() as work:
        before = work.participants.list(other)
        document = work.documents.list(plan=number)[0].id
    row = str(ids[4])
    for place, fields in (
        ("participants/remove", {"id": row, "reason": "x"}),
        ("participants/one", {"row": row, "name": "王小範", "id_number": "A123456789"}),
        (f"hours/{row}", {"amount": "1", "reason": "x"}),
        ("attendance", {"session": "1", f"mark-{row}": "present", f"was-{row}": "||"}),
    ):
        sent = officer.client.post(f"/studies/{number}/{place}", data=fields, headers=token)
        assert sent.status_code < 500, place
    with register.look() as work:
        assert work.participants.list(other) == before
        assert not [each for each in work.attendance.of_plan(number) if each.participant == ids[4]]
    for place in ("", "/files", "/files/1", "/copy"):
        assert officer.get(f"/studies/{other}/documents/{document}{place}").status == 404
        if place:
            assert officer.get(f"/documents/{document}{place}").status == 404


def test_a_door_takes_no_nonsense(people: SignIn, register: Register) -> None:
    """Photographs for doors that are not there are not read; odd events are unreadable."""
    number, _ = study_today(register)
    slug, stranger = open_door(register, number), people()
    token = {"x-csrftoken": csrf(stranger)}
    photo = {"photo": ("a.png", b"\x89PNG")}
    no_door = stranger.client.post("/c/115-001-aaaaaaaaaaaa", files=photo, headers=token)
    assert "網址不正確" in no_door.text
    for events in (
        "[" * 100_000,
        json.dumps({"sent": "2026-01-01", "events": [{"id": "\ud800", "code": "1-\ud800",
                    "way": "in", "at": "2026-01-01"}]}),
        json.dumps({"sent": "9999-12-31T23:59:59-23:59", "events": []}),
        json.dumps([1]),
    ):  # fmt: skip
        sent = stranger.client.post(f"/c/{slug}/events", data={"events": events}, headers=token)
        assert sent.status_code in {200, 400}, events[:80]


def csrf(visitor: Visitor) -> str:
    """The token of the forms of a visitor."""
    visitor.get("/login")
    return visitor.client.cookies["csrf"]
