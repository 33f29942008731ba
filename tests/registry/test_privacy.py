"""Retention and deletion of personal data."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Attendance, Award, Source
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work

TEMPLATE = StoredFile(PartRole.TEMPLATE, "hours.docx", b"template")
ROSTER = StoredFile(PartRole.FILE, "hours.docx", "王範例1 的名單".encode())


def study(work: Work, until: dt.date | None = None) -> str:
    """A finished study with people, hours and a document that names them."""
    plan = work.plans.add(samples.plan(), samples.WAITING, retain_until=until).number
    people = [samples.person(serial) for serial in range(3)]
    work.applicants.add(plan, people[0], source=Source.ONLINE)
    ids = work.participants.put(plan, people, source=Source.FILE).added
    work.attendance.record(plan, [Attendance(participant=id) for id in ids])
    work.attendance.award(plan, [Award(participant=id, amount=Decimal(3)) for id in ids])
    context = {"名單": [person.name for person in people]}
    work.documents.issue("hours-memo", (TEMPLATE, ROSTER), context, plan=plan, people=people)
    return plan


def test_people_go_and_figures_stay(registry: Registry) -> None:
    """After a purge nobody of the study is found any more, and the sums are as they were."""
    with registry.transaction("office") as work:
        plan = study(work)
        figures = work.privacy.purge(plan)
        assert (figures["people"], figures["awarded"]) == (3, 9.0)
        assert figures["positions"] == {"合格專任教師": 3}
        assert work.privacy.purge(plan) == work.privacy.figures(plan) == figures
        assert work.participants.list(plan) == work.applicants.list(plan) == ()
        assert work.attendance.awards(plan) == ()
        assert work.documents.list(person="王範例1") == ()
        report = work.privacy.report(samples.id_number(1))
        assert (report.studies, report.applications, report.documents) == ((), (), ())
        entry = work.plans.get(plan)
        assert (entry.people, entry.amount) == (3, Decimal(9))
        assert entry.purged_on is not None
    assert registry.examine().findings == ()


def test_documents_that_name_people_go_and_templates_stay(registry: Registry) -> None:
    """The record of the document and its hash remain; its content and context do not."""
    with registry.transaction("office") as work:
        plan = study(work)
        work.documents.issue("invitation", (ROSTER.__class__(PartRole.FILE, "i", b"i"),), {})
        work.privacy.purge(plan)
        (document,) = work.documents.list(plan=plan)
        assert work.documents.file(document.parts[0]) == b"template"
        with pytest.raises(UserError) as problem:
            work.documents.file(document.parts[1])
        assert problem.value.findings[0].code == "file-deleted"
        with pytest.raises(UserError):
            work.documents.context(document)
        (other,) = work.documents.list(kind="invitation")
        assert work.documents.file(other.parts[0]) == b"i"


def test_a_file_that_another_study_needs_stays_until_that_goes_too(registry: Registry) -> None:
    """The same bytes issued for two studies are deleted with the second."""
    with registry.transaction("office") as work:
        one, two = study(work), study(work)
        work.privacy.purge(one)
        (document,) = work.documents.list(plan=two)
        assert work.documents.file(document.parts[1]) == ROSTER.data
        assert work.documents.context(document)
        work.privacy.purge(two)
        with pytest.raises(UserError):
            work.documents.file(document.parts[1])


def test_what_is_due_is_listed_once(registry: Registry) -> None:
    """Past its day and not yet purged; the longest due first; without a day never."""
    today = dt.date(2030, 1, 1)
    with registry.transaction("office") as work:
        late, later = study(work, dt.date(2029, 12, 31)), study(work, dt.date(2029, 12, 30))
        study(work, today)
        study(work)
        assert [line.number for line in work.privacy.due(today)] == [later, late]
        work.privacy.purge(later)
        assert [line.number for line in work.privacy.due(today)] == [late]
        assert work.privacy.figures(late) is None


def test_deleted_names_do_not_linger_in_the_file(registry: Registry, place: str | Path) -> None:
    """After a purge the bytes of a name are nowhere in an SQLite file."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, [samples.person(1, name="獨特姓名堃")], source=Source.FILE)
    with registry.transaction("office") as work:
        work.privacy.purge(plan)
    registry.close()
    if isinstance(place, Path):
        assert "獨特姓名堃".encode() not in place.read_bytes()
