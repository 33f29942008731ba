"""How many certificates were issued."""

from __future__ import annotations

from pathlib import Path

from tests.support.issued import awarded, issued

from inservice_docs.workflow.count_certificates import count_certificates
from inservice_docs.workflow.register import Register


def test_every_one_counts(register: Register, tmp_path: Path) -> None:
    """Of every study."""
    assert count_certificates(register) == 0
    for people in (2, 3):
        issued(register, awarded(register, people), tmp_path / str(people))
    assert count_certificates(register) == 5
