"""Issued documents: recorded with all they were made from, and found again."""

from __future__ import annotations

import hashlib
import json

import pytest
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import IssuedDocument, PartRole
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work

NUMBER = "曉中宗字第1150006001號"
FILES = (
    StoredFile(PartRole.TEMPLATE, "letter.docx", b"template"),
    StoredFile(PartRole.WORDING, "invitation.yaml", "主旨：…".encode()),
    StoredFile(PartRole.FILE, "letter.docx", b"PK letter"),
    StoredFile(PartRole.FILE, "letter.pdf", b"%PDF letter"),
)


def issued(work: Work, serial: int = 0, **more: object) -> IssuedDocument:
    """One letter of a new plan; `serial` makes its bytes its own."""
    plan = work.plans.add(samples.plan(), samples.WAITING).number
    files = (*FILES[:2], StoredFile(PartRole.FILE, "letter.docx", b"PK %d" % serial), FILES[3])
    context = {"主旨": "甲 & 乙 <丙>", "時數": 3}
    return work.documents.issue("invitation", files, context, plan=plan, number=NUMBER, **more)  # type: ignore[arg-type]


def test_a_document_comes_back_byte_for_byte(registry: Registry) -> None:
    """Every file, and the very text of the context."""
    with registry.transaction("王承辦", NOON) as work:
        id = issued(work).id
    with registry.reading() as work:
        found = work.documents.get(id)
        assert [work.documents.file(part) for part in found.parts] == [
            b"template",
            "主旨：…".encode(),
            b"PK 0",
            b"%PDF letter",
        ]
        assert json.loads(work.documents.context(found)) == {"主旨": "甲 & 乙 <丙>", "時數": 3}
        assert found.sha256 == hashlib.sha256(b"PK 0").hexdigest()
        assert (found.by, found.issued_at, found.number) == ("王承辦", NOON, NUMBER)


def test_templates_are_stored_once(registry: Registry) -> None:
    """A hundred letters from one template hold one copy of it."""
    with registry.transaction("office") as work:
        parts = [issued(work, serial).parts[0].sha256 for serial in range(5)]
    assert len(set(parts)) == 1
    assert registry.examine().files == 2 + 5 + 1 + 1  # template, wording, docx, pdf, context


def test_documents_are_found_by_plan_number_kind_and_person(registry: Registry) -> None:
    """Each way alone, and together; a person by name or by ID number."""
    with registry.transaction("office") as work:
        one = issued(work, 1, people=[samples.person(1), samples.person(2)])
        two = issued(work, 2, people=[samples.person(2)])
        three = issued(work, 3)

        def ids(**chosen: object) -> list[int]:
            return [found.id for found in work.documents.list(**chosen)]  # type: ignore[arg-type]

        assert ids() == [three.id, two.id, one.id]
        assert ids(plan=two.plan) == [two.id]
        assert ids(number=NUMBER) == [three.id, two.id, one.id]
        assert ids(kind="reminder") == []
        assert ids(person="王範例1") == [one.id]
        assert ids(person=samples.id_number(2).lower()) == [two.id, one.id]
        assert ids(person=samples.id_number(2), plan=one.plan) == [one.id]
        assert ids(person="A123456789") == []
        assert ids(before=three.id, limit=1) == [two.id]


def test_an_unknown_document_is_named(registry: Registry) -> None:
    """With the way to the list."""
    with registry.reading() as work, pytest.raises(UserError) as problem:
        work.documents.get(7)
    assert problem.value.findings[0].code == "document-unknown"
