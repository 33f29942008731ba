"""Pages of a long list (分頁): which part is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list: what is on it, its number from 1, how many pages and rows there are."""

    rows: tuple[T, ...]
    page: int
    pages: int
    total: int


def part_of(rows: Sequence[T], page: str, size: int) -> Part[T]:
    """Return the page that was asked for; anything that is no page of the list is the nearest."""
    pages = max(1, -(-len(rows) // size))
    asked = int(page[:9]) if page.isascii() and page[:9].isdigit() else 1
    at = min(max(1, asked), pages)
    return Part(tuple(rows[(at - 1) * size : at * size]), at, pages, len(rows))
