"""Agency codes filled in while a letter is written, and the names that had none."""

from __future__ import annotations

from dataclasses import dataclass, field

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di.names import bare_name
from inservice_docs.formats.di.plain_letter import GAP
from inservice_docs.records.finding import Finding, Place, warning

_SHOWN = 10


@dataclass
class Codes:
    """The table of codes, and what was looked up in it without finding exactly one."""

    agencies: Agencies
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)

    def knows(self, name: str) -> bool:
        """Tell whether the table has a name, once or more."""
        return bool(self.agencies.codes_of(bare_name(name)))

    def code(self, name: str) -> str:
        """Return a name's only code; empty, and remembered, when there is not exactly one."""
        bare = bare_name(name)
        found = self.agencies.codes_of(bare)
        if len(found) == 1:
            return found[0]
        missing = self.ambiguous if found else self.unknown
        if bare not in ("", GAP, *missing):
            missing.append(bare)
        return ""

    def findings(self) -> list[Finding]:
        """Return what to say about the names without a code."""
        found = []
        place = Place(field="機關代碼")
        if self.unknown:
            found.append(
                warning(
                    "di-agency-unknown",
                    f"機關代碼表裡沒有：{_listed(self.unknown)}，代碼留空。",
                    "匯入機關代碼表（CSV），或在公文系統裡選取受文者。",
                    place,
                )
            )
        if self.ambiguous:
            found.append(
                warning(
                    "di-agency-ambiguous",
                    f"同名的機關不只一個：{_listed(self.ambiguous)}，代碼留空。",
                    "在公文系統裡選取正確的受文者。",
                    place,
                )
            )
        return found


def _listed(names: list[str]) -> str:
    more = f"等 {len(names)} 個" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
