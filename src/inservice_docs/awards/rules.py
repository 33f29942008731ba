"""The organiser's rules of attendance (核發規定): each office has its own, so they are settings."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pydantic import Field, field_validator

from inservice_docs.records.base import Record
from inservice_docs.records.types import Amount, Count, refuse


def halves(amount: Fraction) -> Decimal:
    """Return an amount rounded down to halves: hours are multiples of 0.5."""
    return Decimal(int(amount * 2)) / 2


class AwardRules(Record):
    """核發規定: what counts as having taken part.

    `late` and `early` are minutes from which a session is not counted, None where it does not
    matter; `share` is the least part of the timetable, in percent, that anything is given for.
    """

    late: Count = Field(15, title="遲到分鐘")
    early: Count = Field(15, title="早退分鐘")
    share: Amount = Field(None, title="最低出席比例")
    every_session: bool = Field(False, title="須全程參與")
    sign_out: bool = Field(False, title="須簽退")
    lesson: int = Field(50, title="每節分鐘", ge=10, le=120)

    @field_validator("share")
    @classmethod
    def _within_the_whole(cls, share: Decimal | None) -> Decimal | None:
        if share is not None and share > 100:
            raise refuse("share-above-whole", "出席比例最多是 100%。", "例如 80。")
        return share

    def words(self) -> str:
        """Return the rules in words, as they stand under a list."""
        parts = [
            f"遲到{self.late}分以上不計" if self.late is not None else "遲到不扣",
            f"早退{self.early}分以上不計" if self.early is not None else "早退不扣",
        ]
        if self.sign_out:
            parts.append("沒有簽退不計")
        if self.every_session:
            parts.append("須全程參與")
        if self.share:
            parts.append(f"出席須達{self.share.normalize():f}%")
        return "、".join([*parts, f"{self.lesson}分鐘為1節"]) + "。"
