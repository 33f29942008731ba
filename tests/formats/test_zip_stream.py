"""ZIP streams: any program reads them, whatever their size, and pieces join to the same bytes."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from inservice_docs.formats.zip_stream import Piece, ZipStream, make_piece

FILES = [(f"研習證明_{n:04}.docx", bytes([n % 251]) * n) for n in range(40)]


def written(pieces: Iterable[Piece]) -> bytes:
    target, directory = io.BytesIO(), io.BytesIO()
    stream = ZipStream(target, directory)
    for piece in pieces:
        stream.add(piece)
    stream.close()
    return target.getvalue()


def test_pieces_join_to_what_one_would_be() -> None:
    """Whoever lays out the pieces, and however many there are, the archive is the same."""
    whole = written([make_piece(FILES)])
    assert written(make_piece([file]) for file in FILES) == whole
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES


def test_work_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    """What was appended after the last known place is cut off; the rest follows."""
    target, directory = tmp_path / "a.zip", tmp_path / "a.dir"
    with target.open("wb") as file, directory.open("wb") as listing:
        stream = ZipStream(file, listing)
        stream.add(make_piece(FILES[:20]))
        offset, count, listed = stream.offset, stream.count, listing.tell()
        file.write(b"half a piece")
        listing.write(b"half")
    with target.open("r+b") as file, directory.open("r+b") as listing:
        for each, length in ((file, offset), (listing, listed)):
            each.truncate(length)
            each.seek(length)
        stream = ZipStream(file, listing, offset, count)
        stream.add(make_piece(FILES[20:]))
        stream.close()
    assert target.read_bytes() == written([make_piece(FILES)])


def test_more_files_than_the_old_form_can_count() -> None:
    """Past 65,535 files the archive takes the large form, and every file is found."""
    pieces = (make_piece([(f"{n}-{m}.txt", b"") for m in range(1000)]) for n in range(70))
    with zipfile.ZipFile(io.BytesIO(written(pieces))) as archive:
        assert len(archive.namelist()) == 70_000
        assert archive.read("69-999.txt") == b""


def test_offsets_past_four_gigabytes() -> None:
    """A file that begins past 4 GiB is found; the bytes before it are a hole in a sparse file."""
    with tempfile.TemporaryFile() as target, tempfile.TemporaryFile() as directory:
        stream = ZipStream(target, directory)
        stream.add(make_piece([("first.txt", b"one")]))
        skipped = 5 << 30
        target.seek(skipped, io.SEEK_CUR)
        stream.offset += skipped
        stream.add(make_piece([("last.docx", b"two")]))
        stream.close()
        target.seek(0)
        with zipfile.ZipFile(target) as archive:
            assert archive.read("first.txt") == b"one"
            assert archive.read("last.docx") == b"two"


def test_an_empty_archive_is_one() -> None:
    """No files make a ZIP without any."""
    with zipfile.ZipFile(io.BytesIO(written([]))) as archive:
        assert archive.namelist() == []


def test_a_file_may_not_be_too_large() -> None:
    """A single file of 4 GiB would need the large form in its header, which we never write."""

    class Huge(bytes):
        def __len__(self) -> int:
            return 1 << 32

    with pytest.raises(ValueError, match="4 GiB"):
        make_piece([("a.docx", Huge())])


def test_past_four_gigabytes_every_offset_is_right() -> None:
    """The directory of files on both sides of the border, within one piece too, leads to each."""
    border = 0xFFFFFFFF
    pieces = [make_piece(FILES[20:]), make_piece(FILES[:20])]
    start = border - pieces[0].offsets[10] - 3  # the border lies within the tenth file
    target, listing = io.BytesIO(), io.BytesIO()
    stream = ZipStream(target, listing, start, 0)
    for piece in pieces:
        stream.add(piece)
    stream.close()
    whole = target.getvalue()
    with zipfile.ZipFile(Shifted(whole, start)) as archive:
        infos = archive.infolist()
        assert [(info.filename, archive.read(info)) for info in infos] == FILES[20:] + FILES[:20]
        assert [info.header_offset > border for info in infos] == [False] * 11 + [True] * 29
        assert {info.extract_version for info in infos[:11]} == {20}
        assert {info.extract_version for info in infos[11:]} == {45}


class Shifted(io.RawIOBase):
    """A file that begins with so many bytes that nobody reads."""

    def __init__(self, data: bytes, before: int) -> None:
        super().__init__()
        self.data, self.before, self.at = data, before, 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, self.before + len(self.data))[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def read(self, size: int = -1) -> bytes:
        at = self.at - self.before
        assert at >= 0
        data = self.data[at:] if size < 0 else self.data[at : at + size]
        self.at += len(data)
        return data
