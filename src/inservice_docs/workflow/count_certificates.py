"""How many certificates were issued (發證張數), at no cost however many there are."""

from __future__ import annotations

from inservice_docs.workflow.register import Register


def count_certificates(register: Register) -> int:
    """Return how many certificates the register ever issued, revoked ones included."""
    with register.look() as work:
        last = work.certificates.list(limit=1)
    return last[0].id if last else 0
