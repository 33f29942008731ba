"""How long personal data are kept is the school's decision, and every finished study has a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_plan import cancel_plan
from inservice_docs.workflow.purge_privacy import keep_until
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.retention import (
    DEFAULT_YEARS,
    RetentionRule,
    decide_retention,
    retention_rule,
)


def test_the_last_day_is_the_end_of_a_school_year() -> None:
    """School year 115 ends on 116-07-31."""
    assert RetentionRule(0).last_day(115) == dt.date(2027, 7, 31)
    assert RetentionRule(3).last_day(115) == dt.date(2030, 7, 31)


def test_the_default_says_that_it_is_one(register: Register) -> None:
    """No law sets the years."""
    rule = retention_rule(register)
    assert (rule.years, rule.decided) == (DEFAULT_YEARS, False)
    assert "學校還沒有決定" in rule.words
    decided = decide_retention(register, 1, " 校務會議決議 ")
    assert retention_rule(register) == decided
    assert decided.words == "研習結案的學年度結束後 1 年（學校自訂，依據：校務會議決議）"


def test_a_finished_study_gets_its_date_unless_it_has_one(register: Register, folder: Path) -> None:
    """The sample study is of school year 98; a date that was set by hand stays."""
    decide_retention(register, 1)
    first = add_plan(folder / "plan.yaml", register).value.number
    assert cancel_plan(first, register, reason="停辦").retain_until == dt.date(2011, 7, 31)
    second = add_plan(folder / "in_school.yaml", register).value.number
    keep_until(register, second, dt.date(2010, 12, 31))
    assert cancel_plan(second, register, reason="停辦").retain_until == dt.date(2010, 12, 31)


def test_only_an_administrator_decides(register: Register) -> None:
    """And only on years that make sense."""
    officer = replace(register, actor=Actor("lin", frozenset({Role.OFFICER})))
    for who, years, code in ((officer, 3, "role-missing"), (register, 99, "retention-years")):
        with pytest.raises(UserError) as problem:
            decide_retention(who, years)
        assert problem.value.findings[0].code == code
