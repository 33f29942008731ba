"""The table of agency codes: read from any CSV with the two columns, looked up by exact name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.agencies import Agencies, read_agencies
from inservice_docs.records.finding import UserError

TABLE = """\
機關代碼,機關名稱
387000000A,臺中市政府
1111111111,同名處
2222222222,同名處
1111111111,同名處
"""


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp950"),
        TABLE.replace(",", "\t").encode("utf-16"),
        TABLE.replace(",", ";").replace("387000000A", " 387000000a ").encode(),
        ("機關代碼匯出\n\n" + TABLE).encode(),
        TABLE.replace("機關代碼,機關名稱", "orgId,orgName").encode(),
        TABLE.replace("機關代碼,機關名稱", "代 碼,全銜").encode(),
    ],
)
def test_a_table_is_read(data: bytes) -> None:
    """In any encoding, with any separator and the usual headings."""
    agencies = read_agencies(data, "a.csv").value
    assert agencies.code_of("臺中市政府") == "387000000A"


def test_only_one_exact_name_has_a_code() -> None:
    """Another spelling, a part of a name and a name of two have none."""
    agencies = read_agencies(TABLE.encode(), "a.csv").value
    assert agencies.code_of(" 臺中市政府 ") == "387000000A"
    for name in ("台中市政府", "臺中市", "同名處", ""):
        assert agencies.code_of(name) == ""
    assert agencies.codes_of("同名處") == ("1111111111", "2222222222")
    assert agencies
    assert not Agencies()


def test_other_columns_do_not_matter() -> None:
    """主管機關代碼 is another column than 機關代碼."""
    text = "主管機關代碼,機關代碼,地址,機關名稱\nA000000000,387000000A,甲路,臺中市政府\n"
    assert read_agencies(text.encode(), "a").value.code_of("臺中市政府") == "387000000A"


def test_bad_rows_are_named_and_left_out() -> None:
    """With line and column; many of them are counted."""
    text = TABLE + "38700,短碼處\n387000000C,\n,\n" + "x,甲\n" * 30
    outcome = read_agencies(text.encode(), "a.csv")
    first, second = outcome.findings[:2]
    assert (first.code, first.place.line, first.place.column) == ("agency-row", 6, 1)
    assert (second.place.line, second.place.column) == (7, 2)
    assert "名稱" in second.message
    assert outcome.findings[-1].code == "agency-more"
    assert outcome.value.code_of("短碼處") == ""


def test_an_empty_table_is_an_error() -> None:
    """Headings alone are no table."""
    assert [each.code for each in read_agencies(b"code,name\n", "a").findings] == ["agency-none"]


@pytest.mark.parametrize("data", [b"", "甲,乙\n1,2\n".encode(), "機關名稱\n甲\n".encode()])
def test_a_file_without_the_columns_is_refused(data: bytes) -> None:
    """It is not guessed which they are."""
    with pytest.raises(UserError) as caught:
        read_agencies(data, "a.csv")
    assert caught.value.findings[0].code == "agency-columns"


@given(
    st.dictionaries(
        st.text("甲乙丙府處", min_size=1), st.from_regex("[0-9A-Z]{10}", fullmatch=True)
    )
)
def test_every_row_is_found_again(rows: dict[str, str]) -> None:
    """What stands in a table is what is looked up."""
    text = "機關名稱,機關代碼\n" + "".join(f"{name},{code}\n" for name, code in rows.items())
    agencies = read_agencies(text.encode(), "a").value
    assert {name: agencies.code_of(name) for name in rows} == rows
