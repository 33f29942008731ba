"""A sealed certificate against what its page says (核對): the seal may be true and the page not."""

from __future__ import annotations

import re

from inservice_docs.formats.seal.name_check import find_checks, name_digest, plain
from inservice_docs.records.base import label_of
from inservice_docs.records.certificate import Certificate
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.taiwan.numerals import number_text

_HIDDEN = "○"
_NAME = re.compile(r"茲證明(.*?)(?:[（(]|君|先生|女士|老師)")


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
    masked = plain(sealed.name)
    pattern = "".join("." if char == _HIDDEN else re.escape(char) for char in masked)
    stated = _NAME.findall(text)
    alike = stated or re.findall(f"(?=({pattern}))", text)
    if not sealed.name_check:
        return any(plain(mask_name(each)) == masked for each in stated) if stated else bool(alike)
    return any(
        name_digest(check, name).hex() == sealed.name_check
        for check in find_checks(text)
        for name in alike
    )
