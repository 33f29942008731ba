"""The list of what is done: read back as far as it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.workflow.done_list import Done, DoneList

DONE = [Done("a1", ("一.docx", "二.docx"), (10, 5)), Done("b2", ("三.docx",), (20, 9))]


def kept(path: Path) -> DoneList:
    made = DoneList(path)
    made.go_on(0)
    for done in DONE:
        made.add(done)
    made.close()
    return made


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Every piece of work comes back, with where its line ends."""
    found = list(kept(tmp_path / "list").read())
    assert [done for done, _ in found] == DONE
    assert found[-1][1] == (tmp_path / "list").stat().st_size


@pytest.mark.parametrize("tail", [b'{"key":"c3","mar', b"{}\n", b"[]\n", b"\xff\n", b"1\n"])
def test_half_a_line_ends_the_list(tmp_path: Path, tail: bytes) -> None:
    """A run that was killed while writing leaves a line that is left out, and overwritten."""
    made = kept(tmp_path / "list")
    with (tmp_path / "list").open("ab") as file:
        file.write(tail)
    found = list(made.read())
    assert [done for done, _ in found] == DONE
    made.go_on(found[0][1])
    made.add(DONE[1])
    made.close()
    assert [done for done, _ in made.read()] == DONE


def test_a_list_that_is_forgotten_is_gone(tmp_path: Path) -> None:
    """No list reads as an empty one; forgetting twice does no harm."""
    made = kept(tmp_path / "list")
    made.forget()
    made.forget()
    assert list(made.read()) == []
    with pytest.raises(RuntimeError):
        made.add(DONE[0])
