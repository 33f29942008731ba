"""`inservice-docs certificate`: hour certificates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli import certificate_issue, certificate_verify
from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import (
    AsJson,
    CertificateTemplate,
    Cluster,
    Fast,
    Final,
    Formats,
    OnDate,
    OutFolder,
    PlanFile,
    Processes,
    ZipFile,
)
from inservice_docs.cli.output import progress, say_files

app = Noun("研習證明：草稿、發證、補發、撤銷、驗證")
certificate_issue.register(app)
certificate_verify.register(app)


@app.verb("draft", help="產生研習證明的草稿：每人一份，另有全部合一的檔案")
def draft(
    context: typer.Context,
    plan: PlanFile,
    roster: Annotated[
        Path,
        typer.Option("--roster", metavar="FILE", help="名單檔（xlsx 或 csv）"),
    ],
    zip_file: ZipFile = None,
    to: Formats = "docx",
    template: CertificateTemplate = "",
    fast: Fast = False,
    processes: Processes = 1,
    cluster: Cluster = "",
    date: OnDate = None,
    out: OutFolder = None,
    final: Final = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.draft_certificates import CertificateOrder, draft_certificates
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj, plan.parent)
    order = CertificateOrder(
        plan=plan,
        roster=roster,
        zip_file=zip_file,
        formats=tuple(to.split(",")),
        date=date,
        final=final,
        out=workspace.out(out),
        processes=processes,
        cluster=cluster,
        fast=fast,
        template=template,
    )
    outcome = draft_certificates(order, workspace, lambda total: progress("研習證明", total))
    say_files(outcome.value, outcome.findings, as_json)
