"""The present moment, for a register that stands beside a running server."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """The moment, with its zone."""
    return dt.datetime.now(dt.UTC)
