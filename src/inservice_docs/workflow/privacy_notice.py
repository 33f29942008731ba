"""The school's notice about personal data (個資告知事項): its text, and as a study shows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from inservice_docs.documents.privacy_notice import USUAL, compose_notice
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.registry.work import Work
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.retention import rule_in

SETTING = "個資告知事項"
LONGEST = 5000
_KEPT = 20


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice of one study; `version` names the very words that somebody agreed to."""

    paragraphs: tuple[str, ...]

    @property
    def version(self) -> str:
        """Return the fingerprint of the words."""
        return hashlib.sha256("\n".join(self.paragraphs).encode()).hexdigest()[:12]


def notice_text(work: Work) -> str:
    """Return the school's text, or the usual one."""
    held = work.settings.get(SETTING)
    return str(held["text"]) if held else USUAL


def school_notice(register: Register) -> str:
    """Return the school's text, or the usual one, to be edited."""
    with register.look() as work:
        return notice_text(work)


def set_school_notice(register: Register, text: str) -> str:
    """Keep the school's text; an empty one puts the usual text back. Former texts are kept too.

    Raises UserError for anybody but an administrator, and for a text that is far too long.
    """
    register.require(Role.ADMINISTRATOR, "訂定個資告知事項")
    plain = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if len(plain) > LONGEST:
        words = f"告知事項有 {len(plain):,} 個字，太長了。"
        found = error("notice-too-long", words, f"縮短到 {LONGEST:,} 字以內。")
        raise UserError(found.at(Place(field="notice")))
    with register.change() as work:
        held = work.settings.get(SETTING) or {}
        former = [*held.get("former", ()), {"text": notice_text(work), "until": str(register.at)}]
        work.settings.put(SETTING, {"text": plain or USUAL, "former": former[-_KEPT:]})
    return plain or USUAL


def notice_of(work: Work, register: Register, plan: Plan, fields: Iterable[str]) -> Notice:
    """Return the notice as a study's sign-up shows it, with the fields that it asks for."""
    contact = plan.contacts[0] if plan.contacts else None
    known = [plan.office, contact.name, contact.phone, contact.email] if contact else [plan.office]
    facts = {
        "學校": register.workspace.school.name,
        "研習": plan.name,
        "欄位": "、".join(fields),
        "期間": f"自報名起，至研習結案的學年度結束後 {rule_in(work).years} 年止",
        "聯絡": " ".join(each for each in known if each),
    }
    return Notice(compose_notice(notice_text(work), facts))
