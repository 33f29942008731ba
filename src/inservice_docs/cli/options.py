"""Options and arguments that several verbs share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PlanFile = Annotated[
    Path,
    typer.Argument(metavar="PLAN", help="研習計畫檔（YAML 或 xlsx 表單），或計畫編號（115-003）"),
]
PlanNumber = Annotated[str, typer.Argument(metavar="PLAN", help="計畫編號，例如 115-003")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 輸出結果")]
OutFolder = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="輸出資料夾；預設為工作區的 out，否則目前資料夾"),
]
RosterFile = Annotated[
    Path | None,
    typer.Option("--roster", metavar="FILE", help="名單檔（xlsx 或 csv，研習名單匯出的欄位）"),
]
Formats = Annotated[str, typer.Option("--to", metavar="FORMAT,…", help="輸出格式，以逗號分隔")]
OnDate = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="日期，例如 115-09-18 或 2026-09-18")
]
BindingLine = Annotated[bool, typer.Option("--binding-line", help="印出裝訂線")]
Final = Annotated[bool, typer.Option("--final", help="定稿：資料不齊或有錯誤時不產生文件")]
Reason = Annotated[str, typer.Option("--reason", metavar="原因", help="原因；記入歷程與軌跡")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="最多列出幾項")]
