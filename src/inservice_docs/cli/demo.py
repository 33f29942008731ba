"""`inservice-docs demo`: the whole chain on a built-in sample."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import say, say_findings, say_json


def register(app: Noun) -> None:
    """Add `demo`."""
    app.verb("demo", help="以內建範例產生全部文件，不需任何設定")(demo)


def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="輸出資料夾")] = Path("demo"),
    as_json: AsJson = False,
) -> None:
    from inservice_docs.workflow.demo import make_demo

    outcome = make_demo(out)
    if as_json:
        from inservice_docs.cli.output import findings_json

        say_json(
            {
                "files": [str(made.path) for made in outcome.value],
                "findings": findings_json(outcome.findings),
            }
        )
        return
    say_findings(outcome.findings, to_stderr=True)
    for made in outcome.value:
        say(f"{made.title}：{made.path}")
    say(f"完成：{len(outcome.value)} 份文件在 {out.resolve()}")
