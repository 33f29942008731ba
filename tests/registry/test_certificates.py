"""Issued certificates in the register: numbered without gaps, never lost, revoked with a reason."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.certificate import Certificate, IssuedCertificate, SigningKey
from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import PartRole
from inservice_docs.registry.certificates import NewCertificate
from inservice_docs.registry.document_series import SeriesEntry, issue_series
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work

DAY = dt.date(2026, 9, 20)
TEMPLATE = StoredFile(PartRole.TEMPLATE, "certificate.docx", b"template")


def facts(serial: int) -> Certificate:
    """What the certificate of an invented person states."""
    return Certificate(
        number=f"(115)曉中宗字第{serial:04}號",
        name=f"王範例{serial}",
        id_masked="A10000****",
        study="分享日",
        hours=Decimal(3),
        issued_on=DAY,
    )


def issued(work: Work, plan: str, count: int = 2) -> tuple[IssuedCertificate, ...]:
    """Issue certificates to some people, from the next serial on."""
    first = work.certificates.take("曉中宗", 115, count)
    serials = range(first, first + count)
    entries = [
        SeriesEntry((f"{n}.docx", b"PK %d" % n), {"n": n}, facts(n).number, samples.person(n))
        for n in serials
    ]
    ids = issue_series(work.desk, "certificate", plan, TEMPLATE, entries)
    new = [
        NewCertificate(n, facts(n), n, f"CODE{n}", "key", document)
        for n, document in zip(serials, ids, strict=True)
    ]
    return work.certificates.issue(plan, "曉中宗", 115, new)


def a_plan(work: Work) -> str:
    """A plan to issue certificates of."""
    return work.plans.add(samples.plan(), samples.WAITING).number


def code_of(problem: pytest.ExceptionInfo[UserError]) -> str:
    """The code of the first finding."""
    return problem.value.findings[0].code


def test_a_certificate_comes_back_as_it_was_issued(registry: Registry) -> None:
    """All it states, the text of its code, who issued it and when."""
    with registry.transaction("王承辦", NOON) as work:
        plan = a_plan(work)
        issued(work, plan)
    with registry.reading() as work:
        found = work.certificates.get(" （115）曉中宗字第０００２號 ")
        assert found == work.certificates.get(str(found.id))
        assert (found.certificate, found.code, found.plan) == (facts(2), "CODE2", plan)
        assert (found.by, found.issued_at, found.issued_on) == ("王承辦", NOON, DAY)
        assert not found.revoked
        document = work.documents.get(found.document)
        assert (document.number, document.kind) == (found.number, "certificate")
        assert work.certificates.people(found)[0].id_number == samples.id_number(2)
        assert work.trail.check().intact


def undone(work: Work) -> None:
    """Take serials in a step that fails."""
    assert work.certificates.take("曉中宗", 115, 5) == 3
    work.certificates.get("none")


def test_a_series_has_no_gaps(registry: Registry) -> None:
    """A step that is undone gives its serials back; each 字 and each year begins with 1."""
    with registry.transaction("office") as work:
        plan = a_plan(work)
        issued(work, plan)
    with pytest.raises(UserError), registry.transaction("office") as work:
        undone(work)
    with registry.transaction("office") as work:
        assert work.certificates.peek("曉中宗", 115) == work.certificates.take("曉中宗", 115) == 3
        assert work.certificates.peek("曉中宗", 116) == work.certificates.peek("曉中教", 115) == 1
        with pytest.raises(UserError) as problem:
            work.certificates.take("字 第", 115)
        assert code_of(problem) == "number-impossible"


def test_they_are_listed_by_plan_person_and_state(registry: Registry) -> None:
    """Newest first, page by page; a person is found by name or by ID number."""
    with registry.transaction("office") as work:
        plan, other = a_plan(work), a_plan(work)
        issued(work, plan, 3)
        issued(work, other, 1)
        work.certificates.revoke(facts(2).number, reason="姓名有誤")

        def numbers(**chosen: object) -> list[int]:
            found = work.certificates.list(**chosen)  # type: ignore[arg-type]
            return [int(each.number[-5:-1]) for each in found]

        assert numbers() == [4, 3, 2, 1]
        assert numbers(plan=plan) == [3, 2, 1]
        assert numbers(person=samples.id_number(3)) == numbers(person="王範例3") == [3]
        assert numbers(revoked=True) == [2]
        assert numbers(plan=plan, revoked=False) == [3, 1]
        last = work.certificates.list(limit=2)[-1]
        assert numbers(before=last.id) == [2, 1]


def test_a_revoked_one_stays_with_its_reason(registry: Registry) -> None:
    """It can be neither revoked again nor copied, and is named in the trail."""
    with registry.transaction("office") as work:
        (first, second) = issued(work, a_plan(work))
        assert work.certificates.copied(second, reason="遺失").copies == 1
    with registry.transaction("主任", NOON) as work:
        held = work.certificates.revoke(first.number, reason="時數更正")
        assert (held.revoked_by, held.revoked_at, held.reason) == ("主任", NOON, "時數更正")
    with registry.transaction("office") as work:
        for again in (
            lambda: work.certificates.revoke(first.number, reason="x"),
            lambda: work.certificates.copied(first, reason="x"),
        ):
            with pytest.raises(UserError) as problem:
                again()
            assert code_of(problem) == "certificate-revoked"
        with pytest.raises(UserError) as problem:
            work.certificates.get("(115)別校字第0001號")
        assert code_of(problem) == "certificate-unknown"


def test_what_it_says_of_a_person_is_sealed_and_goes_with_the_plan(registry: Registry) -> None:
    """Nothing of it is readable in the database; after a purge the number and state remain."""
    with registry.transaction("office") as work:
        plan = a_plan(work)
        (first, _) = issued(work, plan)
        work.certificates.revoke(first.number, reason="時數更正")
    with registry.reading() as work:
        table = work.desk.connection.exec_driver_sql("SELECT held FROM certificates").all()
        assert all("王範例".encode() not in bytes(row[0]) for row in table)
    registry.rotate_keys("office")
    with registry.reading() as work:
        assert work.certificates.get(first.number).certificate == facts(1)
    with registry.transaction("office") as work:
        work.privacy.purge(plan)
        kept = work.certificates.get(first.number)
        assert (kept.certificate, kept.code, kept.participant) == (None, "", None)
        assert kept.revoked
        assert work.certificates.people(kept) == ()
    assert registry.examine().findings == ()


def test_keys_and_certificates_do_not_mix(registry: Registry) -> None:
    """A key's last day is that of the last certificate that it sealed, when that is later."""
    with registry.transaction("office", NOON) as work:
        work.signing_keys.change(SigningKey(name="key", issuer="甲校", public="x"), b"1" * 32)
        issued(work, a_plan(work))
        work.signing_keys.change(SigningKey(name="new", issuer="甲校", public="y"), b"2" * 32)
        former, new = work.signing_keys.list()
        assert (former.since, former.until) == (None, DAY)
        assert (new.since, new.until) == (dt.date(2026, 9, 18), None)
