"""The facts of one letter, all together."""

from __future__ import annotations

from inservice_docs.documents.letters.facts import common_facts, direction_facts
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.records.wording import Expectations
from inservice_docs.rules.relations import Direction

WORDS = Expectations(up="請鑒核", level="請查照")
COUNTY = School(name="南投縣立範例國民中學")


def test_no_fact_is_none() -> None:
    """What is not known is a gap or empty, never None, which no phrase may print."""
    facts = common_facts(Plan(), School())
    assert None not in facts.values()
    assert fill_gaps(facts["發文日期"]) == "（待填：發文日期）"


def test_words_follow_the_direction() -> None:
    """期望語, 附送 and 稱謂 go by direction and recipient."""
    up = direction_facts(WORDS, Direction.UP, ["南投縣政府"], COUNTY)
    assert (up["期望語"], up["附送"], up["稱謂"], up["上行"]) == ("請鑒核", "檢陳", "鈞府", True)
    level = direction_facts(WORDS, Direction.LEVEL, ["臺中市政府", "彰化縣政府"], COUNTY)
    assert (level["期望語"], level["附送"], level["稱謂"]) == ("請查照", "檢送", "大府")
    down = direction_facts(WORDS, Direction.DOWN, ["本校各處室"], COUNTY)
    assert (down["期望語"], down["下行"]) == ("請查照", True)


def test_recipients_addressed_differently_have_no_common_salutation() -> None:
    """大府 and 貴校 in one letter: neither."""
    mixed = direction_facts(WORDS, Direction.LEVEL, ["臺中市政府", "甲國民小學"], COUNTY)
    assert mixed["稱謂"] == ""
