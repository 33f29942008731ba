"""Issued certificates (已發證明): listed by study or person, names masked unless asked for."""

from __future__ import annotations

from typing import Any

from inservice_docs.records.certificate import Certificate, IssuedCertificate
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.workflow.register import Register


def list_certificates(
    register: Register,
    plan: str = "",
    *,
    person: str = "",
    revoked: bool | None = None,
    before: int | None = None,
    limit: int = 50,
) -> tuple[IssuedCertificate, ...]:
    """Return issued certificates, newest first; the next page is `before` the last one's id.

    `person` is a full name or an ID number; `revoked` chooses those that are, or are not. Raises
    UserError for an unknown plan.
    """
    with register.look() as work:
        return work.certificates.list(
            plan=plan, person=person, revoked=revoked, before=before, limit=limit
        )


def find_certificate(register: Register, number: str) -> IssuedCertificate:
    """Return one certificate; raises UserError for a number that was not issued here."""
    with register.look() as work:
        return work.certificates.get(number)


def certificate_json(issued: IssuedCertificate, *, full: bool = False) -> dict[str, Any]:
    """Return an issued certificate with stable keys; `full` shows the name."""
    facts = facts_json(issued.certificate, full=full)
    return {
        "id": issued.id,
        "number": issued.number,
        "plan": issued.plan,
        "state": "revoked" if issued.revoked else "valid",
        "name": facts.get("name", ""),
        "id_number_masked": facts.get("id_number_masked", ""),
        "hours": facts.get("hours"),
        "credits": facts.get("credits"),
        "issued_on": issued.issued_on.isoformat() if issued.issued_on else None,
        "by": issued.by,
        "document": issued.document,
        "copies": issued.copies,
        "revoked_at": issued.revoked_at.isoformat() if issued.revoked_at else None,
        "reason": issued.reason,
    }


def facts_json(facts: Certificate | None, *, full: bool = False) -> dict[str, Any]:
    """Return what a certificate states with stable keys, empty where nothing is known."""
    if facts is None:
        return {}
    day = facts.issued_on
    return {
        "number": facts.number,
        "name": facts.name if full else mask_name(facts.name),
        "id_number_masked": facts.id_masked,
        "study": facts.study,
        "organiser": facts.organiser,
        "dates": facts.dates,
        "hours": float(facts.hours) if facts.hours is not None else None,
        "credits": float(facts.credits) if facts.credits is not None else None,
        "issued_on": day.isoformat() if day else None,
    }


def amount_words(facts: Certificate | None) -> str:
    """Return the hours or credits of a certificate in words (3小時), empty when unknown."""
    if facts is None:
        return ""
    if facts.credits is not None:
        return f"{number_text(facts.credits)}學分"
    return f"{number_text(facts.hours)}小時" if facts.hours is not None else ""
