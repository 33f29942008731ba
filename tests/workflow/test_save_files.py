"""Documents are saved all or none, and a failure leaves the folder as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.unprivileged import unprivileged

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.save_files import Document, save_file, save_files


def codes(problem: pytest.ExceptionInfo[UserError]) -> list[str]:
    return [found.code for found in problem.value.findings]


def test_documents_are_written_into_a_new_folder(tmp_path: Path) -> None:
    """A missing folder is made, and the paths come back in order."""
    paths = save_files(tmp_path / "a" / "b", [Document("一.txt", b"1"), Document("二.txt", b"2")])
    assert [path.name for path in paths] == ["一.txt", "二.txt"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]


def test_nothing_but_the_documents_is_left_behind(tmp_path: Path) -> None:
    """The files written on the way are gone afterwards."""
    save_file(tmp_path / "letter.docx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.docx"]


def test_a_failure_while_making_documents_keeps_the_old_ones(tmp_path: Path) -> None:
    """When the third document cannot be made, the first two are not replaced either."""
    save_file(tmp_path / "1.txt", b"old")

    def documents() -> Iterator[Document]:
        yield Document("1.txt", b"new")
        yield Document("2.txt", b"new")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the very error that was raised above
        save_files(tmp_path, documents())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"1.txt": b"old"}


def test_a_target_that_is_a_folder_is_refused_before_anything_moves(tmp_path: Path) -> None:
    """No document is written when one of the targets is a folder."""
    (tmp_path / "2.txt").mkdir()
    with pytest.raises(UserError) as problem:
        save_files(tmp_path, [Document("1.txt", b"1"), Document("2.txt", b"2")])
    assert codes(problem) == ["target-is-folder"]
    assert [path.name for path in tmp_path.iterdir()] == ["2.txt"]


def test_a_read_only_folder_is_named_with_its_cure(tmp_path: Path) -> None:
    """A folder that may not be written to gives a message, not a traceback."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    with unprivileged(), pytest.raises(UserError) as problem:
        save_file(folder / "letter.docx", b"new")
    assert codes(problem) == ["folder-not-writable"]
    assert "--out" in problem.value.findings[0].fix
    assert list(folder.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    """A path through a file cannot become a folder."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UserError) as problem:
        save_file(tmp_path / "file" / "letter.docx", b"new")
    assert codes(problem) == ["folder-not-writable"]


def test_new_files_may_be_read_as_the_user_set_it(tmp_path: Path) -> None:
    """Documents get the rights that the umask leaves, not those of a temporary file."""
    mask = os.umask(0o027)
    try:
        path = save_file(tmp_path / "letter.docx", b"new")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640
