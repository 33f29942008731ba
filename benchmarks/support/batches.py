"""Certificates by the thousand: the records, the template, and a ZIP stream to the null device."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from functools import lru_cache
from pathlib import Path
from typing import Any

from inservice_docs.formats.docx.codec import deflate_isal
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.zip_stream import ZipStream, make_piece
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.certificate_files import word_works
from support import papers

CODECS = ("zlib", "isal")


class NullSink:
    """A sink that writes a ZIP stream to the null device, its directory to a file on disk."""

    shape = staticmethod(make_piece)

    def __init__(self, directory: Any) -> None:
        self._null = open(os.devnull, "wb")  # noqa: SIM115, PTH123
        self.stream = ZipStream(self._null, directory)

    def earlier(self) -> Iterator[Any]:
        """Yield nothing: every run is new."""
        return iter(())

    def begin(self, kept: int) -> None:
        """Do nothing."""

    def put(self, key: str, shaped: Any) -> None:
        """Write a piece."""
        self.stream.add(shaped)

    def finish(self) -> tuple[Path, ...]:
        """Write the directory."""
        self.stream.close()
        return ()

    def close(self) -> None:
        """Close the null device."""
        self._null.close()


@lru_cache(maxsize=2)
def template(codec: str) -> Template:
    """Return the project's certificate, compressed by one of CODECS."""
    data = papers.certificate_template()
    return Template.read(data, compress=deflate_isal) if codec == "isal" else Template.read(data)


def records(first: int, end: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield so many people's certificates, made as they are asked for."""
    usual = papers.certificate_values(0)
    for n in range(first, end):
        own = {"證號": f"(115)曉中宗字第{n:07}號", "姓名": papers.name(n)}
        yield f"{n:07}", {**usual, **own}


def run(
    codec: str,
    first: int,
    end: int,
    executor: Executor | None = None,
    step: Any = lambda _: None,
) -> float:
    """Make certificates and return how many seconds that took."""
    sheet = template(codec)
    with tempfile.TemporaryFile() as directory:
        sink = NullSink(directory)
        works = word_works(sheet, Properties(), records(first, end))
        start = time.perf_counter()
        run_batch(works, sink, executor, step)
        assert sink.stream.count == end - first
        return time.perf_counter() - start


def warm(codec: str, executor: Executor, own: bool = True) -> None:
    """Have the processes there and their templates prepared before a clock starts.

    `own` are processes of this program, which know this module.
    """
    if own:
        run(codec, 0, 800)
        list(executor.map(run, [codec] * 8, [0] * 8, [400] * 8))
    run(codec, 0, 4000, executor)
