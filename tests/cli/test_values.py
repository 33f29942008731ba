"""Values from the command line."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
import typer

from inservice_docs.cli.values import (
    read_clock,
    read_day,
    read_hours,
    read_ids,
    read_minutes,
    read_secret,
)


def test_numbers_and_ranges() -> None:
    """Each once, in the order written."""
    assert read_ids("3,1、5-7, 6") == (3, 1, 5, 6, 7)
    assert read_ids("") == ()


@pytest.mark.parametrize("wrong", ["x", "7-5", "1-9999999", "-1", "1.5"])
def test_what_is_no_number(wrong: str) -> None:
    """A usage error."""
    with pytest.raises(typer.BadParameter):
        read_ids(wrong)


def test_times_days_and_hours() -> None:
    """As a clerk writes them; nothing is nothing."""
    assert read_clock("下午1時28分") == dt.time(13, 28)
    assert read_day("99-03-23") == dt.date(2010, 3, 23)
    assert read_hours("1.5") == Decimal("1.5")
    assert (read_clock(""), read_day(None), read_hours(" ")) == (None, None, None)
    for read, wrong in ((read_clock, "25:00"), (read_day, "99-02-30"), (read_hours, "三")):
        with pytest.raises(typer.BadParameter):
            read(wrong)


def test_minutes_or_none_at_all() -> None:
    """off is for a rule that does not apply."""
    assert (read_minutes("15"), read_minutes("OFF")) == (15, None)
    with pytest.raises(typer.BadParameter):
        read_minutes("-5")


def test_a_secret_from_a_file_or_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line of it."""
    file = tmp_path / "secret"
    file.write_text("four unrelated words\nmore\n", encoding="utf-8")
    assert read_secret("密碼", file) == "four unrelated words"
    monkeypatch.setattr("sys.stdin", io.StringIO("from the input\n"))
    assert read_secret("密碼", Path("-")) == "from the input"
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert read_secret("密碼", Path("-")) == ""
