"""Keys (金鑰): those that seal certificates are published and changed; the register's own too."""

from __future__ import annotations

import json

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.certificate_keys import change_key, published_keys
from inservice_docs.workflow.rotate_keys import rotate_keys

HERE = "/school/keys"
_MAY = [only(Role.ADMINISTRATOR)]
FILE = "研習證明公開金鑰.json"


@get(HERE, sync_to_thread=True)
def keys(view: Shown, register: Opened) -> Response[bytes]:
    """Show the public keys of every time."""
    return school_page(view, "keys.html", keys=published_keys(register).keys)


@get(HERE + "/file", sync_to_thread=True)
def file(view: Shown, register: Opened) -> Response[bytes]:
    """Hand over the list to be published."""
    said = json.dumps(published_keys(register).as_json(), ensure_ascii=False, indent=1)
    return view.file(FILE, said.encode())


@post(HERE + "/change", guards=_MAY, sync_to_thread=True, status_code=200)
def change(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Put a new key in use for certificates."""
    if not form.ticked("sure"):
        return view.to(HERE, "沒有更換：請先勾選確認。")
    return view.to(HERE, "簽章金鑰已更換。", change_key(register).findings)


@post(HERE + "/rotate", guards=_MAY, sync_to_thread=True, status_code=200)
def rotate(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Seal all personal data with a fresh key."""
    if not form.ticked("sure"):
        return view.to(HERE, "沒有更換：請先勾選確認。")
    done = rotate_keys(register)
    words = f"已更換登記簿的金鑰，重新加密 {done.value.count:,} 筆；金鑰在{done.value.where}。"
    return view.to(HERE, words, done.findings)


HANDLERS = [keys, file, change, rotate]
