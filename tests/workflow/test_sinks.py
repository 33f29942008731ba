"""Folders and ZIPs as the places of a batch: stopped at any moment, they hold whole files only."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.support import batches
from tests.support.batches import Letters, letters, sink_for

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.sinks import LIST, FolderSink

ROOT = Path(__file__).parents[2]


def start(target: Path, *words: str) -> subprocess.Popen[bytes]:
    """Run a batch as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", batches.__name__, str(target), *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def list_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.{LIST}") if target.suffix else target / LIST


def wait_for(path: Path) -> None:
    for _ in range(3000):
        if path.exists() and path.read_bytes().count(b"\n") >= 3:
            return
        time.sleep(0.01)
    raise AssertionError(f"{path} did not come")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("blow", ["SIGKILL", "SIGINT"])
def test_stopped_half_way_nothing_is_half(tmp_path: Path, name: str, blow: str) -> None:
    """Killed or interrupted: only whole files, a list of them, and running again continues."""
    target = tmp_path / name
    process = start(target, "400", "0.02")
    wait_for(list_of(target))
    process.send_signal(getattr(signal, blow))
    process.communicate()
    assert process.returncode != 0
    made = {file: data for work in letters(400) for file, data in work.make().value}
    if target.suffix:
        assert not target.exists()
    else:
        there = {path.name: path.read_bytes() for path in target.glob("*.docx")}
        assert len(there) >= 30
        assert there.items() <= made.items()
    steps: list[int] = []
    outcome = run_batch(letters(400), sink_for(target), None, steps.append)
    assert outcome.findings[0].code == "batch-continued"
    assert steps[0] >= 30
    if target.suffix:
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
            found = {each: archive.read(each) for each in archive.namelist()}
    else:
        found = {path.name: path.read_bytes() for path in target.iterdir()}
    assert found == made
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="limits")
def test_a_full_disk_is_told_and_what_is_done_stays(tmp_path: Path) -> None:
    """When the archive may not grow any more, the message says so; with room it continues."""
    target = tmp_path / "out.zip"
    process = start(target, "100", "0", "100000")
    out, err = process.communicate()
    assert (process.returncode, out) == (1, b"disk-full"), err
    assert not target.exists()
    outcome = run_batch(letters(100), sink_for(target))
    assert outcome.findings[0].code == "batch-continued"
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 1000


@pytest.mark.skipif(sys.platform == "win32", reason="limits")
def test_a_folder_without_room_keeps_no_half_file(tmp_path: Path) -> None:
    """A file that cannot be written whole does not appear."""
    target = tmp_path / "out"
    process = start(target, "3", "0", "200")
    assert process.communicate()[0] == b"disk-full"
    assert not target.exists()


def test_half_files_of_a_killed_run_are_cleared_away(tmp_path: Path) -> None:
    """What a kill left beside its target goes with the next run."""
    target = tmp_path / "out"
    target.mkdir()
    (target / ".inservice-0003.docx").write_bytes(b"half")
    (target / "他的檔案.txt").write_bytes(b"kept")
    run_batch(letters(1), sink_for(target))
    assert {path.name for path in target.iterdir()} == {
        "他的檔案.txt", *(f"{n:04}.docx" for n in range(10)),
    }  # fmt: skip


def test_a_zip_of_before_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """A batch that fails leaves the archive that was there."""
    target = tmp_path / "out.zip"
    target.write_bytes(b"old")
    with pytest.raises(UserError):
        run_batch([Letters(0), Letters(10, ending="mistake")], sink_for(target))
    assert target.read_bytes() == b"old"


def test_a_folder_where_a_file_should_be_is_refused(tmp_path: Path) -> None:
    """Nothing is written over a folder, and no half file is left."""
    target = tmp_path / "out"
    (target / "0005.docx").mkdir(parents=True)
    with pytest.raises(UserError) as problem:
        run_batch(letters(1), sink_for(target))
    assert problem.value.findings[0].code == "target-is-folder"
    assert [path.name for path in target.iterdir()] == ["0005.docx"]


@pytest.mark.parametrize("name", ["new/out", "new/out.zip"])
def test_when_nothing_is_done_nothing_is_left(tmp_path: Path, name: str) -> None:
    """A mistake in the very first piece leaves no folder, no parts and no list."""
    with pytest.raises(UserError):
        run_batch([Letters(0, ending="mistake")], sink_for(tmp_path / name))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not (tmp_path / name).exists()


def test_names_lead_nowhere_else(tmp_path: Path) -> None:
    """A name with a way out of the folder is a mistake of the program's."""
    sink = FolderSink(tmp_path / "out")
    sink.begin(0)
    with pytest.raises(ValueError, match="unsafe"):
        sink.put("k", [("../a.docx", b"")])
    sink.close()
    assert list(tmp_path.iterdir()) == []
