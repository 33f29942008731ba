"""Progress that nobody looks at."""

from __future__ import annotations

from inservice_docs.workflow.progress import no_progress


def test_it_takes_every_step() -> None:
    """And tells nobody."""
    with no_progress(3) as step:
        assert step(1) is None
