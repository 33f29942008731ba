"""What a failure looks like on the pages (問題頁): never a trace, never without a cure."""

from __future__ import annotations

import logging
import os
import re
import traceback
from pathlib import Path
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.response import Response

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.web.guard.access import SetUpNeeded, office_of
from inservice_docs.web.guard.headers import cookie_name
from inservice_docs.web.pages.view import View

LOG = logging.getLogger("inservice_docs.pages")

_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20]*\Z")
_REFUSED = {"role-missing": 403, "sign-in-too-often": 429, "too-often": 429}
_MISSING = "-unknown"


def user_error(request: Request[Any, Any, Any], problem: UserError) -> Response[bytes]:
    """Show a user's mistake that its own form did not show."""
    codes = [found.code for found in problem.findings]
    status = next((_REFUSED[code] for code in codes if code in _REFUSED), 409)
    if request.method == "GET" and any(code.endswith(_MISSING) for code in codes):
        status = 404
    return _page(request, "沒有辦成", problem.findings, status)


def already_done(request: Request[Any, Any, Any], problem: AlreadyDone) -> Response[bytes]:
    """A form was sent twice: the first time counted; show where it led."""
    del problem
    path = page_before(request)
    return View(request).to(path, "剛才已經處理過，沒有重複辦理。")


def set_up_needed(request: Request[Any, Any, Any], problem: SetUpNeeded) -> Response[bytes]:
    """There is no workspace: the set-up comes first."""
    del problem
    return View(request).to("/setup")


def http_problem(request: Request[Any, Any, Any], problem: HTTPException) -> Response[bytes]:
    """Show what the server refuses, in words."""
    if isinstance(problem, NotAuthorizedException):
        return View(request).to("/login")
    status = problem.status_code
    found = _WORDS.get(status) or error("refused", "這個請求沒有處理。", "回到首頁再試。")
    response = _page(request, found.message, (found,), status)
    if status == 403:
        https = office_of(request).settings.https
        # One of an earlier server would be refused for ever.
        response.delete_cookie(cookie_name("csrf", https=https))
    return response


def bug(request: Request[Any, Any, Any], problem: Exception) -> Response[bytes]:
    """Show a fault of the program: where it was, never what it worked on."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    where = f"{type(problem).__name__}，{Path(place.filename).name} 第{place.lineno}行"
    if os.environ.get("INSERVICE_DEBUG"):
        traceback.print_exception(problem)
    LOG.error("fault at %s: %s", request.scope.get("path_template", ""), where)
    found = error(
        "fault",
        f"程式本身出錯（{where}），不是您的操作問題。",
        "請把這一行回報給維護者；資料沒有更動。",
    )
    return _page(request, "程式出錯了", (found,), 500)


def _page(
    request: Request[Any, Any, Any], title: str, findings: tuple[Finding, ...], status: int
) -> Response[bytes]:
    view = View(request)
    template = "parts/problem.html" if view.partly else "problem.html"
    back = page_before(request)
    return view.page(template, findings=findings, title=title, back=back, status=status)


def page_before(request: Request[Any, Any, Any]) -> str:
    """Return the page of this site from which a request came, else the first page."""
    from urllib.parse import urlsplit

    try:
        came = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return "/"
    # "//elsewhere" and "/\\elsewhere" are paths here, and another site for a browser.
    own = came.netloc == request.headers.get("host", "") and _OWN_PATH.match(came.path)
    return came.path + (f"?{came.query}" if came.query else "") if own else "/"


_WORDS = {
    400: error("bad-request", "這個請求看不懂。", "回上一頁，重新填寫後再送出。"),
    403: error(
        "form-stale",
        "這張表單已經失效，沒有處理。",
        "回上一頁重新整理，再送出一次；填過的內容若不在，請重填。",
    ),
    404: error("page-missing", "沒有這一頁。", "檢查網址，或由上方的選單進入。"),
    405: error("method-refused", "這個網址不能這樣使用。", "由上方的選單進入。"),
    413: error("too-large", "送出的檔案太大，沒有處理。", "分批或縮小後再送。"),
    429: error("too-often", "請求太多，暫時不處理。", "過一會兒再試。"),
}
