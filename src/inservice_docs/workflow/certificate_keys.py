"""The keys of certificates (簽章金鑰): published for everybody, changed, and used to seal."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re

from inservice_docs.formats.seal.keys import PrivateKey, PublicKey, PublicKeys
from inservice_docs.formats.seal.sign import Sealer
from inservice_docs.records.account import Role
from inservice_docs.records.certificate import SigningKey
from inservice_docs.records.finding import Outcome, Place, UserError, error, hint
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.workflow.register import Register

_PAGE = re.compile(r"https?://[!-~]{3,200}")


def published_keys(register: Register) -> PublicKeys:
    """Return the public keys of every time, for whoever verifies (`PublicKeys.as_json`)."""
    with register.look() as work:
        return keys_of(work)


def keys_of(work: Work) -> PublicKeys:
    """Return the public keys within a step."""
    return PublicKeys(tuple(map(_public, work.signing_keys.list())))


def change_key(register: Register) -> Outcome[PublicKeys]:
    """Put a new key in use from today on and return the list to be published anew.

    What the former key sealed stays valid. Raises UserError for an actor who is no 管理者, and
    without a school name.
    """
    register.require(Role.ADMINISTRATOR, "更換簽章金鑰")
    issuer = _issuer(register)
    with register.change() as work:
        _new_key(work, issuer)
        keys = keys_of(work)
    note = hint(
        "keys-publish",
        "簽章金鑰已更換；舊金鑰簽的證明仍然有效。",
        "以 inservice-docs certificate keys --out 檔案 產生新的公開金鑰清單，再公布一次。",
    )
    return Outcome(keys, (note,))


def read_keys(data: bytes, file: str) -> PublicKeys:
    """Read a published list of keys; raises UserError for anything else."""
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        held = None
    try:
        return PublicKeys.from_json(held)
    except UserError as problem:
        raise UserError([each.at(Place(file)) for each in problem.findings]) from None


def sealer_on(register: Register, day: dt.date) -> Sealer:
    """Return what seals certificates of a day; the school's first key is made when it is needed.

    Raises UserError without a school name, for a 驗證網址 that is none, and for a day before the
    key was in use.
    """
    issuer, page = _issuer(register), _page(register)
    with register.look() as work:
        found = work.signing_keys.active(issuer)
    if found is None:
        with register.change() as work:
            found = work.signing_keys.active(issuer) or _new_key(work, issuer)
    key, secret = found
    if key.since is not None and day < key.since:
        raise UserError(
            error(
                "certificate-date",
                f"發證日期早於簽章金鑰的啟用日期（{letter_date(key.since)}），這樣的證明無法驗證。",
                "改用較晚的發證日期。",
            )
        )
    return Sealer(PrivateKey(secret, issuer), page)


def key_name(sealer: Sealer) -> str:
    """Return the name under which the register knows a sealer's key."""
    return sealer.key.public().id.hex()


def _new_key(work: Work, issuer: str) -> tuple[SigningKey, bytes]:
    made = PrivateKey.generate(issuer)
    public = made.public()
    text = base64.urlsafe_b64encode(public.key).decode().rstrip("=")
    key = SigningKey(name=public.id.hex(), issuer=issuer, public=text)
    return work.signing_keys.change(key, made.secret), made.secret


def _public(key: SigningKey) -> PublicKey:
    raw = base64.urlsafe_b64decode(key.public + "=" * (-len(key.public) % 4))
    return PublicKey(raw, key.issuer, key.since, key.until)


def _issuer(register: Register) -> str:
    name = register.workspace.school.name
    if not name:
        raise UserError(
            error("school-missing", "還不知道是哪一所學校。", "在 inservice.toml 填寫學校名稱。")
        )
    return name


def _page(register: Register) -> str:
    page = register.workspace.school.verify_page
    check_page(page)
    return page


def check_page(page: str) -> None:
    """Raise UserError for a 驗證網址 that is none; it may be empty."""
    if page and (_PAGE.fullmatch(page) is None or "#" in page):
        raise UserError(
            error(
                "verify-page",
                "inservice.toml 的驗證網址不正確。",
                "寫成完整的網址，例如 https://www.example.edu.tw/verify，不含「#」；"
                "沒有網頁就留空。",
                Place(field="驗證網址"),
            )
        )
