"""Load a list of people (研習名單): from a file, or the participants of a registered plan."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.tables.roster import read_roster_file
from inservice_docs.records.finding import Outcome, UserError, error
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.load_plan import plan_number, registered_people
from inservice_docs.workflow.read_roster import layout_of
from inservice_docs.workflow.workspace import Workspace


def load_roster(
    file: Path, plan: Plan | None = None, workspace: Workspace | None = None
) -> Outcome[Roster]:
    """Read a roster file with the county names of the study's own days; places are rows.

    A workspace's own layout of lists is used. Raises UserError when the file holds nobody.
    """
    on = plan.dates[0] if plan is not None and plan.dates else None
    outcome = read_roster_file(file, on, layout_of(workspace))
    return Outcome(outcome.value.roster, outcome.findings)


def load_people(
    roster: Path | None, reference: Path, plan: Plan, workspace: Workspace
) -> Outcome[Roster]:
    """Return the people of a study: those of a roster file, else the register's participants.

    `reference` is the plan's file or number. Raises UserError when neither names anybody.
    """
    if roster is not None:
        return load_roster(roster, plan, workspace)
    number = plan_number(reference)
    if not number:
        raise UserError(
            error(
                "roster-missing",
                "沒有名單：計畫檔裡沒有研習學員。",
                "以 --roster 指定名單檔；已登記的計畫改用計畫編號，名單取自登記簿。",
            )
        )
    found = registered_people(number, workspace)
    if not found.people:
        raise UserError(
            error(
                "participants-none",
                f"計畫 {number} 的學員名單還沒有人。",
                f"以 inservice-docs participants add {number} 加入，或以 --roster 指定名單檔。",
            )
        )
    return Outcome(found)
