"""The letter is found in a file, a folder or a ZIP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.formats.di.decoding import MOST_BYTES
from inservice_docs.formats.di.package import open_source
from inservice_docs.records.finding import Finding

Refusal = Callable[[Callable[[], object]], Finding]


@pytest.fixture(params=["folder", "zip", "bytes"])
def pack(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path | bytes]:
    """Put files into a folder, a ZIP on disk, or a ZIP in memory."""

    def packed(**files: bytes) -> Path | bytes:
        named = {name.replace("_", "."): data for name, data in files.items()}
        if request.param == "folder":
            for name, data in named.items():
                (tmp_path / name).write_bytes(data)
            return tmp_path
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, data in named.items():
                archive.writestr(name, data)
        if request.param == "bytes":
            return target.getvalue()
        (tmp_path / "x.zip").write_bytes(target.getvalue())
        return tmp_path / "x.zip"

    return packed


def test_a_lone_file(tmp_path: Path) -> None:
    """Its own name, its bytes, and no package."""
    path = tmp_path / "a.di"
    path.write_bytes(b"<a/>")
    opened = open_source(path)
    assert (opened.file, opened.letter, opened.names) == ("a.di", b"<a/>", None)
    assert open_source(b"<a/>", "b.di").file == "b.di"


def test_the_letter_and_its_sheet(pack: Callable[..., Path | bytes]) -> None:
    """The sheet of the same name is the letter's own."""
    opened = open_source(pack(z_sw=b"0", A_DI=b"1", A_sw=b"2", b_pdf=b"3"))
    assert (opened.file, opened.letter, opened.sheet_file) == ("A.DI", b"1", "A.sw")
    assert opened.sheet == b"2"
    assert opened.names == {"z.sw", "A.DI", "A.sw", "b.pdf"}
    assert not opened.findings


def test_several_letters_are_told(pack: Callable[..., Path | bytes]) -> None:
    """The first is read, the others are named."""
    opened = open_source(pack(a_di=b"1", b_di=b"2"))
    assert opened.letter == b"1"
    assert [each.code for each in opened.findings] == ["di-several"]


def test_xml_stands_in_for_di(pack: Callable[..., Path | bytes]) -> None:
    """Some systems call the letter .xml."""
    assert open_source(pack(a_xml=b"1", b_pdf=b"2")).letter == b"1"


def test_packages_without_a_letter(pack: Callable[..., Path | bytes], refusal: Refusal) -> None:
    """None at all is refused."""
    source = pack(a_pdf=b"1")
    assert refusal(lambda: open_source(source)).code == "di-none"


def test_a_huge_letter_is_refused(pack: Callable[..., Path | bytes], refusal: Refusal) -> None:
    """Wherever it lies."""
    source = pack(a_di=b"<" * (MOST_BYTES + 1))
    assert refusal(lambda: open_source(source)).code == "file-too-large"


def test_unsafe_names_are_passed_over(samples: Path) -> None:
    """A member that points elsewhere is an error, and is not read."""
    opened = open_source(samples / "hostile" / "names.zip")
    assert opened.file == "ok.di"
    assert [each.code for each in opened.findings] == ["di-name-unsafe"]


def test_missing_and_unreadable_files(tmp_path: Path, refusal: Refusal) -> None:
    """Each is said plainly; so is a large file that is no ZIP."""
    assert refusal(lambda: open_source(tmp_path / "no.di")).code == "file-missing"
    assert refusal(lambda: open_source(tmp_path / "a\0b")).code == "file-unreadable"
    large = tmp_path / "large.di"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    assert refusal(lambda: open_source(large)).code == "file-too-large"
