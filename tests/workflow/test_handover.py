"""What other processes made comes back through shared memory, whole, or through the pipe."""

from __future__ import annotations

import multiprocessing
import pickle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support.batches import Letters, sink_for

from inservice_docs.formats.zip_stream import Piece, make_piece
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.executors import open_executor
from inservice_docs.workflow.handover import SLOT, Left, SharingPool, Slots, leave_here

SLOTS = Slots.make(multiprocessing.get_context("spawn"), 3, 5_000)
FILES = [(f"研習證明_{n}.docx", bytes([n]) * 100 * n) for n in range(8)]


@given(st.lists(st.tuples(st.text(max_size=9), st.binary(max_size=900)), max_size=9))
def test_a_piece_comes_back_as_it_was(files: list[tuple[str, bytes]]) -> None:
    """Whatever its files, whether or not they fit."""
    files = [(name.encode("utf-8", "replace").decode(), data) for name, data in files]
    piece = make_piece(files)
    sent = SLOTS.leave(piece, 1)
    assert isinstance(sent, Left) == (len(piece.data) <= SLOTS.size)
    back = SLOTS.take(pickle.loads(pickle.dumps(sent)), 1)
    assert isinstance(back, Piece)
    assert (bytes(back.data), *back[1:]) == (piece.data, *piece[1:])


def test_slots_do_not_touch_each_other() -> None:
    """Each holds its own until it is lent again."""
    pieces = [make_piece([FILES[n]]) for n in (5, 6, 7)]
    sent = [SLOTS.leave(piece, slot) for slot, piece in enumerate(pieces)]
    for slot in (2, 0, 1):
        back = SLOTS.take(sent[slot], slot)
        assert (bytes(back.data), back.names) == (pieces[slot].data, pieces[slot].names)


def test_the_documents_do_not_travel_in_the_message() -> None:
    """What is sent is short; the bytes lie in the slot."""
    piece = make_piece([("a.docx", bytes(4_000))])
    assert len(pickle.dumps(SLOTS.leave(piece, 0))) < 1_000


def test_what_does_not_pickle_apart_is_sent_as_it_is() -> None:
    """Files for a folder, say; and everything where no slot was lent."""
    assert SLOTS.leave(FILES, 0) is FILES
    assert SLOTS.take(FILES, 0) is FILES
    assert leave_here(FILES, 0) is FILES
    assert leave_here(FILES, None) is FILES


def test_pieces_larger_than_a_slot_come_out_the_same(tmp_path: Path) -> None:
    """An archive of large and small pieces is the same by two processes as by one."""
    works = [Letters(0), Letters(10, "長" * (SLOT // 1500 + 1)), Letters(20)]
    assert sum(len(data) for _, data in works[1].make().value) > SLOT
    run_batch(works, sink_for(tmp_path / "one.zip"))
    with open_executor(2) as executor:
        assert isinstance(executor, SharingPool)
        run_batch(works * 5, sink_for(tmp_path / "five.zip"), executor)
        run_batch(works, sink_for(tmp_path / "two.zip"), executor)
    assert (tmp_path / "two.zip").read_bytes() == (tmp_path / "one.zip").read_bytes()
    assert (tmp_path / "five.zip").stat().st_size > 5 * SLOT
