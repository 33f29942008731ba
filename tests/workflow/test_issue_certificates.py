"""Certificates go out once, each with a number and a seal of its own, recorded in one step."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.support.issued import DAY, Counter, awarded, issued
from tests.support.samples import id_number
from tests.support.studies import attended

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.templates import built_in_folder
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.edit_hours import edit_hours
from inservice_docs.workflow.issue_certificates import CertificateIssue, issue_certificates
from inservice_docs.workflow.issued_documents import list_documents, remake_document
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.revoke_certificate import revoke_certificate
from inservice_docs.workflow.show_plan import show_plan
from inservice_docs.workflow.verify_certificate import verify_certificate


def refused(register: Register, plan: str, folder: Path, **more: Any) -> set[str]:
    """The codes of what keeps certificates from being issued; nothing is left behind."""
    with pytest.raises(UserError) as problem:
        issued(register, plan, folder / "none", **more)
    assert not (folder / "none").exists()
    return {found.code for found in problem.value.findings}


def test_everybody_with_hours_gets_one(register: Register, tmp_path: Path) -> None:
    """A file each and one of all; the absent get none; every file verifies."""
    plan = awarded(register, 5, absent=2)
    bar = Counter()
    order = CertificateIssue(plan, Output(tmp_path / "out"), date=DAY)
    outcome = issue_certificates(order, register, bar)
    done = outcome.value
    assert [each.number for each in done.certificates] == [
        f"(99)曉中宗字第{serial:04}號" for serial in (1, 2, 3)
    ]
    assert [file.name for file in done.files] == [
        *(f"研習證明_{serial:04}.docx" for serial in (1, 2, 3)), "研習證明_全部.docx",
    ]  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        file.name for file in done.files
    )
    assert bar.total == bar.steps == 3
    assert {found.code for found in outcome.findings} == {
        "certificate-before-review", "certificate-absent",
    }  # fmt: skip
    for file, each in zip(done.files, done.certificates, strict=False):
        checked = verify_certificate(file.read_bytes(), None, register, name=file.name).value
        assert (checked.valid, checked.compared) == (True, True)
        assert checked.certificate is not None
        assert checked.certificate.number == each.number


def test_each_is_recorded_and_made_again_byte_for_byte(register: Register, tmp_path: Path) -> None:
    """As an issued document: by number, by plan, by person; and in the history of the plan."""
    plan = awarded(register)
    done = issued(register, plan, tmp_path)
    (document,) = list_documents(register, person=id_number(2))
    assert document in list_documents(register, plan=plan, kind="certificate")
    assert (document,) == list_documents(register, number="(99)曉中宗字第0002號")
    (file,) = remake_document(register, document.id)
    assert file.data == (tmp_path / file.name).read_bytes() == done.files[1].read_bytes()
    again = issued(register, plan, tmp_path / "again", again=True)
    for one, other in zip(done.files, again.files, strict=True):
        assert (one.name, one.read_bytes()) == (other.name, other.read_bytes())
    with register.look() as work:
        last = work.plans.history(plan)[-1]
        assert last.action == "certificate.issue"
        assert last.reason == "(99)曉中宗字第0001號至(99)曉中宗字第0003號，共 3 張"
        assert work.trail.check().intact
    assert "certificate" not in {each.kind for each in show_plan(plan, register).documents}


def test_each_person_gets_one_only(register: Register, tmp_path: Path) -> None:
    """Some first, the others later under the next numbers; then nobody is left."""
    plan = awarded(register, 3)
    first = issued(register, plan, tmp_path / "a", people=("王範例2",)).certificates
    rest = issued(register, plan, tmp_path / "b", number_word="曉中宗字").certificates
    assert [each.number[-5:] for each in (*first, *rest)] == ["0001號", "0002號", "0003號"]
    assert len({each.participant for each in (*first, *rest)}) == 3
    assert refused(register, plan, tmp_path) == {"certificates-issued"}
    revoke_certificate(register, first[0].number, reason="姓名有誤")
    (new,) = issued(register, plan, tmp_path / "c").certificates
    assert (new.participant, new.number[-5:]) == (first[0].participant, "0004號")
    assert refused(register, plan, tmp_path, people=("沒有這個人",)) == {"participant-unknown"}


def test_the_hours_are_those_that_were_awarded(register: Register, tmp_path: Path) -> None:
    """Also when they were corrected by hand; nothing else makes an amount."""
    plan = awarded(register, 2)
    with register.look() as work:
        one = work.participants.list(plan)[0].id
    edit_hours(register, plan, one, Decimal("1.5"), reason="提早離開")
    done = issued(register, plan, tmp_path)
    texts = ["".join(read_text(file.read_bytes())) for file in done.files[:2]]
    assert "研習時數1.5小時" in texts[0]
    assert "研習時數3小時" in texts[1]


def test_what_keeps_them_from_being_issued(register: Register, tmp_path: Path) -> None:
    """No hours yet, too early a day, another role, an unknown format, a word that cannot be."""
    early, _ = attended(register)
    assert refused(register, early, tmp_path) == {"certificate-not-open"}
    plan = awarded(register)
    assert refused(register, plan, tmp_path, date="99-03-22") == {"certificate-early"}
    assert refused(register, plan, tmp_path, number_word="字 第") == {"number-impossible"}
    assert refused(register, plan, tmp_path, again=True) == {"certificates-none"}
    reviewer = Register(
        register.workspace, register.store, Actor("審", frozenset({Role.REVIEWER})), register.at
    )
    assert refused(reviewer, plan, tmp_path) == {"role-missing"}
    with pytest.raises(UserError) as problem:
        issued(register, plan, tmp_path / "none", "rtf")
    assert problem.value.findings[0].code == "unknown-format"
    assert not (tmp_path / "none").exists()
    # None of all this took a number.
    assert issued(register, plan, tmp_path / "a").certificates[0].number.endswith("第0001號")


def test_a_step_that_fails_leaves_nothing(register: Register, tmp_path: Path) -> None:
    """A folder where the ZIP should stand, or a broken template: no number, no file, no record."""
    plan = awarded(register)
    (tmp_path / "a.zip").mkdir()
    order = CertificateIssue(plan, Output(tmp_path, tmp_path / "a.zip"), date=DAY)
    with pytest.raises(UserError):
        issue_certificates(order, register, Counter())
    assert register.workspace.folder is not None
    own = register.workspace.folder / "templates" / CERTIFICATE
    own.parent.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("{{ 姓名 }")
    document.save(str(own))
    with pytest.raises(UserError):
        issued(register, plan, tmp_path / "none")
    with register.look() as work:
        assert work.certificates.list(plan=plan) == ()
        assert work.certificates.peek("曉中宗", 99) == 1
        assert work.documents.list(plan=plan, kind="certificate") == ()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_template_without_a_place_for_the_code_works(register: Register, tmp_path: Path) -> None:
    """The school's own template is used; that nobody can verify such a paper is told."""
    assert register.workspace.folder is not None
    own = register.workspace.folder / "templates" / CERTIFICATE
    own.parent.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("{{ 證號 }} {{ 姓名 }} {{ 核給 }}")
    document.save(str(own))
    plan = awarded(register, 1)
    order = CertificateIssue(plan, Output(tmp_path), date=DAY)
    outcome = issue_certificates(order, register, Counter())
    assert "certificate-no-code" in {found.code for found in outcome.findings}
    data = outcome.value.files[0].read_bytes()
    assert read_text(data) == ["(99)曉中宗字第0001號 王範例1 研習時數3小時"]
    assert verify_certificate(data, None, register).value.verdict == "unreadable"


def test_a_code_of_ones_own_place_verifies(register: Register, tmp_path: Path) -> None:
    """`{{ 驗證碼 }}` anywhere in the text of a school's own template is a code as well."""
    assert register.workspace.folder is not None
    own = register.workspace.folder / "templates" / CERTIFICATE
    own.parent.mkdir(parents=True)
    document = docx.Document()
    for words in (
        "{{ 證號 }} 茲證明{{ 姓名 }}{{ 證件 }}君{{ 研習日期 }}{{ 主辦單位 }}{{ 研習案名 }}",
        "{{ 核給 }}{{ 發證日期 }}",
        "{{ 驗證碼 }}",
    ):
        document.add_paragraph(words)
    document.save(str(own))
    (file,) = issued(register, awarded(register, 1), tmp_path).files
    checked = verify_certificate(file.read_bytes(), None, register).value
    assert (checked.valid, checked.compared) == (True, True)


def test_all_in_one_zip_with_mail_drafts(register: Register, tmp_path: Path) -> None:
    """A draft for each who has an address, with the very document; none names anybody outside."""
    plan = awarded(register, 3)
    with register.change() as work:
        one = work.participants.list(plan)[0]
        work.participants.correct(plan, one.id, one.person.model_copy(update={"email": ""}))
    target = tmp_path / "all.zip"
    order = CertificateIssue(plan, Output(tmp_path / "x", target), date=DAY, mail=True)
    outcome = issue_certificates(order, register, Counter())
    assert outcome.value.files == (target,)
    assert "certificate-no-mail" in {found.code for found in outcome.findings}
    with zipfile.ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    drafts = sorted(name for name in files if name.endswith(".eml"))
    assert drafts == ["研習證明_0002.eml", "研習證明_0003.eml"]
    assert not any("王範例" in name for name in files)
    message = email.message_from_bytes(files[drafts[0]], policy=email.policy.default)
    assert message["To"] == "teacher2@example.edu.tw"
    (part,) = message.iter_attachments()
    assert part.get_filename() == "研習證明_0002.docx"
    assert part.get_content() == files["研習證明_0002.docx"]
    body = message.get_body()
    assert body is not None
    assert "(99)曉中宗字第0002號" in body.get_content()


def test_somebody_else_may_come_first(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever issues meanwhile gets the lower numbers; the others are made anew, without a gap."""
    from inservice_docs.workflow import issue_certificates as module

    plan, other = awarded(register, 2), awarded(register, 1)
    made, waiting = module.make_words, [other]

    def slow(*given: Any) -> Any:
        if waiting:
            issued(register, waiting.pop(), tmp_path / "other")
        return made(*given)

    monkeypatch.setattr(module, "make_words", slow)
    done = issued(register, plan, tmp_path / "mine")
    assert [each.number[-5:] for each in done.certificates] == ["0002號", "0003號"]
    assert "第0002號" in "".join(read_text(done.files[0].read_bytes()))
    with register.look() as work:
        assert work.certificates.peek("曉中宗", 99) == 4


@pytest.mark.system
def test_pdfs_verify_and_go_with_the_mail(register: Register, tmp_path: Path) -> None:
    """One PDF each and one of all, whose every code is valid; the drafts carry the PDF."""
    plan = awarded(register, 3)
    done = issued(register, plan, tmp_path, "pdf", mail=True)
    names = {file.name for file in done.files}
    assert names == {
        *(f"研習證明_{n:04}.{kind}" for n in (1, 2, 3) for kind in ("pdf", "eml")),
        "研習證明_全部.pdf",
    }
    for name in sorted(names):
        if name.endswith(".pdf"):
            checked = verify_certificate((tmp_path / name).read_bytes(), None, register).value
            assert (checked.valid, checked.compared) == (True, True), checked
    draft = email.message_from_bytes(
        (tmp_path / "研習證明_0001.eml").read_bytes(), policy=email.policy.default
    )
    (part,) = draft.iter_attachments()
    assert part.get_filename() == "研習證明_0001.pdf"
    assert part.get_content() == (tmp_path / "研習證明_0001.pdf").read_bytes()


def test_the_built_in_template_has_its_place() -> None:
    """What ships carries a code."""
    data = io.BytesIO((built_in_folder() / CERTIFICATE).read_bytes())
    with zipfile.ZipFile(data) as archive:
        assert "{{ 驗證碼 }}" in archive.read("word/document.xml").decode()
