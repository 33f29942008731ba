"""Regular expressions that are compiled only when a letter needs them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


class Pattern:
    """A regular expression, compiled at its first use.

    `needs` are words of which a text must hold at least one to match at all: looking for them is
    so much cheaper than compiling that most patterns never are, for most letters.
    """

    __slots__ = ("_compiled", "_needs", "_source")

    def __init__(self, source: str, *, needs: str | tuple[str, ...] = ()) -> None:
        """Keep the source; `needs` are words in a tuple, or in one text with blanks between."""
        self._source = source
        self._needs = tuple(needs.split()) if isinstance(needs, str) else needs
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source)
        return self._compiled

    def possible(self, text: str) -> bool:
        """Tell whether a text holds any of the needed words."""
        return not self._needs or any(word in text for word in self._needs)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Yield the matches within a part of a text."""
        return self.compiled.finditer(text, start, end) if self.possible(text) else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match within a part of a text."""
        return self.compiled.search(text, start, end) if self.possible(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at `start`."""
        return self.compiled.match(text, start, end)

    def sub(self, replacement: str, text: str) -> str:
        """Return the text with every match replaced."""
        return self.compiled.sub(replacement, text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text."""
        return self.compiled.fullmatch(text)
