"""The rooms of the school's settings (學校設定): their addresses, their names, who may enter."""

from __future__ import annotations

from typing import Any

from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.web.guard.access import visitor_of
from inservice_docs.web.pages.view import View

_ANYBODY: tuple[Role, ...] = ()
_ADMINISTRATOR = (Role.ADMINISTRATOR,)

ROOMS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("/school", "學校資料", _ANYBODY),
    ("/school/accounts", "處室與帳號", _ADMINISTRATOR),
    ("/school/templates", "範本", _ANYBODY),
    ("/school/codes", "課程代碼", _ANYBODY),
    ("/school/agencies", "機關代碼", _ANYBODY),
    ("/school/layouts", "檔案格式", _ANYBODY),
    ("/school/keys", "簽章金鑰", _ANYBODY),
    ("/school/mail", "寄信與行事曆", _ANYBODY),
    ("/school/privacy", "個人資料", _ADMINISTRATOR),
    ("/school/trail", "軌跡", _ADMINISTRATOR),
    ("/school/backup", "備份", _ADMINISTRATOR),
    ("/school/doctor", "檢查", _ADMINISTRATOR),
)

_OFFICE = (Role.OFFICER, Role.RECORDS, Role.ADMINISTRATOR)
BESIDE: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("/numbers", "文號登記簿", _OFFICE),
    ("/documents", "已發文件", _OFFICE),
    ("/wording", "公文用語", _OFFICE),
    ("/letters/account-request", "業務帳號申請函", _OFFICE),
    ("/privacy-notice", "個資告知事項", (Role.OFFICER, Role.ADMINISTRATOR)),
)
"""Pages that belong to the school as a whole, and look like the others."""


def school_page(view: View, template: str, **values: Any) -> Response[bytes]:
    """Return a page of the school's settings, with the rooms that its visitor may enter."""
    visitor = visitor_of(view.request)

    def open_to(roles: tuple[Role, ...]) -> bool:
        return not roles or (visitor is not None and any(map(visitor.actor.may, roles)))

    rooms = [(to, words, open_to(roles)) for to, words, roles in ROOMS]
    beside = [(to, words, open_to(roles)) for to, words, roles in BESIDE]
    return view.page(f"school/{template}", rooms=rooms, beside=beside, **values)
