"""Agencies and schools by name: counties as they were called on the day, 臺 in place of 台."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import at, day_text
from inservice_docs.rules.rule import HABIT, PROCEDURE, WARNING, Rule
from inservice_docs.taiwan.counties import renamed, tai, written_county
from inservice_docs.taiwan.text import tidy

RENAMED = Rule(
    "plan-county-renamed",
    WARNING,
    "99年12月25日、103年12月25日縣市改制",
    "縣市用當時的名稱。",
    "改用當時的縣市名稱。",
)
TAI = Rule(
    "tai-variant",
    WARNING,
    "機關全銜用字",
    "縣市與機關名稱用「臺」，不用「台」。",
    "改為「臺」。",
)
DOUBLED = Rule(
    "recipient-doubled",
    WARNING,
    HABIT,
    "同一個受文者只寫一次。",
    "刪除重複的一項。",
)
NOT_INVITED = Rule(
    "invitees-missing",
    WARNING,
    f"{PROCEDURE} 附件函稿",
    "校外研習核准後要發函邀請各校。",
    "填寫「邀請對象」，例如 [臺中市所屬國民小學]。",
)
RULES = (RENAMED, TAI, DOUBLED, NOT_INVITED)

_BOTH = re.compile("(..)(?:縣市|市縣)")


def check(plan: Plan) -> Iterator[Finding]:
    """Yield names that were not in use on the plan's own dates."""
    asked = plan.request.date if plan.request else None
    start = plan.dates[0] if plan.dates else None
    for label, names in (("主管機關", plan.authorities), ("邀請對象", plan.invitees)):
        seen: set[str] = set()
        for index, name in enumerate(names):
            plain = tai(tidy(name))
            if plain in seen:
                yield DOUBLED.found(f"「{name}」寫了兩次。", at(label, index))
            seen.add(plain)
            yield from check_name(name, asked or start, (label, index))
    for index, approval in enumerate(plan.approvals):
        yield from check_name(approval.agency, approval.date or start, ("核准文號", index, "機關"))
    for index, session in enumerate(plan.sessions):
        yield from check_name(session.venue, session.date, ("場次", index, "地點"))
    if plan.cross_school and not plan.invitees:
        yield NOT_INVITED.found("沒有填「邀請對象」。", at("邀請對象"))


def check_name(name: str, on: dt.date | None, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Yield findings on a name that begins with a county; on no date, only on how it is written."""
    if not name:
        return
    if tai(name) != name:
        yield TAI.found(f"「{name[:40]}」用了「台」。", at(*path), f"改為「{tai(name)[:40]}」。")
    if on is None:
        return
    both = _BOTH.match(tai(tidy(name)))
    county = f"{both.group(1)}縣" if both else written_county(name)
    right = renamed(county, on) if county else None
    if right:
        yield RENAMED.found(
            f"{day_text(on)}沒有「{county}」，當時是「{right}」。",
            at(*path),
            f"改用「{right}」。",
        )
