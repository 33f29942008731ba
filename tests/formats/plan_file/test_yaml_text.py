"""YAML as text: scalars untouched, places exact, and nothing but UserError for anything wrong."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.yaml_text import MOST_NODES, read_yaml, scan_yaml
from inservice_docs.records.finding import Severity, UserError

SAMPLE = """\
# 註解
研習名稱: 分享日
電話: 0912345678
代碼: 191313
線上: 否
時間: 13:10-17:20
空的:
引號: ""
場次:
  - {日期: 99-03-23, 地點: 會議廳}
  - 日期: 99-03-24
文字: |
  一：甲
  \t二
"""


def refused(text: str | bytes) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of everything that was refused."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(UserError) as caught:
        read_yaml(data, "plan.yaml")
    for found in caught.value.findings:
        assert found.place.file == "plan.yaml"
        assert found.message.endswith("。")
        assert found.fix.endswith("。")
    return [(found.code, found.place.line, found.place.column) for found in caught.value.findings]


def test_scalars_stay_text() -> None:
    """Zeros, words and times stay what was written; an empty value is None, a quoted one is ""."""
    data = read_yaml(SAMPLE.encode(), "plan.yaml").data
    assert data["電話"] == "0912345678"
    assert data["代碼"] == "191313"
    assert data["線上"] == "否"
    assert data["時間"] == "13:10-17:20"
    assert data["空的"] is None
    assert data["引號"] == ""
    assert data["場次"] == [{"日期": "99-03-23", "地點": "會議廳"}, {"日期": "99-03-24"}]
    assert data["文字"] == "一：甲\n\t二\n"


@pytest.mark.parametrize("word", ["1e3", "0o17", "no", "3.0", "12:30", "2026-09-18", ".5", "+1"])
def test_nothing_is_guessed(word: str) -> None:
    """What YAML would turn into a number, a boolean or a date stays text."""
    assert read_yaml(f"值: {word}".encode(), "").data == {"值": word}


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        (("電話",), False, 3, 5),
        (("電話",), True, 3, 1),
        (("場次", 0, "地點"), False, 10, 24),
        (("場次", 0, "地點"), True, 10, 20),
        (("場次", 1, "日期"), False, 11, 9),
        (("場次", 1, "講師"), False, 11, 5),
        (("沒有",), False, 2, 1),
    ],
)
def test_places(path: tuple[str | int, ...], key: bool, line: int, column: int) -> None:
    """Every value and key has its line and column; what is not there has its parent's."""
    place = read_yaml(SAMPLE.encode(), "plan.yaml").place_of(path, key)
    assert (place.file, place.line, place.column) == ("plan.yaml", line, column)


def test_place_names_the_field() -> None:
    """A place names its field in words, counting from 1."""
    place = read_yaml(SAMPLE.encode(), "plan.yaml").place_of(("場次", 1, "日期"))
    assert str(place) == "plan.yaml 第11行第9欄「場次 2 › 日期」"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1\n", "yaml-alias", 1, 4),
        ("a: 1\nb: *x\n", "yaml-alias", 2, 4),
        ("a: &x [1]\nb: [*x, *x]\n", "yaml-alias", 1, 4),
        ("&k a: 1\n", "yaml-alias", 1, 1),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
        ("a: !x {b: 1}\n", "yaml-tag", 1, 4),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml-tag", 2, 1),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("a: 1\na: 2\n", "duplicate-key", 2, 1),
        ("a:\n  - {b: 1, b: 2}\n", "duplicate-key", 2, 12),
        ("? [1]\n: 2\n", "yaml-key", 1, 3),
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a: |\n  x：y\n\tz\n", "yaml-tab", 3, 1),
        ("a: x\n  \ty\n", "yaml-tab", 2, 3),
        ("研習名稱：分享日\n時數: 3\n", "yaml-colon-wide", 1, 5),
        ("時數: 3\n參加對象：國小\n班級數: 1\n", "yaml-colon-wide", 2, 5),
        ("時數:3\n班級數: 1\n", "yaml-colon-space", 1, 3),
        ("時數: 3\n班級數:1\n", "yaml-colon-space", 2, 4),
        ("時數:\u30003\n班級數: 1\n", "yaml-colon-space", 1, 3),
        ("對象:\n  －國小\n  －國中\n", "yaml-list-mark", 2, 3),
        ("對象:\n  － 名稱: 國小\n", "yaml-list-mark", 2, 3),
        ("對象:\n\u3000\u3000名稱: 國小\n", "yaml-wide-indent", 2, 1),
        ("對象:\n  \u3000名稱: 國小\n", "yaml-wide-indent", 2, 3),
        ("電話: 04-22921175 #301\n", "yaml-comment-cut", 1, 16),
        ("人: {姓名: 陳，電話: 1}\n", "yaml-wide-mark", 1, 10),
        ("對象: ［國小, 國中］\n人: b: c\n", "yaml-wide-mark", 1, 5),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ("a: [1, 2\nb: 3\n", "yaml-syntax", 1, 4),
        ('a: "x\nb: 3\n', "yaml-syntax", 1, 4),
        ("a: @x\n", "yaml-syntax", 1, 4),
        ("a: 1\n其他\n", "yaml-syntax", 2, 1),
        ("a:\n  b: 1\n c: 2\n", "yaml-syntax", 3, 2),
        ('a: "\\UFFFFFFFF"\n', "yaml-syntax", 1, None),
        ('a: "\\q"\n', "yaml-syntax", 1, 6),
        ("[" * 30 + "]" * 30, "yaml-too-deep", 1, 22),
    ],
)
def test_refusals(text: str, code: str, line: int, column: int | None) -> None:
    """Each mistake has a code of its own and the line and column where it stands."""
    assert refused(text)[0] == (code, line, column)


def test_every_slip_is_shown_at_once() -> None:
    """A file written with full-width colons throughout is told so for every line."""
    found = refused("研習名稱：分享日\n時數：3\n承辦人：\n  姓名：陳小範\n")
    assert [(code, line) for code, line, _ in found] == [
        ("yaml-colon-wide", line) for line in (1, 2, 3, 4)
    ]


def test_doubled_keys_are_all_shown() -> None:
    """Each doubled key is its own finding, and the first value is kept by the lenient reader."""
    assert [found[1] for found in refused("a: 1\na: 2\nb: 1\nb: 2\n")] == [2, 4]
    assert scan_yaml(b"a: 1\na: 2\n", "").data == {"a": "1"}


@pytest.mark.parametrize(
    "text",
    [
        "說明: 報名方式：請於 3 月 16 日前\n",
        "注意:\n  - 注意：請攜帶環保杯\n",
        "說明: |\n  一：甲\n  \u3000\u3000二：乙\n",
        '說明: "－甲"\n',
        "時數: 3 # 學分數\n",
        "網址: https://example.edu.tw/a#301\n",
        "數: -1\n",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    """Chinese punctuation inside values, real comments and addresses are left alone."""
    assert read_yaml(text.encode(), "").findings == ()


def test_too_many_values() -> None:
    """A file with more values than any plan has is refused."""
    assert refused("a: [" + "1," * MOST_NODES + "]")[0][0] == "yaml-too-many"


def test_cp950_is_read_and_reported() -> None:
    """Big5 text is read, with a hint to save it as UTF-8."""
    text = read_yaml("研習名稱: 分享日\n".encode("cp950"), "p.yaml")
    assert text.data == {"研習名稱": "分享日"}
    assert [(found.code, found.severity) for found in text.findings] == [
        ("encoding-cp950", Severity.HINT)
    ]


def test_json_is_yaml() -> None:
    """JSON with tabs and rare characters in two halves is read as well."""
    assert read_yaml(b'{\n\t"a": "\\ud842\\udfb7",\n\t"b": null\n}', "").data == {
        "a": "𠮷",
        "b": None,
    }


def test_rare_characters() -> None:
    """Rare characters come out as they went in."""
    text = "堃喆峯綉𠮷 甲 & 乙 <丙> '\"'"
    assert read_yaml(f"值: {text}\n".encode(), "").data == {"值": text}


YAML_BITS = st.one_of(
    st.sampled_from("ab1：:-－#&*!|>\"'[]{},?%@\\\t\n\u3000~.，"),
    st.sampled_from(["研習", "<<:", "---", "...", "\n  ", ": ", "- ", "\n\t"]),
)


@given(st.binary(max_size=60))
@example(b"\xff\xfe")
@example(b"\xff\xfea")
def test_any_bytes(data: bytes) -> None:
    """No bytes raise anything but UserError."""
    with contextlib.suppress(UserError):
        read_yaml(data, "x")


@given(st.lists(YAML_BITS, max_size=40).map("".join))
def test_any_scribble(text: str) -> None:
    """No mixture of YAML's marks raises anything but UserError, and what is read is text."""
    with contextlib.suppress(UserError):
        assert plain(read_yaml(text.encode(), "x").data)


def plain(data: object) -> bool:
    """Tell whether data holds nothing but dicts of text keys, lists, text and None."""
    if isinstance(data, dict):
        return all(isinstance(key, str) and plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(plain(value) for value in data)
    return data is None or isinstance(data, str)
