"""A letter as the rules look at it: its texts joined once, and what several rules ask for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from inservice_docs.records.gap import OPEN
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules.relations import Relation

from .found_dates import DateFound, dates_in
from .found_hours import HoursFound, hours_in
from .found_times import TimeFound, times_in
from .pattern import Pattern
from .spots import Spot, field_spots, list_spots, paragraph_nodes, spot
from .standing import RelationTo, can_be_superior, relation_to

_LETTERS = {"函", "書函", "呈", "咨", "移文單", "箋函"}
_MEMOS = {"簽", "便簽", "簽呈", "簽稿並陳"}
_DRAFT = Pattern("[（(]?草?稿[）)]?$")
_QUOTED = Pattern("「[^「」\n]{0,80}」|『[^『』\n]{0,80}』|《[^《》\n]{0,80}》|〈[^〈〉\n]{0,80}〉")


@dataclass(frozen=True, slots=True)
class Found:
    """A match in one spot; offsets are those of the spot's text."""

    spot: Spot
    start: int
    end: int
    match: re.Match[str]

    @property
    def span(self) -> tuple[int, int]:
        """Return start and end."""
        return self.start, self.end

    @property
    def words(self) -> str:
        """Return the matched words as they stand."""
        return self.spot.raw[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One name of 正本 or 副本, its remarks in brackets left out."""

    name: str
    spot: Spot
    start: int

    @property
    def span(self) -> tuple[int, int]:
        """Return where the name stands in its spot."""
        return self.start, self.start + len(self.name)


MOST = 300
"""Of dates, times and hours a check looks at so many: a letter with more is no letter."""


class View:
    """One letter with what is known beside it; what follows is worked out once, when asked."""

    def __init__(
        self,
        letter: Letter,
        school: School | None = None,
        plan: Plan | None = None,
        approvals_known: bool = False,
        order: tuple[str, ...] = (),
    ) -> None:
        """Keep the letter and what is known beside it (see `check_letter`)."""
        self.letter = letter
        self.school = school
        self.plan = plan
        self.approvals_known = approvals_known
        self.order = order
        self.kind = _DRAFT.sub("", "".join(letter.kind.split()))
        self.fields = field_spots(letter)
        self.subject = spot(("subject",), "主旨", letter.subject)
        self.paragraphs = paragraph_nodes(letter)
        self.body = [node.text for top in self.paragraphs for node in top.walk()]
        self.texts = [self.subject, *self.body]
        self.contacts = list_spots(letter, "contacts")
        lists = [*list_spots(letter, "originals"), *list_spots(letter, "copies")]
        self.spots = [*self.texts, *self.fields.values(), *self.contacts, *lists]
        self.joined = "\n".join(spot.text for spot in self.spots)
        self._starts: list[int] = []
        at = 0
        for one in self.spots:
            self._starts.append(at)
            at += len(one.text) + 1
        self._relations: dict[str, Relation] = {}
        self.text_end = sum(len(one.text) + 1 for one in self.texts)

    @property
    def is_letter(self) -> bool:
        """Tell whether this is a 函, 書函 or the like, which goes to named recipients."""
        return self.kind in _LETTERS

    @property
    def is_memo(self) -> bool:
        """Tell whether this is a 簽."""
        return self.kind in _MEMOS

    def empty(self, name: str) -> Spot:
        """Return the place of a field or paragraph that is not there."""
        return Spot((), name, "", "")

    def find(self, pattern: Pattern, *, fields: bool = False) -> Iterator[Found]:
        """Yield the matches in 主旨 and the paragraphs; with `fields`, in all other texts too."""
        end = len(self.joined) if fields else self.text_end
        for match in pattern.finditer(self.joined, 0, end):
            at = bisect_right(self._starts, match.start()) - 1
            base = self._starts[at]
            yield Found(self.spots[at], match.start() - base, match.end() - base, match)

    def find_word(self, word: str, *, fields: bool = False) -> Iterator[tuple[Spot, int]]:
        """Yield (spot, offset) of each occurrence of a word."""
        end = len(self.joined) if fields else self.text_end
        where = self.joined.find(word, 0, end)
        while where >= 0:
            at = bisect_right(self._starts, where) - 1
            yield self.spots[at], where - self._starts[at]
            where = self.joined.find(word, where + len(word), end)

    @cached_property
    def text(self) -> str:
        """Return 主旨 and all paragraphs, a line each."""
        return self.joined[: self.text_end]

    @cached_property
    def body_text(self) -> str:
        """Return the paragraphs without 主旨, a line each."""
        return self.joined[len(self.subject.text) + 1 : self.text_end]

    @cached_property
    def _quotes(self) -> dict[Path, list[tuple[int, int]]]:
        quotes: dict[Path, list[tuple[int, int]]] = {}
        for found in self.find(_QUOTED, fields=True):
            quotes.setdefault(found.spot.path, []).append(found.span)
        return quotes

    def quoted(self, where: Spot, at: int) -> bool:
        """Tell whether an offset lies within 「」 or 《》: a name or a quotation, left alone."""
        return any(start <= at < end for start, end in self._quotes.get(where.path, ()))

    @cached_property
    def dates(self) -> list[DateFound]:
        """Return the dates that the texts state."""
        return list(islice(dates_in(self.texts, self.letter.date), MOST))

    @cached_property
    def times(self) -> list[TimeFound]:
        """Return the times of day that the texts state."""
        return list(islice(times_in(self.texts), MOST))

    @cached_property
    def hours(self) -> list[HoursFound]:
        """Return the study hours that the texts state."""
        return list(islice(hours_in(self.texts), MOST))

    @cached_property
    def _relation_to(self) -> RelationTo:
        return relation_to(self.letter, self.school)

    def relation(self, name: str) -> Relation:
        """Return how a recipient stands to the sender."""
        if name not in self._relations:
            self._relations[name] = self._relation_to(name)
        return self._relations[name]

    def surely_not_superior(self, name: str) -> bool:
        """Tell whether a recipient cannot be the sender's superior, its relation known or not."""
        found = self.relation(name)
        if found is not Relation.UNKNOWN:
            return found is not Relation.SUPERIOR
        sender = self.letter.sender or (self.school.name if self.school else "")
        return not can_be_superior(sender, name)

    @cached_property
    def originals(self) -> list[Recipient]:
        """Return the names of 正本."""
        return list(_recipients(self.spots, "originals"))

    @cached_property
    def addressed(self) -> list[Recipient]:
        """Return those whom the letter speaks to: 正本, or 受文者 where there is none."""
        receiver = self.fields["receiver"]
        name = receiver.text.strip()
        if self.originals or not name or OPEN in name or name.startswith("如"):
            return self.originals
        return [Recipient(name, receiver, receiver.text.index(name))]

    @cached_property
    def copies(self) -> list[Recipient]:
        """Return the names of 副本."""
        return list(_recipients(self.spots, "copies"))


Path = tuple[str | int, ...]
_NAME = Pattern(r"(?:[^、，,；;（(\r]|[（(][縣市鄉鎮區]{1,3}[）)])+(?:[（(][^（）()]*[）)])?")


def _recipients(spots: list[Spot], key: str) -> Iterator[Recipient]:
    for one in spots:
        if one.path[0] != key:
            continue
        for found in _NAME.finditer(one.text):
            name = re.sub(r"[（(][^縣市鄉鎮區）)][^（）()]*[）)]$", "", found.group())
            plain = name.strip(" \u3000")
            if plain:
                yield Recipient(plain, one, found.start() + name.index(plain))
