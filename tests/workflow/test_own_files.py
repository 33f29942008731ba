"""The school's own files: none is changed without a note in the trail, none noted unchanged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.workflow.own_files import changing, cut_off, drop_own, keep_own
from inservice_docs.workflow.register import Once, Register
from inservice_docs.workflow.save_files import save_file


@pytest.fixture
def place(register: Register) -> Path:
    """Where a file of the school's own lies, in a folder that is not there yet."""
    return register.workspace.required_folder() / "own" / "table.csv"


def noted(register: Register) -> list[tuple[str, str, str]]:
    """What the trail says of files, the latest first."""
    with register.look() as work:
        return [
            (each.action, each.subject, each.detail)
            for each in work.trail.list()
            if each.action.startswith("settings.")
        ]


def test_a_file_is_kept_and_dropped_with_a_note(register: Register, place: Path) -> None:
    """Nothing else stays beside it; where there is none, no removal is noted."""
    keep_own(register, place, b"one", "table.csv")
    assert keep_own(register, place, b"two!", "table.csv", "2 列") == place
    assert place.read_bytes() == b"two!"
    assert list(place.parent.iterdir()) == [place]
    drop_own(register, place, "table.csv")
    drop_own(register, place, "table.csv")
    assert list(place.parent.iterdir()) == []
    assert noted(register) == [
        ("settings.remove", "table.csv", ""),
        ("settings.import", "table.csv", "2 列"),
        ("settings.import", "table.csv", "3 位元組"),
    ]


def test_a_removal_that_was_cut_off_is_noted_when_it_is_made_again(
    register: Register, place: Path
) -> None:
    """The file is gone; the former one, which lies beside its place, tells of it."""
    keep_own(register, place, b"one", "table.csv")
    place.rename(place.with_name(f".{place.name}.former"))
    assert cut_off(place)
    drop_own(register, place, "table.csv")
    assert not cut_off(place)
    assert list(place.parent.iterdir()) == []
    assert noted(register)[0] == ("settings.remove", "table.csv", "")


@pytest.mark.parametrize("former", [b"former", None])
@pytest.mark.parametrize("data", [b"new", None])
def test_a_step_that_fails_at_its_end_puts_the_file_back(
    register: Register, place: Path, former: bytes | None, data: bytes | None
) -> None:
    """Here the disk is full when the register stores the note: the file was written by then."""
    if former is not None:
        keep_own(register, place, former, "table.csv")
    else:
        place.parent.mkdir()
    before = noted(register)
    with register.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def change() -> None:
        with changing(register, place) as work:
            work.trail.note("settings.import", "table.csv", "字" * 1_000_000)
            if data is None:
                place.unlink(missing_ok=True)
            else:
                save_file(place, data)

    with pytest.raises(UserError) as problem:
        change()
    assert problem.value.findings[0].code == "disk-full"
    assert [each.read_bytes() for each in place.parent.iterdir()] == [former] * (former is not None)
    assert noted(register) == before


def test_a_file_that_cannot_be_written_is_not_noted(register: Register, place: Path) -> None:
    """A folder stands where it should lie."""
    place.mkdir(parents=True)
    with pytest.raises(UserError):
        keep_own(register, place, b"new", "table.csv")
    assert place.is_dir()
    assert noted(register) == []


def test_a_step_that_did_not_begin_leaves_the_file(register: Register, place: Path) -> None:
    """A form that is sent twice is handled once."""
    again = [replace(register, once=Once("the same form")) for _ in range(2)]
    keep_own(again[0], place, b"one", "table.csv")
    with pytest.raises(AlreadyDone):
        keep_own(again[1], place, b"two", "table.csv")
    assert place.read_bytes() == b"one"


def test_a_file_stays_where_nobody_knows_what_was_stored(register: Register, place: Path) -> None:
    """Its note may be in the trail; the message tells to look."""
    lost = error("register-lost-at-commit", "連線中斷，無法確定是否已存入。", "查看結果。")

    def change() -> None:
        with changing(register, place):
            save_file(place, b"new")
            raise UserError(lost)

    with pytest.raises(UserError, match="無法確定"):
        change()
    assert list(place.parent.iterdir()) == [place]
