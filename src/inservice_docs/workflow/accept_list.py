"""Accept a list (確認名單): the rows that can be taken go into the register, the others wait on."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.workflow.edit_participants import add_people
from inservice_docs.workflow.import_applicants import add_applicants
from inservice_docs.workflow.import_teachers import add_teachers
from inservice_docs.workflow.keep_list import APPLICANTS, PARTICIPANTS, kept_list, without_rows
from inservice_docs.workflow.kept_rows import ListRow
from inservice_docs.workflow.register import Register


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it: new, brought up to date, there already; and how many wait on."""

    added: int
    changed: int
    already: int
    waiting: int

    @property
    def words(self) -> str:
        """Return it in words."""
        parts = [
            f"{words} {count} 人"
            for words, count in (
                ("加入", self.added),
                ("更新", self.changed),
                ("已經在名單上", self.already),
                ("還在等待更正", self.waiting),
            )
            if count
        ]
        return "，".join(parts) + "。" if parts else "名單沒有變動。"


def accept_list(register: Register, kind: str, number: str = "") -> Outcome[Accepted]:
    """Take every row that can be taken; who waits stays on the kept list with the reason.

    Raises UserError when there is no such list, nobody can be taken, or the verb behind refuses
    (hours above the course's, a step that the plan is not at): nothing is stored then.
    """
    kept = kept_list(register, kind, number)
    if kept is None:
        raise UserError(error("list-gone", "沒有待確認的名單。", "重新匯入名單檔。"))
    ready = kept.ready
    if not ready:
        raise UserError(error("list-none-ready", "沒有可以加入的列。", "先更正標示的列。"))
    with register.together() as both:
        added, changed, already, findings = _put(both, kind, number, kept.ready)
        left = without_rows(both, kind, number, [each.row for each in ready])
    waiting = len(left.rows) if left is not None else 0
    return Outcome(Accepted(added, changed, already, waiting), findings)


def _put(
    register: Register, kind: str, number: str, rows: tuple[ListRow, ...]
) -> tuple[int, int, int, tuple[Finding, ...]]:
    people = [each.person for each in rows]
    if kind == PARTICIPANTS:
        entered = add_people(register, number, people)
        of = entered.value
        return len(of.added), len(of.changed), of.already, entered.findings
    if kind == APPLICANTS:
        applied = add_applicants(register, number, [each.sign_up() for each in rows])
        counts = applied.value
        return counts.added, counts.changed, counts.unchanged, applied.findings
    taken = add_teachers(register, people)
    done = taken.value
    return done.added, done.changed, done.unchanged, taken.findings
