"""The facts of sign-up (報名): until when, and the ways put into one sentence."""

from __future__ import annotations

from typing import Any

from inservice_docs.documents.letters.days import day_text
from inservice_docs.documents.letters.missing import known
from inservice_docs.records.plan import SignUp
from inservice_docs.taiwan.phones import letter_phone

SITE = "全國教師在職進修資訊網"


def signup_facts(signup: SignUp | None) -> dict[str, Any]:
    """Return the facts of sign-up; 報名方式 reads on after 「請於…前」."""
    given = signup or SignUp()
    deadline = day_text(given.deadline, named=True) if given.deadline else ""
    fax = letter_phone(given.fax)
    return {
        "報名截止": known(deadline, "報名截止"),
        "線上報名": bool(given.online),
        "線上人數": "" if given.online_seats is None else str(given.online_seats),
        "報名電子信箱": given.email,
        "報名傳真": fax,
        "報名方式": known(_ways(bool(given.online), given.email, fax), "報名方式"),
    }


def _ways(online: bool, email: str, fax: str) -> str:
    ways = [f"電子郵件（{email}）"] if email else []
    ways += [f"傳真（{fax}）"] if fax else []
    by_hand = f"以{'或'.join(ways)}報名" if ways else ""
    if not online:
        return by_hand
    return f"至「{SITE}」線上報名" + (f"，或{by_hand}" if by_hand else "")
