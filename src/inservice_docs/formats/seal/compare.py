"""A sealed certificate against what its page says (核對): the seal may be true and the page not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement

from inservice_docs.formats.seal.name_check import find_checks, name_digest, plain
from inservice_docs.records.base import label_of
from inservice_docs.records.certificate import Certificate
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.taiwan.numerals import number_text

_HIDDEN = "○"
_START = re.compile("茲證明")
_END = re.compile(r"[（(]|君|先生|女士|老師")
_LONGEST = 120
"""Characters after 茲證明 among which the name is looked for."""
_RARE = re.compile("[\u3400-\u4dbf\U00020000-\U0003ffff]")
_MOST_RARE, _LONGEST_NAME = 3, 20


def differences(sealed: Certificate, page: str) -> tuple[str, ...]:
    """Return the Chinese names of the facts that the text of a page does not bear out.

    `sealed` is what the seal vouches for, `page` all text of a certificate made from this
    program's template or a school's own; white space and width do not matter. A fact that the seal
    does not hold is not looked for.
    """
    text = plain(page)
    missing = [
        field
        for field, words in _expected(sealed).items()
        if words and not any(plain(each) in text for each in words)
    ]
    if sealed.name and not _names(sealed, text):
        missing.insert(0, "name")
    return tuple(label_of(Certificate, field) for field in missing)


def _expected(sealed: Certificate) -> dict[str, list[str]]:
    """Return, for each fact, the wordings of which one must stand on the page."""
    wanted = {
        field: [value]
        for field in ("number", "id_masked", "study", "organiser", "dates")
        if (value := getattr(sealed, field))
    }
    if sealed.hours is not None:
        wanted["hours"] = [f"時數{number_text(sealed.hours)}小時"]
    if sealed.credits is not None:
        wanted["credits"] = [f"學分{number_text(sealed.credits)}學分"]
    if sealed.issued_on is not None:
        wanted["issued_on"] = [letter_date(sealed.issued_on)]
    return wanted


def _names(sealed: Certificate, text: str) -> bool:
    """Tell whether the page names somebody whom the seal can mean.

    With a check code in the seal it is that very person, and the page has to show the code.
    """
    masked, stated = plain(sealed.name), _stated(text, sealed.id_masked)
    pattern = "".join("." if char == _HIDDEN else re.escape(char) for char in masked)
    alike = stated or re.findall(f"(?=({pattern}))", text)
    if not sealed.name_check:
        return any(plain(mask_name(each)) == masked for each in stated) if stated else bool(alike)
    return any(
        name_digest(check, name).hex() == sealed.name_check
        for check in find_checks(text)
        for name in alike
    )


def _stated(text: str, id_masked: str) -> list[str]:
    """Return what may be the name after each 茲證明: all before the ID, else before a title.

    A name may hold a title's character (林淑君) or brackets.
    """
    found: list[str] = []
    for start in _START.finditer(text):
        words = text[start.end() : start.end() + _LONGEST]
        rare = [char for char in words if _RARE.match(char)]
        for said in {words, _RARE.sub("", words)}:
            ends = [said.find(f"({plain(id_masked)})")] if id_masked else []
            if not ends or ends[0] < 0:
                ends = [end.start() for end in _END.finditer(said)]
            found += [said[:end] for end in ends if end > 0]
            if said != words:
                found += [name for end in ends for name in _placed(said[: max(end, 0)], rare)]
    return found


def _placed(name: str, rare: list[str]) -> Iterator[str]:
    """Yield a name with rare characters put into every place, in their order.

    They come from another font, which is why a PDF's text may give them beside their place.
    """
    if len(rare) > _MOST_RARE or len(name) > _LONGEST_NAME:
        return
    for places in combinations_with_replacement(range(len(name) + 1), len(rare)):
        letters = list(name)
        for place, char in reversed(list(zip(places, rare, strict=True))):
            letters.insert(place, char)
        yield "".join(letters)
