"""Bytes laid aside as a file."""

from __future__ import annotations

import pytest

from inservice_docs.formats.aside import laid_aside


@pytest.mark.parametrize("name", ["名單.csv", "templates/letters/letter.docx"])
def test_a_file_lies_aside_for_the_length_of_the_block(name: str) -> None:
    """It is its owner's alone, and goes also after an error."""
    seen = []

    def read() -> None:
        with laid_aside(name, b"data") as folder:
            seen.append((folder, (folder / name).read_bytes(), folder.stat().st_mode & 0o077))
            raise KeyError

    with pytest.raises(KeyError):
        read()
    ((folder, data, others),) = seen
    assert (data, others, folder.exists()) == (b"data", 0, False)
