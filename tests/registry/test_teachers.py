"""The school's own teachers."""

from __future__ import annotations

import pytest
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.teachers import Imported, Teacher


def test_an_import_adds_updates_and_leaves_alone(registry: Registry) -> None:
    """The same ID number is the same person, whatever else has changed."""
    with registry.transaction("office") as work:
        people = [samples.person(serial, hours=None) for serial in range(1, 4)]
        assert work.teachers.take_in(people) == Imported(added=3)
        moved = [people[0], samples.person(2, name="林改名", hours=None), samples.person(9)]
        assert work.teachers.take_in(moved) == Imported(added=1, changed=1, unchanged=1)
        assert work.teachers.count() == 4
        (found,) = work.teachers.list(text="林改名")
        assert found.person == moved[1]


def test_without_an_id_number_name_and_school_count(registry: Registry) -> None:
    """Two of one name at two schools are two people."""
    nobody = samples.person(1, id_number="", hours=None)
    elsewhere = samples.person(1, id_number="", hours=None, school="另一校")
    with registry.transaction("office") as work:
        assert work.teachers.take_in([nobody, nobody, elsewhere]) == Imported(2, 0, 1)


def test_the_list_is_cut_into_pages_by_name(registry: Registry) -> None:
    """Page after page gives each teacher once; also by position."""
    with registry.transaction("office") as work:
        work.teachers.take_in(samples.person(serial) for serial in range(7))
        pages: list[Teacher] = []
        while page := work.teachers.list(after=pages[-1] if pages else None, limit=3):
            pages += page
        assert pages == list(work.teachers.list())
        assert len(pages) == 7
        assert len(work.teachers.list(text="專任")) == 7


def test_a_teacher_who_left_is_off_the_list_until_imported_again(registry: Registry) -> None:
    """Leaving is not deletion; the next import brings the person back."""
    with registry.transaction("office") as work:
        work.teachers.take_in([samples.person(1)])
        (teacher,) = work.teachers.list()
        work.teachers.leave(teacher.id)
        assert work.teachers.list() == ()
        assert [each.active for each in work.teachers.list(left=True)] == [False]
        assert work.teachers.take_in([samples.person(1)]) == Imported(changed=1)
        assert work.teachers.count() == 1


def test_chosen_teachers_come_in_the_order_chosen(registry: Registry) -> None:
    """An unknown one is named; nobody's data are shown by repr."""
    with registry.transaction("office") as work:
        work.teachers.take_in([samples.person(1), samples.person(2)])
        one, two = work.teachers.list()
        assert work.teachers.get([two.id, one.id]) == (two, one)
        assert one.person.name not in repr(one)
        with pytest.raises(UserError) as problem:
            work.teachers.get([one.id, 99])
        assert "99" in problem.value.findings[0].message


def test_a_teacher_is_found_by_the_id_number(registry: Registry) -> None:
    """However it is written; nobody is found by an empty one."""
    with registry.transaction("office") as work:
        nobody = samples.person(2, id_number="", hours=None)
        work.teachers.take_in([samples.person(1, hours=None), nobody])
        found = work.teachers.find(samples.id_number(1).lower())
        assert found is not None
        assert found.person == samples.person(1, hours=None)
        assert work.teachers.find(samples.id_number(3)) is None
        assert work.teachers.find(" ") is None
