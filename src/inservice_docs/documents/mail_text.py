"""What a mail says (郵件): a wording's phrases filled in with the facts of a study and a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inservice_docs.documents.letters.missing import gap_findings
from inservice_docs.documents.letters.phrases import Filler
from inservice_docs.records.finding import Outcome
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.letter import item_texts
from inservice_docs.records.mail_wording import MailWording


@dataclass(frozen=True, slots=True)
class MailText:
    """Subject and text; `repr` shows neither."""

    subject: str = field(repr=False)
    text: str = field(repr=False)


def compose_mail(wording: MailWording, facts: Mapping[str, Any]) -> Outcome[MailText]:
    """Return what a mail says: a paragraph a phrase, a line for each of those below it.

    A missing fact stands as （待填：…） and is a finding (`fact-missing`). Raises UserError for a
    wording file with broken tags or unknown placeholders.
    """
    filler = Filler(wording.title, facts)
    subject = filler.text(wording.subject, "主旨")
    blocks = ["\n".join(item_texts([item])) for item in filler.items(wording.paragraphs, "內文")]
    text = "\n\n".join(blocks) + "\n"
    made = MailText(fill_gaps(subject), fill_gaps(text))
    return Outcome(made, gap_findings((subject, text)))
