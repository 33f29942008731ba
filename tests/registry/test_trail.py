"""The trail: it grows only, tampering shows, and no ID number is ever in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.registry.faults import StoreError
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.trail import check_trail, without_ids


@pytest.fixture
def written(registry: Registry) -> Registry:
    """A register with ten entries in its trail."""
    for count in range(5):
        with registry.transaction(f"os:user{count}", NOON) as work:
            work.trail.note("print", f"115-00{count}", "簽到表")
            work.trail.note("export", f"115-00{count}")
    return registry


def tamper(registry: Registry, *statements: str) -> None:
    """Change the database behind the program's back, with the guards of the trail off."""
    with registry.engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("DROP TRIGGER trail_no_update")
            connection.exec_driver_sql("DROP TRIGGER trail_no_delete")
        else:
            connection.exec_driver_sql("ALTER TABLE trail DISABLE TRIGGER USER")
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()


def test_entries_are_kept_with_who_what_and_when(written: Registry) -> None:
    """Newest first, in pages, by subject."""
    with written.reading() as work:
        entries = work.trail.list(limit=3)
        assert [entry.id for entry in entries] == [10, 9, 8]
        assert (entries[1].actor, entries[1].action, entries[1].subject, entries[1].at) == (
            "os:user4",
            "print",
            "115-004",
            NOON,
        )
        assert [entry.id for entry in work.trail.list(before=8, limit=2)] == [7, 6]
        assert [entry.id for entry in work.trail.list(subject="115-002")] == [6, 5]
        assert work.trail.count() == 10
        assert work.trail.check().intact


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE trail SET actor = 'os:other' WHERE id = 4", 4),
        ("UPDATE trail SET at = '2026-01-01T00:00:00.000000Z' WHERE id = 1", 1),
        ("UPDATE trail SET key_id = '0000000000000000' WHERE id = 7", 7),
        ("UPDATE trail SET key_id = 'x' WHERE id = 7", 7),
        ("DELETE FROM trail WHERE id = 1", 1),
        ("DELETE FROM trail WHERE id = 6", 6),
        ("DELETE FROM trail WHERE id >= 9", 9),
        ("DELETE FROM trail", 1),
        ("UPDATE trail SET id = 77 WHERE id = 10", 10),
        (
            (
                "INSERT INTO trail SELECT 11, at, actor, action, subject, detail, key_id, seal "
                "FROM trail WHERE id = 10"
            ),
            11,
        ),
        ("DELETE FROM settings WHERE name = 'trail head'", 11),
        ("""UPDATE settings SET value = '{"last":3}' WHERE name = 'trail head'""", 11),
        (
            (
                """UPDATE settings SET value = replace(value, '"last":10', '"last":9') """
                """WHERE name = 'trail head'"""
            ),
            11,
        ),
    ],
)
def test_tampering_is_found_at_its_first_entry(
    written: Registry, statement: str, broken: int
) -> None:
    """Changed, removed, added or cut off: the first entry not to be trusted is named."""
    tamper(written, statement)
    with written.reading() as work:
        found = work.trail.check()
    assert (found.intact, found.broken, found.entries) == (False, broken, broken - 1)
    assert found.reason
    assert [each.code for each in written.examine().findings] == ["trail-broken"]


def test_swapped_entries_are_found(written: Registry) -> None:
    """The order counts."""
    tamper(
        written,
        "UPDATE trail SET id = 99 WHERE id = 3",
        "UPDATE trail SET id = 3 WHERE id = 4",
        "UPDATE trail SET id = 4 WHERE id = 99",
    )
    with written.reading() as work:
        assert work.trail.check().broken == 3


def test_without_its_key_a_trail_cannot_be_made_up(written: Registry) -> None:
    """Somebody who has the database but another key cannot write a trail that holds."""
    with written.reading() as work:
        found = check_trail(work.desk.connection, KeyRing.new())
    assert (found.broken, found.reason) == (1, "當時的金鑰不在，無法查驗。")


@pytest.mark.parametrize("statement", ["UPDATE trail SET actor = 'x'", "DELETE FROM trail"])
def test_the_database_itself_guards_the_trail(written: Registry, statement: str) -> None:
    """A change fails even for a program that can write everything else."""
    with pytest.raises(StoreError), written.transaction("office") as work:
        work.desk.run(text(statement))
    with written.reading() as work:
        assert work.trail.check().intact


def test_the_trail_outlives_a_change_of_keys(written: Registry) -> None:
    """Entries under the former key and under the new one make one chain."""
    written.rotate_keys("administrator")
    with written.reading() as work:
        assert work.trail.check().entries == 11


@pytest.mark.parametrize(
    "written",
    [
        "A123456789",
        "a123456789",
        "Ａ１２３４５６７８９",
        "A12345 6789",
        "AB12345677",
        "學員A123456789遲到",
    ],
)
def test_id_numbers_are_masked(registry: Registry, written: str) -> None:
    """However they were typed into a reason."""
    with registry.transaction(written) as work:
        work.trail.note("test", written, f"更正 {written} 的時數")
    with registry.reading() as work:
        (entry,) = work.trail.list()
    assert "****" in entry.detail
    for shown in (entry.actor, entry.subject, entry.detail):
        assert "6789" not in shown
        assert "5677" not in shown
        assert "６７８９" not in shown


@given(st.text(max_size=60))
def test_text_without_id_numbers_stays_as_it_is(text: str) -> None:
    """Document numbers, plan numbers and prose are not touched; masking twice is masking once."""
    assert without_ids(without_ids(text)) == without_ids(text)
    assert without_ids("曉中宗字第0990006001號 115-003") == "曉中宗字第0990006001號 115-003"


def test_no_step_of_the_register_writes_an_id_number(registry: Registry) -> None:
    """The trail of every kind of step on people is free of them."""
    number = samples.id_number(1)
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.teachers.take_in([samples.person(1)])
        found = work.applicants.add(plan, samples.person(1), source="線上報名")  # type: ignore[arg-type]
        work.applicants.remove(plan, found.id, reason=f"{number} 取消")
        work.participants.put(plan, [samples.person(1)], source="單筆輸入")  # type: ignore[arg-type]
        work.privacy.report(number)
        work.privacy.purge(plan)
    with registry.reading() as work:
        entries = repr(work.trail.list())
    assert number not in entries
    assert "王範例1" not in entries


def test_a_step_that_notes_nothing_adds_nothing(registry: Registry) -> None:
    """Looking leaves no entry."""
    with registry.transaction("office") as work:
        work.plans.list()
    with registry.reading() as work:
        assert work.trail.count() == 0
        assert work.trail.check().intact
