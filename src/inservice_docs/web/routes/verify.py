"""Verifying certificates (驗證證明): open to everybody; nothing that is shown is kept."""

from __future__ import annotations

import datetime as dt
import json

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.certificate import CertificateVerdict
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import PUBLIC
from inservice_docs.web.guard.visitors import address_of, visiting
from inservice_docs.workflow.certificate_keys import published_keys
from inservice_docs.workflow.limit_tries import limit_tries
from inservice_docs.workflow.list_certificates import amount_words
from inservice_docs.workflow.verify_certificate import verify_certificate

HERE = "/verify"
MOST_BYTES = 10 * 1024 * 1024
MOST_TEXT = 5_000
MOST_TRIES = 120
WINDOW = dt.timedelta(hours=1)
_VISITOR = visiting("驗證網頁")

V = CertificateVerdict
WORDS = {
    V.VALID: ("ok", "這張證明是真的", "簽章正確，由下列單位核發，沒有撤銷。"),
    V.ALTERED: ("bad", "這張證明被改過", "內容和簽章不符，不是原來核發的樣子。"),
    V.REVOKED: ("bad", "這張證明已經撤銷", "它曾經由下列單位核發，後來撤銷，不再有效。"),
    V.UNKNOWN_ISSUER: (
        "wait",
        "不是這裡核發的證明",
        "這裡沒有簽章者的公開金鑰，不能說它是真是假；請到證明上印的網址驗證。",
    ),
    V.UNREADABLE: ("wait", "讀不到驗證碼", "沒有驗證，不能說它是真是假。"),
}
"""Each verdict: its colour, what it is called, what it means."""


@get(HERE, opt=PUBLIC, dependencies=_VISITOR, sync_to_thread=True)
def ask(view: Shown, register: Opened) -> Response[bytes]:
    """Ask for a certificate: its file, a photograph, or the text of its code."""
    return view.page("verify.html", keys=published_keys(register).keys, found=None)


@post(HERE, opt=PUBLIC, dependencies=_VISITOR, sync_to_thread=True, status_code=200)
def verify(request: Asked, view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Say whether a certificate is true, in plain words."""
    keys = published_keys(register).keys
    try:
        limit_tries(register, f"verify {address_of(request)}", MOST_TRIES, WINDOW)
        given, name = _given(form)
    except UserError as problem:
        return view.page("verify.html", keys=keys, found=None, findings=problem.findings, form=form)
    done = verify_certificate(given, register=register, name=name)
    return view.page(
        "verify.html",
        keys=keys,
        found=done.value,
        words=WORDS[done.value.verdict],
        amount=amount_words(done.value.certificate),
        remarks=done.findings,
    )


@get(HERE + "/keys", opt=PUBLIC, dependencies=_VISITOR, sync_to_thread=True)
def keys(register: Opened) -> Response[bytes]:
    """Publish the public keys, for whoever verifies elsewhere."""
    said = json.dumps(published_keys(register).as_json(), ensure_ascii=False, indent=1)
    return Response(said.encode(), media_type="application/json; charset=utf-8")


def _given(form: Sent) -> tuple[bytes | str, str]:
    """Return what is to be verified; a file counts before a text. UserError when it cannot be."""
    if any(each.data for each in form.files.get("file", ())):
        upload = form.file("file")
        if len(upload.data) > MOST_BYTES:
            raise UserError(_too_large("file", "檔案太大。", "證明的檔案或照片不超過 10 MB。"))
        return upload.data, "上傳的檔案"
    text = form.text("text")
    if not text:
        words = "沒有可以驗證的內容。"
        cure = "選擇證明的檔案或照片，或貼上驗證碼的文字，再按「驗證」。"
        raise UserError(error("verify-nothing", words, cure, Place(field="file")))
    if len(text) > MOST_TEXT:
        raise UserError(_too_large("text", "文字太長。", "只貼上驗證碼，不要貼其他內容。"))
    return text, ""


def _too_large(field: str, words: str, cure: str) -> Finding:
    return error("verify-too-large", words, cure, Place(field=field))


HANDLERS = [ask, verify, keys]
