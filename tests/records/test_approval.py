"""Approvals: dates, numbers and hours as they come in a reply."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from inservice_docs.records.approval import Approval, RequestLetter


def test_approval() -> None:
    """Chinese keys, an ROC date and hours with their unit are taken."""
    approval = Approval.model_validate(
        {
            "機關": "臺中市政府",
            "文號": " 府授教學字第0990050000號 ",
            "日期": "99-03-01",
            "時數": "3小時",
        }
    )
    assert approval.number == "府授教學字第0990050000號"
    assert approval.date == dt.date(2010, 3, 1)
    assert approval.hours == Decimal(3)


def test_request() -> None:
    """Our own letter has a number and a date, or neither yet."""
    assert RequestLetter() == RequestLetter(number="", date=None)
    assert RequestLetter.model_validate({"日期": "99.2.26"}).date == dt.date(2010, 2, 26)
