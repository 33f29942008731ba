"""Automatic numbers in the styles that word processors have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.office_text.numbering import _STYLES, show_number


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (12, "chinese", "十二"),
        (2, "formal", "貳"),
        (3, "stems", "丙"),
        (11, "stems", "11"),
        (1, "branches", "子"),
        (3, "circled", "③"),
        (21, "circled", "21"),
        (2, "bracketed", "⑵"),
        (10, "full-width", "１０"),
        (28, "upper-letter", "BB"),
        (2, "lower-letter", "b"),
        (9, "lower-roman", "ix"),
        (444, "upper-roman", "CCCCXLIV"),
        (7, "", "7"),
        (0, "chinese", "0"),
        (99_999, "upper-roman", "99999"),
    ],
)
def test_styles(number: int, style: str, shown: str) -> None:
    """Each style counts as far as it can, and in digits past that."""
    assert show_number(number, style) == shown


@given(st.integers(), st.sampled_from(sorted(_STYLES)))
def test_any_number(number: int, style: str) -> None:
    """Every number can be shown."""
    assert show_number(number, style)
