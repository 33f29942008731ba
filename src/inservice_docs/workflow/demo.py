"""The demo (示範): the whole chain on the built-in sample, every document of the procedure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.plan_file.plan_write import plan_to_yaml
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.draft_certificates import CertificateOrder, draft_certificates
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.draft_rosters import (
    SignInChoice,
    draft_export,
    draft_sign_in,
)
from inservice_docs.workflow.draft_sheets import draft_course_entry, draft_plan_sheets
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.sample_plans import changed, waiting
from inservice_docs.workflow.save_files import Document, save_file, save_files
from inservice_docs.workflow.workspace import SETTINGS, Workspace, open_workspace

INPUTS = "範例資料"
CROSS, ROSTER = "校外研習.yaml", "校外名單.csv"
IN_SCHOOL, IN_SCHOOL_ROSTER = "校內研習.yaml", "校內名單.csv"
WAITING, CHANGED = "等候核准.yaml", "改期.yaml"
_SAMPLES = {
    SETTINGS: "samples/inservice.toml",
    CROSS: "samples/plan.yaml",
    IN_SCHOOL: "samples/in_school.yaml",
    ROSTER: "samples/roster.csv",
    IN_SCHOOL_ROSTER: "samples/in_school_roster.csv",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A document of the demo: what it is, and where it was written."""

    title: str
    path: Path


def make_demo(out: Path) -> Outcome[tuple[Made, ...]]:
    """Write every document of the sample studies into a folder, with the data they came from.

    The folder's 範例資料 is a workspace of its own, so that its plans can be changed and drafted
    again. Raises UserError when the folder cannot be written.
    """
    inputs = out / INPUTS
    for name, sample in _SAMPLES.items():
        save_file(inputs / name, find_template(sample).read_bytes())
    workspace = open_workspace(inputs)
    plan = load_plan(inputs / CROSS, workspace).plan
    for name, variant in ((WAITING, waiting(plan)), (CHANGED, changed(plan))):
        save_file(inputs / name, plan_to_yaml(variant).encode("utf-8"))
    findings: list[Finding] = []
    made: list[Made] = []
    for number, (title, documents) in enumerate(_documents(inputs, workspace, findings), 1):
        named = [
            Document(f"{number:02}-{title}{Path(document.name).suffix}", document.data)
            for document in documents
        ]
        made += [Made(title, path) for path in save_files(out, named)]
    order = CertificateOrder(
        plan=inputs / CROSS, roster=inputs / ROSTER, out=out, date=_last_day(plan)
    )
    certificates = draft_certificates(order, workspace, lambda _: nullcontext(lambda _: None))
    made += [Made("研習證明", path) for path in certificates.value]
    findings += certificates.findings
    return Outcome(tuple(made), tuple(dict.fromkeys(findings)))


def _documents(
    inputs: Path, workspace: Workspace, findings: list[Finding]
) -> Iterator[tuple[str, tuple[Document, ...]]]:
    """Yield (title, documents) in the order of the procedure; what is found is added."""

    cross, roster = inputs / CROSS, inputs / ROSTER
    own_roster = inputs / IN_SCHOOL_ROSTER

    def letter(kind: str, plan: str | None, **facts: str) -> tuple[Document, ...]:
        order = LetterOrder(
            kind=kind,
            plan=inputs / plan if plan else None,
            roster=own_roster if kind == "hours-memo" else None,
            **facts,  # type: ignore[arg-type]
        )
        return noted(lambda: draft_letter(order, workspace))

    def noted(draft: Callable[[], Outcome[tuple[Document, ...]]]) -> tuple[Document, ...]:
        outcome = draft()
        findings.extend(outcome.findings)
        return outcome.value

    person = {"office": "輔導室", "person": "陳小範", "date": "99-02-01"}
    yield "業務帳號申請函", letter("account-request", None, **person)
    yield "校內研習簽", letter("in-school-memo", IN_SCHOOL, date="99-04-20")
    first = {"number": "曉中宗字第0990006001號", "date": "99-02-26"}
    yield "申請核定函", letter("approval-request", CROSS, **first)
    study_plan, form = noted(lambda: draft_plan_sheets(cross, workspace))
    yield "實施計畫", (study_plan,)
    yield "報名表", (form,)
    yield "催辦函", letter("reminder", WAITING, date="99-03-01")
    second = {"number": "曉中宗字第0990006002號", "date": "99-03-02"}
    yield "邀請函", letter("invitation", CROSS, **second)
    yield "改期通知函", letter("change-notice", CHANGED, date="99-03-10")
    entry = draft_course_entry(cross, workspace)
    findings.extend(entry.findings)
    yield "課程登錄表", (entry.value.document,)
    yield "簽到表", noted(lambda: draft_sign_in(cross, roster, SignInChoice(), workspace))
    yield "研習名單", noted(lambda: draft_export(cross, roster, workspace))
    memo, participants = letter("hours-memo", IN_SCHOOL, date="99-05-06")
    yield "研習時數登錄簽", (memo,)
    yield "參加研習人員名單", (participants,)


def _last_day(plan: Plan) -> str:
    return plan.dates[-1].isoformat()
