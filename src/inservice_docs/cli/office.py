"""`inservice-docs init` and `doctor`: the workspace and the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import leave, say, say_json


def register(app: Noun) -> None:
    """Add the verbs that need no noun."""
    app.verb("init", help="在資料夾建立工作區：inservice.toml、登記簿、plans、out")(init)
    app.verb("doctor", help="檢查這台電腦：裝了什麼、缺什麼、缺了會怎樣")(doctor)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="資料夾")] = Path(),
) -> None:
    from inservice_docs.workflow.make_workspace import make_workspace

    for path in make_workspace(folder):
        say(f"已建立 {path}")
    say("下一步：填寫 inservice.toml 的學校資料，再執行 inservice-docs plan new。")


def doctor(as_json: AsJson = False) -> None:
    from inservice_docs.workflow.examine_machine import examine_machine

    checks = examine_machine()
    if as_json:
        say_json({"checks": [check.as_json() for check in checks]})
        leave(0)
    for check in checks:
        say(f"{'有' if check.present else '缺'}  {check.name}：{check.detail}")
        if not check.present:
            say(f"     影響：{check.cost}")
            say(f"     → {check.fix}")
