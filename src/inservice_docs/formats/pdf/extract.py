"""The words of a PDF with their places; run as a process of its own, which may be ended.

A PDF can be made to keep any reader busy, so `text.py` starts this file with bounds on time and
memory. It takes the PDF from standard input and puts out one JSON array a page (see `page_lines`),
then one JSON text: what ended the work.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

from inservice_docs.formats.pdf.page_lines import page_lines

MOST_PAGES = 20
MOST_STREAM = 20_000_000
MOST_MEMORY = 200_000_000
"""Bytes; the letters that people send take some 60 MB."""

DONE, LOCKED, BROKEN, TOO_LARGE = "done", "locked", "broken", "too-large"


def extract(data: bytes, put: Any) -> str:
    """Put out the lines of each page; return what ended the work."""
    from pypdf import PdfReader, overwrite_configuration
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    overwrite_configuration(
        zlib_maximum_output_length=MOST_STREAM,
        lzw_maximum_output_length=MOST_STREAM,
        run_length_maximum_output_length=MOST_STREAM,
        array_based_stream_maximum_output_length=MOST_STREAM,
    )
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return LOCKED
        for number, page in enumerate(reader.pages):
            if number == MOST_PAGES:
                break
            put(page_lines(page))
    except (FileNotDecryptedError, DependencyError):
        return LOCKED
    except (MemoryError, RecursionError, LimitReachedError):
        return TOO_LARGE
    except Exception:  # a damaged PDF raises anything at all
        return BROKEN
    return DONE


def main() -> None:
    """Read a PDF from standard input, within bounds, and put out its lines."""
    logging.disable(logging.CRITICAL)
    _bound_memory()
    out = sys.stdout.buffer

    def put(value: Any) -> None:
        out.write(json.dumps(value).encode("ascii") + b"\n")
        out.flush()

    put(extract(sys.stdin.buffer.read(), put))


def _bound_memory() -> None:
    """Let the system refuse memory past the bound; Windows and macOS leave it to pypdf's own."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
