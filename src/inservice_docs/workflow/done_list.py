"""The list of what is done (完成清單) of a batch: lets a stopped one go on where it was.

One line of JSON for each piece of work, written once its files are whole.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Done:
    """One piece of work: what it was made from, its files, how long the sink's files then were."""

    key: str
    files: tuple[str, ...]
    marks: tuple[int, ...] = ()


@dataclass(slots=True)
class DoneList:
    """The list in its file; `done` counts what it holds."""

    path: Path
    _file: IO[bytes] | None = field(default=None, repr=False)

    def read(self) -> Iterator[tuple[Done, int]]:
        """Yield what an earlier run left, each with where its line ends; half a line ends it."""
        with contextlib.suppress(FileNotFoundError), self.path.open("rb") as file:
            end = 0
            for line in file:
                done = _parse(line)
                if done is None:
                    return
                end += len(line)
                yield done, end

    def go_on(self, end: int) -> None:
        """Keep the list up to `end` and be ready to add to it."""
        self._file = self.path.open("r+b" if self.path.exists() else "w+b")
        self._file.truncate(end)
        self._file.seek(end)

    def add(self, done: Done) -> None:
        """Write down that a piece of work is done."""
        if self._file is None:
            raise RuntimeError("the list is not open")
        entry = {"key": done.key, "marks": done.marks, "files": done.files}
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
        self._file.write(line.encode())
        self._file.flush()

    def close(self) -> bool:
        """Keep the list for another run, unless it is empty; tell whether it is there."""
        if self._file is not None:
            # What could not be written for lack of room is lost, and done again.
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None
        if self.path.is_file() and self.path.stat().st_size == 0:
            self.path.unlink()
        return self.path.exists()

    def forget(self) -> None:
        """Remove the list: all is done."""
        self.close()
        self.path.unlink(missing_ok=True)


def _parse(line: bytes) -> Done | None:
    try:
        entry = json.loads(line) if line.endswith(b"\n") else None
        if entry is None:
            return None
        return Done(str(entry["key"]), tuple(entry["files"]), tuple(entry["marks"]))
    except (ValueError, KeyError, TypeError):
        return None
