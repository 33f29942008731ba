"""Values as a clerk reads them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from inservice_docs.web.pages import words


def test_days_and_moments_are_told_in_roc_years_and_taiwan_time() -> None:
    """Whatever the zone of the server."""
    assert words.day(dt.date(2026, 9, 18)) == "115年9月18日（星期五）"
    assert words.short_day(dt.date(2026, 9, 18)) == "9月18日（五）"
    assert words.typed_day(dt.date(2026, 9, 18)) == "115-09-18"
    assert words.moment(dt.datetime(2026, 9, 18, 17, 5, tzinfo=dt.UTC)) == "115年9月19日 01:05"
    assert words.clock(dt.time(8, 5)) == "08:05"
    assert {words.day(None), words.short_day(None), words.moment(None), words.clock(None)} == {""}


def test_amounts_have_no_needless_zeros() -> None:
    """Hours are 3 or 1.5."""
    assert [words.amount(each) for each in (Decimal("3.0"), 1.5, 2, None)] == ["3", "1.5", "2", ""]
