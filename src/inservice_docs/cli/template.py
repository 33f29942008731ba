"""`inservice-docs template`: the templates and wording files, and a school's own."""

from __future__ import annotations

from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import (
    end_check,
    say,
    say_files,
    say_json,
)

app = Noun("範本：版面與用語，學校可以自訂")


@app.verb("list", help="列出範本與用語檔，以及各自的來源與可用的欄位")
def list_(
    context: typer.Context,
    placeholders: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="列出這個範本可用的欄位"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.list_templates import list_placeholders, list_templates
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj)
    if placeholders is not None:
        known = list_placeholders(placeholders, workspace)
        if as_json:
            say_json({"placeholders": [each.as_json() for each in known]})
            return
        for name in known:
            say(f"{{{{ {name.name} }}}}  {name.label}；例：{name.sample_text}")
        return
    found = list_templates(workspace)
    if as_json:
        say_json({"templates": [each.as_json() for each in found]})
        return
    for each in found:
        say(f"{each.source_word}  {each.name}")


@app.verb("check", help="檢查範本或用語檔：不認得的欄位、壞掉的標記、危險的運算式")
def check(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME…]", help="範本名稱或檔案；預設全部")
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.check_templates import check_templates
    from inservice_docs.workflow.workspace import open_workspace

    findings = check_templates(names or [], open_workspace(context.obj))
    end_check(findings, as_json)


@app.verb("copy", help="把內建的範本或用語檔複製到工作區，供學校修改")
def copy(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="範本名稱，見 template list")],
    force: Annotated[bool, typer.Option("--force", help="覆寫工作區已有的範本")] = False,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.list_templates import copy_template
    from inservice_docs.workflow.workspace import open_workspace

    written = copy_template(name, open_workspace(context.obj), force=force)
    say_files([written], (), as_json)
