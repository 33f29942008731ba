"""A lost certificate is made again as a copy: marked, recorded, with the code of the original."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.issued import awarded, issued

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.qr.read import read_qr
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_keys import change_key
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.issued_documents import list_documents, remake_document
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.reissue_certificate import reissue_certificate
from inservice_docs.workflow.revoke_certificate import revoke_certificate
from inservice_docs.workflow.verify_certificate import verify_certificate


def refused(register: Register, number: str, folder: Path, reason: str = "遺失") -> str:
    """The code of what keeps a copy from being made."""
    with pytest.raises(UserError) as problem:
        reissue_certificate(register, number, Output(folder), reason=reason)
    return problem.value.findings[0].code


def test_a_copy_says_what_it_is_and_verifies(register: Register, tmp_path: Path) -> None:
    """The same number, facts and code, whatever the key is now; each copy is counted."""
    done = issued(register, awarded(register, 1), tmp_path)
    (first,) = done.certificates
    change_key(register)
    names = []
    for times in (1, 2):
        copy = reissue_certificate(register, first.number, Output(tmp_path), reason="遺失").value
        (file,) = copy.files
        names.append(file.name)
        assert copy.certificates[0].copies == times
        assert f"{first.number}（補發）" in "".join(read_text(file.read_bytes()))
        assert read_qr(file.read_bytes()) == (first.code,)
        checked = verify_certificate(file.read_bytes(), None, register).value
        assert (checked.valid, checked.compared) == (True, True)
    assert names == ["研習證明_0001_補發1.docx", "研習證明_0001_補發2.docx"]


def test_a_copy_is_recorded(register: Register, tmp_path: Path) -> None:
    """As a document of its own, found by number and person, byte for byte; with its reason."""
    (first,) = issued(register, awarded(register, 1), tmp_path).certificates
    done = reissue_certificate(register, str(first.id), Output(tmp_path), reason="淹水").value
    found = list_documents(register, number=first.number, person="王範例1")
    assert [each.kind for each in found] == ["certificate-copy", "certificate"]
    (file,) = remake_document(register, found[0].id)
    assert file.data == done.files[0].read_bytes()
    with register.look() as work:
        (note,) = (
            entry for entry in work.trail.list(limit=9) if entry.action == "certificate.reissue"
        )
        assert note.detail == "淹水"


def test_what_keeps_a_copy_from_being_made(register: Register, tmp_path: Path) -> None:
    """No reason, no such number, another role, a revoked one, personal data that were deleted."""
    plan = awarded(register, 2)
    first, second = issued(register, plan, tmp_path).certificates
    assert refused(register, first.number, tmp_path, " ") == "reason-missing"
    assert refused(register, "(99)曉中宗字第9999號", tmp_path) == "certificate-unknown"
    reviewer = Actor("審", frozenset({Role.REVIEWER}))
    other = Register(register.workspace, register.store, reviewer, register.at)
    assert refused(other, first.number, tmp_path) == "role-missing"
    revoke_certificate(register, first.number, reason="有誤")
    assert refused(register, first.number, tmp_path) == "certificate-revoked"
    with register.change() as work:
        work.privacy.purge(plan)
    assert refused(register, second.number, tmp_path) == "certificate-purged"
    assert verify_certificate(second.code, None, register).value.valid
