"""A rule: its stable code, its weight, where it comes from, and how its findings are made."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.records.finding import Finding, Place, Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT

PROCEDURE = "教師研習時數登錄作業注意事項"
"""全國教師在職進修資訊網 教師研習時數登錄作業注意事項 (99.3.3)."""
HANDBOOK = "文書處理手冊"
NUMERALS = "公文書橫式書寫數字使用原則"
SITE = "全國教師在職進修資訊網課程登錄欄位"
HABIT = "常見錯誤"
"""No rule of any authority, but a slip that is seen again and again."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue; `source` names the text that asks for it, `fix` the cure."""

    code: str
    severity: Severity
    source: str
    meaning: str
    fix: str

    def found(self, message: str, place: Place, fix: str = "") -> Finding:
        """Make a finding of this rule; without a fix of its own it has the rule's."""
        return Finding(self.code, self.severity, message, fix or self.fix, place)
