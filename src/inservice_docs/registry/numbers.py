"""Document numbers (發文字號): a register for every 字 and ROC year, unique and without gaps.

Numbers are issued here or taken over from the school's document system. A void one stays visible.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.issued import NumberEntry, NumberState
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.plan_numbers import plan_id
from inservice_docs.registry.tables.base import counters
from inservice_docs.registry.tables.documents import numbers
from inservice_docs.registry.tables.plans import plans
from inservice_docs.taiwan.document_numbers import format_number, parse_number
from inservice_docs.taiwan.problem import FactError

MOST_AT_ONCE = 10_000

_NAMES = ("number", "word", "roc_year", "serial", "state", "own", "purpose", "reason")


class Numbers:
    """The register of document numbers."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def take(
        self, word: str, roc_year: int, count: int = 1, *, plan: str = "", purpose: str = ""
    ) -> tuple[NumberEntry, ...]:
        """Take the next numbers of a series; UserError for a 字 or a year that cannot be.

        A number that was taken over from elsewhere is passed over. With a `plan` or a `purpose` the
        number is in use; without, it waits for a letter (`use`).
        """
        if not 1 <= count <= MOST_AT_ONCE:
            raise UserError(
                error(
                    "number-count",
                    f"一次只能取 1 到 {MOST_AT_ONCE} 個文號。",
                    "分幾次取號。",
                )
            )
        series = _series(word, roc_year)
        taken: list[str] = []
        while len(taken) < count:
            serial = self._desk.count_up(series)
            text = _formatted(word, roc_year, serial)
            if self._row(text) is None:
                self._insert(text, plan=plan, purpose=purpose, own=True)
                taken.append(text)
        self._desk.note("number.take", "、".join(_ends(taken)), purpose)
        return tuple(self.get(text) for text in taken)

    def peek(self, word: str, roc_year: int) -> str:
        """Return the number that would come next; another step may take it first."""
        query = select(counters.c.last).where(counters.c.name == _series(word, roc_year))
        serial = int(self._desk.run(query).scalar() or 0) + 1
        while self._row(_formatted(word, roc_year, serial)) is not None:
            serial += 1
        return _formatted(word, roc_year, serial)

    def start(self, word: str, roc_year: int, first: int) -> None:
        """Let a series begin at `first`; UserError once a later number has been taken."""
        desk, series = self._desk, _series(word, roc_year)
        _formatted(word, roc_year, first)
        last = desk.run(select(counters.c.last).where(counters.c.name == series)).scalar()
        if last is not None and last >= first:
            raise UserError(
                error(
                    "number-started",
                    f"「{word}」{roc_year} 年的文號已編到 {last} 號，不能改從 {first} 號開始。",
                    f"起始號要大於 {last}。",
                )
            )
        if first - 1 > int(last or 0):
            desk.count_up(series, first - 1 - int(last or 0))
        desk.note("number.start", _formatted(word, roc_year, first))

    def use(self, text: str, *, plan: str = "", purpose: str) -> NumberEntry:
        """Put a number to use: one taken before that still waits, or one of the document system.

        Raises UserError when it is in use for something else, or void.
        """
        number = parse_number(text).text
        if not number:
            raise UserError(
                error("number-empty", "沒有發文字號。", "填寫完整的文號，或以 --word 取號。")
            )
        row = self._row(number)
        if row is None:
            self._insert(number, plan=plan, purpose=purpose, own=False)
        elif row["state"] == NumberState.VOID:
            raise UserError(
                error(
                    "number-void",
                    f"文號 {number} 已經作廢（{row['reason']}），不能再用。",
                    "改用另一個文號。",
                )
            )
        elif row["plan_id"] is not None or row["purpose"]:
            raise UserError(_taken(number, self._entry(row)))
        else:
            id = plan_id(self._desk, plan) if plan else None
            changed = numbers.update().where(numbers.c.number == number)
            self._desk.run(changed.values(plan_id=id, purpose=purpose))
        self._desk.note("number.use", number, purpose)
        return self.get(number)

    def void(self, text: str, *, reason: str) -> NumberEntry:
        """Void a number; it stays in the register with the reason."""
        entry = self.get(text)
        if not reason.strip():
            raise UserError(
                error("reason-missing", "作廢文號要寫明原因。", "以 --reason 說明為何作廢。")
            )
        if entry.state is NumberState.VOID:
            raise UserError(
                error(
                    "number-void",
                    f"文號 {entry.number} 已經作廢（{entry.reason}）。",
                    "不需要再作廢一次。",
                )
            )
        changed = numbers.update().where(numbers.c.number == entry.number)
        self._desk.run(changed.values(state=NumberState.VOID, reason=reason))
        self._desk.note("number.void", entry.number, reason)
        return self.get(entry.number)

    def find(self, text: str) -> NumberEntry | None:
        """Return a number's entry, None when it is not in the register."""
        row = self._row(parse_number(text).text)
        return None if row is None else self._entry(row)

    def get(self, text: str) -> NumberEntry:
        """Return a number's entry; raises UserError when it is not in the register."""
        found = self.find(text)
        if found is None:
            raise UserError(
                error(
                    "number-unknown",
                    f"文號登記簿裡沒有「{text[:60]}」。",
                    "以 inservice-docs number list 查看已登記的文號。",
                )
            )
        return found

    def list(
        self,
        *,
        word: str = "",
        roc_year: int | None = None,
        plan: str = "",
        before: str = "",
        limit: int = 50,
    ) -> tuple[NumberEntry, ...]:
        """Return numbers, last taken first; the next page is `before` the last one's text."""
        query: Select[Any] = select(numbers).order_by(numbers.c.id.desc()).limit(limit)
        if word:
            query = query.where(numbers.c.word == word.rstrip("字"))
        if roc_year is not None:
            query = query.where(numbers.c.roc_year == roc_year)
        if plan:
            query = query.where(numbers.c.plan_id == plan_id(self._desk, plan))
        if before:
            last = select(numbers.c.id).where(numbers.c.number == before).scalar_subquery()
            query = query.where(numbers.c.id < last)
        return tuple(self._entry(row) for row in self._desk.run(query).mappings().all())

    def _insert(self, text: str, *, plan: str, purpose: str, own: bool) -> None:
        desk, parts = self._desk, parse_number(text)
        values = {"id": desk.count_up("numbers"), "number": text, "word": parts.word}
        values |= {"roc_year": parts.year, "serial": parts.serial, "own": own}
        values |= {"state": NumberState.TAKEN, "purpose": purpose, "taken_by": desk.actor}
        values |= {"plan_id": plan_id(desk, plan) if plan else None, "taken_at": desk.at}
        desk.run(numbers.insert(), values)

    def _row(self, text: str) -> Mapping[str, Any] | None:
        found: Mapping[str, Any] | None = (
            self._desk.run(select(numbers).where(numbers.c.number == text)).mappings().first()
        )
        return found

    def _entry(self, row: Mapping[str, Any]) -> NumberEntry:
        query = select(plans.c.number).where(plans.c.id == row["plan_id"])
        plan = self._desk.run(query).scalar() if row["plan_id"] is not None else ""
        more = {"taken_at": row["taken_at"], "taken_by": row["taken_by"]}
        return NumberEntry(plan=plan or "", **more, **{name: row[name] for name in _NAMES})


def _series(word: str, roc_year: int) -> str:
    return f"number {parse_number(_formatted(word, roc_year, 1)).word} {roc_year}"


def _formatted(word: str, roc_year: int, serial: int) -> str:
    try:
        return format_number(word, roc_year, serial)
    except FactError as problem:
        raise UserError(error("number-impossible", problem.message, problem.fix)) from None


def _ends(texts: list[str]) -> list[str]:
    """Return the only, or the first and last of a run of numbers."""
    return texts if len(texts) <= 2 else [texts[0], f"…（共 {len(texts)} 號）", texts[-1]]


def _taken(number: str, entry: NumberEntry) -> Finding:
    what = "，".join(part for part in (entry.plan, entry.purpose) if part)
    return error(
        "number-taken",
        f"文號 {number} 已經用於：{what}。",
        "改用另一個文號；若是填錯，先作廢原來的登記。",
    )
