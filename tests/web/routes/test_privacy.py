"""Personal data on the pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.issued import awarded, finished
from tests.support.pages import Visitor
from tests.support.samples import id_number

from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.purge_privacy import purge_plan
from inservice_docs.workflow.register import Register

HERE = "/school/privacy"


def people_of(register: Register, number: str) -> int:
    """How many people the register still knows of a study."""
    with register.look() as work:
        return len(work.participants.list(number))


def test_the_rule_is_decided(clerk: Visitor) -> None:
    """A number that makes no sense stands beside its field."""
    done = clerk.submit(HERE, f"{HERE}/rule", {"years": "5", "basis": "要點第5點"})
    assert any("5 年" in note and "要點第5點" in note for note in done.notes)
    for years in ("99", "很久", "", "1.5"):
        wrong = clerk.submit(HERE, f"{HERE}/rule", {"years": years})
        assert wrong.status == 422
        assert wrong.page.cssselect("#wrong-years"), years


def test_what_is_due_is_deleted_once_the_word_is_typed(clerk: Visitor, register: Register) -> None:
    """Only ticked studies that are due; others cannot be slipped in."""
    due, other = finished(register), awarded(register)
    assert due in clerk.get(HERE).text
    unsure = clerk.submit(HERE, f"{HERE}/purge", {"word": "好"})
    assert unsure.page.cssselect("#wrong-word")
    page = clerk.get(HERE)
    csrf = page.page.cssselect("[name=_csrf_token]")[0].value
    forged = clerk.post(f"{HERE}/purge", {"_csrf_token": csrf, "word": "刪除", "plan": other})
    assert "沒有選擇" in forged.text
    assert (people_of(register, due), people_of(register, other)) == (3, 3)
    done = clerk.submit(HERE, f"{HERE}/purge", {"word": "刪除"})
    assert "已刪除 1 項研習的個資" in done.notes[0]
    assert (people_of(register, due), people_of(register, other)) == (0, 3)


def test_what_was_ticked_is_deleted_together(
    clerk: Visitor, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the second of two fails, the first is still there, and the form can be sent again."""
    both, gone = [finished(register), finished(register)], []

    def failing(register: Register, number: str) -> None:
        if gone:
            raise UserError(error("disk-full", "磁碟空間不足。", "清出空間後再試。"))
        gone.append(number)
        purge_plan(register, number)

    monkeypatch.setattr("inservice_docs.web.routes.privacy.purge_plan", failing)
    seen = clerk.get(HERE)
    assert "磁碟空間不足" in clerk.submit(seen, f"{HERE}/purge", {"word": "刪除"}).text
    assert [people_of(register, each) for each in both] == [3, 3]
    monkeypatch.undo()
    assert "已刪除 2 項" in clerk.submit(seen, f"{HERE}/purge", {"word": "刪除"}).text
    assert [people_of(register, each) for each in both] == [0, 0]


def test_a_persons_data_are_shown_to_them_and_the_number_to_nobody(
    clerk: Visitor, register: Register
) -> None:
    """The number is in no address, no page and not in the trail, which says that it was asked."""
    number = awarded(register)
    asked = id_number(1)
    found = clerk.submit(HERE, f"{HERE}/person", {"person": asked})
    assert found.path == f"{HERE}/person"
    assert number in found.text
    assert asked not in found.response.text
    assert asked not in str(found.response.url)
    assert "王範例1" not in found.text
    full = clerk.submit(HERE, f"{HERE}/person", {"person": asked, "full": "1"})
    assert "王範例1" in full.text
    assert "沒有這個人" in clerk.submit(HERE, f"{HERE}/person", {"person": id_number(77)}).text
    wrong = clerk.submit(HERE, f"{HERE}/person", {"person": "A123456780"})
    assert wrong.page.cssselect("#wrong-person")
    with register.look() as work:
        entries = work.trail.list(limit=200)
    assert "privacy.report" in {each.action for each in entries}
    assert asked not in repr(entries)


def test_upload_files_that_should_be_gone_are_told(clerk: Visitor, register: Register) -> None:
    """They lie outside the register."""
    from inservice_docs.workflow.upload_hours import upload_hours

    assert register.workspace.folder is not None
    early = replace(register, at=register.at - dt.timedelta(days=60))
    upload_hours(early, awarded(register), ["csv"], register.workspace.folder / "out")
    assert any("時數上傳檔應在" in note for note in clerk.get(HERE).notes)
