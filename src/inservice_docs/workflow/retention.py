"""How long personal data are kept (保存年限): the school's own rule, and each study's last day.

The law sets no number of years: data go when their purpose has ended or their time is up
(個人資料保護法第11條第3項), and the ministry asks for a date to be set (教育部110年9月8日函,
114年2月6日重申). So the number is the school's decision; until it decides, the program's default.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError, error, hint
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import school_year, sheet_date
from inservice_docs.workflow.register import Register

SETTING = "個資保存年限"
DEFAULT_YEARS = 3
MOST_YEARS = 30


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """So many years after the school year in which a study was finished.

    `basis` is what the school relies on.
    """

    years: int = DEFAULT_YEARS
    basis: str = ""
    decided: bool = False

    @property
    def words(self) -> str:
        """Return the rule in words, with whose decision it is."""
        whose = "學校自訂" if self.decided else "程式的預設，學校還沒有決定；法令沒有規定年數"
        basis = f"，依據：{self.basis}" if self.basis else ""
        return f"研習結案的學年度結束後 {self.years} 年（{whose}{basis}）"

    def last_day(self, school_year: int) -> dt.date:
        """Return the last day on which data are kept of a study finished in a school year."""
        return dt.date(school_year + 1912 + self.years, 7, 31)

    def as_json(self) -> dict[str, Any]:
        """Return the rule with stable keys."""
        return {"years": self.years, "basis": self.basis, "decided": self.decided}


def retention_rule(register: Register) -> RetentionRule:
    """Return the school's rule, or the default until it has one."""
    with register.look() as work:
        return rule_in(work)


def rule_in(work: Work) -> RetentionRule:
    """Return the rule that is kept in the register."""
    held = work.settings.get(SETTING)
    return RetentionRule(held["years"], held["basis"], True) if held else RetentionRule()


def decide_retention(register: Register, years: int, basis: str = "") -> RetentionRule:
    """Keep the school's rule; studies that have a date already keep it.

    Raises UserError for anybody but an administrator, and for years that make no sense.
    """
    register.require(Role.ADMINISTRATOR, "訂定個資保存年限")
    if not 0 <= years <= MOST_YEARS:
        raise UserError(
            error(
                "retention-years",
                f"保存 {years} 年不合理。",
                f"填 0 到 {MOST_YEARS} 的整數；0 表示留到結案的學年度結束。",
            )
        )
    with register.change() as work:
        work.settings.put(SETTING, {"years": years, "basis": basis.strip()})
        return rule_in(work)


def set_last_day(work: Work, entry: PlanEntry) -> tuple[Finding, ...]:
    """Give a study that is finished now its last day by the rule, unless it has one; say which."""
    if entry.retain_until is not None:
        return ()
    rule = rule_in(work)
    until = rule.last_day(school_year(work.desk.today))
    work.plans.retain(entry.number, until)
    return (
        hint(
            "retention-set",
            f"計畫 {entry.number} 的個資保存到 {sheet_date(until)}：{rule.words}。",
            f"要改這一項，用 inservice-docs privacy retain {entry.number} 日期；"
            "要改學校的年限，用 privacy period 年數。",
        ),
    )
