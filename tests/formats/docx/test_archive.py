"""Archives: the same bytes each time, and readable by everyone."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.docx import archive
from inservice_docs.formats.docx.archive import Archive, deflate_well, pack


@given(st.dictionaries(st.text("abc/甲.", min_size=1, max_size=9), st.binary(max_size=300)))
def test_round_trip(parts: dict[str, bytes]) -> None:
    """What goes in comes out, in order, whichever parts are the changing ones."""
    names = list(parts)
    half = len(names) // 2
    unchanged = [pack(name, parts[name], deflate_well) for name in names[:half]]
    changing = [pack(name, parts[name]) for name in names[half:]]
    data = Archive(unchanged).complete(changing)
    assert data == Archive(unchanged).complete(changing)
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert read.testzip() is None
        assert read.namelist() == names
        assert {name: read.read(name) for name in names} == parts
        assert {info.date_time for info in read.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that ZIP's plain form cannot hold is refused."""
    monkeypatch.setattr(archive, "_LIMIT", 200)
    with pytest.raises(ValueError, match="4 GiB"):
        Archive([]).complete([pack("a", bytes(range(256)))])
