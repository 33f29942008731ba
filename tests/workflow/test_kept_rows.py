"""The rows of a list on its way in."""

from __future__ import annotations

import json

from tests.support.samples import id_number
from tests.support.studies import person

from inservice_docs.formats.tables.sign_up_list import SignUpRow
from inservice_docs.records.finding import Place, error, warning
from inservice_docs.workflow.kept_rows import looked_at, row_json, row_of_json, rows_of


def test_what_was_found_stands_in_its_row_and_field() -> None:
    """What is about no row is told apart."""
    wrong = error("date-unreadable", "看不懂。", "", Place(line=3, field="出生日期"))
    file = warning("unknown-column", "不認得。", "", Place(line=1))
    listed = [SignUpRow(2, person(1)), SignUpRow(3, person(2))]
    rows, others = rows_of(listed, [wrong, file])
    assert [each.waits for each in rows] == [False, True]
    assert [each.code for each in rows[1].of_field("birth_date")] == ["date-unreadable"]
    assert rows[1].elsewhere == ()
    assert others == (file,)


def test_who_stands_twice_waits_until_one_is_corrected() -> None:
    """It is looked for among the rows as they are now."""
    twice = [SignUpRow(2, person(1)), SignUpRow(3, person(2, id_number=id_number(1)))]
    rows, _ = rows_of(twice, [])
    assert [each.waits for each in rows] == [False, True]
    assert [each.code for each in rows[1].of_field("id_number")] == ["id-twice"]
    alone = looked_at(rows[1:])
    assert not alone[0].waits


def test_nobody_without_a_name_is_taken() -> None:
    """Whatever the clerk says."""
    (row,) = rows_of([SignUpRow(2, person(1, name=""))], [])[0]
    assert row.waits
    assert not row.can_be_taken


def test_a_row_is_kept_whole() -> None:
    """As JSON and back."""
    sign_up = SignUpRow(2, person(1, id_number="A123456788"), answers={"用餐類別": "素"})
    rows, _ = rows_of([sign_up], [])
    kept = looked_at([row_of_json(json.loads(json.dumps(row_json(each)))) for each in rows])
    assert kept == rows
    assert kept[0].sign_up() == sign_up
