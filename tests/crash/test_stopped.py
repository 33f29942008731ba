"""Certificates that are stopped half-way: whole files, their list, and running again goes on."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.crash import stopped

from inservice_docs.formats.docx.package import open_package
from inservice_docs.formats.templates import find_template
from inservice_docs.workflow.certificate_files import ONE_FILE, TOGETHER
from inservice_docs.workflow.sinks import LIST

ROOT = Path(__file__).parents[2]
PEOPLE = 3 * TOGETHER + 10
"""Four pieces of single documents, then the volumes that hold all of them."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan, a long roster and, in `made`, what comes out undisturbed."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(find_template("samples/plan.yaml").parent, folder, dirs_exist_ok=True)
    people = "".join(f"甲範{chr(0x4E00 + n)},,{n % 9 + 1}\n" for n in range(PEOPLE))
    (folder / "people.csv").write_text("教師姓名,身分證字號,研習時數\n" + people, "utf-8-sig")
    assert draft(folder, "made") == (0, "")
    assert draft(folder, "made.zip") == (0, "")
    return folder


def draft(folder: Path, target: str, *stop: str, processes: int = 0) -> tuple[int, str]:
    """Run the command; return its exit code and what it said of mistakes."""
    where = ["--zip", target] if target.endswith(".zip") else ["--out", target]
    words = ["plan.yaml", "--roster", "people.csv", "--date", "99-03-24", *where]
    how = stop or ("SIGTERM", str(10**9))
    command = [sys.executable, "-m", stopped.__name__, *how, str(folder), *words]
    more = ["--processes", str(processes)] if processes else []
    done = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, "".join(
        line
        for line in done.stderr.splitlines()
        if "先前" in line or "中止" in line or "空間" in line
    )


def contents(target: Path) -> dict[str, bytes]:
    """Return the files of a folder or a ZIP."""
    if target.suffix == ".zip":
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}
    (folder,) = target.iterdir()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def listed(target: Path) -> list[str]:
    """Return the lines of the list of what is done."""
    found = [*target.glob(f"*/{LIST}"), *target.parent.glob(f"{target.name}.{LIST}")]
    return found[0].read_text("utf-8").splitlines()


@pytest.mark.parametrize("suffix", ["", ".zip"], ids=["folder", "zip"])
@pytest.mark.parametrize(
    ("how", "at", "processes"),
    [
        ("SIGKILL", 2 * TOGETHER, 0),
        ("SIGINT", 2 * TOGETHER, 2),
        ("SIGKILL", PEOPLE, 2),
        ("SIGINT", PEOPLE, 0),
    ],
    ids=["killed", "interrupted", "killed at the volumes", "interrupted at the volumes"],
)
def test_what_is_done_stays_and_the_rest_follows(
    office: Path, how: str, at: int, suffix: str, processes: int
) -> None:
    """In a folder or a ZIP, by one process or two, in single documents or in the file of them all.

    Nothing that stands there is half, the list names it, and the same command then makes the rest:
    the same bytes as if nothing had happened.
    """
    name = f"{how}-{at}-{processes}{suffix}"
    target, whole = office / name, contents(office / f"made{suffix}")
    code, said = draft(office, name, how, str(at), processes=processes)
    assert (code, said) == ((130, "已中止。") if how == "SIGINT" else (-9, ""))
    lines = listed(target)
    assert len(lines) >= at // TOGETHER
    assert "研習證明_0400.docx" in lines[0]
    if suffix:
        assert not target.exists()
    else:
        there = {key: data for key, data in contents(target).items() if key.endswith(".docx")}
        assert len([key for key in there if not key.startswith(".")]) >= at
        for key, data in there.items():
            if not key.startswith("."):
                assert data == whole[key]
                assert open_package(data, key)
    code, said = draft(office, name, processes=processes)
    assert code == 0
    assert "先前已完成" in said
    assert contents(target) == whole
    left = [path.name for path in office.iterdir() if path.name.startswith(name)]
    assert left == [name]


@pytest.mark.parametrize("suffix", ["", ".zip"], ids=["folder", "zip"])
def test_a_disk_that_is_full_is_told_and_then_the_rest_follows(office: Path, suffix: str) -> None:
    """A folder fills up at the first file of all, which is the largest; a ZIP within its pieces."""
    name, whole = f"full{suffix}", contents(office / f"made{suffix}")
    most = max(map(len, whole.values())) if not suffix else (office / "made.zip").stat().st_size
    code, said = draft(office, name, "full", str(most * 6 // 10))
    assert code == 1
    assert "空間" in said
    assert listed(office / name)
    if not suffix:
        there = contents(office / name)
        assert {key: data for key, data in there.items() if key in whole}.items() <= whole.items()
        assert set(there) - set(whole) == {LIST}
    assert draft(office, name)[0] == 0
    assert contents(office / name) == whole


def test_there_are_volumes_enough() -> None:
    """The people fill more than two of the files that hold all."""
    assert PEOPLE > 2 * ONE_FILE
