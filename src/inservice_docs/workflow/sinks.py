"""Where a batch's documents go (輸出處): a folder or a ZIP, whole at any moment, taken up again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from inservice_docs.formats.archive import is_safe_name
from inservice_docs.formats.zip_stream import Piece, ZipStream, make_piece
from inservice_docs.workflow.done_list import Done, DoneList
from inservice_docs.workflow.file_problems import (
    folder_problem,
    make_folder,
    refuse_folder,
    target_problem,
)

Files = Sequence[tuple[str, bytes]]
LIST = "完成清單.jsonl"
_HALF = ".inservice-"


class Sink(Protocol):
    """What a batch asks of the place where its documents go."""

    @staticmethod
    def shape(files: Files) -> Any:
        """Return files as `put` wants them; called where they were made, maybe far away."""

    def earlier(self) -> Iterator[Done]:
        """Yield what an earlier run has done, as far as it is still there."""

    def begin(self, kept: int) -> None:
        """Be ready to go on after the first `kept` pieces of work of `earlier`."""

    def put(self, key: str, shaped: Any) -> None:
        """Write the files of one piece of work. Raises UserError when they cannot be written."""

    def finish(self) -> tuple[Path, ...]:
        """Put the last touch; return the files that now stand there."""

    def close(self) -> None:
        """Leave what is whole, and the list of it."""


class FolderSink:
    """A folder with a file for each document; each takes its place whole."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`, made when missing."""
        self._folder = folder
        self._list = DoneList(folder / LIST)
        self._done: list[tuple[str, ...]] = []
        self._ends: list[int] = []

    @staticmethod
    def shape(files: Files) -> Files:
        """Return the files as they are."""
        return list(files)

    def earlier(self) -> Iterator[Done]:
        """Yield what is done as long as every file of it stands."""
        for done, end in self._list.read():
            if not all(_is_file(self._folder / name) for name in done.files):
                return
            self._done.append(done.files)
            self._ends.append(end)
            yield done

    def begin(self, kept: int) -> None:
        """Clear away half files; go on after the pieces of work that are kept."""
        make_folder(self._folder)
        with _telling(self._folder):
            for half in self._folder.glob(f"{_HALF}*"):
                half.unlink(missing_ok=True)
            self._list.go_on(self._ends[kept - 1] if kept else 0)
        del self._done[kept:]

    def put(self, key: str, shaped: Files) -> None:
        """Write all files of a piece of work beside their targets, then move them into place."""
        halves: list[tuple[Path, Path]] = []
        try:
            for name, data in shaped:
                if not is_safe_name(name):
                    raise ValueError(f"unsafe file name: {name!r}")
                half, target = self._folder / f"{_HALF}{name}", self._folder / name
                refuse_folder(target)
                halves.append((half, target))
                with _telling(self._folder):
                    half.write_bytes(data)
            for half, target in halves:
                try:
                    half.replace(target)
                except OSError as problem:
                    raise target_problem(target, problem) from None
        finally:
            for half, _ in halves:
                with contextlib.suppress(OSError):
                    half.unlink(missing_ok=True)
        names = tuple(name for name, _ in shaped)
        with _telling(self._folder):
            self._list.add(Done(key, names))
        self._done.append(names)

    def finish(self) -> tuple[Path, ...]:
        """Remove the list; return the documents."""
        self._list.forget()
        return tuple(self._folder / name for names in self._done for name in names)

    def close(self) -> None:
        """Leave the list for another run; leave nothing when nothing is done."""
        self._list.close()
        with contextlib.suppress(OSError):
            self._folder.rmdir()  # only when it is empty


class ZipSink:
    """One ZIP, written as a stream beside its target and moved there when it is whole."""

    def __init__(self, target: Path) -> None:
        """Write to `target`; what stands there stays until the new one is whole."""
        self._target = target
        self._part = target.with_name(f"{target.name}.part")
        self._directory = target.with_name(f"{target.name}.part-directory")
        self._list = DoneList(target.with_name(f"{target.name}.{LIST}"))
        #: Lengths after each earlier piece of work: archive, directory, files, list.
        self._marks: list[tuple[int, int, int, int]] = []
        self._files: list[IO[bytes]] = []
        self._stream: ZipStream | None = None

    @staticmethod
    def shape(files: Files) -> Piece:
        """Lay the files out as they will lie in the archive."""
        return make_piece(files)

    def earlier(self) -> Iterator[Done]:
        """Yield what is done as far as the archive reaches."""
        lengths = [_size(self._part), _size(self._directory)]
        for done, end in self._list.read():
            if len(done.marks) != 3:
                return
            offset, listed, count = done.marks
            if offset > lengths[0] or listed > lengths[1]:
                return
            self._marks.append((offset, listed, count, end))
            yield done

    def begin(self, kept: int) -> None:
        """Cut off what came after the last whole piece of work that is kept."""
        offset, listed, count, end = self._marks[kept - 1] if kept else (0, 0, 0, 0)
        make_folder(self._target.parent)
        refuse_folder(self._target)
        with _telling(self._target.parent):
            for path, length in ((self._part, offset), (self._directory, listed)):
                file = path.open("r+b" if path.exists() else "w+b")
                self._files.append(file)
                file.truncate(length)
                file.seek(length)
            self._list.go_on(end)
        self._stream = ZipStream(self._files[0], self._files[1], offset, count)

    def put(self, key: str, shaped: Piece) -> None:
        """Append the files of a piece of work."""
        stream = self._stream
        if stream is None:
            raise RuntimeError("the archive is not open")
        with _telling(self._target.parent):
            stream.add(shaped)
            for file in self._files:
                file.flush()
            marks = (stream.offset, self._files[1].tell(), stream.count)
            self._list.add(Done(key, shaped.names, marks))

    def finish(self) -> tuple[Path, ...]:
        """Write the archive's directory and move it into place."""
        if self._stream is None:
            raise RuntimeError("the archive is not open")
        with _telling(self._target.parent):
            self._stream.close()
            self._files[0].flush()
            os.fsync(self._files[0].fileno())
        for file in self._files:
            file.close()
        try:
            self._part.replace(self._target)
        except OSError as problem:
            raise target_problem(self._target, problem) from None
        self._list.forget()
        return (self._target,)

    def close(self) -> None:
        """Leave the parts and the list for another run; leave nothing when nothing is done."""
        for file in self._files:
            with contextlib.suppress(OSError):
                file.close()
        self._files = []
        if not self._list.close():
            self._part.unlink(missing_ok=True)
            self._directory.unlink(missing_ok=True)


def _is_file(path: Path) -> bool:
    return _size(path) > 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@contextlib.contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Turn the system's refusals into what a user is told."""
    try:
        yield
    except OSError as problem:
        raise folder_problem(folder, problem) from None
