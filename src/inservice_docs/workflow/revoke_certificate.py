"""Revoke a certificate (撤銷證明): it stays in the register, and verifying it says so."""

from __future__ import annotations

from inservice_docs.records.account import Role
from inservice_docs.records.certificate import IssuedCertificate
from inservice_docs.records.finding import Outcome
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.take import require_reason


def revoke_certificate(
    register: Register, number: str, *, reason: str
) -> Outcome[IssuedCertificate]:
    """Revoke the certificate of a number; its person may then be issued a new one.

    Raises UserError without a reason, for an actor who is neither 承辦人 nor 文書組, for a number
    that was not issued here, and for a certificate that is revoked already.
    """
    register.require(Role.OFFICER, "撤銷研習證明", Role.RECORDS)
    require_reason(reason, "撤銷證明")
    with register.change() as work:
        return Outcome(work.certificates.revoke(number, reason=reason.strip()))
