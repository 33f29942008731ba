"""The numbers of letters about to be issued (編文號): foreseen first, taken when all is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.workflow.letter_numbers import series_word
from inservice_docs.workflow.prepare_letter import Composed
from inservice_docs.workflow.register import Register


@dataclass(frozen=True, slots=True)
class NumberWishes:
    """What was asked for: numbers of the document system, joined by 「、」, or a 字 of our own."""

    numbers: str = ""
    word: str = ""


class OvertakenError(Exception):
    """Somebody took the number, or changed the plan, while the letter was being made.

    `taken` are the numbers that would have come instead.
    """

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        """Keep them for the next attempt."""
        self.taken = taken
        super().__init__("overtaken")


def wanted_numbers(wishes: NumberWishes, composed: Composed, register: Register) -> tuple[str, ...]:
    """Return the numbers that the letters will have, as far as can be told now.

    Raises UserError when there are not as many as letters, or no 字 is known.
    """
    letters = composed.letters
    given = _given(wishes, composed)
    if given:
        if len(given) != len(letters):
            raise UserError(
                error(
                    "number-count",
                    f"分成 {len(letters)} 份公文，卻給了 {len(given)} 個文號。",
                    "每一份各給一個文號，以「、」分開；或以 --word 由系統編號。",
                )
            )
        return given
    if letters[0].is_memo and not wishes.word:
        return ()
    word, year = series_word(register, wishes.word), _year(composed)
    with register.look() as work:
        first = parse_number(work.numbers.peek(word, year))
    assert first.serial is not None
    head, _, tail = first.text.rpartition(f"{first.serial:07}")
    return tuple(f"{head}{first.serial + more:07}{tail}" for more in range(len(letters)))


def _given(wishes: NumberWishes, composed: Composed) -> tuple[str, ...]:
    """Return the numbers of the document system: those of the order, or of the edited file."""
    words = wishes.numbers.replace(",", "、").split("、")
    given = tuple(parse_number(word).text for word in words if word.strip())
    if composed.edited is None:
        return given
    inside = tuple(part for part in composed.letters[0].number.split("、") if part)
    if given and given != inside:
        raise UserError(
            error(
                "number-differs",
                f"檔案裡的文號是「{'、'.join(inside) or '（無）'}」，指定的卻是"
                f"「{'、'.join(given)}」。",
                "在 Word 更正文號，或不寫 --number。",
            )
        )
    return inside


def _year(composed: Composed) -> int:
    date = composed.letters[0].date
    assert date is not None
    return roc_year(date)


def take_numbers(
    work: Work, wishes: NumberWishes, composed: Composed, wanted: Sequence[str], *, plan: str
) -> tuple[str, ...]:
    """Put the numbers to use and return them; others than foreseen when somebody came first."""
    purpose = composed.wording.title
    if _given(wishes, composed):
        return tuple(
            work.numbers.use(number, plan=plan, purpose=purpose).number for number in wanted
        )
    if not wanted:
        return ()
    word, year = parse_number(wanted[0]).word, _year(composed)
    taken = work.numbers.take(word, year, len(wanted), plan=plan, purpose=purpose)
    return tuple(each.number for each in taken)
