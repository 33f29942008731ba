"""ZIP files: the same bytes each time, names that every system takes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.archive import is_safe_name, safe_name, write_archive


def packed(*files: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    write_archive(stream, files)
    return stream.getvalue()


def test_same_files_give_the_same_bytes() -> None:
    """No clock and no system reaches the archive."""
    files = [("證明/0001.docx", b"one"), ("說明.txt", b"two")]
    assert packed(*files) == packed(*files)
    with ZipFile(io.BytesIO(packed(*files))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_names_carry_the_utf8_flag() -> None:
    """Chinese names are UTF-8 and say so; plain ones too."""
    with ZipFile(io.BytesIO(packed(("研習證明.docx", b"x"), ("a.txt", b"y")))) as archive:
        assert [entry.filename for entry in archive.infolist()] == ["研習證明.docx", "a.txt"]
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist())
        assert archive.read("研習證明.docx") == b"x"


def test_files_are_taken_one_after_another() -> None:
    """The next file is asked for only after the one before has been written."""
    stream = io.BytesIO()
    sizes = []

    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(3):
            sizes.append(stream.tell())
            yield f"{number}.docx", bytes(1000)

    assert write_archive(stream, files()) == 3
    assert sizes[0] < sizes[1] < sizes[2]


def test_documents_are_not_packed_twice() -> None:
    """A docx is a ZIP already; packing it again costs time and saves nothing."""
    with ZipFile(io.BytesIO(packed(("a.docx", bytes(1000)), ("a.txt", bytes(1000))))) as archive:
        first, second = archive.infolist()
    assert first.compress_type == ZIP_STORED
    assert second.compress_size < 100


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "/a",
        "a/../b",
        "C:/a",
        "a\\b",
        "",
        "a//b",
        ".",
        "nul",
        "COM1.docx",
        "a.",
        "a\n",
        "a ",
    ],
)
def test_unsafe_names_are_refused(name: str) -> None:
    """A name that leaves the folder, or that Windows cannot take, is a mistake of the program's."""
    assert not is_safe_name(name)
    with pytest.raises(ValueError, match="unsafe"):
        packed((name, b""))


def test_a_name_comes_once() -> None:
    """Two files of the same name, on systems that do not tell capitals apart, are refused."""
    with pytest.raises(ValueError, match="twice"):
        packed(("a.docx", b""), ("A.docx", b""))


@given(st.text())
def test_any_text_becomes_a_safe_name(text: str) -> None:
    """Whatever the study is called, its file can be written."""
    assert is_safe_name(safe_name(text))


def test_safe_names_stay_readable() -> None:
    """Only what is forbidden is replaced."""
    assert safe_name("「生命教育」研習 115/9/18?") == "「生命教育」研習 115_9_18_"
    assert safe_name("...") == "文件"
    assert safe_name("con") == "_con"
