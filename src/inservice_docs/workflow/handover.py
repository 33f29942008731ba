"""How what other processes on this machine have made comes back (交接): through shared memory.

A pipe would copy a megabyte of documents six times over and make the process that writes the
archive the bottleneck. Here each piece of work is lent a slot; its bytes are put there once and
written out from there. What does not fit takes the pipe after all.
"""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import Any, NamedTuple

SLOT = 3 << 20
"""Bytes of a slot: some hundred certificates."""
_MORE = 4  # than there are workers: pieces that wait to be made, and to be written out


class Left(NamedTuple):
    """What lies in a slot: a pickle, and how long the buffers are that stand there one by one."""

    head: bytes
    lengths: tuple[int, ...]


@dataclass(slots=True)
class Slots:
    """Equal stretches of memory that this process and its workers share.

    The memory has no name, so that nothing is left of it when a process is killed.
    """

    shared: Any
    count: int
    size: int

    @classmethod
    def make(cls, context: BaseContext, count: int, size: int = SLOT) -> Slots:
        """Set up so many slots; they travel to a worker as it is started, and only then."""
        return cls(context.RawArray("B", count * size), count, size)

    def leave(self, made: Any, slot: int) -> Any:
        """Put what was made into a slot; return what to send: `Left`, or itself where it is large.

        In a slot lies what `made` pickles apart (`pickle.PickleBuffer`), such as a piece of an
        archive; what does not do so is sent as it is.
        """
        apart: list[pickle.PickleBuffer] = []
        head = pickle.dumps(made, 5, buffer_callback=apart.append)
        views = [buffer.raw() for buffer in apart]
        if not views or sum(map(len, views)) > self.size:
            return made
        memory, at = memoryview(self.shared).cast("B"), slot * self.size
        for view in views:
            memory[at : at + len(view)] = view
            at += len(view)
        return Left(head, tuple(map(len, views)))

    def take(self, sent: Any, slot: int) -> Any:
        """Return what was made; it is good until the slot is lent again."""
        if not isinstance(sent, Left):
            return sent
        memory, at = memoryview(self.shared).cast("B"), slot * self.size
        views: list[memoryview] = []
        for length in sent.lengths:
            views.append(memory[at : at + length].toreadonly())
            at += length
        return pickle.loads(sent.head, buffers=views)  # noqa: S301 - of this program's own worker


class SharingPool(ProcessPoolExecutor):
    """A process pool whose workers hold the same slots, as `slots_here`."""

    def __init__(self, processes: int, context: BaseContext, prepare: Any) -> None:
        """Start so many processes; each calls `prepare` first."""
        self.slots = Slots.make(context, processes + _MORE)
        super().__init__(processes, context, _begin, (prepare, self.slots))


_here: list[Slots] = []


def _begin(prepare: Any, slots: Slots) -> None:
    _here[:] = [slots]
    prepare()


def leave_here(made: Any, slot: int | None) -> Any:
    """Put what a worker has made into the slot it was lent, if any; return what to send."""
    return made if slot is None or not _here else _here[0].leave(made, slot)
