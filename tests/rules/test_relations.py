"""Relations of a school to its recipients."""

import datetime as dt

import pytest

from inservice_docs.records.school import School
from inservice_docs.rules.relations import (
    Direction,
    Relation,
    attach_verb,
    direction,
    group_by_direction,
    relation,
    salutation,
    superior_of,
)

PRIVATE = School(name="臺中市私立曉明女子高級中學")
COUNTY = School(name="南投縣立旭光高級中學")
ELEMENTARY = School(name="臺中市北區範例國民小學")
NATIONAL = School(name="國立範例高級中學")
NOW = dt.date(2026, 8, 5)


@pytest.mark.parametrize(
    ("name", "superior"),
    [
        ("臺中市私立曉明女子高級中學", ""),
        ("範例學校財團法人臺中市範例高級中等學校", ""),
        ("南投縣立旭光高級中學", "南投縣政府"),
        ("南投縣埔里鎮範例國民小學", "南投縣政府"),
        ("台中市北區範例國民小學", "臺中市政府"),
        ("國立範例高級中學", "教育部"),
        ("高雄市國立範例師範大學", "教育部"),
        ("臺中市範例高級中學", None),
        ("範例高級中學", None),
        ("", None),
    ],
)
def test_superior_is_worked_out_from_the_name(name: str, superior: str | None) -> None:
    """A school's name tells its superior, and says nothing where it does not."""
    assert superior_of(School(name=name), NOW) == superior


def test_stated_superior_comes_first() -> None:
    """What the school states counts, the empty text included."""
    assert superior_of(School(name="南投縣立甲國民中學", superior="")) == ""
    assert superior_of(School(name="甲國中", superior="台中市政府教育局")) == "臺中市政府教育局"


@pytest.mark.parametrize(
    ("school", "recipient", "expected"),
    [
        (PRIVATE, "臺中市政府", Relation.LEVEL),
        (PRIVATE, "臺中市政府教育局", Relation.LEVEL),
        (PRIVATE, "教育部", Relation.LEVEL),
        (PRIVATE, "臺中縣市國民小學", Relation.LEVEL),
        (COUNTY, "南投縣政府", Relation.SUPERIOR),
        (COUNTY, "南投縣政府教育處", Relation.SUPERIOR),
        (COUNTY, "南投縣政府教育處（含附件）", Relation.SUPERIOR),
        (COUNTY, "南投縣政府衛生局", Relation.LEVEL),
        (COUNTY, "彰化縣政府", Relation.LEVEL),
        (COUNTY, "教育部", Relation.LEVEL),
        (COUNTY, "南投縣各國民中小學", Relation.LEVEL),
        (COUNTY, "國立範例大學", Relation.LEVEL),
        (COUNTY, "南投縣立旭光高級中學附設幼兒園", Relation.LOWER),
        (COUNTY, "本校各處室", Relation.LOWER),
        (COUNTY, "範例股份有限公司", Relation.UNKNOWN),
        (COUNTY, "", Relation.UNKNOWN),
        (ELEMENTARY, "台中市政府教育局", Relation.SUPERIOR),
        (NATIONAL, "教育部國民及學前教育署", Relation.SUPERIOR),
        (NATIONAL, "臺中市政府", Relation.LEVEL),
        (School(name="範例高級中學"), "臺中市政府", Relation.UNKNOWN),
        (School(name="範例高級中學"), "臺中市立甲國民中學", Relation.LEVEL),
    ],
)
def test_relation(school: School, recipient: str, expected: Relation) -> None:
    """A recipient is superior only by subordination, whatever its rank."""
    assert relation(school, recipient, NOW) is expected


def test_counties_are_those_of_the_date() -> None:
    """A school of 臺中縣 is under 臺中縣政府 before the merger and 臺中市政府 after it."""
    school = School(name="臺中縣立範例國民中學")
    assert superior_of(school, dt.date(2010, 3, 1)) == "臺中縣政府"
    assert superior_of(school, NOW) == "臺中市政府"
    assert relation(school, "臺中市政府", dt.date(2010, 3, 1)) is Relation.LEVEL
    assert relation(school, "臺中市政府", NOW) is Relation.SUPERIOR


def test_government_of_a_stated_office_is_superior_as_well() -> None:
    """Where the superior is the bureau, the government above it is superior too."""
    school = School(name="甲國中", superior="臺中市政府教育局")
    assert relation(school, "臺中市政府", NOW) is Relation.SUPERIOR
    assert relation(school, "臺北市政府教育局", NOW) is Relation.LEVEL


@pytest.mark.parametrize(
    ("found", "recipient", "expected"),
    [
        (Relation.SUPERIOR, "南投縣政府", "鈞府"),
        (Relation.SUPERIOR, "臺中市政府教育局", "鈞局"),
        (Relation.SUPERIOR, "教育部", "鈞部"),
        (Relation.LEVEL, "臺中市政府", "大府"),
        (Relation.LEVEL, "教育部", "大部"),
        (Relation.LEVEL, "臺中市立甲國民中學", "貴校"),
        (Relation.LEVEL, "臺中縣市國民小學", "貴校"),
        (Relation.LOWER, "本校各處室", "貴單位"),
        (Relation.UNKNOWN, "範例股份有限公司", "貴公司"),
        (Relation.UNKNOWN, "範例教育基金會", "貴會"),
    ],
)
def test_salutation(found: Relation, recipient: str, expected: str) -> None:
    """鈞 goes to the own superior, 大 to higher agencies, 貴 to everybody else."""
    assert salutation(found, recipient) == expected


def test_words_that_follow_from_the_direction() -> None:
    """檢陳 goes up only, and the unknown are written to as equals."""
    assert direction(Relation.UNKNOWN) is Direction.LEVEL
    assert [attach_verb(way) for way in Direction] == ["檢陳", "檢送", "檢送"]


def test_recipients_of_different_direction_part() -> None:
    """A county school's letter to four governments becomes two letters, in order."""
    found = group_by_direction(COUNTY, ["臺中市政府", "南投縣政府", "彰化縣政府"], NOW)
    assert found == (
        (Direction.LEVEL, ("臺中市政府", "彰化縣政府")),
        (Direction.UP, ("南投縣政府",)),
    )
    assert len(group_by_direction(PRIVATE, ["臺中市政府", "南投縣政府"], NOW)) == 1
