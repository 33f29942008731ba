"""Composing letters: a wording's phrases and the facts of a plan become one letter a direction."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from inservice_docs.documents.letters.facts import common_facts, direction_facts
from inservice_docs.documents.letters.items import number_items, plain_if_single
from inservice_docs.documents.letters.missing import (
    DATE,
    MEMO_DATE,
    NUMBER,
    Unfilled,
    gap_findings,
)
from inservice_docs.documents.letters.phrases import Filler
from inservice_docs.records.finding import Finding, Outcome, Place, error, hint
from inservice_docs.records.gap import gap, has_gap
from inservice_docs.records.letter import Letter, Paragraph, item_texts
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.records.school import School
from inservice_docs.records.wording import Wording, WordingParagraph
from inservice_docs.rules.relations import Direction, group_by_direction

MEMO = "簽"
_COLLECTIVE = re.compile("各|縣市|市縣|所屬|公私立|全體")


def compose(
    wording: Wording,
    plan: Plan | None,
    school: School,
    *,
    number: str | Sequence[str] = "",
    date: dt.date | None = None,
    recipients: Sequence[str] | None = None,
    roster: Roster | None = None,
    office: str = "",
    person: Contact | str = "",
) -> Outcome[tuple[Letter, ...]]:
    """Compose the letters of one kind: one for each direction (上行, 平行, 下行) of its recipients.

    `plan` is None for letters about no study (業務帳號申請), whose `office` and `person` apply.
    `recipients` replaces those of the wording (正本); `number` may be one for each letter.

    A missing fact is a gap in the text and a finding (`fact-missing`). Letters with gaps hold marks
    that no record takes, so they are made without validation. Raises UserError for a wording file
    with broken tags or unknown placeholders.
    """
    given = plan or Plan(office=office, contacts=(_contact(person),))
    facts = common_facts(
        given, school, date=date, roster=roster, office=office, person=_contact(person)
    )
    findings = list(_scope(wording, plan))
    on = date or next(iter(given.dates), None)
    groups = _groups(wording, facts, school, recipients, on)
    numbers = (number,) if isinstance(number, str) else tuple(number)
    if len(groups) > 1:
        findings.append(_split(groups))
    letters: list[Letter] = []
    for index, (way, names) in enumerate(groups):
        values = {**facts, **direction_facts(wording.expectations, way, names, school, on)}
        own = numbers[index] if index < len(numbers) else ""
        outcome = number_items(_letter(wording, Filler(wording.title, values), names, own, date))
        letters.append(outcome.value)
        findings += [found for found in outcome.findings if found not in findings]
    findings += gap_findings(text for letter in letters for text in _texts(letter))
    return Outcome(tuple(letters), tuple(findings))


def _contact(person: Contact | str) -> Contact:
    return Contact(name=person) if isinstance(person, str) else person


def _groups(
    wording: Wording,
    facts: dict[str, Any],
    school: School,
    recipients: Sequence[str] | None,
    on: dt.date | None,
) -> tuple[tuple[Direction, tuple[str, ...]], ...]:
    if wording.kind == MEMO:
        return ((Direction.UP, ()),)
    names = tuple(recipients or ()) or Filler(wording.title, facts).lines(wording.originals, "正本")
    names = tuple(dict.fromkeys(names)) or (Unfilled("受文者"),)
    return group_by_direction(school, names, on)


def _letter(
    wording: Wording, fill: Filler, names: Sequence[str], number: str, date: dt.date | None
) -> Letter:
    memo = wording.kind == MEMO
    facts = fill.values
    return Letter.model_construct(
        kind=wording.kind,
        sender=str(facts["學校名稱"]),
        unit=str(facts["承辦處室"]) if memo else "",
        address="" if memo else str(facts["學校地址"]),
        contacts=fill.lines(wording.contacts, "聯絡方式"),
        receiver=_receiver(names),
        date=date,
        date_text="" if date else gap(MEMO_DATE if memo else DATE),
        number=number or ("" if memo else gap(NUMBER)),
        speed=fill.text(wording.speed, "速別"),
        attachment_text=fill.text(wording.attachment, "附件"),
        attachments=fill.lines(wording.enclosures, "附件檔名"),
        subject=fill.text(wording.subject, "主旨"),
        paragraphs=tuple(_paragraphs(wording.paragraphs, fill)),
        submitted_to=fill.text(wording.submitted_to, "敬陳"),
        originals=tuple(str(name) for name in names),
        copies=fill.lines(wording.copies, "副本"),
        signature=fill.text(wording.signature, "署名"),
    )


def _receiver(names: Sequence[str]) -> str:
    """Return the 受文者 of a letter to one body; each copy for several gets its own by hand."""
    alone = len(names) == 1 and not has_gap(names[0]) and not _COLLECTIVE.search(names[0])
    return names[0] if alone else ""


def _paragraphs(parts: Sequence[WordingParagraph], fill: Filler) -> Iterator[Paragraph]:
    for part in parts:
        items = fill.items(part.items, part.label)
        text = fill.text(part.text, part.label)
        if text or items:
            made = Paragraph.model_construct(label=part.label, text=text, items=items)
            yield plain_if_single(made)


def _scope(wording: Wording, plan: Plan | None) -> Iterator[Finding]:
    """Yield a finding where a kind of letter is not for this kind of study."""
    if plan and plan.scope and wording.scope and plan.scope.value != wording.scope:
        yield error(
            "letter-scope",
            f"「{wording.title}」只用於{wording.scope}研習，這項計畫是{plan.scope.value}研習。",
            "改用適合的公文種類，或修正計畫的「研習區分」。",
            Place(field="研習區分"),
        )


def _split(groups: Sequence[tuple[Direction, tuple[str, ...]]]) -> Finding:
    parts = "；".join(f"{way.value}：{'、'.join(names)}" for way, names in groups)
    return hint(
        "letter-split",
        f"受文者的行文方向不同，分成 {len(groups)} 份公文（{parts}）。",
        "每一份各取一個發文字號。",
        Place(field="正本"),
    )


def _texts(letter: Letter) -> Iterator[str]:
    """Yield every text of a letter, in the order of the page."""
    yield from (letter.sender, letter.unit, letter.address, *letter.contacts, letter.receiver)
    yield from (letter.date_text, letter.number, letter.attachment_text, letter.subject)
    for part in letter.paragraphs:
        yield part.text
        yield from item_texts(part.items)
    yield from (letter.submitted_to, *letter.originals, *letter.copies, letter.signature)
