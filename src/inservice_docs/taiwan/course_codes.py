"""Course codes (課程登錄代碼): from the clerk's words to the site's codes and back.

The tables lie in course_codes.toml, which a school can replace, since the site's lists change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from .course_codes_file import Tables, read_tables
from .problem import FactError
from .text import compact, nearest, shown

_NATURE = "課程性質"
_DEPTH = 4


class Choice(NamedTuple):
    """One entry of a list on the site: its code (empty where the site has none) and its word."""

    code: str
    word: str


@dataclass(frozen=True, slots=True)
class CourseCodes:
    """The lists of the course-entry form. Fields are named as there: 班別性質, 時段, 參加對象, …"""

    tables: Tables

    @property
    def class_kinds(self) -> tuple[Choice, ...]:
        """The kinds of class (班別性質)."""
        return self.choices("班別性質")

    def choices(self, field: str) -> tuple[Choice, ...]:
        """Return all entries of a field's list (課程性質1 to 課程性質4 for the four levels)."""
        if field not in self.tables.words:
            raise FactError(
                f"沒有「{field}」這個欄位的代碼。", f"欄位：{'、'.join(self.tables.words)}。"
            )
        return tuple(Choice(*pair) for pair in self.tables.words[field])

    def code_of(self, field: str, word: str | int) -> Choice:
        """Return the entry that a clerk means by a long or short word, or by the code itself.

        Raises FactError naming the nearest entry.
        """
        return self._find(field, word, self.choices(field))

    def word_of(self, field: str, code: str | int) -> str:
        """Return the official word of a code. Raises FactError for a code not in the list."""
        for choice in self.choices(field):
            if choice.code and choice.code == str(code):
                return choice.word
        raise self._unknown(field, str(code), self.choices(field))

    def counts_credits(self, class_kind: str | int) -> bool:
        """Tell whether a kind of class counts credits (學分) and not hours (時數)."""
        return self.code_of("班別性質", class_kind).code in self.tables.credits

    def natures(self, *path: str | int) -> tuple[Choice, ...]:
        """Return what may be chosen under a path of 課程性質 (none given: the first level).

        Empty where the path is complete. Raises FactError for a path that cannot be.
        """
        return self._children([choice.code for choice in self.nature_path(path)])

    def nature_path(self, words: Sequence[str | int]) -> tuple[Choice, ...]:
        """Return the entries of 課程性質1, 2, 3 and 4 that a clerk's words mean, in order.

        Each must be allowed under the one before. A last 無 past the end of a path is left out.
        """
        found: list[Choice] = []
        for word in words:
            allowed = self._children([choice.code for choice in found])
            if not allowed:
                if compact(str(word)) in ("無", "1", ""):
                    break
                raise FactError(
                    f"{_NATURE}只到第 {len(found)} 層，多了「{shown(str(word))}」。",
                    f"請刪去「{shown(str(word))}」。",
                )
            found.append(self._find(f"{_NATURE}{len(found) + 1}", word, allowed))
        return tuple(found)

    def _children(self, codes: Sequence[str]) -> tuple[Choice, ...]:
        depth = len(codes) + 1
        if depth > _DEPTH:
            return ()
        every = self.choices(f"{_NATURE}{depth}")
        if not codes:
            return every
        # The rule with the fewest wildcards wins, among those the one exact on the left.
        rules = sorted(
            product(*((code, "*") for code in codes)),
            key=lambda rule: [part == "*" for part in (*[rule.count("*")], *rule)],
        )
        for rule in rules:
            allowed = self.tables.options.get("-".join(rule))
            if allowed is not None:
                return tuple(choice for choice in every if choice.code in allowed)
        return ()

    def _find(self, field: str, word: str | int, among: Iterable[Choice]) -> Choice:
        among = tuple(among)
        key = _key(str(word))
        meant = {_key(s): target for s, target in self.tables.short.get(field, {}).items()}.get(key)
        tests = (
            lambda choice: choice.code and _key(choice.code) == key,
            lambda choice: _key(choice.word) == key,
            lambda choice: meant is not None and meant in (choice.code, choice.word),
            lambda choice: key and _key(_short(choice.word)) == key,
        )
        for test in tests:
            hits = [choice for choice in among if test(choice)]
            if len(hits) == 1:
                return hits[0]
            if hits:
                codes = "、".join(choice.code or choice.word for choice in hits)
                raise FactError(
                    f"{field}「{shown(str(word))}」有 {len(hits)} 個。", f"請改填 {codes}。"
                )
        raise self._unknown(field, str(word), among)

    def _unknown(self, field: str, word: str, among: Sequence[Choice]) -> FactError:
        short = [_short(choice.word) for choice in among]
        words = [
            choice.word if short.count(_short(choice.word)) > 1 else _short(choice.word)
            for choice in among
        ]
        like = nearest(word, words)
        cure = (
            f"是不是「{like}」？" if like else ""
        ) + f"可填：{'、'.join(dict.fromkeys(words))}。"
        if not _key(word):
            return FactError(f"沒有填{field}。", cure)
        return FactError(f"{field}沒有「{shown(word)}」這個選項。", cure)


def _key(word: str) -> str:
    return compact(word[:60]).casefold().replace("周", "週")


def _short(word: str) -> str:
    """Return a word without its brackets: 高中（含…） is 高中 to a clerk."""
    return re.sub("[（(].*$", "", word)


@cache
def _built_in() -> CourseCodes:
    return CourseCodes(read_tables(None))


def load(path: Path | None = None) -> CourseCodes:
    """Return the built-in codes, or those with a school's own file laid over them, table by table.

    Raises FactError on a broken file, saying what is wrong with it.
    """
    return _built_in() if path is None else CourseCodes(read_tables(path))
