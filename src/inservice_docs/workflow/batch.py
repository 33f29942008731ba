"""A batch (批次): pieces of work in, documents out, on one machine or many, in order and resumable.

The work is cut into pieces of some hundred records. Whoever makes them, in this process, in others
or on other machines, is the caller's `Executor`; at any moment only a few pieces are held, so that
memory stays flat whatever the number. A batch that was stopped goes on where it was.
"""

from __future__ import annotations

import contextlib
import itertools
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint
from inservice_docs.workflow.handover import SharingPool, leave_here
from inservice_docs.workflow.sinks import Files, Sink

AHEAD = 8
"""Pieces of work that are handed out before the first of them is back, where nothing says more."""

T = TypeVar("T")


class Work(Protocol):
    """One piece of work; it travels to whoever does it, so it must be picklable."""

    @property
    def steps(self) -> int:
        """How far the progress bar moves when it is done."""

    def key(self) -> str:
        """Return a hash of everything its files are made from."""

    def make(self) -> Outcome[Files]:
        """Return the files; raises UserError."""


@dataclass(frozen=True, slots=True)
class _Made:
    key: str
    shaped: Any
    steps: int
    findings: tuple[Finding, ...]


def run_batch(
    works: Iterable[Work],
    sink: Sink,
    executor: Executor | None = None,
    step: Callable[[int], Any] = lambda _: None,
) -> Outcome[tuple[Path, ...]]:
    """Do all the work, write its files to the sink, and return the files that stand there.

    `works` are taken one at a time; the same works after a stop give the same files, and what an
    earlier run has done is kept. `executor` is None for this process alone. `step` is called with
    how many records a finished piece stood for. Raises UserError: of the work, when nothing can be
    written, or when the executor is lost; what is done then stays, with the list of it.
    """
    waiting = iter(works)
    kept, done, pending = _kept(waiting, sink)
    findings: dict[Finding, None] = {}
    if done:
        step(done)
        words = f"先前已完成 {done} 份，這次接著做其餘的。"
        findings[hint("batch-continued", words, "要全部重做，請先刪去輸出處的完成清單。")] = None
    with contextlib.closing(sink):
        sink.begin(kept)
        works = itertools.chain(pending, waiting)
        with contextlib.closing(_results(works, sink.shape, executor)) as results:
            for made in results:
                sink.put(made.key, made.shaped)
                findings |= dict.fromkeys(made.findings)
                step(made.steps)
        paths = sink.finish()
    return Outcome(paths, tuple(findings))


def in_pieces(records: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield the records in groups of `size`, the last maybe smaller."""
    taken = iter(records)
    while piece := tuple(itertools.islice(taken, size)):
        yield piece


def _kept(works: Iterator[Work], sink: Sink) -> tuple[int, int, Sequence[Work]]:
    """Return how many pieces of an earlier run count, their records, and the first to be redone."""
    kept = steps = 0
    for done in sink.earlier():
        work = next(works, None)
        if work is None:
            return kept, steps, ()
        if done.key != work.key():
            return kept, steps, (work,)
        kept, steps = kept + 1, steps + work.steps
    return kept, steps, ()


def _results(
    works: Iterable[Work], shape: Callable[[Files], Any], executor: Executor | None
) -> Generator[_Made, None, None]:
    """Yield what was made, in order."""
    if executor is None:
        for work in works:
            yield _do(work, shape)
        return
    slots = executor.slots if isinstance(executor, SharingPool) else None
    free: list[int | None] = [None] * getattr(executor, "ahead", AHEAD)
    if slots is not None:
        free[:] = range(slots.count)
    waiting: deque[tuple[Future[_Made], int | None]] = deque()

    def first() -> Generator[_Made, None, None]:
        future, slot = waiting.popleft()
        made = future.result()
        if slots is not None and slot is not None:
            made = replace(made, shaped=slots.take(made.shaped, slot))
        yield made
        free.append(slot)

    try:
        for work in works:
            slot = free.pop()
            waiting.append((executor.submit(_do, work, shape, slot), slot))
            if not free:
                yield from first()
        while waiting:
            yield from first()
    except BrokenExecutor:
        raise UserError(
            error(
                "worker-lost",
                "有一個工作程序中途結束（可能記憶體不足，或被系統終止）。",
                "已完成的都保留；再執行一次就會接著做，或減少 --processes。",
            )
        ) from None
    finally:
        for future, _ in waiting:
            future.cancel()


def _do(work: Work, shape: Callable[[Files], Any], slot: int | None = None) -> _Made:
    outcome = work.make()
    shaped = leave_here(shape(outcome.value), slot)
    return _Made(work.key(), shaped, work.steps, outcome.findings)
