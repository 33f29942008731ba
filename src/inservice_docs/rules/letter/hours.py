"""Hours: the same in 主旨 and 說明, and no more than the sessions last (研習時數前後一致)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from inservice_docs.taiwan.numerals import number_text

from .found_hours import HoursFound, session_minutes
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import SENSE, STUDY
from .view import View

# fmt: off
DIFFER = LetterRule(
    "hours-differ", ERROR, SENSE, "主旨與說明的研習時數不同",
    fix="核對研習時數，前後寫成一致。",
    bad="主旨：本校辦理「閱讀教學工作坊」，請惠允研習時數3小時，請查照。"
    "\n附件：\n說明：全程參與者核給研習時數2小時。",
    good="主旨：本校辦理「閱讀教學工作坊」，請惠允研習時數3小時，請查照。"
    "\n附件：\n說明：全程參與者核給研習時數3小時。",
)
TIMES = LetterRule(
    "hours-exceed-times", WARNING, STUDY, "研習時數多於研習時間（一節50分鐘計1小時）",
    fix="核對時數與時間。",
    bad="說明：研習時間：115年9月18日（星期五）上午9時至12時，全程參與者核給研習時數6小時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時，全程參與者核給研習時數3小時。",
)
FEW = LetterRule(
    "hours-below-times", HINT, STUDY, "研習時數不到研習時間的一半",
    fix="核對時數與時間。",
    bad="說明：研習時間：115年9月18日（星期五）上午9時至下午4時，全程參與者核給研習時數2小時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至下午4時，全程參與者核給研習時數6小時。",
)
HALVES = LetterRule(
    "hours-not-half-steps", WARNING, STUDY, "研習時數不是0.5的倍數",
    fix="以0.5小時為單位。",
    bad="說明：全程參與者核給研習時數2.7小時。",
    good="說明：全程參與者核給研習時數2.5小時。",
)
RULES = (DIFFER, TIMES, FEW, HALVES)
# fmt: on

LESSON = 50
"""Minutes of a lesson that count as one hour."""
_TOLERANCE = 10


def check(view: View) -> Iterator[Hit]:
    """Yield hours that contradict each other or the times."""
    stated = view.hours
    for each in stated:
        if each.hours % Decimal("0.5"):
            yield HALVES.hit(
                each.spot,
                each.span,
                f"研習時數「{each.words}」不是0.5小時的倍數。",
                "以0.5小時為單位。",
            )
    yield from _differ(view, stated)
    yield from _times(view, stated)


def _differ(view: View, stated: list[HoursFound]) -> Iterator[Hit]:
    subject = [each for each in stated if each.spot is view.subject]
    body = [each for each in stated if each.spot is not view.subject]
    totals = [each for each in body if not each.part]
    if subject and body:
        wanted = {each.hours for each in subject}
        if sum(each.hours for each in body) in wanted or sum(each.hours for each in subject) in {
            each.hours for each in body
        }:
            return
        odd = _odd(view, subject[0])
        for each in totals:
            if each.hours not in wanted and odd and not _odd(view, each):
                first = subject[0]
                yield DIFFER.hit(
                    first.spot,
                    first.span,
                    f"主旨寫「{first.words}」，「{each.spot.name}」寫「{each.words}」。",
                )
            elif each.hours not in wanted:
                yield DIFFER.hit(
                    each.spot,
                    each.span,
                    f"「{each.spot.name}」寫「{each.words}」，主旨寫「{subject[0].words}」。",
                    "核對研習時數，前後寫成一致。",
                )
    elif len({each.hours for each in totals}) > 1:
        hours = [each.hours for each in totals]
        if max(hours) != sum(hours) - max(hours):
            last = next(each for each in totals if each.hours != totals[0].hours)
            yield DIFFER.hit(
                last.spot,
                last.span,
                f"「{last.words}」與「{totals[0].words}」不同。",
                "核對研習時數；若是不同場次，請寫明。",
                severity=WARNING,
            )


def _odd(view: View, stated: HoursFound) -> bool:
    """Tell whether hours do not fit the times, and so are the likelier slip of two."""
    minutes = session_minutes(view.dates, view.times)
    if minutes is None:
        return False
    return stated.hours * LESSON > minutes + _TOLERANCE or stated.hours * 60 * 2 < minutes


def _times(view: View, stated: list[HoursFound]) -> Iterator[Hit]:
    totals = [each for each in stated if not each.part]
    minutes = session_minutes(view.dates, view.times)
    if not totals or minutes is None:
        return
    top = max(totals, key=lambda each: each.hours)
    lessons = Decimal(minutes) / LESSON
    if top.hours * LESSON > minutes + _TOLERANCE:
        most = number_text((lessons * 2).to_integral_value(rounding="ROUND_HALF_UP") / 2)
        yield TIMES.hit(
            top.spot,
            top.span,
            f"研習時數「{top.words}」，而研習時間只有{minutes}分鐘（至多{most}小時）。",
            "核對時數與時間。",
        )
    elif top.hours * 60 * 2 < minutes:
        yield FEW.hit(
            top.spot,
            top.span,
            f"研習時間有{minutes}分鐘，研習時數只有「{top.words}」。",
            "核對時數與時間。",
        )
