"""A revoked certificate stays in the register, with its reason and who revoked it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.issued import awarded, issued

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.revoke_certificate import revoke_certificate


def test_it_is_revoked_once_with_its_reason(register: Register, tmp_path: Path) -> None:
    """And the trail tells of it."""
    first, second = issued(register, awarded(register, 2), tmp_path).certificates
    held = revoke_certificate(register, first.number, reason=" 時數有誤 ").value
    assert (held.revoked, held.reason, held.revoked_by) == (True, "時數有誤", "陳小範")
    with register.look() as work:
        assert not work.certificates.get(second.number).revoked
        assert [each.action for each in work.trail.list(subject=first.number)] == [
            "certificate.revoke"
        ]


@pytest.mark.parametrize(
    ("reason", "number", "roles", "code"),
    [
        ("", "1", Role, "reason-missing"),
        ("有誤", "9", Role, "certificate-unknown"),
        ("有誤", "1", [Role.REVIEWER], "role-missing"),
    ],
)
def test_what_keeps_it_from_being_revoked(
    register: Register, tmp_path: Path, reason: str, number: str, roles: list[Role], code: str
) -> None:
    """Nothing is changed."""
    issued(register, awarded(register, 1), tmp_path)
    actor = Actor("甲", frozenset(roles))
    other = Register(register.workspace, register.store, actor, register.at)
    with pytest.raises(UserError) as problem:
        revoke_certificate(other, number, reason=reason)
    assert problem.value.findings[0].code == code
    with register.look() as work:
        assert work.certificates.list(revoked=True) == ()
