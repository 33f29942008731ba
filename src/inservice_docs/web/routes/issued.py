"""All issued certificates (已發的證明): found, handed over, copied, revoked."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.formats.pdf.libreoffice import find_libreoffice
from inservice_docs.records.account import Role
from inservice_docs.records.certificate import IssuedCertificate
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.workflow.certificate_keys import published_keys
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.count_certificates import count_certificates
from inservice_docs.workflow.issue_certificates import CertificateIssue, issue_certificates
from inservice_docs.workflow.list_certificates import (
    amount_words,
    find_certificate,
    list_certificates,
)
from inservice_docs.workflow.progress import no_progress
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.reissue_certificate import reissue_certificate
from inservice_docs.workflow.revoke_certificate import revoke_certificate

HERE = "/certificates"
PAGE = 25
_PLAN = re.compile(r"\d{2,3}-\d{3,}")
_MAY = [only(Role.OFFICER, Role.RECORDS)]


@get(HERE, sync_to_thread=True)
def certificates(view: Shown, register: Opened) -> Response[bytes]:
    """Show the newest certificates, and where to search and to verify."""
    return _list(view, register, "", None)


@post(HERE, guards=_MAY, sync_to_thread=True, status_code=200)
def search(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Search by number, study, full name or ID number; what was typed is in no address."""
    before = form.raw("before")
    at = int(before) if before.isascii() and before.isdigit() and len(before) < 12 else None
    return _list(view, register, form.text("text"), at)


@get(HERE + "/{id:int}", guards=_MAY, sync_to_thread=True)
def certificate(view: Shown, register: Opened, id: FromPath[int]) -> Response[bytes]:
    """Show one certificate."""
    return _one(view, register, find_certificate(register, str(id)))


@get(HERE + "/{id:int}/file/{kind:str}", guards=_MAY, sync_to_thread=True)
def file(view: Shown, register: Opened, id: FromPath[int], kind: FromPath[str]) -> Response[bytes]:
    """Hand over a certificate's file once more."""
    held = find_certificate(register, str(id))
    with tempfile.TemporaryDirectory(prefix="inservice-") as folder:
        order = CertificateIssue(
            held.plan,
            Output(Path(folder) / "out", formats=(kind,)),
            people=(str(held.participant),),
            again=True,
        )
        made = issue_certificates(order, register, no_progress).value.files
        path = next(each for each in made if each.suffix == f".{kind}")
        return view.file(f"研習證明-{held.id}.{kind}", path.read_bytes())


@post(HERE + "/{id:int}/copy", guards=_MAY, sync_to_thread=True, status_code=200)
def copy(view: Shown, register: Opened, form: Sent, id: FromPath[int]) -> Response[bytes]:
    """Hand over a copy of a lost certificate, and record it with its reason."""
    held = find_certificate(register, str(id))
    kind = "pdf" if form.raw("kind") == "pdf" else "docx"
    try:
        with tempfile.TemporaryDirectory(prefix="inservice-") as folder:
            output = Output(Path(folder) / "out", formats=(kind,))
            done = reissue_certificate(
                register, held.number, output, reason=form.text("copy_reason")
            )
            path = next(each for each in done.value.files if each.suffix == f".{kind}")
            data = path.read_bytes()
    except UserError as problem:
        return _one(view, register, held, problem, form)
    copies = done.value.certificates[0].copies
    return view.file(f"研習證明-{held.id}-補發{copies}.{kind}", data)


@post(HERE + "/{id:int}/revoke", guards=_MAY, sync_to_thread=True, status_code=200)
def revoke(view: Shown, register: Opened, form: Sent, id: FromPath[int]) -> Response[bytes]:
    """Revoke a certificate with its reason."""
    held = find_certificate(register, str(id))
    try:
        revoke_certificate(register, held.number, reason=form.text("revoke_reason"))
    except UserError as problem:
        return _one(view, register, held, problem, form)
    words = f"已撤銷 {held.number}。紙本無法收回，驗證時會顯示已撤銷；需要時可以再發新證。"
    return view.to(f"{HERE}/{id}", words)


def _list(view: Shown, register: Register, text: str, before: int | None) -> Response[bytes]:
    allowed = register.actor.may(Role.OFFICER) or register.actor.may(Role.RECORDS)
    findings: tuple[Finding, ...] = ()
    found: tuple[IssuedCertificate, ...] = ()
    if allowed:
        try:
            found = _found(register, text, before)
        except UserError as problem:
            findings = problem.findings
    more = found[PAGE - 1].id if len(found) > PAGE else 0
    return view.page(
        "issued.html",
        found=found[:PAGE],
        more=more,
        text=text,
        allowed=allowed,
        count=count_certificates(register),
        keys=published_keys(register).keys,
        amount=amount_words,
        findings=findings,
    )


def _found(register: Register, text: str, before: int | None) -> tuple[IssuedCertificate, ...]:
    """Return what a text means: a study's number, a certificate's, a name or an ID number."""
    if _PLAN.fullmatch(text):
        return list_certificates(register, text, before=before, limit=PAGE + 1)
    if "字第" in text:
        return (find_certificate(register, text),)
    return list_certificates(register, person=text, before=before, limit=PAGE + 1)


def _one(
    view: Shown,
    register: Register,
    held: IssuedCertificate,
    problem: UserError | None = None,
    form: Sent | None = None,
) -> Response[bytes]:
    del register
    return view.page(
        "certificate.html",
        held=held,
        amount=amount_words(held.certificate),
        pdf=find_libreoffice() is not None,
        findings=problem.findings if problem is not None else (),
        form=form,
    )


HANDLERS = [certificates, search, certificate, file, copy, revoke]
