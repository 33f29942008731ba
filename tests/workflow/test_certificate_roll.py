"""Who holds a certificate, and who is to get one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.issued import awarded, issued
from tests.support.studies import attended

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_roll import certificate_roll, first_certificate
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.revoke_certificate import revoke_certificate


def test_the_absent_get_none_and_each_gets_one(register: Register, tmp_path: Path) -> None:
    """Revoked ones are due again."""
    plan = awarded(register, 4, absent=1)
    roll = certificate_roll(register, plan)
    assert (roll.open, roll.due, roll.held) == (True, 3, 0)
    issued(register, plan, tmp_path / "out")
    roll = certificate_roll(register, plan)
    assert (roll.due, roll.held) == (0, 3)
    held = roll.lines[0].held
    assert held is not None
    revoke_certificate(register, held.number, reason="時數更正")
    assert [each.due for each in certificate_roll(register, plan).lines] == [True] + 3 * [False]


def test_the_first_one_can_be_looked_at_before(register: Register) -> None:
    """What it would state; nobody to issue to, nothing to look at."""
    said = first_certificate(register, awarded(register))
    assert said is not None
    assert said.hours == 3
    number, _ = attended(register)
    assert first_certificate(register, number) is None
    assert not certificate_roll(register, number).open


def test_an_unknown_plan_is_told(register: Register) -> None:
    """As everywhere."""
    with pytest.raises(UserError):
        certificate_roll(register, "115-999")
