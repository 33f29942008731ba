"""`inservice-docs serve`: the pages, on this computer or for an office."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Annotated

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.output import say, say_findings


def register(app: Noun) -> None:
    """Add the verb."""
    app.verb("serve", help="在瀏覽器使用：打開網頁，不必再輸入指令")(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="H", help="提供網頁的位址")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="P", min=0, max=65535, help="連接埠")
    ] = 8115,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="使用者連線的主機名稱（含連接埠），可重複"),
    ] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="每個人都要以業務帳號登入")] = False,
    https: Annotated[bool, typer.Option("--https", help="使用者經由 TLS（反向代理）連線")] = False,
    processes: Annotated[
        int, typer.Option("--processes", metavar="N", min=1, max=64, help="伺服程序的數目")
    ] = 1,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="不要打開瀏覽器")] = False,
) -> None:
    pages = _pages()
    order = pages.ServeOrder(
        workspace=context.obj,
        host=host,
        port=port,
        names=tuple(name or ()),
        accounts=accounts,
        https=https,
        processes=processes,
        browser=not no_browser,
    )
    say_findings(pages.exposure(order), to_stderr=True)
    pages.serve(order, say)


def _pages() -> ModuleType:
    """Return the module that serves pages; what it needs is an extra (`web`)."""
    try:
        return importlib.import_module("inservice_docs.web.serve")
    except ModuleNotFoundError as problem:
        from inservice_docs.records.finding import UserError, error

        raise UserError(
            error(
                "web-missing",
                f"沒有安裝網頁所需的套件（{problem.name}）。",
                "執行 pip install 'inservice-docs[web]' 後再試。",
            )
        ) from None
