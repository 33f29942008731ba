"""The other side of reading apart."""

from __future__ import annotations

import importlib

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.tables import apart_child
from inservice_docs.formats.tables.apart_child import OPENERS, body_of
from inservice_docs.formats.tables.grid import CELL_END, ROW_END

CELLS = st.text(st.characters(exclude_categories=()), max_size=5)


def test_every_kind_has_its_opener() -> None:
    """Each module has the function that is called."""
    for module in OPENERS.values():
        assert callable(importlib.import_module(f"{apart_child.__package__}.{module}").open_it)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4).map(tuple), max_size=4).map(tuple))
def test_cells_never_run_together(rows: tuple[tuple[str, ...], ...]) -> None:
    """Whatever they hold, each comes out by itself."""
    text = body_of(rows).decode("utf-8", "surrogatepass")
    lines = text.split(ROW_END)[:-1]
    read = tuple(tuple(line.split(CELL_END)) for line in lines)
    plain = str.maketrans({CELL_END: "\ufffe", ROW_END: "\ufffe"})
    assert read == tuple(tuple(cell.translate(plain) for cell in row) for row in rows)
