"""Who is the same person."""

from __future__ import annotations

from tests.support.studies import person

from inservice_docs.workflow.same_person import Known


def test_by_id_number_else_by_name_and_school() -> None:
    """Lists of applicants have no ID numbers; two different numbers are two people."""
    bare = person(1, id_number="")
    known = Known([(person(1), "one"), (person(2, id_number=""), "two")])
    assert known.find(person(1, name="改名")) == "one"
    assert known.find(bare) == "one"
    assert known.find(person(2)) == "two"
    assert known.find(person(3, name=person(1).name)) is None
    assert known.find(person(2, id_number="", school="別校")) is None
    assert known.find(person(2, id_number="", name=" 王範例２ ")) == "two"


def test_the_county_may_stand_apart_or_not() -> None:
    """Lists write 臺中縣示範國民小學, or the county in a column of its own."""
    apart = person(1, id_number="", county="臺中縣", school="示範國民小學")
    known = Known([(apart, "one")])
    for county, school in (("", "臺中縣示範國民小學"), ("臺中縣", "臺中縣示範國民小學")):
        assert known.find(person(1, id_number="", county=county, school=school)) == "one"
