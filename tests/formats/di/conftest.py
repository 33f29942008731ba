"""What the tests of the exchange format share: the samples, and elements made from text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from inservice_docs.formats.di.notes import Notes
from inservice_docs.records.finding import Finding, UserError

SAMPLES = Path(__file__).parents[2] / "data" / "di"


@pytest.fixture
def samples() -> Path:
    """The folder of fictional files in the shapes that producers send."""
    return SAMPLES


@pytest.fixture
def notes() -> Notes:
    """The notes of a reader at its start."""
    return Notes("x.di")


@pytest.fixture
def xml() -> Callable[[str], etree._Element]:
    """Make an element from its text."""
    return etree.fromstring


@pytest.fixture
def refusal() -> Callable[[Callable[[], object]], Finding]:
    """Return the first finding that something refuses to go on with."""

    def refused(step: Callable[[], object]) -> Finding:
        with pytest.raises(UserError) as caught:
            step()
        finding: Finding = caught.value.findings[0]
        assert finding.message.endswith("。")
        assert finding.fix.endswith("。")
        return finding

    return refused
