"""The settings file: the school in Chinese or English, every mistake with its line."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.settings import parse_settings, read_settings
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.records.school import School

GOOD = """\
[school]                      # 學校
name = "臺中市私立範例高級中學"
code = "191313"
phone = "04-22921175"
letter_word = "範中教"
superior = ""
"""


def findings(text: str | bytes) -> tuple[Finding, ...]:
    """Return everything that is wrong with a settings file."""
    data = text if isinstance(text, bytes) else text.encode()
    try:
        found = parse_settings(data, "inservice.toml").findings
    except UserError as problem:
        found = problem.findings
    assert all(each.message.endswith("。") and each.fix for each in found)
    return found


def test_english_keys(tmp_path: Path) -> None:
    """The school's facts are read; an empty superior is none, an absent one is not known."""
    file = tmp_path / "inservice.toml"
    file.write_text(GOOD, "utf-8")
    outcome = read_settings(file)
    assert outcome.findings == ()
    assert outcome.value.name == "臺中市私立範例高級中學"
    assert outcome.value.superior == ""
    assert parse_settings(b"[school]\n", "").value.superior is None


@pytest.mark.parametrize(
    "text",
    [
        '[學校]\n名稱 = "甲校"\n學校代碼="191313"  # 註解 = 甲\n',
        '["學校"]\n"名稱" = "甲校"\n  學校代碼 = "191313"\n',
        '\ufeff[school]\r\n名稱 = "甲校"\r\ncode = "191313"\r\n',
    ],
)
def test_chinese_keys(text: str) -> None:
    """Bare Chinese keys and headings are taken, though TOML itself wants them quoted."""
    outcome = parse_settings(text.encode(), "")
    assert outcome.findings == ()
    assert (outcome.value.name, outcome.value.code) == ("甲校", "191313")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("[school]\nname = “甲校”\n", "toml-wide-mark", 2, 8),
        ('[school]\nname ＝ "甲校"\n', "toml-wide-mark", 2, 6),
        ("[school]\n名稱 = 甲校\n", "toml-syntax", 2, 6),
        ("[school]\ncode = 019131\n", "toml-syntax", 2, 9),
        ('[school]\nname = "甲校\n', "toml-syntax", 2, 11),
        ("[school\n", "toml-syntax", 1, 8),
        ('[school]\nname = "甲"\nname = "乙"\n', "duplicate-key", 3, 11),
        ('[school]\n名稱 = "甲"\nname = "乙"\n', "duplicate-key", 3, 1),
        ('[school]\nname = "甲"\n[學校]\n', "duplicate-key", 3, 2),
        ('[shcool]\nname = "甲"\n', "unknown-key", 1, 2),
        ('[school]\n電化 = "1"\n', "unknown-key", 2, 1),
        ('name = "甲"\n', "toml-no-school", 1, 1),
        ("[school]\ncode = 191313\n", "wrong-type", 2, 1),
        ("school = 3\n", "not-a-mapping", 1, 1),
        ("a = " + "[" * 3000, "toml-syntax", None, None),
    ],
)
def test_mistakes(text: str, code: str, line: int | None, column: int | None) -> None:
    """Each mistake has its code, line and column."""
    (found,) = findings(text)
    assert (found.code, found.place.line, found.place.column) == (code, line, column)
    assert found.place.file == "inservice.toml"


def test_all_at_once_and_named_in_chinese() -> None:
    """Several mistakes are shown together, each field in Chinese; the good values are kept."""
    text = "[school]\nname = [1]\ncode = 1\naddress = 'x'\nphon = '1'\n"
    assert [(found.code, found.place.field) for found in findings(text)] == [
        ("unknown-key", "學校 › phon"),
        ("wrong-type", "學校 › 名稱"),
        ("wrong-type", "學校 › 學校代碼"),
    ]
    assert parse_settings(text.encode(), "").value == School(address="x")


def test_texts_of_several_lines_are_kept() -> None:
    """What looks like a key inside a long text is not touched."""
    text = '[school]\naddress = """甲\n名稱 = 乙"""\n'
    assert parse_settings(text.encode(), "").value.address == "甲\n名稱 = 乙"


def test_empty_and_foreign_files(tmp_path: Path) -> None:
    """An empty file is a school of which nothing is known; cp950 is read; binary is refused."""
    assert parse_settings(b"", "").value == School()
    assert parse_settings(b"\n# \n", "").value == School()
    outcome = parse_settings('[school]\nname = "甲校"\n'.encode("cp950"), "")
    assert outcome.value.name == "甲校"
    assert [found.code for found in outcome.findings] == ["encoding-cp950"]
    assert findings(b"PK\x03\x04")[0].code == "file-binary"
    with pytest.raises(UserError):
        read_settings(tmp_path / "none.toml")


@given(st.text("[]school學校名稱name=\"'= 甲\n#.,0", max_size=60))
def test_any_scribble(text: str) -> None:
    """Nothing but a school or a UserError comes of any text."""
    with contextlib.suppress(UserError):
        assert isinstance(parse_settings(text.encode(), "").value, School)
