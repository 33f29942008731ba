"""`inservice-docs certificate verify|keys`: whether a certificate is true, and by whose keys."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inservice_docs.cli.chinese import Noun
from inservice_docs.cli.opening import office
from inservice_docs.cli.options import AsJson
from inservice_docs.cli.output import (
    USER_MISTAKE,
    findings_json,
    leave,
    say,
    say_findings,
    say_json,
    say_table,
)

if TYPE_CHECKING:
    from inservice_docs.workflow.register import Register
    from inservice_docs.workflow.verify_certificate import CheckedCertificate

_LONGEST_NAME = 4096
_WORDS = {
    "valid": "有效",
    "altered": "內容遭更改",
    "revoked": "已撤銷",
    "unknown-issuer": "不認得發證單位",
    "unreadable": "無法讀取",
}
_FACTS = {
    "number": "證號",
    "name": "姓名",
    "id_number_masked": "身分證字號",
    "study": "研習名稱",
    "organiser": "主辦單位",
    "dates": "研習日期",
    "issued_on": "發證日期",
}


def register(app: Noun) -> None:
    """Add the verbs."""
    app.verb("verify", help="驗證：有效、內容遭更改、已撤銷、不認得發證單位，或無法讀取")(verify)
    app.verb("keys", help="列出公開金鑰，供別人驗證；--new 更換金鑰")(keys)


def verify(
    context: typer.Context,
    given: Annotated[
        str,
        typer.Argument(
            metavar="FILE|TEXT",
            help="證明的檔案（PDF、docx、照片），或驗證碼的文字；- 表示標準輸入",
        ),
    ],
    keys: Annotated[
        list[Path] | None,
        typer.Option("--keys", metavar="FILE", help="發證學校公布的公開金鑰清單；可重複"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    from inservice_docs.formats.seal.keys import PublicKeys
    from inservice_docs.formats.text_file import read_bytes
    from inservice_docs.records.finding import Outcome, UserError
    from inservice_docs.workflow.certificate_keys import read_keys
    from inservice_docs.workflow.verify_certificate import unreadable, verify_certificate

    lists = [read_keys(read_bytes(file), str(file)) for file in keys or ()]
    issuers = PublicKeys(tuple(key for each in lists for key in each.keys))
    with _perhaps(context) as opened:
        outcome: Outcome[CheckedCertificate]
        try:
            data, name = _given(given)
        except UserError as problem:
            outcome = unreadable(problem)
        else:
            outcome = verify_certificate(data, issuers, opened, name=name)
    checked = outcome.value
    if as_json:
        say_json({**_answer(checked), "findings": findings_json(outcome.findings)})
    else:
        _say(checked)
        say_findings(outcome.findings, to_stderr=True)
    leave(0 if checked.valid else USER_MISTAKE)


def _given(given: str) -> tuple[bytes | str, str]:
    """Return what was given: the bytes of a file with its name, or a text."""
    from inservice_docs.formats.qr.read import MOST_BYTES
    from inservice_docs.formats.seal.verify import find_token
    from inservice_docs.formats.text_file import read_bytes

    if given == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1), ""
    if find_token(given) or len(given) > _LONGEST_NAME:
        return given, ""
    path = Path(given)
    return read_bytes(path, MOST_BYTES), path.name


@contextmanager
def _perhaps(context: typer.Context) -> Iterator[Register | None]:
    """Open the register where there is one: verifying needs none."""
    from inservice_docs.records.finding import UserError
    from inservice_docs.workflow.register import DATABASE_URL, open_register, system_actor
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj)
    if workspace.folder is None and not os.environ.get(DATABASE_URL):
        yield None
        return
    opening = open_register(workspace, system_actor(), dt.datetime.now(dt.UTC))
    try:
        opened = opening.__enter__()
    except UserError as problem:
        if problem.findings[0].code != "register-missing":
            raise
        yield None
        return
    try:
        yield opened
    finally:
        opening.__exit__(None, None, None)


def _answer(checked: CheckedCertificate) -> dict[str, Any]:
    from inservice_docs.workflow.list_certificates import facts_json

    return {
        "verdict": str(checked.verdict),
        "reason": checked.reason,
        "certificate": facts_json(checked.certificate),
        "differences": list(checked.differences),
        "compared": checked.compared,
    }


def _say(checked: CheckedCertificate) -> None:
    from inservice_docs.taiwan.dates import letter_date
    from inservice_docs.workflow.list_certificates import amount_words, facts_json

    why = f"：{checked.reason}" if checked.reason else ""
    say(f"{_WORDS[checked.verdict]}{why.rstrip('。')}。")
    if checked.certificate is None:
        return
    day = checked.certificate.issued_on
    facts = facts_json(checked.certificate) | {"issued_on": letter_date(day) if day else ""}
    for key, label in _FACTS.items():
        if facts[key]:
            say(f"  {label}　{facts[key]}")
    say(f"  核給　{amount_words(checked.certificate)}")
    if not checked.compared:
        say("  以上是簽章裡的內容，請與紙本逐項核對。")


def keys(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="寫成檔案，放到學校的網站")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="更換金鑰；舊金鑰簽的證明仍然有效")] = False,
    as_json: AsJson = False,
) -> None:
    import json

    from inservice_docs.workflow.certificate_keys import change_key, published_keys
    from inservice_docs.workflow.save_files import save_file

    with office(context) as opened:
        if new:
            outcome = change_key(opened)
            say_findings(outcome.findings, to_stderr=True)
        found = published_keys(opened)
    answer = found.as_json()
    if out is not None:
        text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
        save_file(out.absolute(), text.encode())
    if as_json:
        say_json(answer)
        return
    rows = [
        (key["id"], key["issuer"], key["since"] or "", key["until"] or "使用中")
        for key in answer["keys"]
    ]
    empty = "還沒有金鑰；第一次發證時產生，或以 --new 產生。"
    say_table(("金鑰", "發證單位", "啟用", "停用"), rows, empty=empty)
    if out is not None:
        say(f"已產生 {out}")
