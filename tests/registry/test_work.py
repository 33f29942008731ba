"""One step's way to the parts of the register."""

from __future__ import annotations

from inservice_docs.registry.registry import Registry

PARTS = (
    *("plans", "approvals", "courses", "numbers", "documents", "files", "teachers", "applicants"),
    *("participants", "attendance", "privacy", "settings", "trail", "accounts"),
)


def test_every_part_shares_the_step(registry: Registry) -> None:
    """All parts work at the same desk, so that a step is one transaction."""
    with registry.reading() as work:
        for name in PARTS:
            part = getattr(work, name)
            assert part is getattr(work, name)
            assert part._desk is work.desk
