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
AnyPlan = Annotated[str, typer.Argument(metavar="[PLAN]", help="計畫編號")]
OfPlan = Annotated[str, typer.Option("--plan", metavar="PLAN", help="計畫編號")]
OfOffice = Annotated[str, typer.Option("--office", metavar="處室", help="承辦處室")]
SchoolYear = Annotated[int | None, typer.Option("--school-year", metavar="學年度", help="例如 115")]
Ids = Annotated[str, typer.Option("--ids", metavar="序號,…", help="序號，例如 1,4-7")]
Full = Annotated[
    bool, typer.Option("--full", help="姓名、電話與電子郵件不遮蔽（身分證字號一律遮蔽）")
]
LetterKind = Annotated[
    str, typer.Argument(metavar="KIND", help="公文種類，見 inservice-docs letter kinds")
]
AccountOffice = Annotated[str, typer.Option("--office", metavar="處室", help="業務帳號申請：處室")]
AccountPerson = Annotated[
    str, typer.Option("--person", metavar="姓名", help="業務帳號申請：使用人")
]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 輸出結果")]
OutFolder = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="輸出資料夾；預設為工作區的 out，否則目前資料夾"),
]
ZipFile = Annotated[Path | None, typer.Option("--zip", metavar="FILE", help="全部裝進一個 ZIP 檔")]
Fast = Annotated[bool, typer.Option("--fast", help="用較快的壓縮（需安裝 inservice-docs[fast]）")]
Processes = Annotated[
    int, typer.Option("--processes", metavar="N", min=1, help="以幾個程序同時產生；人數多時用")
]
Cluster = Annotated[
    str, typer.Option("--cluster", metavar="URL", help="由 distributed 叢集產生：tls://主機:8786")
]
CertificateTemplate = Annotated[
    str, typer.Option("--template", metavar="NAME", help="證明的範本；範本有好幾份時用")
]
Force = Annotated[bool, typer.Option("--force", help="覆寫已有的檔案")]
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
