"""Column widths on paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.documents.column_widths import (
    LANDSCAPE_EM,
    PORTRAIT_EM,
    fill_page,
    text_width,
)
from inservice_docs.records.gap import gap
from inservice_docs.records.table import Column


def total(columns: tuple[Column, ...]) -> float:
    return round(sum(column.width for column in columns), 1)


def test_widths_of_texts() -> None:
    """A Chinese character is an em, a Latin one half; a gap is as wide as its words."""
    assert text_width(["甲", "甲乙丙丁戊"], 3, 20) == 5.9
    assert text_width([], 3, 20) == 3
    assert text_width(["長" * 40], 3, 20) == 20
    assert text_width([gap("姓名")], 3, 20) == 7.9


def test_a_page_is_filled() -> None:
    """Signatures get room first, then the school takes what is left."""
    made = fill_page((Column("school", "服務單位", 10), Column("s", "簽名", 6, sign=True)), 10)
    assert [column.width for column in made] == [32.5, 10]


def test_long_schools_are_squeezed_before_the_page_is_turned() -> None:
    """A name may wrap; a page lies on its side only when the columns do not fit otherwise."""
    signs = [Column(f"s{number}", "簽", 6.2, sign=True) for number in range(5)]
    wide = Column("school", "服務單位", 18)
    assert total(fill_page((wide, *signs))) == PORTRAIT_EM
    assert total(fill_page((wide, *signs, Column("name", "姓名", 9)))) == LANDSCAPE_EM


@given(
    st.lists(
        st.tuples(st.sampled_from(["school", "name", "email"]), st.floats(2, 20), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_the_columns_always_fill_the_page(given_: list[tuple[str, float, bool]]) -> None:
    """Nothing shrinks below what it needs, and nothing is left over."""
    columns = tuple(Column(key, key, round(width, 2), sign) for key, width, sign in given_)
    made = fill_page(columns, 10)
    least = {"school": 10.0, "email": 9.0}
    needed = sum(min(each.width, least.get(each.key, each.width)) for each in columns)
    if needed <= LANDSCAPE_EM:
        assert abs(sum(each.width for each in made) - PORTRAIT_EM) < 0.1 or needed > PORTRAIT_EM
    for before, after in zip(columns, made, strict=True):
        assert after.width >= min(before.width, least.get(before.key, before.width)) - 0.01
