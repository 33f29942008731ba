"""Files into one ZIP (壓縮檔): the same bytes for the same files, names safe on every system."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from typing import BinaryIO

from inservice_docs.formats.zip_stream import ZipStream, make_piece

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_LONGEST = 120
_IN_MEMORY = 1_000_000


def write_archive(target: BinaryIO, files: Iterable[tuple[str, bytes]]) -> int:
    """Write (name, bytes) pairs as a ZIP, one after another; return how many there were.

    The files may come from a generator: only one is held at a time. Every entry carries the same
    date and the UTF-8 flag, so that any program shows Chinese names. Raises ValueError for a name
    that is unsafe or comes twice: names are made by this program, never by its users.
    """
    seen: set[str] = set()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as directory:
        stream = ZipStream(target, directory)
        for name, data in files:
            key = name.casefold()
            if not is_safe_name(name):
                raise ValueError(f"unsafe name in an archive: {name!r}")
            if key in seen:
                raise ValueError(f"name twice in an archive: {name!r}")
            seen.add(key)
            stream.add(make_piece([(name, data)]))
        stream.close()
    return len(seen)


def is_safe_name(name: str) -> bool:
    """Tell whether a file name, with folders before `/`, is safe on Windows, macOS and Linux."""
    parts = name.split("/")
    return all(
        part
        and len(part) <= _LONGEST
        and part == part.strip(" ")
        and not part.endswith(".")
        and not _FORBIDDEN.search(part)
        and not _DEVICE.match(part)
        for part in parts
    )


def safe_name(text: str, otherwise: str = "文件") -> str:
    """Return a text as one safe file name without a folder: 「115年/研習?」 → 「115年_研習_」."""
    plain = _FORBIDDEN.sub("_", text).replace("/", "_").strip(" .")[:_LONGEST].rstrip(" .")
    if not plain:
        return otherwise
    return f"_{plain}"[:_LONGEST] if _DEVICE.match(plain) else plain
