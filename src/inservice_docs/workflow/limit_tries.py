"""Limits on tries (次數限制): how often one address may ask for something without an account."""

from __future__ import annotations

import datetime as dt

from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.register import Register


def limit_tries(register: Register, subject: str, most: int, within: dt.timedelta) -> None:
    """Count one more try of a subject (kept as a keyed hash). Raises UserError when too many."""
    with register.store.transaction(register.actor.name, register.at) as work:
        count = work.tries.count(subject, within)
    if count > most:
        raise UserError(
            error(
                "too-often",
                "同一個網路位址送出的次數太多，暫時不受理。",
                f"{int(within.total_seconds()) // 60} 分鐘後再試；"
                "學校共用網路時，請換一台裝置或洽承辦單位。",
            )
        )
