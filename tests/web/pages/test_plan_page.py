"""The plan form on its page."""

from __future__ import annotations

import pytest

from inservice_docs.records.plan import Plan, Scope
from inservice_docs.taiwan.course_codes import load
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.plan_fields import Values
from inservice_docs.web.pages.plan_page import MOST_ROWS, PlanPage, own_values, rearranged


def page(values: Values, **plan: object) -> PlanPage:
    """The page of some values."""
    return PlanPage(values, load(), Plan(**plan))  # type: ignore[arg-type]


def test_menus_follow_one_another() -> None:
    """The next appears once the one before is chosen; the clerk's own short word is the choice."""
    assert [level for level, _, _ in page({}).natures()] == [1]
    menus = page({"nature-1": ("高中",), "nature-2": ("教學",)}).natures()
    assert [said for _, _, said in menus] == ["高中", "教學", ""]
    assert "高中" in dict(menus[0][1])
    full = {f"nature-{n}": (word,) for n, word in enumerate(["國小", "教學", "語文", "無"], 1)}
    assert len(page(full).natures()) == 4


def test_a_word_that_no_list_has_stays_a_choice() -> None:
    """It is the rules that tell of it, and nothing is lost by opening the form."""
    assert page({"fee": ("看情況",)}).menu("fee", "繳費方式")[-1] == ("看情況", "看情況")
    wrong = {"nature-1": ("補習班",), "nature-2": ("教學",)}
    assert [said for _, _, said in page(wrong).natures()] == ["補習班", "教學"]
    boxes = page({"audience": ("大學", "國中")}).audiences()
    assert boxes[:2] == [("大學", "大學"), ("國中", "國中")]
    assert [word for word, _ in boxes if word.startswith("國中")] == ["國中"]


def test_what_only_cross_school_studies_need_is_hidden_unless_it_holds_something() -> None:
    """For an in-school study."""
    own = page({"signup-email": ("a@example.edu.tw",)}, scope=Scope.IN_SCHOOL)
    assert not own.cross_school
    assert own.any("signup")
    assert not own.any("authorities")


def test_an_empty_form_has_its_first_rows() -> None:
    """One contact and one session; the others come when they are wanted."""
    empty = page({})
    assert (empty.rows("contacts"), empty.rows("sessions")) == ((1,), (1,))
    assert empty.rows("signup-extra_fields") == ()


def test_what_the_form_carries_along_is_no_part_of_the_plan() -> None:
    """Number, version, and which letter is shown."""
    form = Form({"name": ("甲",), "number": ("115-001",), "kind": ("invitation",)})
    assert own_values(form) == {"name": ("甲",)}


@pytest.mark.parametrize(
    "cure", ["{", "[1]", '"x"', '{"number": "115-002", "_cure": "x", "version": "9"}']
)
def test_a_broken_or_foreign_cure_changes_nothing(cure: str) -> None:
    """Whatever a button was made to say."""
    assert rearranged({"name": ("甲",)}, Form({"_cure": (cure,)})) == {"name": ("甲",)}


@pytest.mark.parametrize("row", ["add nonsense", "drop sessions-x", "drop nonsense-1", "x"])
def test_a_button_for_no_row_changes_nothing(row: str) -> None:
    """It is passed over."""
    values: Values = {"sessions-1-date": ("115-03-24",)}
    assert rearranged(values, Form({"_row": (row,)})) == values


def test_rows_do_not_grow_for_ever() -> None:
    """There is a most."""
    values: Values = {}
    for _ in range(MOST_ROWS + 5):
        values = rearranged(values, Form({"_row": ("add sessions",)}))
    assert len(page(values).rows("sessions")) == MOST_ROWS
