"""Pages of a long list."""

from __future__ import annotations

import pytest

from inservice_docs.web.pages.paging import part_of


@pytest.mark.parametrize(
    ("asked", "page", "rows"),
    [
        ("", 1, (0, 1, 2)),
        ("2", 2, (3, 4, 5)),
        ("3", 3, (6,)),
        ("0", 1, (0, 1, 2)),
        ("99999999999999", 3, (6,)),
        ("-1", 1, (0, 1, 2)),
        ("二", 1, (0, 1, 2)),
        ("²", 1, (0, 1, 2)),
    ],
)
def test_a_page_that_is_none_is_the_nearest(asked: str, page: int, rows: tuple[int, ...]) -> None:
    """Whatever stands in the address."""
    part = part_of(range(7), asked, 3)
    assert (part.page, part.pages, part.total, part.rows) == (page, 3, 7, rows)


def test_an_empty_list_has_one_page() -> None:
    """With nothing on it."""
    assert part_of((), "", 3).pages == 1
