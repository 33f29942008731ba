"""The process that reads a PDF: what it puts out, and the bounds that it keeps."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from tests.support.pdf_files import drawn, pdf, stream, written

from inservice_docs.formats.pdf import extract

PAGE = drawn((72, 700, "主旨：請查照。"))


def read(data: bytes) -> tuple[list[Any], str]:
    """Return the pages and what ended the work, in this process."""
    pages: list[Any] = []
    return pages, extract.extract(data, pages.append)


def locked(user: str, algorithm: str = "AES-256") -> bytes:
    """Return a PDF with a password."""
    import io

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGE))))
    writer.encrypt(user, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pages_come_one_by_one() -> None:
    """Each page's lines are put out before the next is read."""
    pages, end = read(pdf(PAGE, drawn((72, 700, "說明："))))
    assert [[line[0] for line in page] for page in pages] == [["主旨：請查照。"], ["說明："]]
    assert end == extract.DONE


def test_only_the_first_pages_are_read() -> None:
    """A letter is short; what comes after is its enclosures."""
    assert len(read(pdf(*[PAGE] * (extract.MOST_PAGES + 3)))[0]) == extract.MOST_PAGES


@pytest.mark.parametrize("algorithm", ["AES-256", "RC4-128"])
def test_passwords(algorithm: str) -> None:
    """A password to open is needed; one against changes alone is no hindrance."""
    assert read(locked("secret", algorithm)) == ([], extract.LOCKED)
    assert read(locked("", algorithm))[1] == extract.DONE


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"", extract.BROKEN),
        (b"%PDF-1.7\n", extract.BROKEN),
        (pdf(PAGE)[:300], extract.BROKEN),
        (pdf(PAGE, kids=b"2 0 R"), extract.BROKEN),
        (pdf(b"(" * 100_000), extract.BROKEN),
        (written([b"2 0 R", b"1 0 R"]), extract.BROKEN),
        (pdf(b"[" * 200_000), extract.TOO_LARGE),
        (pdf(stream(b"").ljust(extract.MOST_STREAM + 1)), extract.TOO_LARGE),
    ],
)
def test_damaged_and_hostile_files(data: bytes, end: str) -> None:
    """Whatever is wrong with a file, the end is one of the known ones."""
    assert read(data)[1] == end


def test_the_process() -> None:
    """It takes a PDF from standard input and puts out JSON, a line a page."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", extract.__name__],
        input=pdf(PAGE),
        capture_output=True,
        check=True,
    )
    *pages, end = [json.loads(line) for line in done.stdout.splitlines()]
    assert pages[0][0][0] == "主旨：請查照。"
    assert end == extract.DONE
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory")
def test_memory_is_bounded() -> None:
    """Past the bound the system gives no more."""
    script = (
        f"from {extract.__name__} import _bound_memory, MOST_MEMORY\n"
        "_bound_memory()\ntry:\n  bytearray(MOST_MEMORY)\nexcept MemoryError:\n  print('full')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"full"
