"""Forms read field by field: dates in ROC form, numbers, ticked rows, files."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.finding import UserError
from inservice_docs.web.pages.forms import Form, Upload, plain_name


def form(**values: str) -> Form:
    """A form with one value a field."""
    return Form({name: (value,) for name, value in values.items()})


def test_values_are_tidied_and_may_be_missing() -> None:
    """An empty field and one that was not sent are the same."""
    sent = form(name="　生命教育　", empty=" ")
    assert (sent.text("name"), sent.raw("name")) == ("生命教育", "　生命教育　")
    assert (sent.text("empty"), sent.text("absent"), sent.date("absent", "日期")) == ("", "", None)
    assert form(lines="甲\n\n 乙 ").lines("lines") == ("甲", "乙")


def test_days_and_numbers_are_read_as_clerks_type_them() -> None:
    """Full-width digits and ROC years among them."""
    sent = form(day="115年9月18日", hours="３.5", seats="120")
    assert sent.date("day", "日期") == dt.date(2026, 9, 18)
    assert sent.amount("hours", "時數") == Decimal("3.5")
    assert sent.whole("seats", "名額") == 120


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("99年2月30日", lambda sent: sent.date("field", "日期")),
        ("三天", lambda sent: sent.amount("field", "時數")),
        ("-1", lambda sent: sent.amount("field", "時數")),
        ("NaN", lambda sent: sent.amount("field", "時數")),
        ("Infinity", lambda sent: sent.amount("field", "時數")),
        ("1e999999", lambda sent: sent.whole("field", "名額")),
        ("1.5", lambda sent: sent.whole("field", "名額")),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(value: str, read: object) -> None:
    """With the cure."""
    with pytest.raises(UserError) as problem:
        read(form(field=value))  # type: ignore[operator]
    (found,) = problem.value.findings
    assert found.place.field == "field"
    assert found.fix


def test_ticked_rows_are_numbers_and_nothing_else() -> None:
    """What somebody wrote into the form by hand is left out."""
    sent = Form({"row": ("3", "", "x", "-1", "²", "7")})
    assert sent.ids("row") == (3, 7)


def test_a_file_is_kept_for_a_moment_in_a_private_folder() -> None:
    """And is gone afterwards; none chosen is told."""
    sent = Form({}, {"roster": (Upload("名冊.xlsx", b"PK"),), "none": (Upload("", b""),)})
    with sent.saved("roster") as path:
        assert (path.name, path.read_bytes()) == ("名冊.xlsx", b"PK")
        assert path.parent.stat().st_mode & 0o077 == 0
    assert not path.exists()
    with pytest.raises(UserError, match="沒有選擇檔案"):
        sent.file("none")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("C:\\fakepath\\名冊.xlsx", "名冊.xlsx"),
        (".bashrc", "bashrc"),
        ("..", "file"),
        ("", "file"),
        ("a\0b.xlsx", "ab.xlsx"),
        ("x" * 500 + ".docx", "x" * 80 + ".docx"),
    ],
)
def test_names_of_files_lead_nowhere(sent: str, kept: str) -> None:
    """Only the bare name is left."""
    assert plain_name(sent) == kept


@given(st.text())
def test_no_name_leaves_its_folder(name: str) -> None:
    """Whatever a browser sends."""
    kept = plain_name(name)
    assert kept
    assert "/" not in kept
    assert "\\" not in kept
    assert not kept.startswith(".")
    assert len(kept.encode()) <= 500
