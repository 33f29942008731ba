"""Days in the words of a message."""

from __future__ import annotations

import datetime as dt

from inservice_docs.taiwan.dates import plain_date, site_date


def day_words(day: dt.date) -> str:
    """Return 115年8月5日; a day before the Republic (民國前) in 西元."""
    return plain_date(day) if day.year > 1911 else site_date(day)
