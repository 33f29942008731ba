"""CSV cells: they come back as they were, and none is a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.csv_cells import csv_text


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_characters="\0")), min_size=1)))
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    """But for the mark before what would be a formula."""
    text = csv_text(rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == len(rows)
    for given_row, row in zip(rows, read, strict=True):
        for cell, seen in zip(given_row, row, strict=False):
            assert seen in (cell, f"'{cell}")
            assert not seen.startswith(("=", "+", "-", "@", "\t", "\r"))
