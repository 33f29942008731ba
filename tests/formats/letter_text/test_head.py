"""The head of a letter: fields on their own lines, wrapped, or in columns."""

from __future__ import annotations

from inservice_docs.formats.letter_text.head import Head
from inservice_docs.formats.letter_text.labels import split_label
from inservice_docs.formats.letter_text.lines import Line


def read(*lines: Line | str) -> Head:
    """Read the lines of a head."""
    head = Head()
    for each in lines:
        line = each if isinstance(each, Line) else Line(each)
        label = split_label(line.text, loose=True)
        if label:
            head.take_label(label, line)
        else:
            head.take(line)
    return head


def test_values_on_the_next_line() -> None:
    """A label alone on its line takes the next line that can be its value."""
    head = read("發文日期：", "115年8月5日", "速別：", "隨便", "發文字號：", "甲字第1150000001號")
    assert head.values == {"date": "115年8月5日", "speed": "", "number": "甲字第1150000001號"}


def test_every_field_may_be_empty() -> None:
    """Whatever label stands alone, any line may follow it."""
    for word in ("檔號", "保存年限", "地址", "電話", "受文者", "密等", "解密條件", "附件"):
        head = read(f"{word}：", "字")
        assert set(head.values.values()) <= {"", "字"}


def test_the_first_value_counts() -> None:
    """A field that comes again, as in a header, keeps its first value; an empty one is filled."""
    head = read("附件：", "附件：如主旨", "附件：無")
    assert head.values["attachment_text"] == "如主旨"


def test_wrapped_contacts() -> None:
    """A line that stands in a block at the right goes on with the field above it."""
    head = read(
        Line("地址：90001示範市自由路", 40),
        Line("17號", 46),
        Line("聯絡方式：電話：08-7000001", 40),
        Line("電子信箱：wang@example.", 40),
        Line("gov.tw", 50),
    )
    assert head.values["address"] == "90001示範市自由路17號"
    assert head.contacts == [("電話", "08-7000001"), ("電子信箱", "wang@example.gov.tw")]


def test_the_receivers_address_is_no_contact() -> None:
    """A postal address above 受文者 belongs to the envelope."""
    head = read(Line("傳真：", 0), Line("40462", 0), "臺中市北區範例路1號", "受文者：某校")
    assert head.contacts == [("傳真", "")]
    assert head.values == {"receiver": "某校"}


def test_several_numbers() -> None:
    """A number on a line of its own is another; a number that was broken is one."""
    assert read("發文字號：甲字第1150000001號", "乙字第1150000002號").values["number"] == (
        "甲字第1150000001號、乙字第1150000002號"
    )
    broken = read(Line("發文字號：甲乙丙字第", full=True), "1150000002號")
    assert broken.values["number"] == "甲乙丙字第1150000002號"


def test_a_memos_unit_and_date() -> None:
    """Under the heading of a 簽 stand its date and its unit, in either order."""
    head = read("簽", "中華民國115年8月5日", "於教務處")
    assert (head.kind, head.unit, head.values["date"]) == ("簽", "教務處", "中華民國115年8月5日")


def test_what_has_no_place() -> None:
    """Other lines are kept for a title that may end below them."""
    head = read("示範縣立", "示範國民中學")
    assert head.kind == ""
    assert head.above == ["示範縣立", "示範國民中學"]


def test_a_bare_number_is_wanted() -> None:
    """The number of a 簽 may look like a bar code's."""
    head = read("文號：")
    assert head.wants("1150003456")
    assert not head.wants("校長")
