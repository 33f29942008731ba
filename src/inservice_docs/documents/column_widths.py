"""How wide the columns of a list are on paper (欄寬), in em of 12 pt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.table import Column
from inservice_docs.taiwan.text import em_width

PORTRAIT_EM, LANDSCAPE_EM = 42.5, 63.0
"""The room on A4 with margins of 1.5 cm."""

_LEAST = {"school": 10.0, "email": 9.0}

CELL_EM = 0.9
"""What a cell takes beside its text: a margin on either side."""


def text_width(texts: Sequence[str], least: float, most: float) -> float:
    """Return the width of a column that holds some texts, within bounds."""
    longest = max((em_width(fill_gaps(text)) for text in texts), default=0.0)
    return round(max(least, min(longest + CELL_EM, most)), 2)


def fill_page(columns: Sequence[Column], widest_sign: float = 0.0) -> tuple[Column, ...]:
    """Return the columns over the width of a page: upright where they fit, else on its side.

    The columns of schools and e-mail addresses may be squeezed to `_LEAST`, so that long names wrap
    before the page is turned. What is left over goes to them, then to the columns to sign, up to
    `widest_sign` each, and the rest to the column of schools, or to the widest where there is none.
    """
    widths = [min(column.width, _LEAST.get(column.key, column.width)) for column in columns]
    page = PORTRAIT_EM if sum(widths) <= PORTRAIT_EM else LANDSCAPE_EM
    for at, column in enumerate(columns):
        widths[at] += _share(page - sum(widths), column.width - widths[at])
    signed = [at for at, column in enumerate(columns) if column.sign]
    for done, at in enumerate(signed):
        room = (page - sum(widths)) / (len(signed) - done)
        widths[at] += _share(room, widest_sign - widths[at])
    school = [at for at, column in enumerate(columns) if column.key == "school"]
    plain = [at for at in range(len(columns)) if at not in signed] or signed
    grown = (school or [max(plain, key=lambda at: widths[at])])[0]
    widths[grown] += max(0.0, page - sum(widths))
    return tuple(
        replace(column, width=round(width, 2))
        for column, width in zip(columns, widths, strict=True)
    )


def _share(room: float, wish: float) -> float:
    return max(0.0, min(room, wish))
