"""Bytes laid aside as a file (暫存檔), for what reads files by their path."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath


@contextmanager
def laid_aside(name: str, data: bytes) -> Iterator[Path]:
    """Write bytes into a folder of nobody else's, gone at the end of the block; yield the folder.

    The name may lead into folders below, never out: whoever gives one must know that it does not.
    """
    with tempfile.TemporaryDirectory(prefix="inservice-") as made:
        folder = Path(made)
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        yield folder
