"""`inservice-docs letter`: draft the letters of the procedure, check them, read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli import letter_issue
from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import (
    AccountOffice,
    AccountPerson,
    AsJson,
    BindingLine,
    Final,
    Formats,
    LetterKind,
    OnDate,
    OutFolder,
    RosterFile,
)
from inservice_docs.cli.output import (
    USER_MISTAKE,
    findings_json,
    leave,
    say,
    say_count,
    say_files,
    say_findings,
    say_json,
)

if TYPE_CHECKING:
    from inservice_docs.records.finding import Finding

app = Noun("公文：草擬、發文、檢查、讀取")


@app.verb("draft", help="由研習計畫產生公文草稿；缺少的事實以紅字標示")
def draft(
    context: typer.Context,
    kind: LetterKind,
    plan: Annotated[
        Path | None,
        typer.Argument(metavar="[PLAN]", help="研習計畫檔或計畫編號；account-request 不需要"),
    ] = None,
    to: Formats = "docx",
    number: Annotated[str, typer.Option("--number", metavar="文號", help="發文字號")] = "",
    date: OnDate = None,
    out: OutFolder = None,
    final: Final = False,
    roster: RosterFile = None,
    office: AccountOffice = "",
    person: AccountPerson = "",
    binding_line: BindingLine = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent if plan else None)
    order = LetterOrder(
        kind=kind,
        plan=plan,
        formats=tuple(to.split(",")),
        number=number,
        date=date,
        final=final,
        roster=roster,
        office=office,
        person=person,
        binding_line=binding_line,
    )
    outcome = draft_letter(order, workspace)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


@app.verb("render", help="把寫好全文的公文（YAML 或 JSON）一字不改地排版")
def render(
    context: typer.Context,
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="公文全文檔")],
    to: Formats = "docx",
    out: OutFolder = None,
    binding_line: BindingLine = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.render_letter import render_letter
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, letter.parent)
    outcome = render_letter(letter, tuple(to.split(",")), workspace, binding_line=binding_line)
    say_files(save_files(workspace.out(out), outcome.value), outcome.findings, as_json)


@app.verb("kinds", help="列出公文種類")
def kinds(context: typer.Context, as_json: AsJson = False) -> None:
    from inservice_docs.workflow.list_templates import letter_kinds
    from inservice_docs.workflow.workspace import open_workspace

    found = letter_kinds(open_workspace(context.obj))
    if as_json:
        say_json({"kinds": [kind.as_json() for kind in found]})
        return
    for kind in found:
        say(f"{kind.key:18} {kind.letter_kind}  {kind.title}")


@app.verb("read", help="讀取公文（di、docx、odt、pdf、txt、zip），列出各欄內容")
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="公文檔或公文資料夾")],
    as_json: AsJson = False,
) -> None:
    from inservice_docs.formats.letter_file import letter_json
    from inservice_docs.formats.txt import letter_text
    from inservice_docs.workflow.read_letter import read_letter

    outcome = read_letter(file)
    if as_json:
        found = outcome.value
        say_json(letter_json(found.letter, encoding=found.encoding, findings=outcome.findings))
        return
    say(letter_text(outcome.value.letter))
    say_findings(outcome.findings, to_stderr=True)


@app.verb("check", help="檢查公文：格式、用語、日期、文號、前後一致")
def check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="公文檔；或公文種類，其後加計畫檔")],
    plan: Annotated[
        Path | None, typer.Argument(metavar="[PLAN]", help="研習計畫檔：核對公文與計畫是否相符")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="套用沒有疑義的修正，列出差異，另存新檔")
    ] = False,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from dataclasses import asdict

    from inservice_docs.records.finding import has_errors
    from inservice_docs.workflow import check_letter as checking
    from inservice_docs.workflow.save_files import save_files
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent if plan else None)
    checking.refuse_unknown(file, workspace)
    if checking.is_kind(file, workspace):
        letters = checking.check_drafts(file, plan, workspace)
    else:
        letters = (checking.check_file(Path(file), plan, workspace),)
    findings: list[Finding] = []
    changes: list[dict[str, Any]] = []
    files: list[Path] = []
    for letter in letters:
        if not fix:
            findings += letter.findings
            continue
        outcome = checking.fix(letter, workspace)
        findings += outcome.findings
        changes += [asdict(change) for change in outcome.value[0]]
        files += save_files(workspace.out(out), outcome.value[1]) if outcome.value[1] else ()
    if as_json:
        answer: dict[str, Any] = {"findings": findings_json(findings)}
        if fix:
            answer |= {"changes": changes, "files": [str(each) for each in files]}
        say_json(answer)
    else:
        _say_changes(changes, files)
        say_findings(findings)
        say_count(findings)
    leave(USER_MISTAKE if has_errors(findings) else 0)


def _say_changes(changes: Sequence[Mapping[str, Any]], files: Sequence[Path]) -> None:
    for change in changes:
        say(f"修正「{change['field']}」")
        say(f"  - {change['before']}")
        say(f"  + {change['after']}")
    for each in files:
        say(f"已產生 {each}")


_RULE = ("code", "severity", "source", "meaning", "fix", "safe", "bad", "good")


@app.verb("rules", help="列出公文檢查的規則：代碼、輕重、依據、改法與正誤例")
def rules(as_json: AsJson = False) -> None:
    from inservice_docs.rules.letter.catalogue import LETTER_RULES

    if as_json:
        say_json({"rules": [{key: getattr(rule, key) for key in _RULE} for rule in LETTER_RULES]})
        return
    for rule in LETTER_RULES:
        say(f"{rule.code}  [{rule.severity}]  {rule.meaning}")
        say(f"     依據：{rule.source}")
        say(f"     改法：{rule.fix}")
        say(f"     誤：{rule.bad.strip()}")
        say(f"     正：{rule.good.strip()}")


letter_issue.register(app)
