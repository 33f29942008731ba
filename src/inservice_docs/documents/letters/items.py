"""The markers of items (條列): 一、 （一） 1、 （1） 甲、 （甲）, given where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.records.finding import Finding, Outcome, Place, error
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.numerals import marker, split_marker
from inservice_docs.taiwan.problem import FactError


def number_items(letter: Letter) -> Outcome[Letter]:
    """Return the letter with a marker for every item that has none; the others stay as they are.

    An item whose text begins with a marker counts as marked. Levels past the sixth, and numbers
    that a level does not have, stay without a marker and become findings (`item-no-marker`).
    """
    findings: list[Finding] = []
    paragraphs = tuple(
        part.model_copy(update={"items": _numbered(part.items, 1, part.label, findings)})
        for part in letter.paragraphs
    )
    return Outcome(letter.model_copy(update={"paragraphs": paragraphs}), tuple(findings))


def _numbered(
    items: Sequence[Item], level: int, field: str, findings: list[Finding]
) -> tuple[Item, ...]:
    numbered: list[Item] = []
    for number, item in enumerate(items, 1):
        mark = item.marker
        if not mark and not split_marker(item.text)[0]:
            try:
                mark = marker(level, number)
            except FactError as problem:
                wrong = error("item-no-marker", problem.message, problem.fix, Place(field=field))
                if wrong not in findings:
                    findings.append(wrong)
        below = _numbered(item.items, level + 1, field, findings)
        numbered.append(item.model_copy(update={"marker": mark, "items": below}))
    return tuple(numbered)


def plain_if_single(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph of one item with that item's text after the label, not itemised."""
    if paragraph.text or len(paragraph.items) != 1:
        return paragraph
    only = paragraph.items[0]
    return paragraph.model_copy(update={"text": only.text, "items": only.items})
