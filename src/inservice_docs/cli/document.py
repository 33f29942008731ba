"""`inservice-docs document`: what was issued, and any of it again, byte for byte."""

from __future__ import annotations

from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office as opened
from inservice_docs.cli.options import AsJson, Limit, OfPlan, OutFolder
from inservice_docs.cli.output import roc_moment, say_files, say_json, say_table

app = Noun("已發文件：查詢、重新產生")


@app.verb("list", help="列出已發的文件，最近的在前")
def list_(
    context: typer.Context,
    plan: OfPlan = "",
    number: Annotated[str, typer.Option("--number", metavar="文號", help="發文字號")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="文件種類")] = "",
    person: Annotated[
        str, typer.Option("--person", metavar="姓名", help="文件上的人：全名或身分證字號")
    ] = "",
    after: Annotated[
        int | None, typer.Option("--after", metavar="ID", help="接著這一份之後列出")
    ] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.issued_documents import document_json, list_documents

    with opened(context) as register:
        found = list_documents(
            register,
            plan=plan,
            number=number,
            kind=kind,
            person=person,
            after=after,
            limit=limit,
        )
    answers = [document_json(each) for each in found]
    if as_json:
        say_json({"documents": answers})
        return
    keys = ("id", "title", "plan", "number", "issued_at", "by")
    for answer, each in zip(answers, found, strict=True):
        answer["issued_at"] = roc_moment(each.issued_at)
    rows = [tuple(str(each[key] or "") for key in keys) for each in answers]
    say_table(("序號", "種類", "計畫", "文號", "時間", "經手人"), rows, empty="沒有符合的文件。")


@app.verb("remake", help="重新產生一份已發的文件，與發文時一個位元組都不差")
def remake(
    context: typer.Context,
    document: Annotated[int, typer.Argument(metavar="ID", help="document list 的序號")],
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.issued_documents import remake_document
    from inservice_docs.workflow.save_files import save_files

    with opened(context) as register:
        files = remake_document(register, document)
        folder = register.workspace.out(out)
    say_files(save_files(folder, files), (), as_json)
