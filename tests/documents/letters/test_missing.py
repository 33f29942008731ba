"""Missing facts: false in a condition, a gap on paper, a finding for the clerk."""

from __future__ import annotations

from inservice_docs.documents.letters.missing import DATE, NUMBER, Unfilled, gap_findings, known
from inservice_docs.records.finding import Severity
from inservice_docs.records.gap import fill_gaps, gap
from inservice_docs.wording.phrases import render_phrase


def test_missing_fact_is_false_and_prints_as_a_gap() -> None:
    """A phrase leaves it out on a condition, and shows its gap without one."""
    values = {"時數": known("", "時數")}
    assert render_phrase("{% if 時數 %}有{% endif %}", values) == ""
    assert fill_gaps(render_phrase("共{{ 時數 }}小時", values)) == "共（待填：時數）小時"
    assert known("3", "時數") == "3"
    assert type(str(Unfilled("時數"))) is str


def test_each_missing_fact_is_found_once_with_its_field() -> None:
    """The finding names the field to fill in, and where."""
    texts = [gap("研習日期") + gap("研習時間"), gap("研習日期"), gap("學校地址"), "無缺"]
    found = gap_findings(texts)
    assert [each.place.field for each in found] == ["場次", "場次", "地址"]
    assert {each.code for each in found} == {"fact-missing"}
    assert {each.severity for each in found} == {Severity.ERROR}
    assert "inservice.toml" in found[-1].fix


def test_what_comes_with_issuing_is_a_hint() -> None:
    """Number and date of a draft are nothing to mend."""
    found = gap_findings([gap(NUMBER), gap(DATE)])
    assert {each.severity for each in found} == {Severity.HINT}
