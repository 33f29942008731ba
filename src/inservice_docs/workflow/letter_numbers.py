"""Document numbers (發文字號): taken for letters to come, voided with a reason, listed."""

from __future__ import annotations

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.issued import NumberEntry
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.workflow.register import Register


def next_numbers(
    register: Register,
    word: str = "",
    *,
    year: int | None = None,
    count: int = 1,
    plan: str = "",
    purpose: str = "",
    start: int | None = None,
) -> tuple[NumberEntry, ...]:
    """Take the next numbers of a 字 (the school's own unless given) in a ROC year (this one).

    `start` lets a series that has not come so far begin there: the document system's last number
    and one. A number taken without `plan` and `purpose` waits for a letter. Raises UserError for a
    字, a year or a count that cannot be; then none is taken.
    """
    register.require(Role.OFFICER, "取文號", Role.RECORDS)
    series, on = series_word(register, word), year or roc_year(register.today)
    with register.change() as work:
        if start is not None:
            work.numbers.start(series, on, start)
        return work.numbers.take(series, on, count, plan=plan, purpose=purpose)


def void_number(register: Register, number: str, *, reason: str) -> NumberEntry:
    """Void a number; it stays in the register with its reason, and no letter may use it.

    Raises UserError for a number that is unknown, void, or stands on a letter that has gone out.
    """
    register.require(Role.OFFICER, "作廢文號", Role.RECORDS)
    with register.change() as work:
        issued = work.documents.list(number=work.numbers.get(number).number, limit=1)
        if issued:
            raise UserError(
                error(
                    "number-issued",
                    f"文號 {number} 已經發文（第 {issued[0].id} 號文件），不能作廢。",
                    "已發的公文保留原文號；內容有誤時，以新文號另發更正函。",
                )
            )
        return work.numbers.void(number, reason=reason)


def list_numbers(
    register: Register,
    word: str = "",
    *,
    year: int | None = None,
    plan: str = "",
    after: str = "",
    limit: int = 50,
) -> tuple[NumberEntry, ...]:
    """Return numbers, last taken first; the next page is `after` the last one."""
    with register.look() as work:
        return work.numbers.list(word=word, roc_year=year, plan=plan, before=after, limit=limit)


def series_word(register: Register, word: str) -> str:
    """Return the 字 to number with: the one given, else the school's; UserError for none."""
    found = word.strip() or register.workspace.school.letter_word
    if not found:
        raise UserError(
            error(
                "word-missing",
                "不知道用哪一個發文字。",
                "以 --word 指定（例如 --word 曉中教），或在 inservice.toml 填寫 letter_word。",
            )
        )
    return found
