"""`inservice-docs certificate issue|reissue|revoke|list`: certificates of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import (
    AnyPlan,
    AsJson,
    CertificateTemplate,
    Cluster,
    Fast,
    Formats,
    Full,
    Limit,
    OnDate,
    OutFolder,
    PlanNumber,
    Processes,
    Reason,
    ZipFile,
)
from inservice_docs.cli.output import (
    findings_json,
    progress,
    say,
    say_files,
    say_findings,
    say_json,
    say_table,
)

if TYPE_CHECKING:
    from inservice_docs.records.finding import Outcome
    from inservice_docs.workflow.issue_certificates import IssuedCertificates

Number = Annotated[str, typer.Argument(metavar="證號", help="證號，或 certificate list 的序號")]


def register(app: Noun) -> None:
    """Add the verbs."""
    app.verb("issue", help="發證：編號、簽章並記錄；只發給獲得時數的人，每人一次")(issue)
    app.verb("reissue", help="補發：同一證號的副本，註明「補發」")(reissue)
    app.verb("revoke", help="撤銷一張證明，須說明原因")(revoke)
    app.verb("list", help="列出已發的證明，最近的在前")(list_)


def issue(
    context: typer.Context,
    plan: PlanNumber,
    to: Formats = "docx",
    zip_file: ZipFile = None,
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="人", help="只發給這個人：序號、全名或身分證字號；可重複"),
    ] = None,
    number_word: Annotated[
        str, typer.Option("--number-word", metavar="字", help="證號的字；預設為學校的發文字")
    ] = "",
    date: OnDate = None,
    template: CertificateTemplate = "",
    mail: Annotated[
        bool, typer.Option("--mail", help="另外產生每人一份的郵件草稿（.eml），附上證明")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="不發新的，把已發證明的檔案再產生一次")
    ] = False,
    fast: Fast = False,
    processes: Processes = 1,
    cluster: Cluster = "",
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.certificate_output import Output
    from inservice_docs.workflow.certificate_papers import folder_name
    from inservice_docs.workflow.issue_certificates import CertificateIssue, issue_certificates

    with office(context) as opened:
        order = CertificateIssue(
            plan,
            Output(
                opened.workspace.out(out) / folder_name(plan),
                zip_file,
                tuple(to.split(",")),
                processes=processes,
                cluster=cluster,
            ),
            people=tuple(person or ()),
            number_word=number_word,
            date=date,
            mail=mail,
            again=again,
            fast=fast,
            template=template,
        )
        outcome = issue_certificates(order, opened, lambda total: progress("研習證明", total))
    _say_issued(outcome, as_json)


def reissue(
    context: typer.Context,
    number: Number,
    reason: Reason = "",
    to: Formats = "docx",
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.certificate_output import Output
    from inservice_docs.workflow.reissue_certificate import reissue_certificate

    with office(context) as opened:
        output = Output(opened.workspace.out(out), formats=tuple(to.split(",")))
        outcome = reissue_certificate(opened, number, output, reason=reason)
    _say_issued(outcome, as_json)


def revoke(
    context: typer.Context, number: Number, reason: Reason = "", as_json: AsJson = False
) -> None:
    from inservice_docs.workflow.list_certificates import certificate_json
    from inservice_docs.workflow.revoke_certificate import revoke_certificate

    with office(context) as opened:
        outcome = revoke_certificate(opened, number, reason=reason)
    if as_json:
        answer = certificate_json(outcome.value)
        say_json({**answer, "findings": findings_json(outcome.findings)})
        return
    say(f"已撤銷 {outcome.value.number}。紙本無法收回，驗證時會顯示已撤銷。")


def list_(
    context: typer.Context,
    plan: AnyPlan = "",
    person: Annotated[
        str, typer.Option("--person", metavar="姓名", help="證明上的人：全名或身分證字號")
    ] = "",
    revoked: Annotated[
        bool | None, typer.Option("--revoked/--valid", help="只列已撤銷的，或只列有效的")
    ] = None,
    after: Annotated[
        int | None, typer.Option("--after", metavar="ID", help="接著這一張之後列出")
    ] = None,
    limit: Limit = 50,
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.list_certificates import (
        amount_words,
        certificate_json,
        list_certificates,
    )

    with office(context) as opened:
        found = list_certificates(
            opened, plan, person=person, revoked=revoked, before=after, limit=limit
        )
    answers = [certificate_json(each, full=full) for each in found]
    if as_json:
        say_json({"certificates": answers})
        return
    rows = [
        (
            *(str(answer[key] or "") for key in ("id", "number", "plan", "name")),
            amount_words(each.certificate),
            str(answer["issued_on"] or ""),
            f"已撤銷：{each.reason}" if each.revoked else "有效",
        )
        for answer, each in zip(answers, found, strict=True)
    ]
    headings = ("序號", "證號", "計畫", "姓名", "核給", "發證日期", "狀態")
    say_table(headings, rows, empty="沒有符合的證明。")


def _say_issued(outcome: Outcome[IssuedCertificates], as_json: bool) -> None:
    from inservice_docs.workflow.list_certificates import certificate_json

    done = outcome.value
    if as_json:
        say_json(
            {
                "certificates": [certificate_json(each) for each in done.certificates],
                "files": [str(file) for file in done.files],
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_findings(outcome.findings, to_stderr=True)
    say_files(done.files, (), as_json=False)
    ends = dict.fromkeys((done.certificates[0].number, done.certificates[-1].number))
    say(f"共 {len(done.certificates)} 張：{'至'.join(ends)}。")
