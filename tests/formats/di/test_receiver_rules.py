"""The list of rules that receivers enforce."""

from __future__ import annotations

import re

from lxml import etree

from inservice_docs.formats.di import file_checks, text_checks
from inservice_docs.formats.di.receiver_rules import RULES, check_written
from inservice_docs.formats.di.written import Written
from inservice_docs.records.finding import Place
from inservice_docs.records.letter import Letter


def test_every_rule_is_well_told() -> None:
    """One code each, what is wrong and the cure in whole sentences, and why it is a rule."""
    assert len({rule.code for rule in RULES}) == len(RULES) >= 25
    for rule in RULES:
        assert re.fullmatch("di-[a-z-]+", rule.code)
        assert rule.message.endswith("。")
        assert rule.fix.endswith("。")
        assert rule.check.__doc__


def test_no_check_is_forgotten() -> None:
    """Every check stands in the list, once."""
    checks = {
        value
        for module in (text_checks, file_checks)
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__
        and not name.startswith("_")
        and name != "recipients"
    }
    assert {rule.check for rule in RULES} == checks


def test_a_finding_has_its_field_and_detail() -> None:
    """What was found stands after the message."""
    letter = Letter(speed="普通", subject="甲", sender="乙")
    written = Written(
        letter,
        etree.fromstring(
            "<簽><發文機關><全銜>乙</全銜></發文機關><主旨><文字>甲</文字></主旨></簽>"
        ),
        file="x.di",
    )
    (finding,) = check_written(written)
    assert finding.code == "di-speed"
    assert finding.place == Place("x.di", field="速別")
    assert finding.message.endswith("沒有寫入：普通")
