"""Values that several verbs take from the command line: lists of numbers, times, secrets."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal
    from pathlib import Path

MOST = 2_147_483_647
"""The largest number that the register gives to anything."""
_MOST_IDS = 100_000


def read_ids(text: str) -> tuple[int, ...]:
    """Return the numbers of `1,4-7`."""
    found: list[int] = []
    for part in re.split("[,、 ]+", text.strip()):
        if not part:
            continue
        ends = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", part)
        if ends is None:
            raise typer.BadParameter(f"看不懂序號「{part[:20]}」；例如 1,4-7", param_hint="--ids")
        first, last = int(ends[1]), int(ends[2] or ends[1])
        if not 0 <= last - first < _MOST_IDS:
            raise typer.BadParameter(f"序號範圍「{part[:20]}」不對", param_hint="--ids")
        found.extend(range(first, last + 1))
    return tuple(dict.fromkeys(found))


def read_clock(text: str) -> dt.time | None:
    """Return a time of day, None for an empty text."""
    from inservice_docs.taiwan.problem import FactError
    from inservice_docs.taiwan.times import parse_clock

    if not text.strip():
        return None
    try:
        return parse_clock(text)
    except FactError as problem:
        raise typer.BadParameter(problem.message, param_hint="時間") from None


def read_day(text: str | None) -> dt.date | None:
    """Return a date, None for an empty text."""
    from inservice_docs.taiwan.dates import parse_date
    from inservice_docs.taiwan.problem import FactError

    if not text or not text.strip():
        return None
    try:
        return parse_date(text)
    except FactError as problem:
        raise typer.BadParameter(problem.message, param_hint="日期") from None


def read_hours(text: str) -> Decimal | None:
    """Return hours, None for an empty text."""
    from decimal import Decimal

    plain = text.strip()
    if not plain:
        return None
    if not re.fullmatch(r"\d{1,4}(\.\d{1,2})?", plain):
        raise typer.BadParameter("時數應為數字，例如 1.5", param_hint="--hours")
    return Decimal(plain)


def read_minutes(text: str) -> int | None:
    """Return minutes, None for `off`."""
    if text.strip().casefold() == "off":
        return None
    if not re.fullmatch(r"\d{1,3}", text.strip()):
        raise typer.BadParameter("應為分鐘數，或 off", param_hint="--late、--early")
    return int(text)


def read_secret(what: str, file: Path | None, *, twice: bool = False) -> str:
    """Return a secret: the first line of a file, of the input for `-`, or what the user types.

    It is never an argument, which others on the machine could see.
    """
    if file is not None:
        from inservice_docs.formats.text_file import read_bytes

        held = sys.stdin.readline() if str(file) == "-" else read_bytes(file).decode("utf-8-sig")
        return held.splitlines()[0] if held.strip() else ""
    from inservice_docs.records.finding import UserError, error

    if not sys.stdin.isatty():
        words = f"這裡不是終端機，無法詢問{what}。"
        fix = f"把{what}放進檔案，以 --password-file 或 --passphrase-file 指定；- 表示標準輸入。"
        raise UserError(error("secret-not-asked", words, fix))
    typed = str(typer.prompt(what, hide_input=True, err=True))
    if twice and typed != typer.prompt(f"再輸入一次{what}", hide_input=True, err=True):
        raise UserError(error("secret-differs", f"兩次輸入的{what}不同。", "再執行一次。"))
    return typed
