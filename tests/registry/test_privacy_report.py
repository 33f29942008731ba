"""What is known about one person."""

from __future__ import annotations

from decimal import Decimal

from tests.support import samples

from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Attendance, Award, Source
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.privacy_report import PersonReport
from inservice_docs.registry.registry import Registry


def test_everything_about_a_person_is_gathered(registry: Registry) -> None:
    """Teacher list, applications with answers, studies with attendance and hours, documents."""
    me, other = samples.person(1), samples.person(2)
    with registry.transaction("office") as work:
        work.teachers.take_in([me, other])
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.applicants.add(plan, me, source=Source.ONLINE, answers={"用餐類別": "素"})
        ids = work.participants.put(plan, [me, other], source=Source.FILE).added
        work.attendance.record(plan, [Attendance(participant=id) for id in ids])
        work.attendance.award(plan, [Award(participant=ids[0], amount=Decimal(3))])
        file = StoredFile(PartRole.FILE, "memo.docx", b"memo")
        document = work.documents.issue("hours-memo", [file], {}, plan=plan, people=[me, other])
        report = work.privacy.report(samples.id_number(1).lower())
    assert [each.name for each in report.on_teacher_list] == [me.name]
    (applied,) = report.applications
    assert (applied.plan, applied.answers) == (plan, '{"用餐類別":"素"}')
    (study,) = report.studies
    assert study.person == me
    assert [each.session for each in study.attendance] == [1]
    assert study.award is not None
    assert study.award.amount == Decimal(3)
    assert report.documents == (document.id,)
    assert me.name not in repr(report)


def test_a_stranger_has_an_empty_report(registry: Registry) -> None:
    """Also somebody without an ID number."""
    with registry.transaction("office") as work:
        assert work.privacy.report("A123456789") == PersonReport()
        assert work.privacy.report("") == PersonReport()


def test_a_study_without_award_is_reported_too(registry: Registry) -> None:
    """Being on the list is known as well."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, [samples.person(1)], source=Source.SINGLE)
        (study,) = work.privacy.report(samples.id_number(1)).studies
        assert (study.plan, study.award, study.attendance) == (plan, None, ())
