"""What the terminal shows."""

from __future__ import annotations

import datetime as dt

import pytest
import typer

from inservice_docs.cli.output import (
    cell,
    end_check,
    progress,
    roc_day,
    roc_moment,
    say_count,
    say_findings,
    say_table,
)
from inservice_docs.records.finding import Finding, Place, error, hint, warning

FINDINGS = (
    error("a", "缺少「時數」。", "填寫時數。", Place("plan.yaml", 3, 5, field="時數")),
    warning("b", "乙。"),
    hint("c", "丙。"),
)


def test_a_finding_shows_weight_place_message_and_cure(capsys: pytest.CaptureFixture[str]) -> None:
    """The cure stands on a line of its own."""
    say_findings(FINDINGS[:1])
    assert capsys.readouterr().out.splitlines() == [
        "錯誤 plan.yaml 第3行第5欄「時數」：缺少「時數」。",
        "     → 填寫時數。",
    ]


def test_findings_are_counted_by_weight(capsys: pytest.CaptureFixture[str]) -> None:
    """Weights without findings are not mentioned."""
    say_count(FINDINGS)
    say_count(FINDINGS[:1])
    say_count(())
    assert capsys.readouterr().out.splitlines() == [
        "共錯誤 1 項、注意 1 項、提示 1 項。",
        "共錯誤 1 項。",
        "沒有發現問題。",
    ]


def test_no_progress_bar_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe nothing is drawn."""
    with progress("研習證明", 3) as step:
        step()
    assert capsys.readouterr().err == ""


def test_columns_of_a_table_stand_below_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    """A Chinese character is as wide as two letters; an empty table says so."""
    say_table(("計畫", "名稱"), [("115-001", "研習"), ("9", "")])
    say_table(("計畫",), [], empty="沒有計畫。")
    assert capsys.readouterr().out.splitlines() == [
        "計畫     名稱",
        "115-001  研習",
        "9",
        "沒有計畫。",
    ]


@pytest.mark.parametrize(("findings", "code"), [((), 0), (FINDINGS[1:], 0), (FINDINGS, 1)])
def test_a_check_ends_by_what_it_found(
    findings: tuple[Finding, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only an error is a mistake of the user; the same is said as text and as JSON."""
    for as_json in (False, True):
        with pytest.raises(typer.Exit) as ended:
            end_check(findings, as_json)
        assert ended.value.exit_code == code
        out = capsys.readouterr().out
        assert all(found.message in out for found in findings)


def test_what_a_cell_of_a_table_says() -> None:
    """Numbers have no idle zeros; nothing is empty, and nought is not nothing."""
    assert [cell(each) for each in (3.0, 1.5, 0, "研習", None)] == ["3", "1.5", "0", "研習", ""]


def test_days_and_moments_as_people_read_them() -> None:
    """ROC years, the time of Taiwan; what is not known is empty."""
    assert roc_day("2026-09-18") == roc_day(dt.date(2026, 9, 18)) == "115-09-18"
    assert roc_moment("2026-09-18T16:05:00+00:00") == "115-09-19 00:05"
    assert roc_day(None) == roc_moment(None) == ""
