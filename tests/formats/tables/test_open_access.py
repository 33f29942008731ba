"""Access databases into grids: what this does with the programs it needs, and without them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from inservice_docs.formats.tables.open_access import open_it
from inservice_docs.records.finding import UserError

STAND_IN = """#!{python}
import sys
assert open(sys.argv[-2 if "export" in sys.argv[0] else -1], "rb").read() == b"data"
if "tables" in sys.argv[0]:
    print("名單\\n空白\\n-x")
elif sys.argv[-1] == "名單":
    sys.stdout.buffer.write("姓名,備註\\n王範例,\\"一\\n二\\"\\n".encode())
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs of these names that stand in for those of mdbtools."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("mdb-tables", "mdb-export"):
        (folder / name).write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.skipif("sys.platform == 'win32'")
def test_every_table_is_a_grid(programs: Path) -> None:
    """Under its name; a name that would be taken for an option is passed over."""
    named, empty = open_it(b"data", "a.mdb", False).value
    assert (named.sheet, named.rows) == ("名單", (("姓名", "備註"), ("王範例", "一\n二")))
    assert (empty.sheet, empty.rows) == ("空白", ())


@pytest.mark.skipif("sys.platform == 'win32'")
def test_a_database_that_cannot_be_read(programs: Path) -> None:
    """What the programs refuse is refused in words."""
    with pytest.raises(UserError) as caught:
        open_it(b"other", "a.mdb", False)
    assert caught.value.findings[0].code == "access-unreadable"


def test_without_the_programs_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How to get them, or how to do without."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError) as caught:
        open_it(b"data", "a.mdb", False)
    (found,) = caught.value.findings
    assert found.code == "mdbtools-missing"
    assert "mdbtools" in found.fix


@pytest.mark.system
def test_mdbtools_refuses_what_is_no_database() -> None:
    """The real programs, with a file cut short."""
    with pytest.raises(UserError) as caught:
        open_it(b"\x00\x01\x00\x00Standard Jet DB\x00" + bytes(3000), "a.mdb", False)
    assert caught.value.findings[0].code == "access-unreadable"
