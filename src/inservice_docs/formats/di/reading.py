"""What has been read of a letter so far, and the letter that it makes in the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from lxml import etree

from inservice_docs.formats.di.names import Name, join_names, read_names
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.plain_letter import GAP
from inservice_docs.formats.di.xml_tree import XmlTree
from inservice_docs.records.letter import Letter, Paragraph
from inservice_docs.taiwan.dates import letter_date, parse_date
from inservice_docs.taiwan.problem import FactError


@dataclass
class Reading:
    """The values of the fields read so far: `texts` of those that hold one, `lists` of the rest."""

    tree: XmlTree
    notes: Notes
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, value: str, at: etree._Element) -> None:
        """Take the value of a field that holds one; a second one is noted, a gap is none."""
        if value in ("", GAP):
            return
        if name in self.texts:
            self.notes.unmapped(at)
        else:
            self.texts[name] = value

    def more(self, name: str, *values: str) -> None:
        """Take further values of a field that holds several."""
        self.lists.setdefault(name, []).extend(each for each in values if each not in ("", GAP))

    def names(self, element: etree._Element) -> list[Name]:
        """Read the names inside an element, and keep the codes that stand beside them."""
        found = list(read_names(element, self.notes))
        self.codes.update({name.text: name.code for name in found if name.code})
        return found


def finished(reading: Reading) -> Letter:
    """Return the letter; a 簽 that names only its unit is from that unit."""
    texts, lists = reading.texts, reading.lists
    date, date_text = _date(reading)
    joined = {name: join_names(lists.pop(name, [])) for name in ("sender", "receiver", "number")}
    joined["sender"] = joined["sender"] or texts.get("unit", "")
    values = {
        "kind": texts.pop("kind", "") or str(reading.tree.root.tag),
        "date": date,
        "date_text": date_text,
        "paragraphs": tuple(reading.paragraphs),
        "signature": "\n".join(lists.pop("signature", [])),
    }
    return Letter.model_validate({**values, **joined, **texts, **lists})


def _date(reading: Reading) -> tuple[dt.date | None, str]:
    """Return the date, and its text where that is not the usual one."""
    text = reading.texts.pop("date", "")
    if not text:
        return None, ""
    try:
        date = parse_date(text)
        return date, "" if letter_date(date) == text else text
    except FactError as problem:
        at = next(reading.tree.root.iter("年月日", "發文日期"), None)
        reading.notes.warn("letter-date-unreadable", problem.message, problem.fix, at)
        return None, text
