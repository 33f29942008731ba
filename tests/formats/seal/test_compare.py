"""A true seal on a changed page: the fact that does not fit is named."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.support.seals import KEYS, SEALER, certificate, page

from inservice_docs.formats.seal.compare import differences
from inservice_docs.formats.seal.verify import verify
from inservice_docs.records.certificate import Certificate


def sealed(**changes: Any) -> Certificate:
    found = verify(SEALER.text(certificate(**changes)), KEYS).certificate
    assert found is not None
    return found


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"hours": Decimal("1.5")},
        {"hours": None, "credits": Decimal(2)},
        {"name": "歐陽家範"},
        {"id_masked": ""},
        {"issued_on": None},
    ],
)
def test_a_true_page_has_no_differences(changes: dict[str, Any]) -> None:
    """Whatever facts there are, the page that this program makes bears them out."""
    assert differences(sealed(**changes), page(certificate(**changes))) == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"name": "陳大文"}, "姓名"),
        ({"name": "林宜"}, "姓名"),
        ({"number": "(115)曉中宗字第0009號"}, "證號"),
        ({"id_masked": "A12345****"}, "身分證字號"),
        ({"study": "別的研習"}, "研習名稱"),
        ({"organiser": "另一所學校"}, "主辦單位"),
        ({"dates": "115年9月19日"}, "研習日期"),
        ({"hours": Decimal(30)}, "時數"),
        ({"hours": Decimal("13")}, "時數"),
        ({"issued_on": dt.date(2026, 9, 21)}, "發證日期"),
    ],
)
def test_each_changed_fact_is_named(change: dict[str, Any], word: str) -> None:
    """A page that says something else than its seal."""
    assert differences(sealed(), page(certificate(**change))) == (word,)


def test_white_space_and_width_do_not_matter() -> None:
    """As a PDF gives the text back."""
    text = "\n".join(" ".join(line) for line in page(certificate()).split("\n"))
    assert differences(sealed(), text.replace("(", "（").replace("3", "３")) == ()
