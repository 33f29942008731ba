"""The forms of the school's own pages (學校設定與其他), sent one after the other."""

from __future__ import annotations

from pathlib import Path

from tests.support.page_facts import tomorrow
from tests.support.pages import Visitor
from tests.web.moments import now

from inservice_docs.registry.desk import TAIWAN
from inservice_docs.taiwan.dates import roc_year

PASSWORD = "correct horse battery"
AGENCIES = "機關名稱,機關代碼\n臺中市政府,3870000000\n"


def school_pages(clerk: Visitor, stranger: Visitor, folder: Path) -> None:
    """Settings, accounts, numbers, wording, samples, and what can be done to any study."""
    del stranger, folder
    clerk.submit("/school", "/school", {"fax": "04-22000009"})
    account = {"login": "lin", "person": "林小範", "office": "教務處"}
    clerk.submit(
        "/school/accounts", "/accounts", {**account, "password": PASSWORD, "again": PASSWORD}
    )
    clerk.submit("/school/accounts/lin", "/roles", {"role": ["承辦人", "文書組"]})
    clerk.submit("/school/accounts/lin", "/state")
    clerk.submit("/numbers", "/numbers", {"count": "2", "purpose": "試用"}, button="取號")
    year = roc_year(now().astimezone(TAIWAN).date())
    void = {"number": f"曉中宗字第{year}0000002號", "reason": "多取了一個"}
    clerk.submit("/numbers", "/numbers/void", void)
    clerk.submit(
        "/privacy-notice", "/privacy-notice", {"notice": "本校只用於研習。"}, button="儲存"
    )
    wording = clerk.get("/wording/invitation")
    (text,) = wording.page.xpath("//textarea[@name='text']")
    clerk.submit(wording, "/wording/invitation", {"text": f"{text.value}# 改過\n"}, button="儲存")
    clerk.submit("/school/privacy", "/rule", {"years": "5", "basis": "校內規定"})
    clerk.submit("/reviews/rules", "/rules", {"enabled": "1", "most_amount": "6"})
    clerk.submit("/school/keys", "/change", {"sure": "1"})
    clerk.submit("/school/agencies", files={"file": ("agencies.csv", AGENCIES.encode())})
    clerk.submit(
        "/letters/account-request",
        fields={"office": "教務處", "person": "林小範"},
        button="完成並發文",
    )
    clerk.submit("/studies/sample", "/sample")
    number = f"{year}-001"
    clerk.submit(f"/studies/{number}/more", "/retention", {"until": f"{year + 5}-07-31"})
    clerk.submit(f"/studies/{number}/more", "/copy", {"first_day": tomorrow()})
    clerk.submit(f"/studies/{number}/more", "/cancel", {"cancel_reason": "練習完了"})
