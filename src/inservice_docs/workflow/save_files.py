"""Save documents (存檔): all of them or none, each replaced atomically."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inservice_docs.workflow.file_problems import (
    folder_problem,
    make_folder,
    refuse_folder,
    target_problem,
)


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its bytes and its name, which never holds personal data.

    The name may lead into a folder of its own: `invitation-di/letter.sw`. A `private` one may be
    read by its owner alone, as far as the file system knows rights.
    """

    name: str
    data: bytes
    private: bool = False


def save_files(folder: Path, documents: Iterable[Document]) -> tuple[Path, ...]:
    """Write documents into a folder, made when missing; return their paths.

    Everything is written beside its target first and then moved into place, so that a failure
    leaves the old files as they were. Raises UserError when the folder or a file cannot be written.
    """
    make_folder(folder)
    waiting: list[tuple[Path, Path]] = []
    try:
        for document in documents:
            temporary = _temporary(folder)
            waiting.append((temporary, folder / document.name))
            with _writing(temporary, folder, document.private) as file:
                file.write(document.data)
        for _, target in waiting:
            refuse_folder(target)
            make_folder(target.parent)
        for temporary, target in waiting:
            _move(temporary, target)
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(target for _, target in waiting)


def save_file(target: Path, data: bytes) -> Path:
    """Write one file atomically; return its path. Raises UserError when it cannot be written."""
    return save_files(target.parent, [Document(target.name, data)])[0]


def _temporary(folder: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=".inservice-", suffix=".tmp", dir=folder)
    except OSError as problem:
        raise folder_problem(folder, problem) from None
    os.close(handle)
    return Path(name)


@contextlib.contextmanager
def _writing(path: Path, folder: Path, private: bool) -> Iterator[BinaryIO]:
    """Open a temporary file to write; once whole it is on disk, with the rights of a new file.

    A private one keeps those of a temporary file (0600).
    """
    try:
        with path.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            path.chmod(0o666 & ~_umask())
    except OSError as problem:
        raise folder_problem(folder, problem) from None


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as problem:
        raise target_problem(target, problem) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
